"""Where a paper says that a line stood otherwise than the acts before it left it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from classplan.core.history.folding import Life, differing
from classplan.core.history.statements import Kind, State, Statement, in_order

GapSays = tuple[Statement, str, str, str]


@dataclass(frozen=True, slots=True)
class Gap:
    """A paper says that a line stood otherwise than the acts before it left it."""

    statement: Statement
    field: str
    known: str
    printed: str
    known_since: date
    known_by: str

    @property
    def says(self) -> GapSays:
        """What does not fit what, without since when and by whom, which a paper in between may move."""
        return (self.statement, self.field, self.known, self.printed)


def gaps(statements: Sequence[Statement]) -> tuple[Gap, ...]:
    """Where an attested line differs from what the earlier statements of its class add up to, its end included."""
    found: list[Gap] = []
    life = Life()
    ended: Statement | None = None
    for said in in_order(statements):
        if said.kind is Kind.ATTESTED and life.state is not None:
            found += _gaps_in_line(life.state, said)
        elif said.kind is Kind.ATTESTED and ended is not None:
            found.append(Gap(said, "line", "ended", str(said.line), ended.day, ended.paper))
        if life.told(said):
            ended = said if life.state is None else None
    return tuple(found)


def _gaps_in_line(state: State, said: Statement) -> list[Gap]:
    known_by = state.attested_by or f"Notice {state.cause}"
    return [
        Gap(said, name, getattr(state, name), getattr(said.line, name), state.since, known_by)
        for name in differing(state, said.line)
    ]
