"""Specifications out of the records for papers: the text, and the version by which people know it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.documents.filling import entries_waiting, fits, is_open
from classplan.core.documents.specification import HISTORY
from classplan.core.documents.stored import spec_of_body
from classplan.core.documents.version import Version
from classplan.core.spec.model import Spec
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.models import PlanPoint
from classplan.records.specs.models import SpecVersion

_NO_DATES: Mapping[str, PartialDate] = MappingProxyType({})
_DATES = ("established_date", "revised_date")


def spec_of(body: Mapping[str, Any] | None) -> Spec:
    """The specification that the records keep."""
    assert body is not None
    return spec_of_body(body)


def proposed_text(row: ProposedChange) -> Spec:
    """The text that a change proposes; where it prints no title, under that of the class as it is to be."""
    spec, line = spec_of(row.spec), row.after or row.before
    return spec if spec.title or line is None else replace(spec, title=line["title"])


def version_before(row: ProposedChange) -> SpecVersion | None:
    """The version that a new text takes the place of; None where none is on record."""
    if row.job_class_id is None:
        return None
    versions = SpecVersion.objects.filter(job_class=row.job_class_id)
    if row.spec_base is not None:
        return versions.filter(recorded=row.spec_base).order_by("-start", "-id").first()
    return None


def version_in_books(version: SpecVersion) -> Version:
    """A version that came into force, by what it prints of itself and what acts have settled since."""
    return version_of(spec_of(version.body), since=version.start, paper=version.paper, dates=dict(settled(version)))


def version_of(
    spec: Spec, *, since: date | None = None, paper: str = "", dates: Mapping[str, PartialDate] = _NO_DATES
) -> Version:
    """A version by what it prints of itself; `dates` are those that it leaves open."""
    return Version(
        title=spec.title or "",
        established=dates.get("established_date") or _dated(spec, "established_date"),
        revised=dates.get("revised_date") or _dated(spec, "revised_date"),
        since=since,
        code=spec.codes[0] if spec.codes else None,
        paper=paper,
    )


def settled(version: SpecVersion) -> tuple[tuple[str, PartialDate], ...]:
    """The date that a text leaves blank until it is in force, once it is (179).

    *Established* where the class began with this text; *revised* where the class, or a text of it, is older. Where the
    records do not tell since when there is the class, the text keeps its blank.
    """
    open_keys = {field.key for field in spec_of(version.body).fields if field.key in _DATES and is_open(field)}
    if not open_keys or (key := _dated_by(version)) not in open_keys:
        return ()
    start = _came_into_force(version)
    dated = PartialDate(start.year, start.month, start.day)
    field = spec_of(version.body).field(key)
    return ((key, dated),) if field is not None and fits(field, dated) else ()


def settled_on(version: SpecVersion) -> date | None:
    """The day on which a text came into force, where an entry of its class history waits for it; else None."""
    waits = any(entries_waiting(section.items) for section in spec_of(version.body).walk() if section.part == HISTORY)
    return _came_into_force(version) if waits else None


def _came_into_force(version: SpecVersion) -> date:
    """Its first day; provisional use and the enactment are two starts of one text."""
    texts = SpecVersion.objects.filter(job_class=version.job_class_id, paper=version.paper, start__lte=version.start)
    return texts.order_by("start").values_list("start", flat=True).first() or version.start


def _dated_by(version: SpecVersion) -> str | None:
    """Which date a version gives to its text; provisional use and the enactment are two starts of one text."""
    texts = SpecVersion.objects.filter(job_class=version.job_class_id)
    since = texts.filter(paper=version.paper).order_by("start").values_list("start", flat=True).first() or version.start
    begun = PlanPoint.objects.filter(job_class=version.job_class_id).order_by("start", "-recorded").first()
    if texts.filter(start__lt=since).exists() or (begun is not None and begun.start < since):
        return "revised_date"
    by_an_act = begun is not None and begun.start == since and begun.cause is not None
    return "established_date" if by_an_act else None


def _dated(spec: Spec, key: str) -> PartialDate | None:
    said = next((field.parsed for field in spec.fields if field.key == key and field.parsed), None)
    return PartialDate.from_iso(str(said)) if said else None
