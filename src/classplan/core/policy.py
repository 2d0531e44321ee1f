"""Who may do what: a table of powers, each an act with the roles that hold it, and an answer that says why.

What the table does not grant is denied. A power that is *scoped* reaches only the agencies of whoever holds it by
its scoped role; what lies outside them is not refused but not there (`Answer.hidden`), so that asking reveals nothing.

>>> may((Power("notice.give", frozenset({Role.ANALYST})),), Standing(frozenset({Role.EMPLOYEE})), "notice.give").reason
'This is for: analyst. You are signed in as employee.'
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from classplan.core.workflow import Workflow


class Role(StrEnum):
    """What somebody is in the office; the value is the word that people and the journal use."""

    ANALYST = "analyst"
    DIRECTOR = "director"
    BOARD_CLERK = "board clerk"
    COUNCIL_CLERK = "council clerk"
    APPOINTING_AUTHORITY = "appointing authority"
    EMPLOYEE = "employee"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


SCOPED = frozenset({Role.APPOINTING_AUTHORITY})  # roles that are held for agencies, never for all of them
STAFF = frozenset(Role) - {Role.EMPLOYEE}


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody may act as, on a day: roles, and the codes of the agencies for which a scoped role is held."""

    roles: frozenset[Role] = frozenset()
    agencies: frozenset[str] = frozenset()

    @property
    def signed_in(self) -> bool:
        """Whether this is somebody at all; the public holds no role."""
        return bool(self.roles)


PUBLIC = Standing()


@dataclass(frozen=True, slots=True)
class Power:
    """One row of the table: an act, the roles that may do it, and the clauses that say so."""

    act: str
    roles: frozenset[Role]
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an act is allowed, as which role, and why or why not. `hidden` is *out of scope*: it is not there."""

    allowed: bool
    reason: str
    role: Role | None = None
    hidden: bool = False


def may(powers: Iterable[Power], standing: Standing, act: str, *, agencies: Collection[str] | None = None) -> Answer:
    """Whether somebody may do an act; `agencies` are the codes of those that the matter touches, None where it has none.

    A role that is not scoped reaches every matter. A scoped one reaches a matter that touches one of its agencies.
    """
    power = next((power for power in powers if power.act == act), None)
    if power is None:
        return Answer(False, f"No power is declared for “{act}”, so nobody has it.")
    cited = f" ({', '.join(power.clauses)})" if power.clauses else ""
    held = [role for role in Role if role in power.roles & standing.roles]
    if not held:
        whom = ", ".join(role for role in Role if role in power.roles)
        who = f"You are signed in as {', '.join(role for role in Role if role in standing.roles)}."
        return Answer(False, f"This is for: {whom}{cited}. {who if standing.signed_in else 'Sign in first.'}")
    wide = [role for role in held if role not in SCOPED]
    if wide:
        return Answer(True, f"Allowed as {wide[0]}{cited}.", wide[0])
    if agencies is None or standing.agencies & set(agencies):
        return Answer(True, f"Allowed as {held[0]}, for its own agencies{cited}.", held[0])
    return Answer(False, "This touches none of your agencies.", hidden=True)


def of_moves(workflow: Workflow) -> tuple[Power, ...]:
    """The powers that a workflow's own table grants: one for each name of a move, *amendment.recommend*."""
    names = dict.fromkeys(move.name for move in workflow.moves)
    return tuple(
        Power(
            f"{workflow.name}.{name}",
            frozenset(Role(role) for move in workflow.moves if move.name == name for role in move.roles),
            tuple(dict.fromkeys(clause for move in workflow.moves if move.name == name for clause in move.clauses)),
        )
        for name in names
    )


_OFFICE = frozenset({Role.ANALYST, Role.DIRECTOR})
_BODIES = frozenset({Role.BOARD_CLERK, Role.COUNCIL_CLERK})

POWERS: tuple[Power, ...] = (
    # Acts of the desk that move no amendment. What moves one stands in the workflow of the jurisdiction.
    Power("desk.enter", STAFF),
    Power("sample.set-day", STAFF - {Role.AUDITOR}),  # of a sample office alone; an auditor changes nothing
    Power("account.use", frozenset(Role)),
    Power("people.read", frozenset({Role.ADMINISTRATOR, Role.AUDITOR})),
    Power("people.change", frozenset({Role.ADMINISTRATOR})),
    Power("journal.read", frozenset({Role.ANALYST, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR})),
    Power("reading.see", _OFFICE | {Role.AUDITOR}),
    Power("reading.change", _OFFICE),
    Power("lint.see", _OFFICE | {Role.AUDITOR}),
    Power("lint.waive", _OFFICE),
    Power("lint.waive-blocking", frozenset({Role.DIRECTOR}), ("7-10 E",)),
    Power("library.see", _OFFICE | {Role.AUDITOR}),
    Power("standards.change", frozenset({Role.ANALYST})),
    Power("import.see", _OFFICE | {Role.AUDITOR}),
    Power("import.change", frozenset({Role.ANALYST})),
    Power("writing.see", frozenset(Role)),  # the office every draft, whoever is invited that one
    Power("writing.say", frozenset(Role) - {Role.AUDITOR}),
    Power("writing.change", _OFFICE),
    Power("amendment.see", STAFF - {Role.ADMINISTRATOR}),
    Power("amendment.change", _OFFICE, ("7-20",)),
    Power("amendment.judge", frozenset({Role.DIRECTOR})),
    Power("amendment.pause", _OFFICE),
    Power("paper.see", _OFFICE | _BODIES | {Role.AUDITOR}),  # drafts; what was issued is the public's
    Power("paper.issue", _OFFICE),
    Power("draft.acknowledge", frozenset({Role.APPOINTING_AUTHORITY})),
    Power("comments.see", _OFFICE | _BODIES | {Role.AUDITOR}),
)
