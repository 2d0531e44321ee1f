"""Papers that are drafted from the specification of a class as it stands on a day (20, 191)."""

from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents import Document
from classplan.core.documents.announcement import AnnouncementFacts, job_announcement
from classplan.core.documents.performance import PlanFacts, performance_plan
from classplan.core.errors import NotInForce
from classplan.core.plan import Line
from classplan.core.spec.model import Spec
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Office
from classplan.records.amendments.standing import lines_on
from classplan.records.journal.selectors import anchor
from classplan.records.papers.letterhead import letterhead_of
from classplan.records.papers.texts import spec_of
from classplan.records.plan.models import JobClass
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force


def announcement_on(office: Office, job_class: JobClass, on: date, *, how: str, until: str) -> Document:
    """The job announcement from the text in force on a day, with the pay of that day."""
    version, spec, line = _standing(job_class, on)
    status = spec.field("flsa")
    return job_announcement(
        AnnouncementFacts(
            office=office.name,
            noun=house_named(office.jurisdiction).noun,
            title=line.title or version.title,
            spec=spec,
            day=on,
            how=how,
            until=until,
            code=line.code,
            grade=line.grade,
            minimum=line.minimum,
            maximum=line.maximum,
            flsa=status.printed if status else None,
            version=version.label,
            letterhead=letterhead_of(office, on).lines,
            anchor=anchor(office).in_words,
        )
    )


def performance_plan_on(office: Office, job_class: JobClass, on: date, *, period: str = "") -> Document:
    """The outline of a performance plan from the text in force on a day."""
    version, spec, line = _standing(job_class, on)
    return performance_plan(
        PlanFacts(
            office=office.name,
            noun=house_named(office.jurisdiction).noun,
            title=line.title or version.title,
            spec=spec,
            day=on,
            period=period,
            code=line.code,
            version=version.label,
            anchor=anchor(office).in_words,
        )
    )


def _standing(job_class: JobClass, on: date) -> tuple[SpecVersion, Spec, Line]:
    """The text and the line of a day. Raises `NotInForce` where the class has none of either then."""
    version = version_in_force(job_class, on)
    line = lines_on([job_class.pk], on).get(job_class.pk)
    if version is None or line is None:
        missing = "specification" if version is None else "line in the plan"
        raise NotInForce(
            f"{job_class.known_as} has no {missing} on {long_date(on)}, so nothing can be drafted from it. Choose another day."
        )
    return version, spec_of(version.body), line
