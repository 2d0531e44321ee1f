"""A workflow is a table of moves; everything else about it is read from the table.

>>> road = Workflow("lamp", (Move("light", ("dark",), "lit", roles=frozenset({"keeper"})),))
>>> road.move("light", state="dark", role="keeper").to
'lit'
"""

from collections.abc import Iterable
from dataclasses import dataclass

from classplan.core.errors import Invalid, NotAllowed


@dataclass(frozen=True, slots=True)
class Move:
    """One row: a name, the states it starts from, the state it leads to, who may make it, under which clauses.

    `says` is the move as a button names it, `done` as a history tells it. `beside` names the moves that may as well have
    been made later: its day may lie before theirs, though it is entered after them.
    """

    name: str
    sources: tuple[str, ...]
    to: str
    roles: frozenset[str]
    clauses: tuple[str, ...] = ()
    says: str = ""
    done: str = ""
    beside: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.sources or not self.roles:
            raise Invalid(f"The move “{self.name}” needs a state to start from and a role that may make it.")


@dataclass(frozen=True, slots=True)
class Workflow:
    """A table of moves under a name. No two moves of one name start from the same state."""

    name: str
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for move in self.moves:
            for source in move.sources:
                if (move.name, source) in seen:
                    raise Invalid(f"“{move.name}” starts twice from {source} in the workflow “{self.name}”.")
                seen.add((move.name, source))

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table names them."""
        return tuple(dict.fromkeys(state for move in self.moves for state in (*move.sources, move.to)))

    def ends(self, state: str) -> bool:
        """Whether nothing leads on from a state."""
        return not any(state in move.sources and move.to != state for move in self.moves)

    def open_to(self, *, state: str, roles: Iterable[str]) -> tuple[Move, ...]:
        """The moves that somebody with these roles can make from a state."""
        held = frozenset(roles)
        return tuple(move for move in self.moves if state in move.sources and move.roles & held)

    def move(self, name: str, *, state: str, role: str) -> Move:
        """The move of that name from that state. Raises `NotAllowed`, naming what is in the way."""
        named = [move for move in self.moves if move.name == name]
        if not named:
            raise Invalid(f"The workflow “{self.name}” has no move “{name}”.")
        for move in named:
            if state in move.sources:
                if role in move.roles:
                    return move
                allowed = ", ".join(sorted(move.roles))
                raise NotAllowed(f"“{_said(move)}” is not for the role {role}; it is for: {allowed} ({_cited(move)}).")
        sources = ", ".join(source for move in named for source in move.sources)
        raise NotAllowed(
            f"“{_said(named[0])}” is tried while the state is {state}; it starts from: {sources} ({_cited(named[0])})."
        )


def _said(move: Move) -> str:
    return move.says or move.name


def _cited(move: Move) -> str:
    return ", ".join(move.clauses) or "no clause named"
