"""What the clauses ask of a live amendment before each of its steps: findings, one a clause and a matter.

`READINESS` names them by the move of the road. A recorded paper is never asked this (X62).
"""

from classplan.core.amending.proposal import Situation
from classplan.core.rules import Finding
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.readiness.board import board, hold_hearing
from classplan.jurisdictions.denver.readiness.changes import changes
from classplan.jurisdictions.denver.readiness.decided import (
    begin_use,
    decide_alone,
    enact,
    last_provisional_day,
    road,
    silent_mayor,
    veto,
    withdraw,
)
from classplan.jurisdictions.denver.readiness.findings import Asked
from classplan.jurisdictions.denver.readiness.notice import drafts, give_notice
from classplan.jurisdictions.denver.rules.definitions import SPECIFICATION
from classplan.jurisdictions.denver.rules.notices import COMMENTS, DRAFTS, NARRATIVE, POSTING, SPEAKERS, TABLES

__all__ = ["WAIVABLE", "last_provisional_day", "readiness", "road"]

WAIVABLE = frozenset(
    clause.ref for clause in (POSTING, DRAFTS, COMMENTS, SPEAKERS, NARRATIVE, TABLES, SPECIFICATION)
)  # what a notice and a text must hold; never who decides, on which road, from which day

READINESS: dict[str, Asked] = {
    "recommend": changes,
    "send_drafts": drafts,
    "give_notice": give_notice,
    "hold_hearing": hold_hearing,
    "board_approves": board,
    "board_rejects": board,
    "begin_use": begin_use,
    "mayor_vetoes": veto,
    "mayor_is_silent": silent_mayor,
    "enact": enact,
    "decide_alone": decide_alone,
    "withdraw": withdraw,
}


def readiness(move: str, case: Situation, policy: Policy) -> tuple[Finding, ...]:
    """What the clauses find about making a move now; nothing where no clause asks anything of it."""
    asked = READINESS.get(move)
    return () if asked is None else tuple(asked(case, policy))
