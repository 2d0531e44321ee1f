"""How Denver prints a class specification: summary first, class detail with its history last, codes nowhere."""

from classplan.core.documents.house import DateStyle, House, Wording
from classplan.core.spec.layout import SpecLayout
from classplan.core.spec.model import SectionKind
from classplan.jurisdictions.denver.layout import SPEC


def _house(layout: SpecLayout) -> House:
    """What is printed is what is read: one table of headings and labels serves both."""
    return House(
        name="denver",
        noun="class specification",
        headings=tuple(Wording(heading.kind, heading.wordings[0], heading.part) for heading in layout.headings),
        labels={label.key: label.wording for label in layout.labels},
        detail=(SectionKind.CLASS_DETAIL, None),
        stock={layout.stock_field.key: (SectionKind.DUTIES, None)},
        dates=DateStyle.SLASHED,
    )


HOUSE = _house(SPEC)
