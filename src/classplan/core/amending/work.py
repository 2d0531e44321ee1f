"""What is to be done about live amendments: late, due, next; each with its one next step and whose it is.

Days that the law sets run on; the office's own clock on a draft can be paused with a reason, and then nothing of it is late.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from classplan.core.amending.proposal import Proposed, Situation, conflicts
from classplan.core.policy import Role

SOON = timedelta(days=7)
DRAFT_AGES = timedelta(days=30)  # after so many days without an edit a draft is worth a look


class Urgency(StrEnum):
    """How a task stands; the value is the heading under which it is listed."""

    LATE = "late"
    DUE = "due"
    NEXT = "next"
    WAITS = "waits for others"


@dataclass(frozen=True, slots=True)
class Task:
    """One next step: what, for whom, by when, under which clause; `move` is the step of the road, if it is one.

    `agencies` are the codes of those for which a scoped role has it to do; empty where it is nobody's by agency.
    """

    what: str
    roles: frozenset[Role]
    by: date | None = None
    urgency: Urgency = Urgency.NEXT
    clause: str = ""
    move: str = ""
    agencies: frozenset[str] = frozenset()

    def is_late(self, today: date) -> bool:
        """Whether its day has passed, whoever it waits for."""
        return self.urgency is Urgency.LATE or (self.by is not None and self.by < today)


@dataclass(frozen=True, slots=True)
class InHand:
    """A live amendment as the work list sees it. `usable_until` is the last day of provisional use that runs.

    `answered` are the codes of the agencies that have answered their draft.
    """

    state: str
    case: Situation
    edited: date
    usable_until: date | None = None
    paused: str | None = None
    effective: date | None = None
    answered: frozenset[str] = frozenset()


OFFICE = frozenset({Role.ANALYST, Role.DIRECTOR})
DIRECTOR = frozenset({Role.DIRECTOR})
BOARD = frozenset({Role.BOARD_CLERK})
COUNCIL = frozenset({Role.COUNCIL_CLERK})
AUTHORITIES = frozenset({Role.APPOINTING_AUTHORITY})


def tasks(matter: InHand) -> tuple[Task, ...]:
    """What is to be done about one amendment today, the most urgent first."""
    found = [*_next_step(matter), *_stale(matter), *_provisional(matter)]
    return tuple(sorted(found, key=lambda task: (list(Urgency).index(task.urgency), task.by or date.max)))


WAITING = {
    "before the Council": ("Record what the Council decides", "7-21 C", "council_approves"),
    "signed by the Mayor, before the Council": ("Record what the Council decides", "7-21 C", "council_approves"),
    "before the Mayor": ("Record whether the Mayor signs or vetoes", "7-37 A", "mayor_approves"),
    "vetoed": ("Record whether the Council overrides the veto", "7-37 A", "council_overrides"),
}


def _next_step(matter: InHand) -> Iterable[Task]:
    if matter.state in WAITING:
        what, clause, move = WAITING[matter.state]
        return (Task(what, COUNCIL, urgency=Urgency.WAITS, clause=clause, move=move),)
    of_state = _OF_STATE.get(matter.state)
    return of_state(matter) if of_state else ()


def _of_draft(matter: InHand) -> Iterable[Task]:
    if not matter.case.changes:
        yield _own("Add the first change", OFFICE, matter, "7-20", "")
    else:
        yield _own("Check the draft and recommend it", DIRECTOR, matter, "7-21 A", "recommend")


def _of_recommended(matter: InHand) -> Iterable[Task]:
    affected = matter.case.terms.affected
    missing = sorted(affected - matter.case.drafts_sent)
    if missing or not affected:
        whom = ", ".join(missing) or "the affected agencies"
        yield _own(f"Send the draft to {whom}", OFFICE, matter, "Notice: drafts", "send_drafts")
    else:
        yield _own("Give notice", OFFICE, matter, "7-21 B", "give_notice")
    silent = affected & matter.case.drafts_sent - matter.answered
    if silent:
        what = f"Answer the draft: {', '.join(sorted(silent))}"
        yield Task(what, AUTHORITIES, clause="Notice: drafts", agencies=silent)


def _of_noticed(matter: InHand) -> Iterable[Task]:
    case, today = matter.case, matter.case.today
    if case.posted is None:
        what = "Post the notice and record the posting"
        yield _due(what, OFFICE | BOARD, case.acts.noticed, today, "Notice: posting", "post")
    yield _due("Hold the hearing and record it", BOARD, case.acts.hearing, today, "7-21 B", "hold_hearing")


def _of_heard(matter: InHand) -> Iterable[Task]:
    yield _due("Record what the Board decided", BOARD, matter.case.held, matter.case.today, "7-21 B", "board_approves")


def _of_adopted(matter: InHand) -> Iterable[Task]:
    case = matter.case
    met = [proposed for proposed in case.standing if _met_by_another(proposed) and not _is_judged(proposed, case)]
    if met:
        what = f"Judge whether change {', '.join(str(p.ordinal) for p in met)} can still be entered as noticed"
        yield Task(what, DIRECTOR, case.today, Urgency.DUE, "7-20")
    yield _due("Enter it in the plan", OFFICE, matter.effective, case.today, "7-37 A", "enact")


def _met_by_another(proposed: Proposed) -> bool:
    """Whether another change altered since the notice what this one alters."""
    if proposed.change is None or proposed.job_class is None:
        return False
    change = proposed.change
    return any(conflicts(change, line) for line in (proposed.stands, *proposed.later))


def _is_judged(proposed: Proposed, case: Situation) -> bool:
    """Whether the Director has said whether this change can be entered as it was noticed."""
    about = (f"Change {proposed.ordinal},", f"Change {proposed.ordinal}:")
    return any(said.clause == "7-20" and said.judgment.question.startswith(about) for said in case.judgments)


_OF_STATE: dict[str, Callable[[InHand], Iterable[Task]]] = {
    "draft": _of_draft,
    "recommended": _of_recommended,
    "noticed": _of_noticed,
    "heard": _of_heard,
    "adopted": _of_adopted,
}


def _own(what: str, roles: frozenset[Role], matter: InHand, clause: str, move: str) -> Task:
    """A step that no law dates: due once nobody has touched the draft for a while, and then late; unless its clock stands."""
    if matter.paused:
        return Task(f"Paused: {matter.paused}", roles, urgency=Urgency.WAITS)
    by, today = matter.edited + DRAFT_AGES, matter.case.today
    urgency = Urgency.LATE if by < today else Urgency.DUE if by == today else Urgency.NEXT
    return Task(what, roles, by, urgency, clause, move)


def _due(what: str, roles: frozenset[Role], by: date | None, today: date, clause: str, move: str) -> Task:
    if by is None:
        return Task(what, roles, None, Urgency.NEXT, clause, move)
    urgency = Urgency.LATE if by < today else Urgency.DUE if by <= today + SOON else Urgency.NEXT
    return Task(what, roles, by, urgency, clause, move)


def _stale(matter: InHand) -> Iterable[Task]:
    if matter.state not in ("draft", "recommended"):
        return
    stale = [str(proposed.ordinal) for proposed in matter.case.changes if proposed.is_stale]
    if stale:
        yield Task(
            f"Rebase change {', '.join(stale)}: another change of the class took effect",
            OFFICE,
            matter.case.today,
            Urgency.DUE,
            "7-20",
        )


def _provisional(matter: InHand) -> Iterable[Task]:
    """Provisional use that runs out: the Council's approval is needed by its last day, or positions need a disposition."""
    until, today = matter.usable_until, matter.case.today
    if until is None:
        return
    if until < today:
        yield Task(
            "Provisional use has lapsed; say what becomes of positions in it", DIRECTOR, until, Urgency.LATE, "7-10 O"
        )
        return
    urgency = Urgency.DUE if until <= today + timedelta(days=30) else Urgency.NEXT
    yield Task(
        "Provisional use ends unless the Council approves",
        DIRECTOR | COUNCIL,
        until,
        urgency,
        "7-10 O",
        "council_approves",
    )
