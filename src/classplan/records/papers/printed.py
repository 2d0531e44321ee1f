"""Papers of the plan as it stands on a day: one specification, or the whole book."""

from collections.abc import Iterable
from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents import Document
from classplan.core.documents.book import BookFacts, Entry, specification_book
from classplan.core.documents.changes import named
from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.errors import NotInForce
from classplan.core.plan import Line
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Office
from classplan.records.journal.selectors import anchor
from classplan.records.papers.letterhead import letterhead_of
from classplan.records.papers.texts import spec_of, version_in_books
from classplan.records.plan.models import JobClass, PlanPoint
from classplan.records.plan.selectors import plan_as_of
from classplan.records.specs.dating import settled, settled_on
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force


def specification_on(office: Office, job_class: JobClass, on: date, *, house: str | None = None) -> Document:
    """The specification in force on a day, in the form of a house, or else of the office's own jurisdiction.

    Raises `NotInForce` where none is on record for the day, `Invalid` where the form of that house is not known.
    """
    form = house_named(house or office.jurisdiction)
    version = version_in_force(job_class, on)
    if version is None:
        first = (
            SpecVersion.objects.filter(job_class=job_class).order_by("start").values_list("start", flat=True).first()
        )
        since = f" The first one is in force from {long_date(first)}." if first else " None of another day is, either."
        raise NotInForce(f"No specification of {_known_as(job_class, on)} is on record for {long_date(on)}.{since}")
    spec = spec_of(version.body)
    return clean_specification(
        SpecFacts(
            office=office.name,
            house=form,
            spec=spec,
            version=version_in_books(version),
            filled=settled(version),
            settled_on=settled_on(version),
            day=version.start,
            anchor=anchor(office).in_words,
        )
    )


def _known_as(job_class: JobClass, on: date) -> str:
    """A class by its title and code: those of the day, else the last that it had before or the first that it got after."""
    points = PlanPoint.objects.filter(job_class=job_class, title__isnull=False).order_by("start", "recorded")
    point = points.filter(start__lte=on).last() or points.first()
    return named(Line(point.code, point.title)) if point else job_class.known_as


def book_on(office: Office, on: date) -> Document:
    """The specification book of a day: every class of the plan, with its text where one is on record."""
    lines = plan_as_of(office, on).lines
    texts = _texts(office, on, [line.number for line in lines])
    entries = []
    for line in lines:
        version = texts.get(line.number)
        spec = spec_of(version.body) if version else None
        entries.append(
            Entry(
                line.line,
                version_in_books(version) if version else None,
                spec,
                settled(version) if version else (),
                settled_on(version) if version else None,
            )
        )
    house, head = house_named(office.jurisdiction), letterhead_of(office, on)
    return specification_book(BookFacts(office.name, house, on, tuple(entries), head.lines, anchor(office).in_words))


def _texts(office: Office, on: date, numbers: Iterable[int]) -> dict[int, SpecVersion]:
    """The versions in force on a day by the numbers of their classes; of two for one day, the one recorded later."""
    wanted = set(numbers)
    rows = SpecVersion.objects.filter(job_class__office=office, start__lte=on).select_related("job_class").defer("text")
    latest = rows.order_by("start", "recorded", "id")
    return {row.job_class.number: row for row in latest.iterator(200) if row.job_class.number in wanted}
