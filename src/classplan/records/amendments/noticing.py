"""Giving notice: the draft is frozen, numbered and issued, and from then on the public's."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from classplan.core.amending import Situation
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.plan import Change
from classplan.core.proceedings import TakesEffect
from classplan.core.recording import Entered
from classplan.core.rules import Finding
from classplan.formats.render import as_html
from classplan.records.accounts.models import Agency, Office
from classplan.records.amendments import gathering, models
from classplan.records.amendments.proposals import as_json
from classplan.records.amendments.turns import done, moving, refuse_unready, turn
from classplan.records.journal.services import Actor
from classplan.records.papers.filling import paper_of
from classplan.records.papers.kinds import WHOLE
from classplan.records.papers.services import filling_of, issue_with_notice
from classplan.records.plan import services as plan_services
from classplan.records.plan.codec import line_as_json
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.plan.models import Change as ChangeRow
from classplan.records.plan.selectors import next_class_number
from classplan.records.proceedings.applying import File, keep
from classplan.records.proceedings.models import Notice
from classplan.records.proceedings.payload import (
    choices_in_words,
    effect_as_json,
    findings_as_json,
    stated,
)


@transaction.atomic
def send_draft(
    office: Office,
    number: int,
    *,
    agency: str,
    how: str,
    actor: Actor,
    now: datetime,
    on: date | None = None,
    seen: int | None = None,
) -> models.DraftSent:
    """Record that the draft went to the appointing authority of an agency (132)."""
    taken, move, day = moving(office, number, "send_drafts", actor=actor, now=now, seen=seen, on=on)
    refuse_unready(taken, move.name, taken.case)
    receiver = Agency.objects.filter(office=office, code=agency).first()
    if receiver is None or not how.strip():
        raise Invalid("Say which agency got the draft, and by which means it went.")
    entry = done(taken, act="draft.sent", payload={"agency": agency, "how": how.strip()[:200]}, move=move, day=day)
    return models.DraftSent.objects.create(
        amendment=taken.amendment, agency=receiver, on=day, how=how.strip()[:200], entry=entry
    )


@transaction.atomic
def answer_draft(
    office: Office, number: int, *, agency: str, text: str, actor: Actor, now: datetime, seen: int | None = None
) -> models.DraftReply:
    """Keep what an appointing authority answers to a draft that it got."""
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    sent = models.DraftSent.objects.filter(amendment=taken.amendment, agency__code=agency).first()
    if sent is None:
        raise NotAllowed(
            f"No draft of {taken.amendment.name} was sent to the agency {agency}, so there is none to answer."
        )
    if taken.amendment.state not in ("draft", "recommended"):
        raise NotAllowed(f"{taken.amendment.name} is {taken.amendment.state}: comment on its notice instead.")
    if not text.strip() or len(text) > 20_000:
        raise Invalid("Write the answer, at most 20,000 characters.")
    entry = done(taken, act="draft.answered", payload={"agency": agency, "text": text})
    return models.DraftReply.objects.create(
        amendment=taken.amendment, agency=sent.agency, text=text, by=actor.name, at=now, entry=entry
    )


@transaction.atomic
def give_notice(office: Office, number: int, *, actor: Actor, now: datetime, seen: int | None = None) -> Notice:
    """Give notice today: the changes are frozen, new classes get their numbers, the paper is issued with its anchor."""
    taken, move, day = moving(office, number, "give_notice", actor=actor, now=now, seen=seen)
    case = taken.case
    findings = refuse_unready(taken, move.name, case)
    amendment, name = taken.amendment, f"Notice {case.terms.number}"
    rows = gathering.proposals_of(amendment)
    new = _number_new_classes(office, rows)
    document = paper_of(filling_of(taken, draft=False), "notice", WHOLE)
    paper = keep(office, File(f"notice-{case.terms.number}.html", "text/html", as_html(document)))
    changes = [(row, change) for row in rows if (change := gathering.change_of(row)) is not None]
    chosen = set(models.PolicyChoice.objects.filter(office=office).values_list("name", flat=True))
    waits = TakesEffect(reason="It waits for the public hearing and the Board (7-21 B).")
    payload = stated(Entered(new_classes=new), paper) | {
        "notice": {"number": case.terms.number, "day": day.isoformat(), "subject": amendment.subject},
        "acts": {},
        "effect": effect_as_json(waits),
        "changes": [_change_as_json(row, change) for row, change in changes],
        "proposals": [as_json(row) for row in rows],
        "choices": [asdict(choice) | {"confirmed": choice.name in chosen} for choice in taken.policy.choices()],
    }
    amendment.name = name
    entry = done(
        taken,
        act="notice.given",
        payload=payload,
        cites=tuple(dict.fromkeys((*move.clauses, *(f.citation for f in findings if f.citation)))),
        move=move,
        day=day,
        name=name,
        noticed=day,
        reason=waits.reason,
        findings=findings_as_json(_each_once(findings)),
        rests_on=choices_in_words(taken.policy, chosen),
    )
    _freeze(amendment, changes)
    notice = Notice.objects.create(
        office=office,
        number=case.terms.number,
        day=day,
        subject=amendment.subject,
        amendment=amendment,
        reading=reading_of(case, rows),
        original=paper,
        entry=entry,
    )
    issue_with_notice(taken, document)
    return notice


def reading_of(case: Situation, rows: list[models.ProposedChange]) -> dict[str, Any]:
    """The notice in the form in which a paper is read, so that recorded and live notices are shown alike."""
    terms = case.terms
    assert terms.hearing is not None
    cut_offs = (
        ("comments", terms.comments_until, terms.comments_to),
        ("speakers", terms.speakers_until, terms.speakers_to),
    )
    return {
        "kind": "notice",
        "narrative": [{"line": 0, "text": text, "about": "narrative"} for text in terms.narrative.split("\n\n")],
        "hearing": {
            "parsed": {
                "day": terms.hearing.date().isoformat(),
                "time": f"{terms.hearing:%H:%M}",
                "room": terms.place,
                "building": None,
                "address": None,
            }
        },
        "cut_offs": [
            {"for": name, "parsed": until.isoformat(timespec="minutes")} for name, until, _ in cut_offs if until
        ],
        "contacts": [
            {"for": name, "name": to, "email": None, "phone": None, "care_of": None} for name, _, to in cut_offs
        ],
        "quoted_rules": [],
        "ranges": [said for row in rows for said in row.ranges],
        "attached": [row.spec for row in rows if row.spec],
    }


@transaction.atomic
def record_posting(
    office: Office,
    number: int,
    *,
    place: str,
    on: date,
    by: str,
    proof: str,
    actor: Actor,
    now: datetime,
    proof_file: File | None = None,
    seen: int | None = None,
) -> models.Posting:
    """Record where a notice hangs, since when, who put it there, and what shows it."""
    taken, move, _ = moving(office, number, "post", actor=actor, now=now, seen=seen)
    notice = gathering.notice_of(taken.amendment)
    assert notice is not None
    if not (place.strip() and by.strip() and proof.strip()):
        raise Invalid(
            "A posting says where it hangs, who put it there, and what shows it. One of the three is missing."
        )
    if not notice.day <= on <= taken.today:
        raise Invalid(
            f"The posting is dated {on}; {taken.amendment.name} is of {notice.day}, and today is {taken.today}. Give a day between them."
        )
    kept = keep(office, proof_file) if proof_file else None
    said = {"place": place.strip()[:300], "on": on.isoformat(), "by": by.strip()[:200], "proof": proof.strip()[:500]}
    payload = {"posting": said} | ({"original": kept.sha256} if kept else {})
    entry = done(taken, act="notice.posted", payload=payload, move=move)
    return models.Posting.objects.create(
        notice=notice, place=said["place"], on=on, by=said["by"], proof=said["proof"], proof_file=kept, entry=entry
    )


def _number_new_classes(office: Office, rows: list[models.ProposedChange]) -> dict[int, str]:
    """New classes get their lasting number with the notice; no line of theirs is in the plan yet."""
    new: dict[int, str] = {}
    number = next_class_number(office)
    for row in rows:
        if row.job_class is None and row.after is not None:
            new[number] = row.after["title"]
            plan_services.add_classes(office, {number: row.after["title"]})
            row.job_class = JobClass.objects.get(office=office, number=number)
            row.save(update_fields=["job_class"])
            number += 1
    return new


def _change_as_json(row: models.ProposedChange, change: Change) -> dict[str, Any]:
    assert row.job_class is not None
    return {
        "class": row.job_class.number,
        "kind": change.kind.value,
        "before": line_as_json(change.before),
        "after": line_as_json(change.after),
    }


def _freeze(amendment: Amendment, changes: list[tuple[models.ProposedChange, Change]]) -> None:
    ChangeRow.objects.bulk_create(
        ChangeRow(
            amendment=amendment,
            ordinal=row.ordinal,
            job_class=row.job_class,
            kind=change.kind.value,
            aspects=sorted(aspect.value for aspect in change.aspects),
            before=line_as_json(change.before),
            after=line_as_json(change.after),
        )
        for row, change in changes
    )


def _each_once(findings: tuple[Finding, ...]) -> list[Finding]:
    return list(dict.fromkeys(findings))
