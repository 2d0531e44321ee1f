"""Specifications that share language and name each other, in words of our own, and an office that holds them.

>>> "Patience - Waits for trees." in SharedPaper("Orchard Keeper", competencies=("Patience - Waits for trees.",)).text()
True
"""

from dataclasses import dataclass
from datetime import date

from tests.papers import SpecPaper, created, notice
from tests.plugins.office import Desk

NOTICED = date(2020, 3, 2)
ADOPTED = ("--board-approved", "2020-03-17", "--council-approved", "2020-03-30", "--mayor-approved", "2020-04-01")
PATIENCE = "Waits for what grows."
OTHER_PATIENCE = "Waits for what grows and does not pull at it."


@dataclass(frozen=True, slots=True)
class SharedPaper(SpecPaper):
    """A specification with competencies, and what it says of supervision."""

    competencies: tuple[str, ...] = ()
    experience: str = "Two harvests."
    environment: tuple[str, ...] = ()

    def text(self) -> str:
        """The specification as a paper prints it."""
        listed = "\n\n".join(("Competencies, Knowledge, & Skills:", *self.competencies))
        around = "\n\n".join(("Working Environment:", *self.environment))
        printed = SpecPaper.text(self).replace(
            "MINIMUM QUALIFICATIONS\n", f"MINIMUM QUALIFICATIONS\n\n{listed}\n\n{around}\n"
        )
        return printed.replace("Two harvests.", self.experience)


KEEPER = SharedPaper(
    "Orchard Keeper",
    competencies=(f"Patience - {PATIENCE}", "Thrift - Wastes no twine."),
    distinguished="The Orchard Keeper is distinguished from the Pond Keeper, which keeps fish.",
    environment=("Work is done on tall ladders in wind.",),
)
WARDEN = SharedPaper(
    "Hedge Warden",
    competencies=(f"Patience – {PATIENCE.rstrip('.')}", "Thrift - Wastes no twine."),
    distinguished="The Hedge Warden is distinguished from an Orchard Keeper, who grows fruit; Orchard Keepers climb.",
    experience="One year at the level of Orchard Keeper or Moat Keeper.",
    environment=("Some work is done on tall ladders in strong wind.",),
)
POND = SharedPaper(
    "Pond Keeper",
    competencies=(f"Patience - {OTHER_PATIENCE}",),
    duties=("Feeds fish as described in the Orchard Keeper class specification.",),
    distinguished="No class is like it. It is distinguished from the Senior Pond Keeper, which is none.",
    history="3/2010: Before, an Orchard Keeper fed the fish. (UB)",
)


def record(desk: Desk) -> Desk:
    """The three classes with their specifications, in force since 2020."""
    lines = (
        created("NS1001", "Orchard Keeper", "613-S", 32130, 46904),
        created("NS1002", "Hedge Warden", "614-S", 33597, 49038),
        created("NS1003", "Pond Keeper", "613-S", 32130, 46904),
    )
    desk.record("n200.txt", notice("200", NOTICED, *lines, specs=[KEEPER, WARDEN, POND]), *ADOPTED)
    return desk
