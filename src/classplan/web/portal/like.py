"""Classes like one, on a day, and why; for staff also its duties that other classes have too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from classplan.core.health.words import surfaces
from classplan.records.accounts.models import Office
from classplan.records.health.selectors import SharedDuty, classes_like, duties_shared_by
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.selectors import class_numbered
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import text_of, version_in_force
from classplan.web import who
from classplan.web.pages import show

MOST_DUTIES = 20
COMMON = 20  # classes that hold a duty: what more of them hold, such as other duties as assigned, makes none alike


@dataclass(frozen=True, slots=True)
class Alike:
    """A class like the one asked about: how much, the words they share, the duties they share."""

    line: PlanLine
    percent: int
    words: tuple[str, ...]
    duties: tuple[str, ...]


def like(request: HttpRequest, office: Office, number: int, day: date) -> HttpResponse:
    """The classes that are most like one on a day."""
    job_class = class_numbered(office, number)
    version = version_in_force(job_class, day)
    shared = duties_shared_by(office, version, day) if version else []
    return show(
        request,
        office,
        "portal/like.html",
        section="plan",
        job_class=job_class,
        day=day,
        version=version,
        alike=list(_alike(office, version, shared, day)) if version else [],
        shared=_others(shared[:MOST_DUTIES], number) if who.allowed(request, office, "library.see").allowed else [],
        left_out=max(0, len(shared) - MOST_DUTIES),
    )


def _alike(office: Office, version: SpecVersion, shared: Iterable[SharedDuty], day: date) -> Iterable[Alike]:
    held: dict[int, list[str]] = {}
    for duty in sorted(shared, key=lambda duty: len(duty.holders)):
        for holder in duty.holders if len(duty.holders) <= COMMON else ():
            held.setdefault(holder.line.number, []).append(duty.text)
    words = surfaces(f"{version.title} {text_of(version)}")
    for line, near in classes_like(office, version, day):
        said = tuple(words.get(stem, stem) for stem in near.shared)
        yield Alike(line, round(near.likeness * 100), said, tuple(held.get(line.number, ())))


def _others(shared: Iterable[SharedDuty], number: int) -> list[tuple[SharedDuty, list[PlanLine]]]:
    return [(duty, [holder.line for holder in duty.holders if holder.line.number != number]) for duty in shared]
