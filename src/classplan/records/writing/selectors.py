"""Reads of drafts: which ones somebody may see, how each stands, what was written and said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from classplan.core.errors import NotInForce
from classplan.core.policy import Role, Standing
from classplan.core.writing.draft import Json, begun, sections_of
from classplan.core.writing.plain import lines_in
from classplan.core.writing.reviewing import Capacity
from classplan.records.accounts.models import Office, Person
from classplan.records.amendments.standing import spec_bases
from classplan.records.plan.models import Amendment
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force
from classplan.records.writing.models import (
    DraftRevision,
    DraftState,
    Invitation,
    Remark,
    Review,
    SpecDraft,
    WordReturn,
)
from classplan.records.writing.turns import body_at, may_decide

__all__ = ["body_at"]

SEE_ALL = frozenset({Role.ANALYST, Role.DIRECTOR, Role.AUDITOR})


def drafts_for(office: Office, standing: Standing, person: Person) -> QuerySet[SpecDraft]:
    """The drafts that somebody may see, the newest first: the office all of them, whoever is invited just those."""
    rows = SpecDraft.objects.filter(office=office).select_related("owner", "job_class", "amendment")
    if standing.roles & SEE_ALL:
        return rows
    return rows.filter(invitations__person=person, invitations__ended__isnull=True)


def with_counts(rows: QuerySet[SpecDraft]) -> QuerySet[SpecDraft]:
    """The same with how many remarks wait for an answer: `waiting`."""
    return rows.annotate(waiting=Count("remarks", filter=Q(remarks__answer__isnull=True), distinct=True))


def draft_for(office: Office, standing: Standing, person: Person, number: int) -> SpecDraft:
    """The draft of that number. Raises `NotInForce` where there is none, or none that is theirs to see."""
    found = drafts_for(office, standing, person).filter(number=number).first()
    if found is None:
        raise NotInForce(f"There is no draft {number} here.")
    found.office = office
    return found


def decides(draft: SpecDraft, person: Person, standing: Standing) -> bool:
    """Whether somebody decides about a draft, in any of their roles."""
    return may_decide(draft, person, Role.DIRECTOR if Role.DIRECTOR in standing.roles else "")


def invitation_of(draft: SpecDraft, person: Person) -> Invitation | None:
    """As what somebody is invited, where they are."""
    return Invitation.objects.filter(draft=draft, person=person, ended__isnull=True).first()


def invitations(draft: SpecDraft) -> list[Invitation]:
    """Who is invited now, in the order of being asked."""
    return list(Invitation.objects.filter(draft=draft, ended__isnull=True).select_related("person"))


def revisions(draft: SpecDraft) -> QuerySet[DraftRevision]:
    """Every revision without its text, the newest first."""
    return DraftRevision.objects.filter(draft=draft).defer("body").order_by("-number")


def remarks(draft: SpecDraft, section: str | None = None) -> list[Remark]:
    """What was said about a draft, or a section of it, in the order of being said, with what was decided."""
    rows = Remark.objects.filter(draft=draft).select_related("answer")
    return list(rows if section is None else rows.filter(section=section))


def is_open(remark: Remark) -> bool:
    """Whether a remark waits for an answer."""
    return not hasattr(remark, "answer")


def is_stale(remark: Remark, text: str) -> bool:
    """Whether a remark that waits was made of other words than its section has now."""
    if not is_open(remark):
        return False
    if remark.suggests:
        return lines_in(remark.was) != lines_in(text)
    return bool(remark.item) and remark.item not in lines_in(text)


def reviews(draft: SpecDraft) -> list[Review]:
    """Who went over it and with whom it was talked over."""
    return list(Review.objects.filter(draft=draft))


def returned(draft: SpecDraft, number: int) -> WordReturn:
    """A file that came back from Word. Raises `NotInForce` where there is none of that number."""
    found = WordReturn.objects.filter(draft=draft, number=number).select_related("original").first()
    if found is None:
        raise NotInForce(f"Draft {draft.number} has nothing that came back under the number {number}.")
    return found


@dataclass(frozen=True, slots=True)
class Base:
    """The version in force against which a draft is held: its words with the keys of the draft, and whether it is stale."""

    version: SpecVersion | None
    body: Json | None
    stale: bool


def base_of(draft: SpecDraft, today: date) -> Base:
    """The version in force today, beside which the draft is read; stale where it is not the one it was drafted against."""
    if draft.job_class is None:
        return Base(None, None, stale=False)
    version = version_in_force(draft.job_class, today)
    last = spec_bases([draft.job_class.pk]).get(draft.job_class.pk)
    return Base(version, begun(version.body) if version else None, stale=last != draft.base)


def section_of_base(draft_body: Json, key: str, base: Json | None) -> Json | None:
    """The section of the version in force that answers one of the draft: of its kind and part, and the same one of several."""
    if base is None:
        return None
    place = next(((p.section["kind"], p.section["part"]) for p in sections_of(draft_body) if p.key == key), None)
    same = [p.key for p in sections_of(draft_body) if (p.section["kind"], p.section["part"]) == place]
    there = [p.section for p in sections_of(base) if (p.section["kind"], p.section["part"]) == place]
    at = same.index(key) if key in same else 0
    return there[at] if at < len(there) else None


@dataclass(frozen=True, slots=True)
class GoneOver:
    """What the memo is asked: who reviewed the texts of an amendment, and with whom they were talked over."""

    reviewed_by: tuple[str, ...]
    consulted: tuple[str, ...]


def gone_over(amendment: Amendment) -> GoneOver:
    """The reviews of the drafts that lie in an amendment, a line each as the memo's form asks for them (172, 175)."""
    every = Review.objects.filter(draft__amendment=amendment, draft__state=DraftState.PUT)
    rows = [row for row in every if Capacity(row.capacity).is_consulted]
    return GoneOver(
        tuple(dict.fromkeys(_named(row) for row in rows if Capacity(row.capacity).goes_over)),
        tuple(dict.fromkeys(f"{_named(row)}; {row.outcome}; {row.on.isoformat()}" for row in rows)),
    )


def draft_of_change(amendment: Amendment, ordinal: int) -> SpecDraft | None:
    """The draft whose text a change has."""
    return SpecDraft.objects.filter(amendment=amendment, ordinal=ordinal, state=DraftState.PUT).first()


def drafts_of_classes(office: Office, numbers: Iterable[int]) -> dict[int, list[SpecDraft]]:
    """The open drafts of classes, by the numbers of those."""
    found: dict[int, list[SpecDraft]] = {}
    rows = SpecDraft.objects.filter(office=office, job_class__number__in=set(numbers), state=DraftState.OPEN)
    for row in rows.select_related("job_class"):
        assert row.job_class is not None
        found.setdefault(row.job_class.number, []).append(row)
    return found


def _named(row: Review) -> str:
    """*Dana Reyes, incumbent*."""
    return f"{row.who}, {row.capacity}"
