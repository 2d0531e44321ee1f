"""Where a paragraph stands: its section, and its number or its place within.

>>> from classplan.core.redline import Block, Role
>>> [str(place) for place in places((Block("7-34 Audits"), Block("Who asks:", Role.ITEM, mark="C."), Block("A list.", Role.ITEM, mark="1.")))]
['7-34 Audits', '7-34 Audits, C', '7-34 Audits, C 1']
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from classplan.core.redline import Block, Role

_NUMBERED = re.compile(r"(?i:section\s+)?\d+-\d+\b\s+\S|(?:RULE|APPENDIX|ARTICLE|CHAPTER|PART)\s+\S+")
_INNER_MARK = re.compile(r"(?P<sign>(?:[❖◆♦◊†‡]\s*)?)(?P<mark>\(?(?:\d{1,2}|[A-Z])[.)])\s+(?=\S)")
_LONGEST_HEADING = 110
_FEW_WORDS = 4
_SIGN = re.compile(r"\(?(?:(?P<figure>\d{1,3})|(?P<upper>[A-Z])|(?P<lower>[a-z]|[ivx]{2,5}))[.)]*\Z")
CAPITALS_STAY = frozenset({"FLSA", "GED", "CDL", "EMT", "CPR", "EEO", "HR", "IT", "GIS", "HVAC", "CPA", "OHR"})


@dataclass(frozen=True, slots=True)
class Place:
    """A section by its heading, the kind of that section where it is known, and the place in it; empty: the heading."""

    section: str
    kind: str | None = None
    number: str = ""

    def __str__(self) -> str:
        if not self.number:
            return self.section or "the beginning"
        return f"{self.section}, {self.number}" if self.section else self.number


def with_its_mark(block: Block) -> Block:
    """A block whose number stands within its text, behind a bullet or a sign.

    >>> with_its_mark(Block("❖ B. Files.")).mark
    'B.'
    """
    numbered = block.role in (Role.HEADING, Role.TITLE) or _SIGN.match(block.mark or "")
    match = None if numbered else _INNER_MARK.match(block.text)
    if match is None:
        return block
    return replace(block, mark=match["mark"], text=f"{match['sign']}{block.text[match.end() :]}")


def is_heading(block: Block) -> bool:
    """Whether a block heads what follows: said so by the reading, or to be seen in its words."""
    if block.role in (Role.HEADING, Role.TITLE):
        return True
    text = block.text.strip()
    if block.role is not Role.PARAGRAPH or not text or len(text) > _LONGEST_HEADING:
        return False
    if text.endswith(":"):
        return len(text.split()) <= _FEW_WORDS
    if _NUMBERED.match(text):
        return not text.endswith((";", ",")) and len(text.rstrip(".").split(". ")) == 1
    return text.isupper() and text[0] != "(" and not text.endswith((".", ";", ","))


def places(blocks: Sequence[Block]) -> list[Place]:
    """The place of every block. An item without a number of its own is told by its count in the section."""
    found: list[Place] = []
    section, kind, count = "", None, 0
    signs: list[tuple[str, str]] = []
    heads = False
    for block in blocks:
        if is_heading(block):
            if heads and block.role is Role.PARAGRAPH and block.text.isupper() and not _NUMBERED.match(block.text):
                found.append(Place(section, kind))  # a title of several lines
                continue
            heads = True
            section = readable(block.text) if block.role is Role.HEADING else block.text.strip(" :")
            kind, count, signs = block.key, 0, []
            found.append(Place(section, kind))
            continue
        heads = False
        count += 1
        sign = _SIGN.match(block.mark or "")
        if sign is None:
            above = " ".join(mark for _, mark in signs)
            found.append(Place(section, kind, f"under {above}" if above else _counted(block, count)))
            continue
        group = str(sign.lastgroup)
        names = [name for name, _ in signs]
        signs = signs[: names.index(group)] if group in names else signs
        signs = [*signs, (group, str(sign[group]))]
        found.append(Place(section, kind, " ".join(mark for _, mark in signs)))
    return found


def _counted(block: Block, count: int) -> str:
    if block.role is Role.FIELD:
        return block.text.partition(":")[0].strip() or f"field {count}"
    return f"{'item' if block.role is Role.ITEM else 'paragraph'} {count}"


def readable(heading: str) -> str:
    """A heading as one reads it: capitals only where they belong, and no colon behind it.

    >>> readable("ESSENTIAL DUTIES:"), readable("7-34 Audits")
    ('Essential duties', '7-34 Audits')
    """
    text = heading.strip().rstrip(":.").rstrip()
    if not text.isupper() or _NUMBERED.match(text):
        return text
    joined = " ".join(word if word in CAPITALS_STAY else word.lower() for word in text.split())
    return joined[:1].upper() + joined[1:]
