"""Which versions of specifications are in force on a day, as a question to the database."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from classplan.records.accounts.models import Office
from classplan.records.plan.models import JobClass, PlanPoint
from classplan.records.specs.models import SpecVersion


def versions_in_force(office: Office, on: date) -> QuerySet[JobClass, int]:
    """The keys of the versions in force on a day, of the classes that have not ended by then."""
    last = ("-start", "-recorded", "-id")
    of_class = {"job_class": OuterRef("pk"), "start__lte": on}
    version = Subquery(SpecVersion.objects.filter(**of_class).order_by(*last).values("pk")[:1])
    ended = Subquery(PlanPoint.objects.filter(**of_class).order_by(*last).values("ended")[:1])
    classes = JobClass.objects.filter(office=office).annotate(in_force=version, has_ended=ended)
    return classes.exclude(has_ended=True).filter(in_force__isnull=False).values_list("in_force", flat=True)
