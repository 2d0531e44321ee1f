"""Compare two texts: what moved is set aside, then section by section, paragraph by paragraph, word by word.

>>> found = redline(paragraphs("Files plans.", "Drives."), paragraphs("Files permits.", "Drives."))
>>> [(piece.kind.value, piece.text) for piece in found.rows[0].pieces]
[('kept', 'Files '), ('removed', 'plans.'), ('added', 'permits.')]
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from classplan.core.redline.alignment import Pairs, align
from classplan.core.redline.islands import cost, without_islands
from classplan.core.redline.model import Block, Kind, Move, Redline, Role, Row
from classplan.core.redline.moves import moved
from classplan.core.redline.paragraph_ends import with_ends
from classplan.core.redline.rows import rows
from classplan.core.redline.sections import tokens, words_kept
from classplan.core.redline.tidying import settled

_SIGN = re.compile(r"\(?([0-9]{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]*\Z")


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Plain paragraphs as a text to compare."""
    return tuple(Block(text) for text in texts)


def redline(old: Sequence[Block], new: Sequence[Block]) -> Redline:
    """The redline of two texts. A text without any block is one empty paragraph.

    It does not matter which of the two is called the old one: what is removed one way is added the other way.
    """
    old, new = tuple(old) or (Block(""),), tuple(new) or (Block(""),)
    turned = [block.printed for block in new] < [block.printed for block in old]
    pairs = [(i, j) for j, i in moved(new, old)] if turned else moved(old, new)
    pairs.sort()
    gone, come = {i for i, _ in pairs}, {j for _, j in pairs}
    rest_old = tuple(block for i, block in enumerate(old) if i not in gone)
    rest_new = tuple(block for j, block in enumerate(new) if j not in come)
    left: dict[int, list[Row]] = defaultdict(list)
    arrived: dict[int, list[tuple[int, Row]]] = defaultdict(list)
    places = _places(old), _places(new)
    for number, (i, j) in enumerate(pairs, start=1):
        here, there = _named(places[0][i], places[1][j])
        away, back = _moved_rows(old[i], new[j], (number, here, there))
        left[i - sum(1 for other in gone if other < i)].append(away)
        arrived[j - sum(1 for other in come if other < j)].append((j, back))
    in_place = {at: [row for _, row in sorted(found, key=lambda one: one[0])] for at, found in arrived.items()}
    return Redline(old, new, rows(rest_old, rest_new, _kept(rest_old, rest_new, turned=turned), left, in_place))


def _kept(old: Sequence[Block], new: Sequence[Block], *, turned: bool) -> Pairs:
    if turned:
        return [(i, j) for j, i in _kept(new, old, turned=False)]
    a, b = tokens(old), tokens(new)
    least, kept = min(((cost(kept, a, b), kept) for kept in words_kept(old, new)), key=itemgetter(0))
    return with_ends(settled(without_islands(kept, a, b, least=least), a, b), a, b, least=least)


def _moved_rows(old: Block, new: Block, moving: tuple[int, str, str]) -> tuple[Row, Row]:
    """What moved, at the place that it left and at the place where it arrived, with what changed inside."""
    a, b = tokens((old,)), tokens((new,))
    turned = b < a
    kept = [(i, j) for j, i in settled(align(b, a), b, a)] if turned else settled(align(a, b), a, b)
    (row,) = rows((old,), (new,), kept, {}, {})
    number, here, there = moving
    return (
        Row(
            tuple(p for p in row.pieces if p.kind is not Kind.ADDED),
            Kind.REMOVED,
            old,
            Move(number, here, there, away=True),
        ),
        Row(
            tuple(p for p in row.pieces if p.kind is not Kind.REMOVED),
            Kind.ADDED,
            new,
            Move(number, here, there, away=False),
        ),
    )


def _places(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Of each paragraph, the section in which it stands and its number there, as printed; a heading stands in none."""
    found: list[tuple[str, str]] = []
    section, number, headings = "", 0, 0
    for block in blocks:
        if block.role in (Role.HEADING, Role.TITLE):
            section, number, headings = block.text.strip(" :"), 0, headings + 1
            found.append(("", f"heading {headings}"))
            continue
        number += 1
        sign = _SIGN.match(block.mark or "")
        found.append((section, sign[1] if sign else str(number)))
    return found


def _named(before: tuple[str, str], after: tuple[str, str]) -> tuple[str, str]:
    """The two places by their numbers; with their sections where these differ."""
    if before[0] == after[0]:
        return before[1], after[1]
    return tuple(f"{number} of “{section}”" if section else number for section, number in (before, after))  # type: ignore[return-value]
