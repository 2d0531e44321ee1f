"""The versions of a specification, and one of them with its structure."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router

from classplan.core.dates import long_date
from classplan.core.errors import NotInForce
from classplan.records.library.models import Original
from classplan.records.plan.selectors import class_numbered
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force, versions_of
from classplan.web.api import shapes
from classplan.web.api.asked import AFTER, LIMIT, DayAsked, LimitAsked, NumberAsked, office_of, slice_of

Json = dict[str, object]
router = Router(tags=["Specifications"])


@router.get(
    "/classes/{number}/specifications.json",
    url_name="api_specifications",
    response=shapes.VersionsOut,
    summary="The versions of a specification",
)
def versions(
    request: HttpRequest, number: NumberAsked, limit: LimitAsked = LIMIT, after: DayAsked | None = AFTER
) -> Json:
    """Every version of the specification of a class, by its first day in force."""
    job_class = class_numbered(office_of(request), number)
    found = slice_of(request, versions_of(job_class), key=lambda version: version.start, after=after, limit=limit)
    return {"number": number, "items": [version_as_json(number, v) for v in found.items], "next": found.next}


@router.get(
    "/classes/{number}/{day}/specification.json",
    url_name="api_specification",
    response=shapes.SpecificationOut,
    summary="The specification in force on a day",
)
def specification(request: HttpRequest, number: NumberAsked, day: DayAsked) -> Json:
    """The version in force on the day with its structure: sections, items, fields, other classes it names."""
    job_class = class_numbered(office_of(request), number)
    version = version_in_force(job_class, day)
    if version is None:
        raise NotInForce(f"No specification of {job_class} is on record for {long_date(day)}.")
    original = paper_as_json(version.original)
    return version_as_json(number, version) | {"number": number, "original": original, "body": version.body}


def version_as_json(number: int, version: SpecVersion) -> Json:
    """A version without its text."""
    return {
        "label": version.label,
        "title": version.title,
        "start": version.start,
        "paper": version.paper,
        "address": reverse("api_specification", args=[number, version.start]),
    }


def paper_as_json(original: Original) -> Json:
    """The paper that something was read from."""
    return {
        "name": original.name, "media_type": original.media_type, "size": original.size, "sha256": original.sha256
    }  # fmt: skip
