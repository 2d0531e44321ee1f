"""A draft of a specification: its sections by keys that last, edited one at a time; the order of the paper is kept.

It is the form of the reading's contract in which each section carries a `key`. What stands in the text only once keeps
its place: a field stays behind the item or heading that it followed.

>>> body = begun({"title": "Clerk", "line": 1, "codes": [], "fields": [], "sections": [new_section("duties", None, "DUTIES")]})
>>> body["sections"][0]["key"], [placed.key for placed in sections_of(add_section(body, "s1", "summary", None, "Summary"))]
('s1', ['s1', 's2'])
"""

import copy
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from classplan.core.errors import Invalid, NotInForce
from classplan.core.reading.deriving import derived, field_again, label_named, refuse_bad_history, term_and_qualifier
from classplan.core.reading.layout import Layout
from classplan.core.spec.model import SectionKind
from classplan.core.spec.sections import HISTORY
from classplan.core.writing.plain import as_text, deep_items, refuse_turning, with_text

Json = dict[str, Any]
KEYS = "keys"  # how many keys were given out; none is given twice
_DERIVED = ("history", "distinctions", "incorporates", "replaces", "members")
_NOTHING = {"term": None, "qualifier": None}
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with how deep it stands, and whether one of its own kind of place stands before and after it."""

    section: Json
    deep: int
    first: bool
    last: bool

    @property
    def key(self) -> str:
        """The key by which it is edited."""
        return str(self.section["key"])


def begun(body: Mapping[str, Any]) -> Json:
    """A draft that begins with these words: each section gets a key."""
    draft = copy.deepcopy(dict(body))
    for name in _DERIVED:
        draft.setdefault(name, [])
    draft.setdefault("kind", "specification")
    count = 0
    for placed in _placed(draft["sections"], 0):
        count += 1
        placed.section["key"] = f"s{count}"
    draft[KEYS] = count
    return draft


def finished(draft: Mapping[str, Any]) -> Json:
    """The words of a draft in the form of the reading's contract."""
    body = copy.deepcopy(dict(draft))
    body.pop(KEYS, None)
    for placed in _placed(body["sections"], 0):
        placed.section.pop("key", None)
    return body


def empty(title: str | None, sections: list[Json]) -> Json:
    """A draft with these sections and no words of its own."""
    body: Json = {"kind": "specification", "title": title, "codes": [], "line": 1, "fields": [], "sections": sections}
    return numbered(begun(body))


def new_section(kind: str, part: str | None, heading: str, level: int = 1) -> Json:
    """A section without items."""
    section: Json = {"kind": kind, "part": part, "heading": heading, "note": None, "level": level, "line": None}
    return section | {"items": [], "sections": [], "only_for": []}


def sections_of(draft: Mapping[str, Any]) -> list[Placed]:
    """Every section, in the order of the paper."""
    return list(_placed(draft["sections"], 0))


def section_of(draft: Mapping[str, Any], key: str) -> Json:
    """The section of a key. Raises `NotInForce` where the draft has none."""
    found = find(draft, key)
    if found is None:
        raise NotInForce(
            "The draft has no such section; somebody may have taken it out. Earlier revisions still have it."
        )
    return found


def find(draft: Mapping[str, Any], key: str) -> Json | None:
    """The section of a key, or None."""
    return next((placed.section for placed in _placed(draft["sections"], 0) if placed.section["key"] == key), None)


def put_text(draft: Mapping[str, Any], key: str, text: str, layout: Layout | None) -> Json:
    """The draft with a section as the text has it."""
    body = copy.deepcopy(dict(draft))
    section = section_of(body, key)
    refuse_turning(text, as_text(section))

    def derive(words: str) -> Json:
        return term_and_qualifier(words, section["kind"], layout.spec) if layout else dict(_NOTHING)

    if section["part"] == HISTORY:
        known = {item["text"] for _, item in deep_items(section["items"])}
        for _, item in deep_items(with_text(section, text, derive)["items"]):
            if item["text"] not in known:
                refuse_bad_history(item["text"])
    section |= with_text(section, text, derive)
    return _settled(body, layout, section)


def add_section(draft: Mapping[str, Any], after: str | None, kind: str, part: str | None, heading: str) -> Json:
    """The draft with an empty section behind another, or at the beginning. Its key is the last that was given out."""
    if kind not in set(SectionKind):
        raise Invalid(f"“{kind[:40]}” is no kind of section. Choose one of the list.")
    if not heading.strip() or len(heading) > LONGEST_LINE or not heading.isprintable():
        raise Invalid(f"Write a heading of at most {LONGEST_LINE} characters for the new section.")
    body = copy.deepcopy(dict(draft))
    body[KEYS] += 1
    section = new_section(kind, part, heading.strip()) | {"key": f"s{body[KEYS]}"}
    if after is None:
        body["sections"].insert(0, section)
    else:
        siblings, at = _siblings(body, after)
        section["level"] = siblings[at]["level"]
        siblings.insert(at + 1, section)
    return numbered(body)


def remove_section(draft: Mapping[str, Any], key: str) -> Json:
    """The draft without a section. Raises `Invalid` where other sections stand inside it."""
    body = copy.deepcopy(dict(draft))
    siblings, at = _siblings(body, key)
    if siblings[at]["sections"]:
        inner = ", ".join(f"“{section['heading']}”" for section in siblings[at]["sections"])
        raise Invalid(f"“{siblings[at]['heading']}” holds the sections {inner}. Take those out first.")
    gone = siblings.pop(at)
    return _settled(body, None, gone)


def move_section(draft: Mapping[str, Any], key: str, step: int) -> Json:
    """The draft with a section one place earlier (-1) or later (1) among those beside it."""
    body = copy.deepcopy(dict(draft))
    siblings, at = _siblings(body, key)
    if step not in (-1, 1) or not 0 <= at + step < len(siblings):
        raise Invalid("The section stands at that end already; it cannot move further.")
    siblings.insert(at + step, siblings.pop(at))
    return numbered(body)


def values_of(draft: Mapping[str, Any]) -> dict[str, str]:
    """What the head says, by name: the title, the codes, and each field by its place among those of its key."""
    found = {"title": draft["title"] or "", "codes": " ".join(draft["codes"])}
    return found | {name: field["printed"] for name, field in fields_of(draft)}


def fields_of(draft: Mapping[str, Any]) -> list[tuple[str, Json]]:
    """The fields by the names under which a form has them: the key, with a number where a key stands more than once."""
    seen: dict[str, int] = {}
    found = []
    for field in draft["fields"]:
        seen[field["key"]] = count = seen.get(field["key"], 0) + 1
        found.append((f"field:{field['key']}" + (f":{count}" if count > 1 else ""), field))
    return found


def put_values(draft: Mapping[str, Any], values: Mapping[str, str], layout: Layout | None) -> Json:
    """The draft with a head of these values. A field that it lacks is added under the label of the office's papers."""
    body = copy.deepcopy(dict(draft))
    known = dict(fields_of(body))
    for name, value in values.items():
        value = _line(value)
        if name == "title":
            body["title"] = value or None
        elif name == "codes":
            body["codes"] = value.replace(",", " ").split()
        elif name in known:
            field = known[name]
            if field["printed"] != value:
                field |= field_again("specification", field["key"], field["label"], value, field["line"], layout)
        elif value:
            key = name.removeprefix("field:")
            label = label_named("specification", key, layout)
            last = max([body["line"], *(field["line"] for field in body["fields"])], default=0)
            made = field_again("specification", key, f"{label}:", value, last, layout)
            body["fields"].append({"key": key} | made)
    return numbered(body)


def numbered(draft: Mapping[str, Any]) -> Json:
    """The draft with its lines counted anew in their order; what is derived from a line follows it."""
    body = copy.deepcopy(dict(draft))
    homes = list(_homes(body))
    old = sorted({home["line"] for home in homes if home["line"]})
    behind: dict[int, list[Json]] = {}
    for special in sorted([body, *body["fields"]], key=lambda held: held["line"] or 0):
        at = bisect_left(old, special["line"] or 0) - 1
        behind.setdefault(old[at] if at >= 0 else 0, []).append(special)
    last_of: dict[int, int] = {}
    before = 0
    for n, home in enumerate(homes):
        if home["line"] or "heading" in home:
            before = home["line"] or 0
        if before:
            last_of[before] = n  # what is new in a section stands before the fields that follow it
    ends = {n: line for line, n in last_of.items()}
    order: list[Json] = [*behind.get(0, ())]
    for n, home in enumerate(homes):
        order.append(home)
        if n in ends:
            order += behind.get(ends[n], ())
    became: dict[int, int] = {}
    for number, home in enumerate(order, 1):
        if home["line"] and home is not body:
            became[home["line"]] = number
        home["line"] = number
    for name in _DERIVED:
        for said in body.get(name, ()):
            said["line"] = became.get(said["line"], said["line"])
    return body


def _homes(body: Json) -> Iterator[Json]:
    for placed in _placed(body["sections"], 0):
        yield placed.section
        for _, item in deep_items(placed.section["items"]):
            yield item


def _settled(body: Json, layout: Layout | None, section: Json) -> Json:
    """The draft numbered, with what follows from the words of the section that changed."""
    body = numbered(body)
    names = _FOLLOWS.get(section["part"] or "", ()) or _FOLLOWS.get(section["kind"], ())
    if names and layout is not None:
        told = copy.deepcopy(body)
        derived(told, layout.spec)
        body |= {name: told[name] for name in names}
    return body


_FOLLOWS: Mapping[str, tuple[str, ...]] = {
    HISTORY: ("history", "replaces"),
    SectionKind.DISTINGUISHING: ("distinctions",),
    SectionKind.DUTIES: ("incorporates",),
}


def _placed(sections: list[Json], deep: int) -> Iterator[Placed]:
    for n, section in enumerate(sections):
        yield Placed(section, deep, n == 0, n == len(sections) - 1)
        yield from _placed(section["sections"], deep + 1)


def _siblings(body: Json, key: str) -> tuple[list[Json], int]:
    waiting: list[list[Json]] = [body["sections"]]
    while waiting:
        siblings = waiting.pop()
        for at, section in enumerate(siblings):
            if section["key"] == key:
                return siblings, at
            waiting.append(section["sections"])
    section_of(body, key)
    raise AssertionError


def _line(value: str) -> str:
    value = " ".join(value.split())
    if len(value) > 2_000 or not value.isprintable():
        raise Invalid(f"“{value[:40]}” cannot stand in a field: at most 2,000 signs, all of them visible.")
    return value
