"""What is set aside of the findings about texts, each text by its name.

>>> of_paper(7), of_change(3, 2), of_class(12), of_draft(5)
('paper/7', 'change/3/2', 'class/12', 'draft/5')
"""

from collections.abc import Iterable

from classplan.records.accounts.models import Office
from classplan.records.linting.models import Waiver

Waivers = dict[tuple[str, str], Waiver]


def of_paper(number: int) -> str:
    """An uploaded paper."""
    return f"paper/{number}"


def of_change(amendment: int, ordinal: int) -> str:
    """The new text of a change of an amendment."""
    return f"change/{amendment}/{ordinal}"


def of_class(number: int) -> str:
    """The text of a class, in whatever version."""
    return f"class/{number}"


def of_draft(number: int) -> str:
    """A text that is being written."""
    return f"draft/{number}"


def waivers_of(office: Office, names: Iterable[str]) -> Waivers:
    """What is set aside now of the findings about any of these texts, by the name of the text and the mark of the finding."""
    last: Waivers = {}
    for row in Waiver.objects.filter(office=office, about__in=set(names)).order_by("id"):
        last[row.about, row.mark] = row
    return {key: row for key, row in last.items() if row.holds}
