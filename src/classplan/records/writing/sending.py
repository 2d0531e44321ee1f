"""Putting a draft into an amendment, and the edits that follow it there."""

from dataclasses import dataclass, replace

from django.db import transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.plan import Line
from classplan.core.writing.draft import finished
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day
from classplan.records.amendments import drafting, gathering, models
from classplan.records.amendments.proposals import NewText, Proposal
from classplan.records.amendments.standing import lines_on
from classplan.records.papers.rendering import WORD
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment
from classplan.records.proceedings.applying import File, keep
from classplan.records.writing.exchange import exported
from classplan.records.writing.models import DraftState, SpecDraft
from classplan.records.writing.turns import By, Turn, note, turn

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Into:
    """Into which amendment: an open one by its number, or a new one about a `subject`; why; and the line of a new class.

    `alongside` says why it runs together with another open amendment that changes the class.
    """

    amendment: int | None = None
    subject: str = ""
    why: str = ""
    line: Line | None = None
    alongside: str = ""


@transaction.atomic
def put(office: Office, number: int, into: Into, *, by: By) -> models.ProposedChange:
    """Put the draft into an amendment as the new text of a change: of the one that its class has there, or of a new one."""
    taken = turn(office, number, by, decides=True)
    draft = taken.draft
    if draft.state == DraftState.PUT:
        raise NotAllowed(f"Draft {number} lies in {draft.amendment} already. Send its edits there.")
    if into.amendment is None:
        target = drafting.open_amendment(office, subject=into.subject, actor=by.actor, now=by.now).number
    else:
        target = into.amendment
    row = _row_of_class(office, target, draft)
    text = _text(taken)
    if row is not None:
        why = into.why.strip() or row.why
        made = replace(_again(row), spec=text, why=why, alongside=into.alongside or row.alongside)
        row = drafting.change_proposal(office, target, row.ordinal, made, actor=by.actor, now=by.now)
    else:
        if not into.why.strip():
            raise Invalid("Say why the text changes: the notice and the Council's papers print it.")
        job_class = draft.job_class.number if draft.job_class else None
        made = Proposal(job_class, _line(taken, into), into.why, text, alongside=into.alongside)
        row = drafting.propose(office, target, made, actor=by.actor, now=by.now)
    _drafted_against(row, draft)
    draft.state, draft.amendment, draft.ordinal, draft.sent = DraftState.PUT, row.amendment, row.ordinal, draft.revision
    note(taken, "writing.put", {"into": {"amendment": target, "change": row.ordinal}, "base": draft.base})
    draft.save()
    return row


@transaction.atomic
def send_edits(office: Office, number: int, *, by: By) -> None:
    """Give the change in the amendment the text as it now stands in the draft."""
    taken = turn(office, number, by, decides=True)
    draft = taken.draft
    if draft.state != DraftState.PUT or draft.amendment is None or draft.ordinal is None:
        raise NotAllowed(f"Draft {number} lies in no amendment. Put it into one first.")
    if draft.sent == draft.revision:
        raise NotAllowed(f"{draft.amendment.name} has the newest revision already ({draft.revision}).")
    row = models.ProposedChange.objects.filter(amendment=draft.amendment, ordinal=draft.ordinal).first()
    if row is None:
        raise NotAllowed(
            f"Change {draft.ordinal} was taken out of {draft.amendment.name}. Take the draft back, and put it in anew."
        )
    made = replace(_again(row), spec=_text(taken))
    row = drafting.change_proposal(office, draft.amendment.number, draft.ordinal, made, actor=by.actor, now=by.now)
    _drafted_against(row, draft)
    draft.sent = draft.revision
    note(taken, "writing.sent", {"into": {"amendment": draft.amendment.number, "change": draft.ordinal}})
    draft.save()


@transaction.atomic
def take_back(office: Office, number: int, *, by: By) -> None:
    """Free a draft whose change was taken out of its amendment, or whose amendment was withdrawn."""
    taken = turn(office, number, by, decides=True)
    draft = taken.draft
    if draft.state != DraftState.PUT or draft.amendment is None or draft.ordinal is None:
        raise NotAllowed(f"Draft {number} lies in no amendment, so there is nothing to take back.")
    there = models.ProposedChange.objects.filter(amendment=draft.amendment, ordinal=draft.ordinal, open=True).exists()
    if there:
        raise NotAllowed(f"{draft.amendment.name} still holds its change. Take that out of the amendment first.")
    draft.state, draft.amendment, draft.ordinal, draft.sent = DraftState.OPEN, None, None, None
    note(taken, "writing.taken_back", {})
    draft.save()


def _row_of_class(office: Office, amendment: int, draft: SpecDraft) -> models.ProposedChange | None:
    """The change that an open amendment has for the class of a draft."""
    if draft.job_class is None:
        return None
    rows = models.ProposedChange.objects.filter(amendment__office=office, amendment__number=amendment)
    own = rows.filter(job_class=draft.job_class, after__isnull=False)
    return own.select_related("job_class", "spec_original").first()


def _again(row: models.ProposedChange) -> Proposal:
    """What a change proposes, as it stands."""
    return Proposal(
        row.job_class.number if row.job_class else None,
        line_from_json(row.after),
        row.why,
        NewText(row.spec, row.spec_original) if row.spec and row.spec_original else None,
        gathering.ranges_of(row.ranges),
        tuple(row.replaces),
        row.taken_over_by,
        row.alongside,
    )


def _line(taken: Turn, into: Into) -> Line:
    """The line after: today's of a class that there is, under the title that the draft prints; the one given of a new class."""
    draft = taken.draft
    if draft.job_class is None:
        if into.line is None or not into.line.code:
            raise Invalid("A new class needs a job code and a pay grade. Give both.")
        return replace(into.line, title=into.line.title or draft.title)
    line = lines_on([draft.job_class.pk], local_day(draft.office, taken.by.now)).get(draft.job_class.pk)
    if line is None:
        raise NotAllowed(f"{draft.job_class.known_as} has no line in the plan today, so its text cannot be revised.")
    title = taken.body["title"]
    return replace(line, title=title) if title and title.casefold() != (line.title or "").casefold() else line


def _text(taken: Turn) -> NewText:
    """The text of the draft, and the Word file that is kept as the paper it came with."""
    draft = taken.draft
    name = f"draft-{draft.number}-revision-{draft.revision}.docx"
    file = File(name, WORD, exported(draft, draft.revision))
    return NewText(finished(taken.body), keep(draft.office, file))


def _drafted_against(row: models.ProposedChange, draft: SpecDraft) -> None:
    """The change is held against the version that the draft began from, so that it is stale where another came since."""
    if draft.job_class is not None:
        row.spec_base = draft.base
        row.save()


def changed_already(draft: SpecDraft) -> models.ProposedChange | None:
    """The change that an amendment on its way makes to the class of a draft, so that a second one needs a reason."""
    if draft.job_class is None:
        return None
    rows = models.ProposedChange.objects.filter(job_class=draft.job_class, open=True, alongside="")
    return rows.select_related("amendment").first()


def amendments_open(office: Office) -> list[Amendment]:
    """The amendments that are drafts."""
    return list(Amendment.objects.filter(office=office, state=DRAFT).order_by("-number"))
