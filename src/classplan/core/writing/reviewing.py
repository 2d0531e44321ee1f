"""Who looks at a draft and as what; what becomes of what they say.

>>> Capacity.UNION.goes_over, Capacity.INCUMBENT.goes_over
(False, True)
"""

from enum import StrEnum


class Capacity(StrEnum):
    """As what somebody looks at a draft (172, 175)."""

    SUPERVISOR = "supervisor"
    INCUMBENT = "incumbent"
    UNION = "union"
    ANALYST = "analyst"

    @property
    def goes_over(self) -> bool:
        """Whether the memo names them among those who reviewed the text; with the union it is talked over."""
        return self is not Capacity.UNION


class Outcome(StrEnum):
    """What the owner decided on a remark."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SETTLED = "settled"
