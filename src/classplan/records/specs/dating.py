"""The dates that a text leaves blank until it is in force, and the label that goes by them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from classplan.core.dates import PartialDate
from classplan.core.documents.filling import entries_waiting, fits, is_open
from classplan.core.documents.specification import HISTORY
from classplan.core.documents.stored import spec_of_body
from classplan.records.plan.models import PlanPoint

if TYPE_CHECKING:
    from classplan.records.specs.models import SpecVersion

_NAMED = {"revised_date": "Rev.", "established_date": "Est."}


def printed_label(body: Mapping[str, Any]) -> str:
    """*Rev.* or *Est.* with the day that a text prints (169); empty where it leaves a date open or prints none."""
    spec = spec_of_body(body)
    if any(field.key in _NAMED and is_open(field) for field in spec.fields):
        return ""
    return _labelled({field.key: str(field.parsed) for field in spec.fields if field.parsed})


def label_in_force(version: "SpecVersion") -> str:
    """The label of a text that leaves a date open: by what is settled, else by what it prints, else by its first day."""
    printed = {field.key: str(field.parsed) for field in spec_of_body(version.body).fields if field.parsed}
    return _labelled(printed | {key: str(day) for key, day in settled(version)}) or f"From {version.start}"


def _labelled(dates: Mapping[str, str]) -> str:
    return next((f"{name} {dates[key]}" for key, name in _NAMED.items() if key in dates), "")


def settled(version: "SpecVersion") -> tuple[tuple[str, PartialDate], ...]:
    """The date that a text leaves blank until it is in force, once it is (179).

    *Established* where the class began with this text; *revised* where the class, or a text of it, is older. Where the
    records do not tell since when there is the class, the text keeps its blank.
    """
    open_keys = {field.key for field in spec_of_body(version.body).fields if field.key in _NAMED and is_open(field)}
    if not open_keys or (key := _dated_by(version)) not in open_keys:
        return ()
    start = came_into_force(version)
    dated = PartialDate(start.year, start.month, start.day)
    field = spec_of_body(version.body).field(key)
    return ((key, dated),) if field is not None and fits(field, dated) else ()


def settled_on(version: "SpecVersion") -> date | None:
    """The day on which a text came into force, where an entry of its class history waits for it; else None."""
    waits = any(
        entries_waiting(section.items) for section in spec_of_body(version.body).walk() if section.part == HISTORY
    )
    return came_into_force(version) if waits else None


def came_into_force(version: "SpecVersion") -> date:
    """Its first day; provisional use and the enactment are two starts of one text."""
    texts = version.job_class.spec_versions.filter(paper=version.paper, start__lte=version.start)
    return texts.order_by("start").values_list("start", flat=True).first() or version.start


def _dated_by(version: "SpecVersion") -> str | None:
    """Which date a version gives to its text; provisional use and the enactment are two starts of one text."""
    texts = version.job_class.spec_versions
    since = texts.filter(paper=version.paper).order_by("start").values_list("start", flat=True).first() or version.start
    begun = PlanPoint.objects.filter(job_class=version.job_class_id).order_by("start", "-recorded").first()
    if texts.filter(start__lt=since).exists() or (begun is not None and begun.start < since):
        return "revised_date"
    by_an_act = begun is not None and begun.start == since and begun.cause is not None
    return "established_date" if by_an_act else None
