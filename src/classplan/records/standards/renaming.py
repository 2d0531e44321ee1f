"""What a change of a draft that renames, recodes, merges or ends a class asks of the other specifications: to name it anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classplan.core.references.renaming import named_anew
from classplan.records.accounts.models import Office
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.models import JobClass
from classplan.records.specs.models import SpecVersion
from classplan.records.standards.references import titles_of_plan, versions_with
from classplan.records.standards.selectors import titles_on
from classplan.records.standards.suggesting import Places, Suggestion, Text, in_order


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name that a change ends, and the one that takes its place: None where nobody takes over, so that a person says it."""

    change: ProposedChange
    old: str
    new: str | None
    is_code: bool = False


def renamings(change: ProposedChange, today: date) -> list[Renaming]:
    """The names that a change ends: the title, the code, or of a class that ends its title."""
    before, after = change.before, change.after
    if before is None:
        return []
    if after is None:
        return [Renaming(change, before["title"], _heir(change, today))]
    found = []
    if before["title"] != after["title"]:
        found.append(Renaming(change, before["title"], after["title"]))
    if before["code"] and after["code"] and before["code"] != after["code"]:
        found.append(Renaming(change, before["code"], after["code"], is_code=True))
    return found


def _heir(change: ProposedChange, today: date) -> str | None:
    """The title of the class that takes over from one that ends: one that stays, or one of the same amendment."""
    if change.job_class is None:
        return None
    if change.taken_over_by is not None:
        heirs = JobClass.objects.filter(office=change.job_class.office_id, number=change.taken_over_by)
        return next(iter(titles_on(heirs.values_list("pk", flat=True), today).values()), None)
    others = ProposedChange.objects.filter(amendment=change.amendment_id).exclude(pk=change.pk)
    taking = (other for other in others if change.job_class.number in other.replaces and other.after)
    return next((str(other.after["title"]) for other in taking if other.after), None)


def elsewhere(office: Office, renaming: Renaming, today: date) -> tuple[int, int]:
    """How many specifications in force hold the name that ends, besides that of the class itself.

    First those whose texts the amendment leaves as they are, then those that it changes.
    """
    rows = versions_with(office, renaming.old, today).exclude(job_class=renaming.change.job_class)
    changed = renaming.change.amendment.proposed.filter(spec__isnull=False, job_class__isnull=False)
    held = rows.filter(job_class__in=changed.values("job_class")).count()
    return rows.count() - held, held


def places_for(office: Office, renaming: Renaming, today: date, *, new: str | None = None) -> Places:
    """Every place in a specification in force that names the class by the name that ends, its own specification first.

    `new` is the name that a person gives where the change itself gives none.
    """
    change = renaming.change
    rows = versions_with(office, renaming.old, today).exclude(job_class=change.job_class_id)
    others = in_order(rows.values_list("pk", "job_class__number", "job_class"), change.amendment)
    plan = titles_of_plan(office, today).titles.values()
    longer = [title for title in plan if renaming.old in title and title != renaming.old]

    def in_text(text: Text) -> Iterator[Suggestion]:
        instead = new or renaming.new or ""
        for anew in named_anew(text.body, renaming.old, instead, others=longer, code=renaming.is_code):
            yield Suggestion(text, anew.edits, anew.words, anew.doubt)

    return Places(office, change.amendment, today, [*_own(change, today), *others], in_text)


def _own(change: ProposedChange, today: date) -> list[int]:
    """The text of the class itself, where it has one and goes on."""
    if change.job_class_id is None or change.after is None:
        return []
    rows = SpecVersion.objects.filter(job_class=change.job_class_id, start__lte=today)
    return list(rows.order_by("-start", "-recorded", "-id").values_list("pk", flat=True)[:1])
