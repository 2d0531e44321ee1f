"""What the signs before the items of a paper mean, where the paper itself says so (clause 178).

>>> from classplan.core.spec.source import lines_of
>>> signs_of(lines_of("* - Essential functions of the class" + chr(10) + "❖ = needed on the first day")).day_one
'❖'
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from classplan.core.spec.source import SourceLine

_LEGEND = re.compile(
    r"\W{0,2}(?P<sign>[*❖†‡#◆✓]|asterisk\s*\(\*\))\s*(?:[—–=:-]+|denotes?|indicates?|marks?|means|are)\s*(?P<means>\S.{3,120})",
    re.IGNORECASE,
)
_ESSENTIAL = re.compile(r"\bessential\b", re.IGNORECASE)
_DAY_ONE = re.compile(
    r"\b(?:first day|day one|(?:time|date) of (?:hire|appointment)|at entry|upon hire)\b", re.IGNORECASE
)
_NO_SIGN = "\0"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Signs:
    """The sign of an essential function, and that of a requirement of the first day; none is a sign that never is."""

    essential: str = _NO_SIGN
    day_one: str = _NO_SIGN


NO_SIGNS = Signs()


def signs_of(lines: Sequence[SourceLine]) -> Signs:
    """The signs that lines of the paper explain."""
    essential, day_one = _NO_SIGN, _NO_SIGN
    for line in lines:
        match = _LEGEND.match(line.text) if 0 < len(line.text) <= _LONGEST else None
        if match is None:
            continue
        sign = "*" if "*" in match["sign"] else match["sign"]
        if _DAY_ONE.search(match["means"]):
            day_one = sign
        elif _ESSENTIAL.search(match["means"]):
            essential = sign
    return Signs(essential, day_one)
