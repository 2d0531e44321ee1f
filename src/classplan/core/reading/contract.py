"""The public contract: a reading as JSON (`reading.schema.json` beside this module is its schema).

Keys and their order are the contract's; a value that the paper does not print is null.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from classplan.core.money import plain
from classplan.core.plan import ChangeKind, Line
from classplan.core.reading.model import (
    Circular,
    Contact,
    Hearing,
    Listed,
    Notice,
    Part,
    Person,
    PrintedChange,
    Reading,
    Source,
    Table,
    Unread,
)
from classplan.core.spec.model import Field, Item, Problem, Reference, Section, Spec

SCHEMA = "classplan/reading/1"
Json = dict[str, Any]


def as_json(reading: Reading, source: Source, problems: Sequence[Problem] = ()) -> Json:
    """The reading as the contract has it. `problems`: those of the file itself, put before the others."""
    return {
        "schema": SCHEMA,
        "source": {"name": source.name, "sha256": source.sha256, "media_type": source.media_type},
        "parts": [part_as_json(part) for part in reading.parts],
        "furniture": [{"line": text.line, "text": text.text} for text in reading.furniture],
        "problems": [
            {"line": p.line, "what": p.what, "why": p.why, "placed": p.placed} for p in (*problems, *reading.problems)
        ],
    }


def part_as_json(part: Part) -> Json:
    """One part as the contract has it."""
    match part:
        case Spec():
            return _spec(part)
        case Notice():
            return _notice(part)
        case Circular():
            return _circular(part)
        case Unread():
            paragraphs = [{"line": p.line, "text": p.text} for p in part.paragraphs]
            return {
                "kind": part.kind,
                "line": part.line,
                "paragraphs": paragraphs,
                "fields": _fields(part.fields),
                "marks": [{"about": m.about, "number": m.number, "text": m.text, "line": m.line} for m in part.marks],
                "rows": [{"line": row.line, "cells": list(row.cells)} for row in part.rows],
            }


def _spec(spec: Spec) -> Json:
    return {
        "kind": spec.kind,
        "title": spec.title,
        "codes": list(spec.codes),
        "line": spec.line,
        "fields": _fields(spec.fields),
        "sections": [_section(section) for section in spec.sections],
        "history": [
            {"when": str(note.when) if note.when else None, "by": note.by, "text": note.text, "line": note.line}
            for note in spec.history
        ],
        "distinctions": [
            {"class": d.from_class, "text": d.text, "line": d.line, "series": d.series} for d in spec.distinctions
        ],
        "incorporates": _references(spec.incorporates),
        "replaces": _references(spec.replaces),
        "members": [{"title": m.title, "code": m.code, "line": m.line} for m in spec.members],
    }


def _references(references: Iterable[Reference]) -> list[Json]:
    return [{"class": r.to_class, "text": r.text, "line": r.line} for r in references]


def _fields(fields: Iterable[Field]) -> list[Json]:
    return [{"key": f.key, "label": f.label, "printed": f.printed, "parsed": f.parsed, "line": f.line} for f in fields]


def _section(section: Section) -> Json:
    return {
        "kind": section.kind.value,
        "part": section.part,
        "heading": section.heading,
        "note": section.note,
        "level": section.level,
        "line": section.line,
        "items": [_item(item) for item in section.items],
        "sections": [_section(inner) for inner in section.sections],
        "only_for": list(section.only_for),
    }


def _item(item: Item) -> Json:
    term = item.term
    return {
        "mark": item.mark,
        "text": item.text,
        "line": item.line,
        "items": [_item(inner) for inner in item.items],
        "term": {"name": term.name, "separator": term.separator, "definition": term.definition} if term else None,
        "qualifier": item.qualifier,
        **({"essential": True} if item.essential else {}),
        **({"day_one": True} if item.day_one else {}),
    }


def _notice(notice: Notice) -> Json:
    return {
        "kind": notice.kind,
        "title": notice.title,
        "number": notice.number,
        "line": notice.line,
        "fields": _fields(notice.fields),
        "narrative": [{"line": p.line, "text": p.text, "about": p.about.value} for p in notice.narrative],
        "quoted_rules": [{"citation": q.citation, "text": q.text, "line": q.line} for q in notice.quoted_rules],
        "hearing": _hearing(notice.hearing) if notice.hearing else None,
        "posting": {"days": notice.posting.days, "line": notice.posting.line} if notice.posting else None,
        "contacts": [_contact(contact) for contact in notice.contacts],
        "cut_offs": [
            {
                "for": cut_off.purpose,
                "printed": cut_off.printed,
                "parsed": cut_off.moment.isoformat(timespec="minutes") if cut_off.moment else None,
                "line": cut_off.line,
            }
            for cut_off in notice.cut_offs
        ],
        "required": list(notice.required),
        "tables": [_table(table) for table in notice.tables],
        "changes": [_change(change) for change in notice.changes],
    }


def _hearing(hearing: Hearing) -> Json:
    return {
        "printed": hearing.printed,
        "parsed": {
            "day": hearing.day.isoformat() if hearing.day else None,
            "time": f"{hearing.hour:%H:%M}" if hearing.hour else None,
            "room": hearing.room,
            "building": hearing.building,
            "address": hearing.address,
        },
        "line": hearing.line,
    }


def _contact(contact: Contact) -> Json:
    person = contact.person
    return {
        "for": contact.purpose,
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "care_of": _person(contact.care_of) if contact.care_of else None,
        "line": contact.line,
    }


def _person(person: Person) -> Json:
    return {"name": person.name, "email": person.email, "phone": person.phone}


def _table(table: Table) -> Json:
    return {
        "heading": table.heading,
        "line": table.line,
        "columns": [{"line": c.line, "text": c.text} for c in table.columns],
        "changes": list(table.changes),
        "grade_lists": [
            {"heading": g.heading, "line": g.line, "rows": [{"line": r.line, "text": r.text} for r in g.rows]}
            for g in table.grade_lists
        ],
    }


def _change(printed: PrintedChange) -> Json:
    change = printed.change
    return {
        "kind": change.kind.value,
        "aspects": [kind.value for kind in ChangeKind if kind in change.aspects],
        "before": _line(change.before) if change.before else None,
        "after": _line(change.after) if change.after else None,
        "printed": [{"line": text.line, "text": text.text} for text in printed.printed],
    }


def _line(line: Line) -> Json:
    return {
        "code": line.code,
        "title": line.title,
        "grade": line.grade,
        "minimum": plain(line.minimum),
        "maximum": plain(line.maximum),
    }


def _circular(circular: Circular) -> Json:
    return {
        "kind": circular.kind,
        "title": circular.title,
        "line": circular.line,
        "fields": _fields(circular.fields),
        "narrative": [{"line": p.line, "text": p.text, "about": p.about.value} for p in circular.narrative],
        "new_and_revised": [_listed(listed) for listed in circular.new_and_revised],
        "to_be_removed": [_listed(listed) for listed in circular.to_be_removed],
    }


def _listed(listed: Listed) -> Json:
    return {
        "title": listed.title,
        "label": listed.label,
        "printed": listed.printed,
        "date": str(listed.day) if listed.day else None,
        "line": listed.line,
    }
