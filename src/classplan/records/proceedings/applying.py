"""Storing what was decided about a paper. All of it runs in the transaction of the act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.recording import Entered, Paper
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.models import Entry
from classplan.records.library import store
from classplan.records.library.models import Original
from classplan.records.plan import services as plan_services
from classplan.records.plan.codec import line_as_json
from classplan.records.plan.models import Amendment, Change, JobClass
from classplan.records.plan.selectors import next_amendment_number
from classplan.records.proceedings.models import Action, Notice
from classplan.records.proceedings.payload import findings_as_json, grounds_of
from classplan.records.specs import services as spec_services


@dataclass(frozen=True, slots=True)
class File:
    """The file of a paper: its bytes and what is known of them."""

    name: str
    media_type: str
    content: bytes


def keep(office: Office, file: File) -> Original:
    """Keep the file and name it in the library."""
    sha256 = store.keep(file.content)
    original, _ = Original.objects.get_or_create(
        office=office,
        sha256=sha256,
        defaults={"name": file.name[:255], "media_type": file.media_type, "size": len(file.content)},
    )
    return original


def apply(office: Office, entry: Entry, paper: Paper, entered: Entered, original: Original) -> None:
    """Store what was decided: classes, statements with their points, ranges, successions, specifications."""
    pack = pack_of(office)
    plan_services.add_classes(office, entered.new_classes)
    plan_services.add_statements(office, entry, entered.statements, pack)
    plan_services.add_ranges(office, entry, entered.ranges, pack)
    plan_services.add_successions(office, entry, entered.replaced, paper.name)
    spec_services.add_versions(entry, entered.specs, original=original, paper=paper.name)


def add_amendment(
    office: Office,
    entry: Entry,
    paper: Paper,
    effect: TakesEffect,
    entered: Entered,
    defaults: Sequence[str],
    whole_plan: bool,
) -> Amendment:
    """Store the amendment and how it takes effect."""
    return Amendment.objects.create(
        office=office,
        number=next_amendment_number(office),
        name=paper.name,
        noticed=paper.day,
        effective=effect.day,
        wording=effect.wording,
        reason=effect.reason,
        rests_on=list(dict.fromkeys((*effect.rests_on, *grounds_of(entered.findings), *defaults))),
        findings=findings_as_json(entered.findings),
        gaps=findings_as_json(entered.gaps),
        whole_plan=whole_plan,
        entry=entry,
    )


def add_changes(
    amendment: Amendment, paper: Paper, entered: Entered, printed: Sequence[Sequence[dict[str, Any]]]
) -> None:
    """Store the typed changes, each with the lines of the paper that print it."""
    ids = dict(JobClass.objects.filter(office=amendment.office, number__in=entered.classes).values_list("number", "id"))
    Change.objects.bulk_create(
        Change(
            amendment=amendment,
            ordinal=ordinal,
            job_class_id=ids[number],
            kind=change.kind.value,
            aspects=sorted(aspect.value for aspect in change.aspects),
            before=line_as_json(change.before),
            after=line_as_json(change.after),
            printed=list(rows),
        )
        for ordinal, (number, change, rows) in enumerate(zip(entered.classes, paper.changes, printed, strict=True), 1)
    )


def add_actions(notice: Notice, acts: Acts, entry: Entry) -> None:
    """Store what the bodies did, by their days."""
    taken = [(name, day) for name, day in acts.taken() if name != "noticed"]
    Action.objects.bulk_create(Action(notice=notice, act=name, on=day, entry=entry) for name, day in taken)
