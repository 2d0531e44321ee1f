"""How an office heads and signs its papers, and what its bodies are called: recorded once, printed on every paper.

>>> Letterhead(("Room 2", "3 Mill Lane"), Sender("Una Brandt", "Director")).sender.in_full
'Una Brandt, Director'
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs a paper: a name, a position such as *Human Resources Supervisor*, and how to reach them."""

    name: str
    position: str = ""
    contact: str = ""

    @property
    def in_full(self) -> str:
        """The name with the position."""
        return ", ".join(part for part in (self.name, self.position) if part)


NOBODY = Sender("")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of an office's papers. `lines` are its room, street, place, telephone; none is invented."""

    lines: tuple[str, ...] = ()
    sender: Sender = NOBODY
    board: str = "the Board"
    council: str = "the Council"
