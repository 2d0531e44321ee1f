"""Words of a specification changed at their place and nowhere else; refused where other words stand there by now.

A specification is edited in the form in which the records keep it. What repeats its words (a term, a qualifier, a
distinction, an entry of the class history) follows them.

>>> body = {"title": "Clerk", "fields": [], "sections": [{"kind": "duties", "heading": "DUTIES", "items": [
...     {"text": "Helps the Typist.", "line": 4, "items": [], "term": None, "qualifier": None}], "sections": []}]}
>>> edit = Edit("sections/0/items/0/text", 10, "Typist", "Typesetter")
>>> [words.text for words in words_of(edited(body, [edit]))]
['Clerk', 'DUTIES', 'Helps the Typesetter.']
"""

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from classplan.core.errors import Invalid

Body = Mapping[str, Any]
_NAMED = ("distinctions", "incorporates", "replaces")


@dataclass(frozen=True, slots=True)
class Edit:
    """At a place (`Words.place`), from the character `at` on, `new` is to stand instead of `old`."""

    place: str
    at: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a specification that can be edited: where it is, and in which section it stands.

    `section` is the heading as printed and `kind` the kind of the section, both empty for the title and the fields;
    `number` counts the items of the section from 1, and is 0 for a heading, the title or a field.
    """

    place: str
    text: str
    section: str = ""
    kind: str = ""
    number: int = 0


def words_of(body: Body) -> Iterator[Words]:
    """Every text that can be edited, in the order of the paper: title, fields, headings, items."""
    if body.get("title"):
        yield Words("title", body["title"])
    for n, field in enumerate(body.get("fields", ())):
        if field["printed"]:
            yield Words(f"fields/{n}/printed", field["printed"], field["label"] or "")
    yield from _of_sections(body.get("sections", ()), "sections")


def _of_sections(sections: Sequence[Body], place: str) -> Iterator[Words]:
    for n, section in enumerate(sections):
        here, heading = f"{place}/{n}", section["heading"] or ""
        if heading:
            yield Words(f"{here}/heading", heading, heading, section["kind"])
        items = _of_items(section["items"], f"{here}/items")
        yield from (Words(at, text, heading, section["kind"], n) for n, (at, text) in enumerate(items, start=1))
        yield from _of_sections(section["sections"], f"{here}/sections")


def _of_items(items: Sequence[Body], place: str) -> Iterator[tuple[str, str]]:
    for n, item in enumerate(items):
        yield f"{place}/{n}/text", item["text"]
        yield from _of_items(item["items"], f"{place}/{n}/items")


def edited(body: Body, edits: Iterable[Edit]) -> dict[str, Any]:
    """The specification with every edit applied; the one that is given stays as it is.

    All edits speak of the words as they stand before. Raises `Invalid` where a place holds other words by now, where two
    edits change the same words, where nothing would be left, or where a value is more than words (a date, a status).
    """
    result = copy.deepcopy(dict(body))
    at_places: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        at_places[edit.place].append(edit)
    for place, found in at_places.items():
        holder, key = _held(result, place)
        changed = _Changed(holder[key], sorted(found, key=lambda edit: edit.at))
        _follow(result, holder, key, changed)
        holder[key] = changed.new
    return result


class _Changed:
    """A text before and after its edits, and where each character of the old one went."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.old, self.edits = text, edits
        end = 0
        parts: list[str] = []
        for edit in edits:
            if edit.at < 0 or text[edit.at : edit.at + len(edit.old)] != edit.old or edit.at > len(text):
                raise Invalid(
                    f"“{edit.old[:80]}” was to become “{edit.new[:80]}”, and no longer stands at its place; there stands "
                    f"“{text[:160]}”. Look at the text again, and change it as it now stands."
                )
            if edit.at < end or (edit.at == end and not edit.old and parts):
                raise Invalid(f"Two edits change the same words, “{edit.old[:80]}”. Choose one of them.")
            parts += [text[end : edit.at], edit.new]
            end = edit.at + len(edit.old)
        self.new = "".join((*parts, text[end:]))
        if not self.new.strip():
            raise Invalid(f"Nothing would be left of “{text[:80]}”. Give the words that are to stand there.")

    def went(self, at: int) -> int:
        """Where the character `at` of the old text stands in the new one; one that was replaced, behind its replacement."""
        if at >= len(self.old):
            return len(self.new)
        gone = 0
        for edit in self.edits:
            if at <= edit.at:
                break
            gone += len(edit.new) - min(len(edit.old), at - edit.at)
        return at + gone

    def part(self, words: str) -> str:
        """What became of words that the old text holds, the last time that it does; of others, the same words."""
        start = self.old.rfind(words) if words else -1
        return self.new[self.went(start) : self.went(start + len(words))] if start >= 0 else words


def _held(body: dict[str, Any], place: str) -> tuple[dict[str, Any], str]:
    """What holds the text of a place, and under which key. Raises `Invalid` where there is no such place."""
    *way, key = place.split("/")
    held: Any = body
    for step in way:
        number = int(step) if step.isascii() and step.isdigit() and len(step) < 7 else None
        if isinstance(held, list) and number is not None and number < len(held):
            held = held[number]
        elif isinstance(held, dict) and step in held:
            held = held[step]
        else:
            held = None
    if not isinstance(held, dict) or key not in ("title", "printed", "heading", "text") or not held.get(key):
        raise Invalid(f"The text has no place “{place[:60]}” any more. Look at it again, and choose what stands there.")
    return held, key


def _follow(body: dict[str, Any], holder: dict[str, Any], key: str, changed: _Changed) -> None:
    """Change what repeats a text along with it."""
    if key == "text":
        _follow_item(body, holder, changed)
    elif key == "printed":
        _follow_field(body, holder, changed)
    elif key == "title":
        _retitle(body, changed)


def _follow_item(body: dict[str, Any], item: dict[str, Any], changed: _Changed) -> None:
    if term := item.get("term"):
        name, definition = len(term["name"]), len(term["name"]) + len(term["separator"])
        ends = [0, changed.went(name), changed.went(definition), len(changed.new)]
        parts = [changed.new[start:end] for start, end in pairwise(ends)]
        item["term"] = dict(zip(("name", "separator", "definition"), parts, strict=True)) if all(parts[:2]) else None
    if qualifier := item.get("qualifier"):
        item["qualifier"] = changed.new[: changed.went(len(qualifier))] or None
    for kind in _NAMED:
        for said in body.get(kind, ()):
            if said["line"] == item["line"] and said["text"] in changed.old:
                start = changed.old.find(said["text"])
                whole = re.compile(rf"(?<![\w-]){re.escape(said['class'])}(?![\w-])")
                if names := list(whole.finditer(changed.old, start, start + len(said["text"]))):
                    said["class"] = changed.new[changed.went(names[-1].start()) : changed.went(names[-1].end())]
                said["text"] = changed.part(said["text"])
    for note in body.get("history", ()):
        if note["line"] == item["line"]:
            note["text"] = changed.part(note["text"])


def _follow_field(body: dict[str, Any], field: dict[str, Any], changed: _Changed) -> None:
    if field["parsed"] not in (None, changed.old):
        raise Invalid(
            f"“{changed.old}” stands behind “{field['label'] or field['key']}” and is read as {field['parsed']}, so no words in "
            "it can be changed by themselves. Write the value anew."
        )
    if field["parsed"] is not None:
        field["parsed"] = changed.new
    body["codes"] = [changed.new if code == changed.old else code for code in body.get("codes", ())]
    if field["key"] == "title" and body.get("title") == changed.old:
        _retitle(body, changed)
        body["title"] = changed.new


def _retitle(body: dict[str, Any], changed: _Changed) -> None:
    """The title of a specification that a class shares with others names it among its members too."""
    for member in body.get("members", ()):
        if member["title"] == changed.old:
            member["title"] = changed.new
