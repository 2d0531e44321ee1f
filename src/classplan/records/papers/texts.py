"""Specifications out of the records for papers: the text, and the version by which people know it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.documents.stored import spec_of_body
from classplan.core.documents.version import Version
from classplan.core.spec.model import Spec
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.models import PlanPoint
from classplan.records.specs.models import SpecVersion


def spec_of(body: Mapping[str, Any] | None) -> Spec:
    """The specification that the records keep."""
    assert body is not None
    return spec_of_body(body)


def version_before(row: ProposedChange) -> SpecVersion | None:
    """The version that a new text takes the place of; None where none is on record."""
    if row.job_class_id is None:
        return None
    versions = SpecVersion.objects.filter(job_class=row.job_class_id)
    if row.spec_base is not None:
        return versions.filter(recorded=row.spec_base).order_by("-start", "-id").first()
    return None


def version_of(spec: Spec, *, since: date | None = None, paper: str = "") -> Version:
    """A version by what it prints of itself."""
    return Version(
        title=spec.title or "",
        established=_dated(spec, "established_date"),
        revised=_dated(spec, "revised_date"),
        since=since,
        code=spec.codes[0] if spec.codes else None,
        paper=paper,
    )


def settled(version: SpecVersion) -> tuple[tuple[str, PartialDate], ...]:
    """The date that a text leaves blank until it is in force, once it is (179).

    *Established* where the class began with this text; *revised* where the class, or a text of it, is older. Where the
    records do not tell since when there is the class, the text keeps its blank.
    """
    key, start = _dated_by(version), version.start
    field = next((field for field in spec_of(version.body).fields if field.key == key), None)
    if key is None or field is None or field.parsed is not None:
        return ()
    return ((key, PartialDate(start.year, start.month, start.day)),)


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
