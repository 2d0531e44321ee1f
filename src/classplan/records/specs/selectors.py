"""Reads of specifications. The version in force is asked for by a day."""

from datetime import date
from typing import Any

from classplan.records.plan.models import JobClass
from classplan.records.specs.models import SpecVersion


def versions_of(job_class: JobClass) -> list[SpecVersion]:
    """The versions of a class without their texts, by their first day; of two for one day, the one recorded later."""
    versions = SpecVersion.objects.filter(job_class=job_class).defer("body", "text")
    by_start = {version.start: version for version in versions}
    return list(by_start.values())


def body_of(version: SpecVersion) -> dict[str, Any]:
    """The structure of a version that came without it."""
    body: dict[str, Any] = SpecVersion.objects.values_list("body", flat=True).get(pk=version.pk)
    return body


def version_in_force(job_class: JobClass, on: date) -> SpecVersion | None:
    """The version in force on a day, or None where none is on record for it."""
    begun = SpecVersion.objects.filter(job_class=job_class, start__lte=on)
    return begun.order_by("-start", "-recorded", "-id").defer("text").first()


def text_of(version: SpecVersion) -> str:
    """The words of a version that came without them."""
    text: str = SpecVersion.objects.values_list("text", flat=True).get(pk=version.pk)
    return text
