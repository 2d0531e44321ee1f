"""What is set aside of the findings about a text, and how texts are named."""

from collections.abc import Iterable

from classplan.records.accounts.models import Office
from classplan.records.linting.models import Waiver


def of_paper(number: int) -> str:
    """The name of an uploaded paper.

    >>> of_paper(7), of_change(3, 2), of_class(12), of_draft(5)
    ('paper/7', 'change/3/2', 'class/12', 'draft/5')
    """
    return f"paper/{number}"


def of_change(amendment: int, ordinal: int) -> str:
    """The name of the new text of a change of an amendment."""
    return f"change/{amendment}/{ordinal}"


def of_class(number: int) -> str:
    """The name of the text of a class, in whatever version."""
    return f"class/{number}"


def of_draft(number: int) -> str:
    """The name of a text that is being written."""
    return f"draft/{number}"


def waivers_of(office: Office, abouts: Iterable[str]) -> dict[str, Waiver]:
    """What is set aside now of the findings about any of these texts, by its mark."""
    last: dict[tuple[str, str], Waiver] = {}
    for row in Waiver.objects.filter(office=office, about__in=set(abouts)).order_by("id"):
        last[row.about, row.mark] = row
    return {row.mark: row for row in last.values() if row.holds}
