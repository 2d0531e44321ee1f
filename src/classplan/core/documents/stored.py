"""A specification out of the form in which the records keep it: the same values that a reading of the paper gave.

>>> from classplan.core.reading.contract import part_as_json
>>> spec = Spec("Clerk", 1, codes=("FC1",))
>>> spec_of_body(part_as_json(spec)) == spec
True
"""

from collections.abc import Mapping
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.spec.model import (
    Distinction,
    Field,
    HistoryNote,
    Item,
    Member,
    Reference,
    Section,
    SectionKind,
    Spec,
    Term,
)

Body = Mapping[str, Any]


def spec_of_body(body: Body) -> Spec:
    """The specification of a part of the reading's contract (`core.reading.contract`)."""
    return Spec(
        title=body["title"],
        line=body["line"],
        codes=tuple(body["codes"]),
        fields=tuple(Field(f["key"], f["label"], f["printed"], f["parsed"], f["line"]) for f in body["fields"]),
        sections=tuple(map(_section, body["sections"])),
        history=tuple(map(_note, body["history"])),
        distinctions=tuple(Distinction(d["class"], d["text"], d["line"], d["series"]) for d in body["distinctions"]),
        incorporates=tuple(map(_reference, body["incorporates"])),
        replaces=tuple(map(_reference, body["replaces"])),
        members=tuple(Member(m["title"], m["code"], m["line"]) for m in body.get("members", ())),
    )


def _section(body: Body) -> Section:
    return Section(
        kind=SectionKind(body["kind"]),
        heading=body["heading"],
        level=body["level"],
        line=body["line"],
        part=body["part"],
        note=body["note"],
        items=tuple(map(_item, body["items"])),
        sections=tuple(map(_section, body["sections"])),
        only_for=tuple(body.get("only_for", ())),
    )


def _item(body: Body) -> Item:
    term = body["term"]
    return Item(
        text=body["text"],
        line=body["line"],
        mark=body["mark"],
        items=tuple(map(_item, body["items"])),
        term=Term(term["name"], term["separator"], term["definition"]) if term else None,
        qualifier=body["qualifier"],
        essential=body.get("essential", False),
        day_one=body.get("day_one", False),
    )


def _note(body: Body) -> HistoryNote:
    when = PartialDate.from_iso(body["when"]) if body["when"] else None
    return HistoryNote(when, body["by"], body["text"], body["line"])


def _reference(body: Body) -> Reference:
    return Reference(body["class"], body["text"], body["line"])
