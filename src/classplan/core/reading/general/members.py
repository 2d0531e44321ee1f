"""The classes of a series, or the specialties of a class, that share a specification, and headings that name them.

>>> members = Members((Member("Senior Ferry Pilot", "F2", 3), Member("Ferry Pilot", "F1", 4)))
>>> members.named("Senor Ferry Pilot:"), members.named("All Levels"), members.named("Ferry Boats")
(('Senior Ferry Pilot',), (), None)
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from classplan.core.reading.general.words import one_letter_apart
from classplan.core.spec.model import Field, Member
from classplan.core.spec.source import SourceLine

_ALL = re.compile(
    r"(?:for\s+)?(?:all|both)\s+(?:of\s+the\s+)?(?:assignment\s+)?(?:levels|classes|classifications|specialties|specialities|positions|options)\W*",
    re.IGNORECASE,
)
_OF_SPECIALTY = re.compile(
    r"(?:.{0,40}\bfor\s+(?:the\s+)?)?(?P<name>\S.{0,60}?)\s+(?:specialt(?:y|ies)|speciality|option|level|only)\W*",
    re.IGNORECASE,
)
_LEVELS_TEXT = """
    i ii iii iv v vi a b c senior lead junior associate assistant staff principal chief deputy supervising supervisor
    trainee intern apprentice entry journey advanced specialist manager
"""
_LEVELS = frozenset(_LEVELS_TEXT.split())
_LEAD_OF_A_LEVEL = re.compile(r"(?P<head>[^:.]{3,80}?)(?::|\s[–—-])\s+\S")
_LEVEL_OF_ONE = re.compile(r"(?:assignment\s+)?level\s+(?:[IVX]{1,4}|\d|[A-D])\W*", re.IGNORECASE)
_SEVERAL_LEVELS = re.compile(
    r"(?P<base>\D*?\S)\s+(?P<levels>(?:[IVX]{1,4}|\d)(?:\s*(?:[/&,-]|and)\s*(?:[IVX]{1,4}|\d))+)"
)
_ONE_LEVEL = re.compile(r"[IVX]{1,4}|\d")
_TITLE_AND_CODE = 2
_CODE = re.compile(r"(?=\S*\d)[A-Z\d][A-Z\d-]{1,9}")
_FEWEST_WORDS_OF_A_SHORT_NAME = 2
_LONGEST_NAME = 120
_LONGEST_TITLE = 400
_NOTE_BEHIND = re.compile(r"(?<=\S)\s+\([^()]+\)\W*$")
_BRACKETED = re.compile(r"\(\s*([^()]+?)\s*\)")
_WORD = re.compile(r"\w+")
_SHORTEST_MISPRINT = 5


@dataclass(frozen=True)
class Members:
    """What a heading may name; empty for a specification of one class."""

    all: tuple[Member, ...] = ()

    @cached_property
    def _words_of_titles(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each title with its words, and once more with those before its first comma."""
        return tuple(
            (member.title, tuple(_words(words)))
            for member in self.all
            for words in dict.fromkeys((member.title, member.title.partition(",")[0]))
        )

    def named(self, text: str) -> tuple[str, ...] | None:
        """The members that a line names and nothing else; none for *All Levels*; None where it is no such line."""
        if not self.all or len(text) > _LONGEST_NAME:
            return None
        if _ALL.fullmatch(text):
            return ()
        of_specialty = _OF_SPECIALTY.fullmatch(text)
        for said in dict.fromkeys(
            filter(None, (text, of_specialty and of_specialty["name"], _NOTE_BEHIND.sub("", text)))
        ):
            words = _words(said)
            for title, its_words in self._words_of_titles:
                if len(words) == len(its_words) and _same(words, its_words):
                    return (title,)
        return self._named_in_short(_words(text))

    def _named_in_short(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """The one member whose title ends in these words, the last of which is its level: *Pilot II*."""
        if len(words) < _FEWEST_WORDS_OF_A_SHORT_NAME or not _is_level(words[-1]):
            return None
        ending = {title for title, its_words in self._words_of_titles if its_words[-len(words) :] == tuple(words)}
        return (ending.pop(),) if len(ending) == 1 else None

    def is_code(self, cells: Sequence[str]) -> bool:
        """Whether what stands at the right of a line is the code of a member."""
        return len(cells) == 1 and any(member.code == cells[0] for member in self.all)


def members_of(fields: Iterable[Field], title: Member | None) -> tuple[Member, ...]:
    """The members that the head of a specification lists: the rows of a table of classes, or its specialties.

    `title` is the first of the titles where several stand under each other without a table.
    """
    fields = tuple(fields)
    rows: dict[int, dict[str, str]] = {}
    specialties: list[Member] = []
    for field in fields:
        if field.key in ("class_title", "class_code"):
            rows.setdefault(field.line, {}).setdefault(field.key, field.printed)
        elif field.key == "specialty":
            names = _BRACKETED.findall(field.printed)
            specialties += [Member(" ".join(name.split()), None, field.line) for name in names]
    listed = {
        row["class_title"]: Member(row["class_title"], row.get("class_code"), line)
        for line, row in sorted(rows.items(), reverse=True)
        if "class_title" in row
    }
    if title and listed and not any(field.key == "class_title" and field.label for field in fields):
        code = rows.get(title.line, {}).get("class_code")
        listed.setdefault(title.title, Member(title.title, code, title.line))
    in_order = sorted(listed.values(), key=lambda member: member.line)
    return tuple(in_order or specialties)


def levels_of(title: str | None, line: int) -> tuple[Member, ...]:
    """The classes of a title that names several levels at once.

    >>> [member.title for member in levels_of("Ferry Pilot I/II", 1)], levels_of("Cook/Driver", 1)
    (['Ferry Pilot I', 'Ferry Pilot II'], ())
    """
    match = _SEVERAL_LEVELS.fullmatch(title or "")
    if match is None:
        return ()
    return tuple(Member(f"{match['base']} {level}", None, line) for level in _ONE_LEVEL.findall(match["levels"]))


def levels_in(lines: Sequence[SourceLine], title: str | None) -> tuple[Member, ...]:
    """The classes that stand as headings of their own where the title is that of their series: *Pilot 9*, *Senior Pilot*.

    One such line alone tells nothing.
    """
    base = [word for word in _words(title or "") if word not in ("series", "class") and not _is_level(word)]
    found: dict[str, Member] = {}
    for line in lines:
        if _LEVEL_OF_ONE.fullmatch(line.text):
            found.setdefault(line.text.casefold(), Member(line.text, None, line.number))
        if not base or line.bullet or not 0 < len(line.text) <= _LONGEST_TITLE:
            continue
        lead = _LEAD_OF_A_LEVEL.match(line.text)
        said, code = lead["head"] if lead else line.text, None
        if len(cells := line.cells) == _TITLE_AND_CODE and _CODE.fullmatch(cells[1]):
            said, code = cells
        words = [word for word in _words(said) if word not in ("the", "class", "of")]
        if lead and words == base:
            found.setdefault(" ".join(words), Member(said, code, line.number))
        if "/" not in said and base == [word for word in words if not _is_level(word)] and len(words) > len(base):
            found.setdefault(" ".join(words), Member(said, code, line.number))
    return tuple(found.values()) if len(found) > 1 else ()


def _is_level(word: str) -> bool:
    return word in _LEVELS or re.fullmatch(r"[a-z]?\d{1,2}[a-z]?", word) is not None


def _same(said: Sequence[str], title: Sequence[str]) -> bool:
    return bool(said) and all(
        a == b or (min(len(a), len(b)) >= _SHORTEST_MISPRINT and one_letter_apart(a, b))
        for a, b in zip(said, title, strict=True)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))
