"""Specifications out of the records for papers: the text, and the version by which people know it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.documents.stored import spec_of_body
from classplan.core.documents.version import Version
from classplan.core.spec.model import Spec
from classplan.records.amendments.models import ProposedChange
from classplan.records.specs.dating import settled
from classplan.records.specs.models import SpecVersion

_NO_DATES: Mapping[str, PartialDate] = MappingProxyType({})


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


def _dated(spec: Spec, key: str) -> PartialDate | None:
    said = next((field.parsed for field in spec.fields if field.key == key and field.parsed), None)
    return PartialDate.from_iso(str(said)) if said else None
