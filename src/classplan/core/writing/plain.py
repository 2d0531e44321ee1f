r"""A section as plain text that a person can edit, and back, without losing a word or a mark.

The first line is the heading. Each further line is one item: two blanks for each level that it stands deeper, its mark as
printed, its text. A backslash before a line says that what looks like a mark is none; a mark that does not look like one
stands in angle brackets. Empty lines count for nothing.

>>> section = {"heading": "DUTIES", "note": None, "items": [made("1.", "Files plans."), made(None, "A. Lee signs them.")]}
>>> print(as_text(section))
DUTIES
<BLANKLINE>
1. Files plans.
\A. Lee signs them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from classplan.core.errors import Invalid

Json = dict[str, Any]
LONGEST = 200_000
DEEPEST = 8
_STEP = "  "
_ONE = r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{2,6})[.)]{1,2}|[-–—−•*·▪■□◦○●◆◇♦►➢§†‡+]{1,3})"
_MARKED = re.compile(rf"(?P<mark>{_ONE}(?: {_ONE}){{0,2}})(?: (?P<text>.*))?\Z", re.DOTALL)
_NAMED = re.compile(r"<(?P<mark>[^<>]+)>(?: (?P<text>.*))?\Z", re.DOTALL)
_NO_MARK = "\\"
_COUNTS = re.compile(r"[\w\s.()–—-]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SAID_BY_SIGNS = ("essential", "day_one")


def made(mark: str | None, text: str, items: Iterable[Json] = ()) -> Json:
    """An item about which nothing but its words is known yet."""
    return {"mark": mark, "text": text, "line": None, "items": list(items), "term": None, "qualifier": None}


def as_text(section: Mapping[str, Any]) -> str:
    """The section with its heading in the first line. Paragraphs without a mark stand apart."""
    lines = [heading_line(section), ""]
    last_marked = True
    for deep, item in deep_items(section["items"]):
        line = line_of(item["mark"], item["text"], deep)
        is_marked = bool(item["mark"]) or deep > 0
        if not is_marked and not last_marked:
            lines.append("")
        lines.append(line)
        last_marked = is_marked
    return "\n".join(lines).rstrip("\n")


def heading_line(section: Mapping[str, Any]) -> str:
    """The heading with the note behind it, where it does not hold the note itself."""
    heading, note = section["heading"], section["note"]
    return f"{heading} ({note})".strip() if note and note not in heading else str(heading)


def deep_items(items: Iterable[Json], deep: int = 0) -> Iterator[tuple[int, Json]]:
    """Every item with how deep it stands, in the order of the paper."""
    for item in items:
        yield deep, item
        yield from deep_items(item["items"], deep + 1)


def line_of(mark: str | None, text: str, deep: int = 0) -> str:
    """An item as a line; what it is read back as is what it was."""
    for line in (f"{mark} {text}".rstrip() if mark else text, f"<{mark}> {text}".rstrip() if mark else ""):
        if line and not line[0].isspace() and read_line(line) == (mark, text):
            return _STEP * deep + line
    return f"{_STEP * deep}{_NO_MARK}{text}"


def read_line(line: str) -> tuple[str | None, str]:
    """The mark and the text of a line without its indentation."""
    if line.startswith(_NO_MARK):
        return None, line[1:]
    found = _NAMED.match(line) or _MARKED.match(line)
    return (found["mark"], found["text"] or "") if found else (None, line)


def lines_in(text: str) -> list[str]:
    """The lines of a section that hold something: the heading, which may be empty, and a line for each item.

    Raises `Invalid` for a sign that cannot be printed, and for more text than a section holds.
    """
    if len(text) > LONGEST:
        raise Invalid(f"The section has {len(text):,} characters; at most {LONGEST:,} fit one. Part it in two.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        bad = next((c for c in line if c != "\t" and unicodedata.category(c) in ("Cc", "Cs", "Cn", "Zl", "Zp")), None)
        if bad is not None:
            raise Invalid(f"Line {number} holds a sign that cannot be printed (U+{ord(bad):04X}). Type the line anew.")
    heading, *rest = lines
    return [heading.strip(), *(line.rstrip() for line in rest if line.strip())]


def refuse_turning(text: str, was: str) -> None:
    """Raise `Invalid` for an unseen sign that turns the direction in which words are shown, unless it stood there already."""
    known = set(_TURNS.findall(was))
    for number, line in enumerate(text.splitlines(), 1):
        for sign in _TURNS.findall(line):
            if sign not in known:
                raise Invalid(
                    f"Line {number} holds an unseen sign that turns the direction in which words are shown "
                    f"(U+{ord(sign):04X}). Type the line anew."
                )


def with_text(was: Json, text: str, derive: Callable[[str], Json]) -> Json:
    """The section as the text has it. Items whose words stayed keep what is known of them.

    Of the others `derive` tells it; their signs mean what the same signs mean at the items that stood there.
    """
    heading, *lines = lines_in(text)
    known = [item for _, item in deep_items(was["items"])]
    read = list(_read(lines))
    same = _same([(item["mark"], item["text"]) for item in known], [(mark, words) for _, mark, words in read])
    meant = {
        _signs(item["mark"]): {key: item[key] for key in _SAID_BY_SIGNS if key in item}
        for item in known
        if item["mark"]
    }
    found: list[Json] = []
    above: list[list[Json]] = [found]
    for n, (deep, mark, words) in enumerate(read):
        item = made(mark, words)
        kept = known[same[n]] if n in same else None
        item |= kept | {"items": []} if kept else derive(words) | meant.get(_signs(mark), {})
        deep = min(deep, len(above) - 1)
        del above[deep + 1 :]
        above[deep].append(item)
        above.append(item["items"])
    return was | _heading(was, heading) | {"items": found}


def _signs(mark: str | None) -> str:
    """The signs of a mark that a paper explains, such as an asterisk; without its number."""
    return "".join(sorted(_COUNTS.sub("", mark or "")))


def _read(lines: Iterable[str]) -> Iterator[tuple[int, str | None, str]]:
    for line in lines:
        opened = line.lstrip(" \t")
        blanks = len(line[: len(line) - len(opened)].replace("\t", _STEP))
        yield (min(blanks // len(_STEP), DEEPEST), *read_line(opened))


def _same(old: list[tuple[str | None, str]], new: list[tuple[str | None, str]]) -> dict[int, int]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {b + n: a + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}


def _heading(was: Json, line: str) -> Json:
    """Heading and note out of the first line."""
    if line == heading_line(was):
        return {"heading": was["heading"], "note": was["note"]}
    words, _, note = line.rpartition(" (")
    if was["note"] and words and note.endswith(")"):
        inside = was["note"] in was["heading"]
        return {"heading": line if inside else words, "note": note[:-1]}
    return {"heading": line, "note": None}
