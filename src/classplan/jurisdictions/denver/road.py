"""The road of an amendment in Denver: one table of who moves it from where to where, under which clauses.

The Council and the Mayor may act in either order (X56): what starts the clock is there when both have acted. What a
move needs besides its state and its role, `readiness` asks of the clauses.
"""

from enum import StrEnum

from classplan.core.policy import Role
from classplan.core.workflow import Move, Workflow


class Stage(StrEnum):
    """Where a live amendment stands."""

    DRAFT = "draft"
    RECOMMENDED = "recommended"
    NOTICED = "noticed"
    HEARD = "heard"
    BEFORE_COUNCIL = "before the Council"
    BEFORE_MAYOR = "before the Mayor"
    SIGNED = "signed by the Mayor, before the Council"
    VETOED = "vetoed"
    ADOPTED = "adopted"
    IN_FORCE = "in force"
    REJECTED = "rejected"
    DISAPPROVED = "disapproved"
    FALLEN = "fallen"
    WITHDRAWN = "withdrawn"


S = Stage
DIRECTOR = frozenset({Role.DIRECTOR})
OFFICE = frozenset({Role.ANALYST, Role.DIRECTOR})
POSTERS = frozenset({Role.ANALYST, Role.DIRECTOR, Role.BOARD_CLERK, Role.APPOINTING_AUTHORITY})
BOARD = frozenset({Role.BOARD_CLERK})
COUNCIL = frozenset({Role.COUNCIL_CLERK})
THE_COUNCILS, THE_MAYORS = frozenset({"council_approves"}), frozenset({"mayor_approves"})  # in either order (X56)

AMENDMENT = Workflow(
    "amendment",
    (
        Move("recommend", (S.DRAFT,), S.RECOMMENDED, DIRECTOR, ("7-21 A",), "Recommend to the Board", "recommended"),
        Move("send_drafts", (S.RECOMMENDED,), S.RECOMMENDED, OFFICE, ("Notice: drafts",), "Send drafts", "drafts sent"),
        Move("return", (S.RECOMMENDED,), S.DRAFT, DIRECTOR, ("7-21 A",), "Return to draft", "returned to draft"),
        Move(
            "give_notice",
            (S.RECOMMENDED,),
            S.NOTICED,
            OFFICE,
            ("7-21 B", "Notice: posting"),
            "Give notice",
            "notice given",
        ),
        Move("post", (S.NOTICED,), S.NOTICED, POSTERS, ("Notice: posting",), "Record a posting", "posted"),
        Move("hold_hearing", (S.NOTICED,), S.HEARD, BOARD, ("7-21 B",), "Record the hearing", "hearing held"),
        Move(
            "board_approves",
            (S.HEARD,),
            S.BEFORE_COUNCIL,
            BOARD,
            ("7-21 B",),
            "Record the Board's decision",
            "decided by the Board",
        ),
        Move(
            "board_rejects",
            (S.HEARD,),
            S.REJECTED,
            BOARD,
            ("7-21 B",),
            "Record the Board's rejection",
            "rejected by the Board",
        ),
        *(
            Move(
                "begin_use",
                (state,),
                state,
                DIRECTOR,
                ("7-10 O", "7-37 A"),
                "Begin provisional use",
                "provisional use begun",
            )
            for state in (S.BEFORE_COUNCIL, S.SIGNED)
        ),
        Move(
            "council_approves",
            (S.BEFORE_COUNCIL,),
            S.BEFORE_MAYOR,
            COUNCIL,
            ("7-21 C",),
            "Record the Council's approval",
            "approved by the Council",
            beside=THE_MAYORS,
        ),
        Move(
            "council_approves",
            (S.SIGNED,),
            S.ADOPTED,
            COUNCIL,
            ("7-21 C",),
            "Record the Council's approval",
            "approved by the Council",
            beside=THE_MAYORS,
        ),
        Move(
            "council_disapproves",
            (S.BEFORE_COUNCIL, S.SIGNED),
            S.DISAPPROVED,
            COUNCIL,
            ("7-21 C", "7-10 O"),
            "Record the Council's disapproval",
            "disapproved by the Council",
            beside=THE_MAYORS,
        ),
        Move(
            "mayor_approves",
            (S.BEFORE_MAYOR,),
            S.ADOPTED,
            COUNCIL,
            ("7-37 A",),
            "Record the Mayor's approval",
            "approved by the Mayor",
            beside=THE_COUNCILS,
        ),
        Move(
            "mayor_approves",
            (S.BEFORE_COUNCIL,),
            S.SIGNED,
            COUNCIL,
            ("7-37 A",),
            "Record the Mayor's approval",
            "approved by the Mayor",
            beside=THE_COUNCILS,
        ),
        Move(
            "mayor_vetoes",
            (S.BEFORE_MAYOR, S.BEFORE_COUNCIL),
            S.VETOED,
            COUNCIL,
            ("7-37 A",),
            "Record the Mayor's veto",
            "vetoed by the Mayor",
        ),
        Move(
            "mayor_is_silent",
            (S.BEFORE_MAYOR,),
            S.ADOPTED,
            DIRECTOR,
            ("7-37 A",),
            "Give the basis where the Mayor is silent",
            "the basis given for a silent Mayor",
        ),
        Move(
            "council_overrides",
            (S.VETOED,),
            S.ADOPTED,
            COUNCIL,
            ("7-37 A",),
            "Record the Council's override",
            "veto overridden by the Council",
        ),
        Move("veto_stands", (S.VETOED,), S.FALLEN, COUNCIL, ("7-37 A",), "Record that the veto stands", "veto upheld"),
        Move("enact", (S.ADOPTED,), S.IN_FORCE, OFFICE, ("7-37 A",), "Enter it in the plan", "entered in the plan"),
        Move(
            "decide_alone",
            (S.DRAFT,),
            S.IN_FORCE,
            DIRECTOR,
            ("7-22",),
            "Decide as Director alone",
            "decided by the Director alone",
        ),
        Move(
            "withdraw",
            (S.DRAFT, S.RECOMMENDED, S.NOTICED, S.HEARD, S.BEFORE_COUNCIL, S.SIGNED),
            S.WITHDRAWN,
            DIRECTOR,
            ("7-20",),
            "Withdraw it",
            "withdrawn",
        ),
    ),
)
