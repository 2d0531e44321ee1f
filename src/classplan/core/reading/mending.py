"""What people mend in a reading, as values, and the reading as it stands when all of it is applied in order.

A mend says where, what stood there before, and what is to stand there; a place that is not there, or that does not
hold what the mend says it did, is refused. The numbers of the lines stay those of the original.

>>> reading = {"parts": [{"kind": "notice", "title": "Notise", "line": 1}], "problems": []}
>>> mended(reading, [Mend("title", "parts/0", "Notise", "Notice")], None)["parts"][0]["title"]
'Notice'
"""

import copy
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from classplan.core.errors import Invalid
from classplan.core.reading.deriving import (
    derived,
    field_again,
    kinds_of_section,
    label_named,
    refuse_bad_history,
    term_and_qualifier,
)
from classplan.core.reading.layout import Layout
from classplan.core.reading.places import Json, held_at, is_item, is_part, is_section, part_of, place_of, way_to
from classplan.core.spec.sections import HISTORY

LONGEST = 20_000
_LONGEST_LINE = 300
_IN_ONE_LINE = frozenset({"title", "heading", "field", "entry", "code", "cell"})
_CELLS = frozenset({"code", "title", "grade"})
_LISTED = frozenset({"new_and_revised", "to_be_removed"})


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing mended: what kind of mend, where, and what stood and is to stand there."""

    what: str
    where: str
    before: Any
    after: Any


def mended(reading: Json, mends: Iterable[Mend], layout: Layout | None) -> Json:
    """The reading with every mend applied; what is derived from the words follows them. The reading stays as it is.

    Raises `Invalid` for the first mend whose place is not there, or holds something else than the mend says.
    """
    result = copy.deepcopy(reading)
    for mend in mends:
        _apply(result, mend, layout)
    return result


def mend_of(reading: Json, what: str, where: str, after: Any, layout: Layout | None) -> Mend:
    """The mend that somebody asks for, with what stands there now. Raises `Invalid` where it cannot be applied."""
    if what not in _KINDS:
        raise Invalid(f"“{what[:40]}” is nothing that can be done to a paper. There are: {', '.join(_KINDS)}.")
    kind = _KINDS[what]
    after = None if what == "join" else _clean(what, after)
    if not isinstance(after, str) and what not in ("join", "split"):
        raise Invalid("Nothing was typed. Type the words that are to stand there.")
    mend = Mend(what, where, kind.before(reading, where), after)
    mended(reading, [mend], layout)
    if mend.before == after:
        raise Invalid("Nothing was changed: it stands there in these words already.")
    return mend


def in_words(mend: Mend) -> str:
    """What a mend did, in a few words: *the text on line 12*."""
    return _KINDS[mend.what].said if mend.what in _KINDS else mend.what


def _apply(reading: Json, mend: Mend, layout: Layout | None) -> None:
    kind = _KINDS.get(mend.what)
    if kind is None:
        raise Invalid(f"“{mend.what[:40]}” is nothing that can be done to a paper. There are: {', '.join(_KINDS)}.")
    if kind.before(reading, mend.where) != mend.before:
        raise Invalid(
            f"What was to be mended at “{mend.where[:60]}” is no longer as it was seen. Look at it again, and mend it as it now stands."
        )
    kind.apply(reading, mend.where, mend.after, layout)
    part = held_at(reading, part_of(mend.where))
    if layout is not None and part.get("kind") == "specification":
        derived(part, layout.spec)


def _clean(what: str, after: Any) -> Any:
    if isinstance(after, list):
        return [_clean("text", words) for words in after]
    if not isinstance(after, str):
        return after
    text = " ".join(after.split())
    longest = _LONGEST_LINE if what in _IN_ONE_LINE else LONGEST
    if len(text) > longest:
        raise Invalid(f"The words have {len(text):,} characters; at most {longest:,} can stand there. Part them.")
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in text):
        raise Invalid("The words hold a sign that cannot be printed. Type them anew.")
    if not text and what not in ("field", "cell", "code"):
        raise Invalid("Nothing was typed. Type the words that are to stand there.")
    return text


# --- What can be done: what stands there before, and how it is changed ------------------------------------


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
class _Kind:
    said: str
    before: Callable[[Json, str], Any]
    apply: Callable[[Json, str, Any, Layout | None], None]


_KINDS: Mapping[str, _Kind] = {
    "text": _Kind("the words of a line", _text_before, _put_text),
    "heading": _Kind("a heading", _heading_before, _put_heading),
    "kind": _Kind("the kind of a section", _kind_before, _put_kind),
    "title": _Kind("a title", _title_before, _put_title),
    "code": _Kind("the codes of a specification", _codes_before, _put_codes),
    "field": _Kind("a field", _field_before, _put_field),
    "entry": _Kind("a field that the paper lacks", _entry_before, _put_entry),
    "cell": _Kind("a change of the plan", _cell_before, _put_cell),
    "join": _Kind("two items, joined", _join_before, _join),
    "split": _Kind("an item, split", _split_before, _split),
}
