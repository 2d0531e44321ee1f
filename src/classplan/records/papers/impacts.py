"""The impact of an amendment's changes, reckoned from the plan as they found it and from the texts on record (189)."""

from collections.abc import Sequence
from datetime import date

from classplan.core.amending import Proposed
from classplan.core.documents.impact import Impact, impact_of
from classplan.core.errors import NotInForce
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.plan.selectors import plan_as_of
from classplan.records.specs.models import SpecVersion


def impact_on(office: Office, day: date, changes: Sequence[Proposed]) -> Impact:
    """What the changes do to the plan as they found it: each of their classes with its line before."""
    try:
        lines = plan_as_of(office, day).lines
    except NotInForce:  # no paper is on record yet, so there is no class either
        lines = ()
    plan: dict[int, Line | None] = {line.number: line.line for line in lines}
    plan |= {p.job_class: p.change.before for p in changes if p.change and p.job_class is not None}
    gone = [p.change.before.title for p in changes if p.change and p.change.before and p.change.before.title]
    standing = [line for line in plan.values() if line is not None]
    return impact_of(changes, plan=standing, named_in=_named_in(office, gone, day))


def _named_in(office: Office, titles: list[str], on: date) -> dict[str, list[str]]:
    """Which specifications name which of these titles, by their own words."""
    found: dict[str, list[str]] = {}
    for title in titles:
        texts = SpecVersion.objects.filter(job_class__office=office, start__lte=on, text__icontains=title)
        for name in texts.values_list("title", flat=True).distinct():
            if name != title:
                found.setdefault(name, []).append(title)
    return found
