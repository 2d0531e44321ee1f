"""The kinds of papers of an amendment, as a table: what each is called, one for what, and from which step it is issued.

>>> KINDS["circular"].one_for is OneFor.AGENCY, "in force" in KINDS["circular"].issued_in
(True, True)
"""

from dataclasses import dataclass
from enum import StrEnum

WHOLE = "whole"


class OneFor(StrEnum):
    """What there is one paper of a kind for."""

    AMENDMENT = "the amendment"
    TEXT = "each new text"
    AGENCY = "everybody, and each agency"
    EACH_AGENCY = "each agency"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `issued_in` are the states in which it can be issued; empty: with the notice, by itself.

    `past_in` are those in which its time is over; `when` says both in words.
    """

    name: str
    called: str
    one_for: OneFor
    when: str
    issued_in: frozenset[str] = frozenset()
    past_in: frozenset[str] = frozenset()

    @property
    def comes_with_the_notice(self) -> bool:
        """Whether it is frozen when notice is given."""
        return not self.issued_in


NOTICED = frozenset({"noticed", "heard"})
DECIDED = frozenset(
    {
        "before the Council", "before the Mayor", "signed by the Mayor, before the Council", "vetoed", "adopted", "in force",
    }
)  # fmt: skip
ENDED = frozenset({"rejected", "disapproved", "fallen"})

OVER = ENDED | {"withdrawn"}
WITH_NOTICE, IN_FORCE = "by itself, with the notice", "once the amendment is in force"
BY_THE_BOARD = "after the Board has approved, until it is in force"
GIVEN = NOTICED | DECIDED | OVER

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("notice", "Classification notice", OneFor.AMENDMENT, WITH_NOTICE, past_in=GIVEN),
        Kind("specification", "Specification, clean", OneFor.TEXT, WITH_NOTICE, past_in=GIVEN),
        Kind("redline", "Specification, redlined", OneFor.TEXT, WITH_NOTICE, past_in=GIVEN),
        Kind(
            "memo",
            "Memo to the Board",
            OneFor.AMENDMENT,
            "after the notice, until the Board decides",
            NOTICED,
            DECIDED | OVER,
        ),
        Kind(
            "request",
            "Request to the Council",
            OneFor.AMENDMENT,
            BY_THE_BOARD,
            DECIDED - {"in force"},
            OVER | {"in force"},
        ),
        Kind(
            "resolution",
            "Text of the Council's resolution",
            OneFor.AMENDMENT,
            BY_THE_BOARD,
            DECIDED - {"in force"},
            OVER | {"in force"},
        ),
        Kind(
            "result",
            "Notice of the result",
            OneFor.EACH_AGENCY,
            "after the Board has decided",
            DECIDED | ENDED,
            frozenset({"withdrawn"}),
        ),
        Kind("circular", "Update circular", OneFor.AGENCY, IN_FORCE, frozenset({"in force"}), OVER),
        Kind("history", "Class-history entries", OneFor.AMENDMENT, IN_FORCE, frozenset({"in force"}), OVER),
    )
}
