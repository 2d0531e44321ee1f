"""What people mend in a reading, as values, and the reading as it stands when all of it is applied in order.

A mend says where, what stood there before, and what is to stand there; a place that is not there, or that does not
hold what the mend says it did, is refused. The numbers of the lines stay those of the original.

>>> reading = {"parts": [{"kind": "notice", "title": "Notise", "line": 1}], "problems": []}
>>> mended(reading, [Mend("title", "parts/0", "Notise", "Notice")], None)["parts"][0]["title"]
'Notice'
"""

import copy
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from classplan.core.errors import Invalid
from classplan.core.reading.deriving import derived
from classplan.core.reading.kinds_of_mend import KINDS
from classplan.core.reading.layout import Layout
from classplan.core.reading.places import Json, held_at, part_of

LONGEST = 20_000
_LONGEST_LINE = 300
_IN_ONE_LINE = frozenset({"title", "heading", "field", "entry", "code", "cell"})


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
    if what not in KINDS:
        raise Invalid(f"“{what[:40]}” is nothing that can be done to a paper. There are: {', '.join(KINDS)}.")
    kind = KINDS[what]
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
    return KINDS[mend.what].said if mend.what in KINDS else mend.what


def _apply(reading: Json, mend: Mend, layout: Layout | None) -> None:
    kind = KINDS.get(mend.what)
    if kind is None:
        raise Invalid(f"“{mend.what[:40]}” is nothing that can be done to a paper. There are: {', '.join(KINDS)}.")
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
