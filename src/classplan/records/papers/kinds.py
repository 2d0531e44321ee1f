"""The kinds of papers of an amendment, as a table: what each is called, one for what, and between which steps it is issued.

>>> from classplan.jurisdictions.denver.road import AMENDMENT
>>> sorted(map(str, KINDS["memo"].issued_in(AMENDMENT))), sorted(map(str, KINDS["circular"].issued_in(AMENDMENT)))
(['heard', 'noticed'], ['in force'])
"""

from dataclasses import dataclass
from enum import StrEnum

from classplan.core.workflow import Workflow

WHOLE = "whole"


class OneFor(StrEnum):
    """What there is one paper of a kind for."""

    AMENDMENT = "the amendment"
    TEXT = "each new text"
    AGENCY = "everybody, and each agency"
    EACH_AGENCY = "each agency"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. It is issued `after` one of these steps of the road and before those of `until`.

    One that is issued after none comes with the notice, by itself. `when` says it in words.
    """

    name: str
    called: str
    one_for: OneFor
    when: str
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()

    @property
    def comes_with_the_notice(self) -> bool:
        """Whether it is frozen when notice is given."""
        return not self.after

    def issued_in(self, road: Workflow) -> frozenset[str]:
        """The states of a road in which it can be issued."""
        return _reached(road, self.after) - _reached(road, self.until)

    def past_in(self, road: Workflow) -> frozenset[str]:
        """The states of a road in which its time is over, or will never come."""
        ended = {state for state in road.states if road.ends(state)}
        return _reached(road, self.until) | (ended - self.issued_in(road))


def _reached(road: Workflow, steps: tuple[str, ...]) -> frozenset[str]:
    """Every state that an amendment can come to by one of the steps and whatever follows."""
    found: set[str] = set()
    to_follow = {move.to for move in road.moves if move.name in steps}
    while to_follow:
        found |= to_follow
        to_follow = {move.to for move in road.moves if found & set(move.sources)} - found
    return frozenset(found)


DECIDED = ("board_approves", "board_rejects")
WITH_NOTICE, IN_FORCE = "by itself, with the notice", "once the amendment is in force"
BY_THE_BOARD = "after the Board has approved, until it is in force"
OF_THE_COUNCIL = ("enact", "council_disapproves", "veto_stands")

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("notice", "Classification notice", OneFor.AMENDMENT, WITH_NOTICE, until=("give_notice",)),
        Kind("specification", "Specification, clean", OneFor.TEXT, WITH_NOTICE, until=("give_notice",)),
        Kind("redline", "Specification, redlined", OneFor.TEXT, WITH_NOTICE, until=("give_notice",)),
        Kind(
            "memo",
            "Memo to the Board",
            OneFor.AMENDMENT,
            "after the notice, until the Board decides",
            ("give_notice",),
            (*DECIDED, "withdraw"),
        ),
        Kind("request", "Request to the Council", OneFor.AMENDMENT, BY_THE_BOARD, ("board_approves",), OF_THE_COUNCIL),
        Kind(
            "resolution",
            "Text of the Council's resolution",
            OneFor.AMENDMENT,
            BY_THE_BOARD,
            ("board_approves",),
            OF_THE_COUNCIL,
        ),
        Kind("result", "Notice of the result", OneFor.EACH_AGENCY, "after the Board has decided", DECIDED),
        Kind("circular", "Update circular", OneFor.AGENCY, IN_FORCE, ("enact", "decide_alone")),
        Kind("history", "Class-history entries", OneFor.AMENDMENT, IN_FORCE, ("enact", "decide_alone")),
    )
}
