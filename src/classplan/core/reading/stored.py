"""A reading out of the form in which the records keep it: the same values that reading the paper gave.

>>> from classplan.core.reading.contract import as_json
>>> from classplan.core.reading.model import Source
>>> reading = Reading((Unread("other", 1, (Text(1, "The foreman signs."),)),))
>>> reading_of_json(as_json(reading, Source("a.txt", "", "text/plain"))) == reading
True
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.documents.stored import spec_of_body
from classplan.core.plan import Change, Line
from classplan.core.reading.model import (
    About,
    Circular,
    Contact,
    CutOffPrinted,
    GradeList,
    Hearing,
    Listed,
    Mark,
    Notice,
    Paragraph,
    Part,
    Person,
    Posting,
    PrintedChange,
    QuotedRule,
    Reading,
    Row,
    Table,
    Text,
    Unread,
)
from classplan.core.spec.model import Field, Problem

Json = Mapping[str, Any]


def reading_of_json(kept: Json) -> Reading:
    """The reading that was kept under the contract (`core.reading.contract`), mended or not."""
    return Reading(
        parts=tuple(map(_part, kept["parts"])),
        furniture=_texts(kept["furniture"]),
        problems=tuple(Problem(p["line"], p["what"], p["why"], p["placed"]) for p in kept["problems"]),
    )


def _part(kept: Json) -> Part:
    match kept["kind"]:
        case "specification":
            return spec_of_body(kept)
        case "notice":
            return _notice(kept)
        case "circular":
            return _circular(kept)
    return Unread(
        kept["kind"],
        kept["line"],
        _texts(kept["paragraphs"]),
        _fields(kept.get("fields", ())),
        tuple(Mark(m["about"], m["number"], m["text"], m["line"]) for m in kept.get("marks", ())),
        tuple(Row(row["line"], tuple(row["cells"])) for row in kept.get("rows", ())),
    )


def _notice(kept: Json) -> Notice:
    return Notice(
        line=kept["line"],
        title=kept["title"],
        number=kept["number"],
        fields=_fields(kept["fields"]),
        narrative=_paragraphs(kept["narrative"]),
        quoted_rules=tuple(QuotedRule(q["citation"], q["text"], q["line"]) for q in kept["quoted_rules"]),
        hearing=_hearing(kept["hearing"]),
        posting=Posting(kept["posting"]["days"], kept["posting"]["line"]) if kept["posting"] else None,
        contacts=tuple(map(_contact, kept["contacts"])),
        cut_offs=tuple(map(_cut_off, kept["cut_offs"])),
        required=tuple(kept["required"]),
        tables=tuple(map(_table, kept["tables"])),
        changes=tuple(
            PrintedChange(Change(_line(c["before"]), _line(c["after"])), _texts(c["printed"])) for c in kept["changes"]
        ),
    )


def _circular(kept: Json) -> Circular:
    return Circular(
        line=kept["line"],
        title=kept["title"],
        fields=_fields(kept["fields"]),
        narrative=_paragraphs(kept["narrative"]),
        new_and_revised=tuple(map(_listed, kept["new_and_revised"])),
        to_be_removed=tuple(map(_listed, kept["to_be_removed"])),
    )


def _texts(kept: Iterable[Json]) -> tuple[Text, ...]:
    return tuple(Text(text["line"], text["text"]) for text in kept)


def _fields(kept: Iterable[Json]) -> tuple[Field, ...]:
    return tuple(Field(f["key"], f["label"], f["printed"], f["parsed"], f["line"]) for f in kept)


def _paragraphs(kept: Iterable[Json]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(p["line"], p["text"], About(p["about"])) for p in kept)


def _hearing(kept: Json | None) -> Hearing | None:
    if kept is None:
        return None
    said = kept["parsed"]
    return Hearing(
        kept["printed"],
        kept["line"],
        date.fromisoformat(said["day"]) if said["day"] else None,
        time.fromisoformat(said["time"]) if said["time"] else None,
        said["room"],
        said["building"],
        said["address"],
    )


def _contact(kept: Json) -> Contact:
    care_of = Person(**kept["care_of"]) if kept["care_of"] else None
    return Contact(kept["for"], Person(kept["name"], kept["email"], kept["phone"]), kept["line"], care_of)


def _cut_off(kept: Json) -> CutOffPrinted:
    moment = datetime.fromisoformat(kept["parsed"]) if kept["parsed"] else None
    return CutOffPrinted(kept["for"], kept["printed"], moment, kept["line"])


def _table(kept: Json) -> Table:
    return Table(
        kept["heading"],
        kept["line"],
        _texts(kept["columns"]),
        tuple(kept["changes"]),
        tuple(GradeList(g["heading"], g["line"], _texts(g["rows"])) for g in kept["grade_lists"]),
    )


def _line(kept: Json | None) -> Line | None:
    if kept is None:
        return None
    amounts = [None if kept[name] is None else Decimal(str(kept[name])) for name in ("minimum", "maximum")]
    return Line(kept["code"], kept["title"], kept["grade"], *amounts)


def _listed(kept: Json) -> Listed:
    day = PartialDate.from_iso(kept["date"]) if kept["date"] else None
    return Listed(kept["title"], kept["label"], kept["printed"], day, kept["line"])
