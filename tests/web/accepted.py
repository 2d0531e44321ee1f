"""A specification that was read in and accepted, so that a change of a draft can take it."""

from datetime import datetime
from typing import TYPE_CHECKING

from classplan.records.journal.services import Actor
from tests.papers import SpecPaper

if TYPE_CHECKING:
    from classplan.records.accounts.models import Office

READER = Actor("Ikaika Mahoe", "analyst")


def accepted_spec(office: "Office", title: str, *, now: datetime) -> int:
    """The number of the upload, whose only part is the specification."""
    from classplan.core.reading.accepting import open_problems, units
    from classplan.records.library import services
    from classplan.records.library.selectors import decided

    content = SpecPaper(title).text().encode()
    row = services.upload(office, name=f"{title}.txt", content=content, actor=READER, now=now)
    for problem in open_problems(row.mended, decided(row)):
        row = services.dismiss(
            office, row.number, problem=problem, reason="It is right.", seen=row.version, actor=READER, now=now
        )
    places = [unit.place for unit in units(row.mended)]
    row = services.accept_section(office, row.number, places=places, seen=row.version, actor=READER, now=now)
    services.accept(office, row.number, seen=row.version, actor=READER, now=now)
    return row.number
