"""The update circular of an amendment: which specifications go into the book and which come out of it (166 to 169)."""

from classplan.core.documents import Document
from classplan.core.documents.circular import CircularFacts, Holder, Sheet, update_circular
from classplan.core.documents.specification import SpecFacts
from classplan.core.errors import Invalid
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Agency
from classplan.records.papers.kinds import WHOLE
from classplan.records.papers.models import SpecHeld
from classplan.records.papers.source import Filling
from classplan.records.papers.texts import spec_of, version_in_books
from classplan.records.plan.models import Amendment
from classplan.records.specs.dating import settled, settled_on
from classplan.records.specs.models import SpecVersion


def circular_of(filling: Filling, about: str) -> Document:
    """The circular, for everybody or for the agency of a code. Raises `Invalid` where no text came into force."""
    amendment, office, day, head = filling.amendment, filling.office, filling.day, filling.letterhead
    house = house_named(office.jurisdiction)
    if amendment.effective is None:
        raise Invalid(f"{amendment.name} is not in force yet, so no specification goes into the book by it (166).")
    come = list(
        SpecVersion.objects.filter(job_class__office=office, paper=amendment.name, start__lte=amendment.effective)
        .select_related("job_class")
        .order_by("title", "id")
    )
    changed = {change.job_class_id for change in amendment.changes.all()}
    left = [
        version
        for job_class in sorted(changed | {row.job_class_id for row in come})
        if (version := _before(job_class, amendment)) is not None
        and (any(row.job_class_id == job_class for row in come) or _ended(job_class, amendment))
    ]
    return update_circular(
        CircularFacts(
            office=office.name,
            house=house,
            sender=head.sender.in_full,
            letterhead=head.lines,
            day=day,
            insert=tuple(_sheet(row) for row in come),
            remove=tuple(_sheet(row) for row in left),
            holder=_holder(amendment, about),
            attached=tuple(
                SpecFacts(
                    office=office.name,
                    house=house,
                    spec=spec_of(row.body),
                    version=_sheet(row).version,
                    filled=settled(row),
                    settled_on=settled_on(row),
                    day=day,
                )
                for row in come
            ),
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def _before(job_class: int, amendment: Amendment) -> SpecVersion | None:
    older = SpecVersion.objects.filter(job_class=job_class, start__lt=amendment.effective).exclude(paper=amendment.name)
    return older.select_related("job_class").order_by("-start", "-recorded").first()


def _ended(job_class: int, amendment: Amendment) -> bool:
    return any(change.job_class_id == job_class and change.after is None for change in amendment.changes.all())


def _sheet(row: SpecVersion) -> Sheet:
    return Sheet(row.job_class.number, version_in_books(row))


def _holder(amendment: Amendment, about: str) -> Holder | None:
    """An agency with the classes whose specifications it holds; one that never said which holds the whole book."""
    if about == WHOLE:
        return None
    agency = Agency.objects.filter(office=amendment.office, code=about).first()
    if agency is None:
        raise Invalid(f"{amendment.office.name} has no agency {about}.")
    held = frozenset(SpecHeld.objects.filter(agency=agency).values_list("job_class__number", flat=True))
    return Holder(agency.name, held or None)
