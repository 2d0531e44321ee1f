"""What can be mended in a reading: for each kind, what stands at its place, and how that is changed.

>>> KINDS["title"].before({"parts": [{"kind": "notice", "title": "Notise"}]}, "parts/0")
'Notise'
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from classplan.core.errors import Invalid
from classplan.core.reading.deriving import (
    field_again,
    kinds_of_section,
    label_named,
    refuse_bad_history,
    term_and_qualifier,
)
from classplan.core.reading.layout import Layout
from classplan.core.reading.places import Json, held_at, is_item, is_part, is_section, part_of, place_of, way_to
from classplan.core.spec.sections import HISTORY

_CELLS = frozenset({"code", "title", "grade"})
_LISTED = frozenset({"new_and_revised", "to_be_removed"})


def _text_before(reading: Json, where: str) -> Any:
    held = held_at(reading, where)
    way = way_to(where)
    if (
        not isinstance(held, dict)
        or "text" not in held
        or not (is_item(where) or way[-2] in ("narrative", "paragraphs"))
    ):
        raise _no("text of an item or a paragraph", where)
    return held["text"]


def _put_text(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    held = held_at(reading, where)
    held["text"] = after
    if "term" in held and layout is not None:
        section = held_at(reading, _section_of(where))
        if section["part"] == HISTORY:
            refuse_bad_history(after)
        held |= term_and_qualifier(after, section["kind"], layout.spec)


def _heading_before(reading: Json, where: str) -> Any:
    held = held_at(reading, where)
    if not is_section(where):
        raise _no("heading of a section", where)
    return held["heading"]


def _put_heading(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    held_at(reading, where)["heading"] = after


def _kind_before(reading: Json, where: str) -> Any:
    held = held_at(reading, where)
    if not is_section(where):
        raise _no("kind of a section", where)
    return place_of(held["kind"], held["part"]) if held["part"] else held["kind"]


def _put_kind(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    known = kinds_of_section(layout.spec) if layout else ()
    if after not in known:
        raise Invalid(f"“{str(after)[:40]}” is no kind of section that is known. There are: {', '.join(known)}.")
    held = held_at(reading, where)
    kind, _, part = after.partition("/")
    held["kind"], held["part"] = kind, part or None


def _title_before(reading: Json, where: str) -> Any:
    held = held_at(reading, where)
    way = way_to(where)
    if not (is_part(where) or (len(way) == 4 and way[2] in _LISTED)) or "title" not in held:
        raise _no("title", where)
    return held["title"]


def _put_title(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    held_at(reading, where)["title"] = after


def _codes_before(reading: Json, where: str) -> Any:
    held = held_at(reading, where)
    if not is_part(where) or "codes" not in held:
        raise _no("codes of a specification", where)
    return " ".join(held["codes"])


def _put_codes(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    codes = after.replace(",", " ").split()
    bad = next(
        (c for c in codes if not c.isascii() or len(c) > 30 or (layout and not layout.notice.code.fullmatch(c))), None
    )
    if bad is not None:
        raise Invalid(
            f"“{bad[:40]}” is no job code in the form that is known. Compare the original, and type it again."
        )
    held_at(reading, where)["codes"] = codes


def _field_before(reading: Json, where: str) -> Any:
    held = held_at(reading, where)
    if len(way_to(where)) != 4 or way_to(where)[2] != "fields":
        raise _no("field", where)
    return held["printed"]


def _put_field(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    held = held_at(reading, where)
    part = held_at(reading, part_of(where))
    held |= field_again(part["kind"], held["key"], held["label"], after, held["line"], layout)


def _entry_before(reading: Json, where: str) -> Any:
    """A field that the paper lacks is entered; nothing stood there."""
    way = way_to(where)
    part = held_at(reading, part_of(where))
    if len(way) != 4 or way[2] != "fields" or not isinstance(way[3], str) or "fields" not in part:
        raise _no("field that the paper lacks", where)
    if any(field["key"] == way[3] for field in part["fields"]):
        raise Invalid("The paper has this field already. Mend the one that stands there.")
    return None


def _put_entry(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    key = str(way_to(where)[3])
    part = held_at(reading, part_of(where))
    label = label_named(part["kind"], key, layout)
    part["fields"].append({"key": key} | field_again(part["kind"], key, f"{label}:", after, part["line"], layout))


def _cell_before(reading: Json, where: str) -> Any:
    way = way_to(where)
    if len(way) != 6 or way[2] != "changes" or way[4] not in ("before", "after") or way[5] not in _CELLS:
        raise _no("code, title or grade of a change", where)
    return held_at(reading, where)


def _put_cell(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    name = str(way_to(where)[5])
    form = None if layout is None or name == "title" else getattr(layout.notice, name)
    if after and form is not None and not form.fullmatch(after):
        raise Invalid(f"“{after}” is no {name} in the form that is known. Compare the original, and type it again.")
    held_at(reading, where.rpartition("/")[0])[name] = after or None


def _join_before(reading: Json, where: str) -> Any:
    items, at = _siblings(reading, where)
    if at + 1 >= len(items):
        raise Invalid("It is the last item of its section, so none follows that could be joined to it.")
    return [items[at]["text"], items[at + 1]["text"]]


def _join(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    items, at = _siblings(reading, where)
    first, second = items[at], items.pop(at + 1)
    first["items"] = [*first["items"], *second["items"]]
    _put_text(reading, where, f"{first['text']} {second['text']}", layout)


def _split_before(reading: Json, where: str) -> Any:
    items, at = _siblings(reading, where)
    return items[at]["text"]


def _split(reading: Json, where: str, after: Any, layout: Layout | None) -> None:
    items, at = _siblings(reading, where)
    if not isinstance(after, list) or len(after) != 2 or not all(isinstance(words, str) and words for words in after):
        raise Invalid("An item is split into two, and both need words.")
    if f"{after[0]} {after[1]}".split() != items[at]["text"].split():
        raise Invalid(
            "The two items together do not have the words of the one that is split. Split it, then mend the words."
        )
    second = {
        "mark": None,
        "text": after[1],
        "line": items[at]["line"],
        "items": items[at]["items"],
        "term": None,
        "qualifier": None,
    }
    items[at]["items"] = []
    items.insert(at + 1, second)
    _put_text(reading, where, after[0], layout)
    way = way_to(where)
    _put_text(reading, place_of(*way[:-1], at + 1), after[1], layout)


def _siblings(reading: Json, where: str) -> tuple[list[Json], int]:
    held_at(reading, where)
    if not is_item(where):
        raise _no("item", where)
    above, _, at = where.rpartition("/")
    return held_at(reading, above), int(at)


def _section_of(where: str) -> str:
    way = way_to(where)
    return place_of(*way[: way.index("items")]) if "items" in way else where


def _no(what: str, where: str) -> Invalid:
    return Invalid(f"At “{where[:60]}” stands no {what}. Look at the paper again, and choose what stands there.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mend: how it is said, what stands there before, and how it is applied."""

    said: str
    before: Callable[[Json, str], Any]
    apply: Callable[[Json, str, Any, Layout | None], None]


KINDS: Mapping[str, Kind] = {
    "text": Kind("the words of a line", _text_before, _put_text),
    "heading": Kind("a heading", _heading_before, _put_heading),
    "kind": Kind("the kind of a section", _kind_before, _put_kind),
    "title": Kind("a title", _title_before, _put_title),
    "code": Kind("the codes of a specification", _codes_before, _put_codes),
    "field": Kind("a field", _field_before, _put_field),
    "entry": Kind("a field that the paper lacks", _entry_before, _put_entry),
    "cell": Kind("a change of the plan", _cell_before, _put_cell),
    "join": Kind("two items, joined", _join_before, _join),
    "split": Kind("an item, split", _split_before, _split),
}
