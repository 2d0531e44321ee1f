"""Who looks at a draft and as what; what becomes of what they say.

>>> Capacity.UNION.goes_over, Capacity.INCUMBENT.goes_over, Capacity.ANALYST.goes_over
(False, True, False)
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
        """Whether the memo names them among those who reviewed the text (172): supervisor and incumbents alone."""
        return self in (Capacity.SUPERVISOR, Capacity.INCUMBENT)

    @property
    def is_consulted(self) -> bool:
        """Whether the memo names them among those with whom it was talked over (175); an analyst is of the office."""
        return self is not Capacity.ANALYST


class Outcome(StrEnum):
    """What the owner decided on a remark."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SETTLED = "settled"
