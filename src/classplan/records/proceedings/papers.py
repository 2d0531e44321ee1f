"""From a reading to what recording needs: one notice, or one update, with its specifications.

A reading with problems needs a person: recording refuses it until somebody says why it can be taken as it is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.pay import Flsa
from classplan.core.plain_words import count_in_words
from classplan.core.reading.contract import part_as_json
from classplan.core.reading.model import Circular, Notice, Reading
from classplan.core.recording import AttachedSpec, Paper
from classplan.core.spec.model import Spec
from classplan.core.spec.stated import parts_stated


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """A notice ready to be entered; `part` is its structure as JSON."""

    paper: Paper
    number: str
    subject: str
    hearing: date | None
    part: dict[str, Any]
    printed: tuple[tuple[dict[str, Any], ...], ...]


@dataclass(frozen=True, slots=True)
class UpdatePaper:
    """An update of specifications ready to be entered."""

    paper: Paper
    subject: str
    part: dict[str, Any]


def notice_paper(reading: Reading, name: str) -> NoticePaper:
    """The notice that a file holds. Raises `Invalid` where it holds none, or more, or one without number or date."""
    notice = _only(reading.notices, name, "classification notice")
    day = _day_of(notice, name)
    if notice.number is None:
        raise Invalid(
            f"The notice in {name} prints no number, and it goes by its number (line {notice.line}). Complete the paper."
        )
    if not notice.changes and not reading.specs:
        raise Invalid(
            f"Notice {notice.number} in {name} lists no change and attaches no specification; there is nothing to enter. Is the file whole?"
        )
    paper = Paper(
        name=f"Notice {notice.number}",
        day=day,
        cause=notice.number,
        changes=tuple(printed.change for printed in notice.changes),
        specs=tuple(_attached(spec, name) for spec in reading.specs),
    )
    refuse_unclean_names(paper)
    part = part_as_json(notice)
    return NoticePaper(
        paper,
        notice.number,
        _printed(notice, "subject"),
        notice.hearing.day if notice.hearing else None,
        part,
        tuple(tuple({"line": row.line, "text": row.text} for row in change.printed) for change in notice.changes),
    )


def update_paper(reading: Reading, name: str) -> UpdatePaper:
    """The update that a file holds. Raises `Invalid` where it holds none, or more, or one without a date."""
    circular = _only(reading.circulars, name, "update of specifications")
    if not reading.specs:
        raise Invalid(f"The update in {name} attaches no specification; there is nothing to enter. Is the file whole?")
    day = _day_of(circular, name)
    paper = Paper(f"Update of {day}", day, specs=tuple(_attached(spec, name) for spec in reading.specs))
    refuse_unclean_names(paper)
    return UpdatePaper(paper, _printed(circular, "subject"), part_as_json(circular))


_NOT_IN_ADDRESSES = re.compile(r"[/\\?#%]|\A\.+\Z")


def refuse_unaddressable(what: str, value: str) -> None:
    """Raise `Invalid` for a number or a code that could stand in no address of a page."""
    if _NOT_IN_ADDRESSES.search(value):
        raise Invalid(
            f"“{value[:60]}” cannot be {what}: it stands in the address of a page, which holds no / \\ ? # or % and is not "
            "dots alone. Write it with a hyphen."
        )


LONGEST = {"title": 300, "code": 30, "grade": 30, "number": 60}


def refuse_unclean_names(paper: Paper) -> None:
    """Raise `Invalid` for a name that cannot be one: too long, or with signs that look like others or like none."""
    lines = [line for change in paper.changes for line in (change.before, change.after) if line is not None]
    named = [(name, getattr(line, name)) for line in lines for name in ("title", "code", "grade")]
    named += [("title", title) for spec in paper.specs for title in (spec.title, *spec.replaces)]
    for name, value in (*named, ("number", paper.cause)):
        if value is not None and name in ("code", "number"):
            refuse_unaddressable(f"the {name} that {paper.name} prints", value)
        if value is not None and _has_foreign_signs(name, value):
            raise Invalid(
                f"{paper.name} prints a {name} with signs that cannot be seen or told apart: {value!a}. Type it anew in the file."
            )
        if value is not None and len(value) > LONGEST[name]:
            raise Invalid(
                f"{paper.name} prints a {name} of {len(value)} characters, “{value[:60]}…”; at most {LONGEST[name]} can be one. "
                "Check whether the line was misread."
            )


def _has_foreign_signs(name: str, value: str) -> bool:
    """Titles may hold any letters; codes, grades and numbers only plain ones."""
    hidden = any(unicodedata.category(sign).startswith("C") for sign in value)
    return hidden or (name != "title" and not value.isascii())


def refuse_problems(reading: Reading, name: str, despite: str | None) -> None:
    """Raise `NotAllowed`, with every problem, unless a person has said why the paper can be taken as it is."""
    if not reading.problems or despite:
        return
    found = "\n".join(f"  line {p.line}: {p.what[:80]}: {p.why}" for p in reading.problems)
    count = count_in_words(len(reading.problems), "problem", "problems")
    raise NotAllowed(
        f"{name} was read with {count}, so nothing is entered before a person has looked:\n{found}\n"
        "Correct the file, or say why it can be entered as it is: --despite-problems “REASON”."
    )


def _only(parts: tuple[Any, ...], name: str, what: str) -> Any:
    if len(parts) != 1:
        held = "none" if not parts else str(len(parts))
        raise Invalid(
            f"{name} holds {held} of the kind “{what}”; exactly one is needed. See what it holds: classplan read {name}."
        )
    return parts[0]


def _day_of(part: Notice | Circular, name: str) -> date:
    field = next((f for f in part.fields if f.key == "date"), None)
    if field is None or not isinstance(field.parsed, str):
        printed = f"prints “{field.printed}” as its date" if field else "prints no date"
        raise Invalid(f"The paper in {name} {printed}; a day of the calendar is needed to enter it. Check the paper.")
    return date.fromisoformat(field.parsed)


def _printed(part: Notice | Circular, key: str) -> str:
    return next((field.printed for field in part.fields if field.key == key), "")


def _attached(spec: Spec, name: str) -> AttachedSpec:
    if spec.title is None:
        raise Invalid(
            f"A specification in {name} (line {spec.line}) prints no title, so its class is not known. Complete the paper."
        )
    return attached_spec(part_as_json(spec))


def attached_spec(body: dict[str, Any]) -> AttachedSpec:
    """A specification as far as the plan needs it, from its structure as JSON."""
    parsed = {field["key"]: field["parsed"] for field in body["fields"]}
    return AttachedSpec(
        title=body["title"],
        flsa=Flsa(parsed["flsa"]) if parsed.get("flsa") else None,
        established=PartialDate.from_iso(parsed["established_date"]) if parsed.get("established_date") else None,
        revised=PartialDate.from_iso(parsed["revised_date"]) if parsed.get("revised_date") else None,
        replaces=tuple(reference["class"] for reference in body["replaces"]),
        stated=stated_parts(body["sections"]),
        body=body,
    )


def stated_parts(sections: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The parts that a specification states, an explicit “None” included: those of its sections that hold words."""
    return parts_stated(
        (section["kind"], section["part"], " ".join((section["heading"], *_words(section["items"]))))
        for section in _walk(sections)
        if section["items"]
    )


def _words(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        yield item["text"]
        yield from _words(item["items"])


def _walk(sections: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from _walk(section["sections"])
