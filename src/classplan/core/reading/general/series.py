"""The classes that share one page: where the page lists them, which line names one, and what it says of each.

>>> from classplan.core.spec.source import lines_of
>>> named_in(Members((Member("Ferry Pilot II", "F2", 1),)), lines_of("FERRY PILOT II: Steers at night.")[0])
(('Ferry Pilot II',), 'FERRY PILOT II:', 'Steers at night.')
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from classplan.core.reading.general.head import Head
from classplan.core.reading.general.lines import Opening
from classplan.core.reading.general.members import Members, levels_in, levels_of, members_of
from classplan.core.reading.general.tables import table_at
from classplan.core.spec.model import Field, Member, SectionKind
from classplan.core.spec.source import SourceLine, heading_key

_LEAD = re.compile(r"(?P<head>.{3,100}?(?::|\s[–—-]))\s+(?P<rest>\S.*)")
_WORK = frozenset((SectionKind.DUTIES, SectionKind.SUMMARY, SectionKind.DISTINGUISHING))
_SEVERAL = 2
_MOST_CLASSES_OF_A_PAGE = 60


def members_on(lines: Sequence[SourceLine], first: int, head: Head) -> Members:
    """The classes of the page whose first heading stands at `first`.

    They are those of a table that headings name, else those of headings, else those of a table, else those that the
    title names at once.
    """
    titled = Member(head.title, None, head.line) if head.title and head.line else None
    listed = members_of([*head.fields, *_tables(lines[first:])], titled)
    listed = listed if len(listed) <= _MOST_CLASSES_OF_A_PAGE else ()
    in_headings = levels_in(lines, head.title)
    return Members(
        _as_headings(listed, lines[first:])
        or (in_headings if len(in_headings) <= _MOST_CLASSES_OF_A_PAGE else ())
        or listed
        or levels_of(head.title, head.line or 1)
    )


def _tables(lines: Sequence[SourceLine]) -> Iterator[Field]:
    """The fields of every table of classes, wherever it stands."""
    for at, line in enumerate(lines):
        if line.text and (table := table_at(lines, at)):
            yield from table.fields()


def _as_headings(listed: tuple[Member, ...], lines: Sequence[SourceLine]) -> tuple[Member, ...]:
    """The members that a table lists, where one of them is named by a line of its own or with text behind it."""
    members = Members(listed)
    named = any(named_in(members, line) for line in lines if line.text and line.look.row is None)
    return listed if named else ()


def named_in(members: Members, line: SourceLine) -> tuple[tuple[str, ...], str, str] | None:
    """The members that a line names, the words that do, and the text behind them."""
    if line.bullet or line.look.row:
        return None
    if len(line.cells) > 1:
        named = members.named(line.cells[0]) if members.is_code(line.cells[1:]) else None
        if named is not None or not line.cells[0].endswith(":"):
            return None if named is None else (named, line.text, "")
    if (named := members.named(line.text)) is not None:
        return named, line.text, ""
    lead = _LEAD.fullmatch(line.text)
    if lead is None or (named := members.named(lead["head"].rstrip(" :–—-"))) is None:
        return None
    return named, lead["head"].rstrip(), lead["rest"]


def of_each_member(lines: Sequence[SourceLine], openings: Mapping[int, Opening], members: Members) -> frozenset[str]:
    """The keys of the headings that come again under each of several classes, where one of them speaks of the work.

    On such a page each class has sections of its own; where only what is asked for comes again, it stands inside one
    section for all.
    """
    if not members.all:
        return frozenset()
    blocks: list[set[str]] = []
    kinds: dict[str, SectionKind] = {}
    for at, line in enumerate(lines):
        if line.text and (named := named_in(members, line)) and len(named[0]) == 1 and not named[2]:
            blocks.append(set())
        elif at in openings and blocks:
            key = heading_key(openings[at].printed)
            blocks[-1].add(key)
            kinds[key] = openings[at].heading.kind
    counted = Counter(key for block in blocks for key in block)
    again = frozenset(key for key, times in counted.items() if times >= _SEVERAL)
    return again if any(kinds[key] in _WORK for key in again) else frozenset()
