"""The same proof for live amendments: what the journal states of each, held against the rows that the services wrote.

Each row is named by the entry that wrote it. What the public wrote is held against the checksum of its words.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day, pack_of
from classplan.records.amendments import models
from classplan.records.amendments.proposals import as_json
from classplan.records.amendments.public import checksum_of
from classplan.records.amendments.terms import TERMS_MOMENTS, TERMS_TEXTS
from classplan.records.journal.models import Entry
from classplan.records.linting.models import Waiver
from classplan.records.papers.models import IssuedPaper, OfficeLetterhead, SpecHeld
from classplan.records.plan.models import RECORDED, Amendment

Rows = dict[str, dict[Any, Any]]

AMENDMENT, STEP, PROPOSAL, TERMS = "The amendment", "The step of entry", "The proposed change", "The terms of amendment"
DRAFT, REPLY, POSTING, HEARING = (
    "The draft sent by entry",
    "The answer of entry",
    "The posting of entry",
    "The hearing of entry",
)
DECISION, JUDGMENT, WAIVER = "The Board's decision of entry", "The judgment of entry", "The waiver of entry"
PAPER, HELD, HEADED = "The paper of entry", "What the agency holds,", "The letterhead of entry"
FINDING, PAUSE, CHOICE, COMMENT, SPEAKER = (
    "What entry set aside, or took up again, of the findings,",
    "The pause of entry",
    "The choice of entry",
    "The comment of entry",
    "The speaker of entry",
)

MOVES = {
    "amendment.recommended": "recommend",
    "amendment.returned": "return",
    "amendment.withdrawn": "withdraw",
    "amendment.decided-alone": "decide_alone",
    "amendment.enacted": "enact",
    "draft.sent": "send_drafts",
    "notice.given": "give_notice",
    "notice.posted": "post",
    "hearing.held": "hold_hearing",
    "use.begun": "begin_use",
    "basis.given": "mayor_is_silent",
}
ACTS = {
    "council": "council_approves",
    "disapproved": "council_disapproves",
    "mayor": "mayor_approves",
    "veto": "mayor_vetoes",
    "override": "council_overrides",
}


class LiveReplay:
    """Live amendments as the journal's payloads give them, act by act."""

    def __init__(self, office: Office) -> None:
        self.rows: Rows = defaultdict(dict)
        self._office = office
        self._dating = pack_of(office).dating_clause
        self._pauses: dict[int, int] = {}

    def add(self, entry: Entry) -> None:
        """Replay one entry."""
        said = entry.payload
        if entry.act == "comment.received":
            about = (
                said["on_notice"],
                said["about"],
                said["receipt"],
                said["late"],
                said["length"],
                said.get("digest"),
            )
            self.rows[COMMENT][entry.number] = (*about, entry.recorded_at)
        elif entry.act == "speaker.asked":
            told = (said["on_notice"], said["receipt"], said["late"], said.get("digest"))
            self.rows[SPEAKER][entry.number] = (*told, entry.recorded_at)
        elif entry.act == "choice.made":
            on = local_day(self._office, entry.recorded_at)
            self.rows[CHOICE][entry.number] = (said["name"], said["value"], said["reason"], entry.actor, on)
        elif entry.act == "specs.held":
            self.rows[HELD].pop(said["agency"], None)
            if said["held"]:
                self.rows[HELD][said["agency"]] = (said["held"], entry.number)
        elif "finding" in said:
            on = local_day(self._office, entry.recorded_at)
            self.rows[FINDING][entry.number] = (said["finding"], said["reason"], entry.actor, on)
        elif entry.act == "papers.headed":
            self.rows[HEADED] = {entry.number: said["letterhead"]}
        elif isinstance(said.get("amendment"), dict):
            self._add_live(entry, said)

    def _add_live(self, entry: Entry, said: dict[str, Any]) -> None:
        number = said["amendment"]["number"]
        before = self.rows[AMENDMENT].get(number)
        state, version = said["amendment"]["state"], said["amendment"]["version"]
        subject = said["subject"] if before is None and "subject" in said else before[2] if before else None
        self.rows[AMENDMENT][number] = (state, version, subject)
        on = date.fromisoformat(said["on"]) if "on" in said else None
        move = _move_of(entry, said)
        if move is not None and before is not None:
            self.rows[STEP][entry.number] = (number, move, before[0], state, on)
        self._add_drafted(number, said)
        self._add_done(entry, number, said, on)

    def _add_drafted(self, number: int, said: dict[str, Any]) -> None:
        proposed = self.rows[PROPOSAL]
        for proposal in (*said.get("proposals", ()), *([said["proposal"]] if "proposal" in said else ())):
            proposed[number, proposal["ordinal"]] = proposal
        if "was" in said and "proposal" not in said:
            proposed.pop((number, said["was"]["ordinal"]), None)
        if "terms" in said:
            moments = {name: _moment(said["terms"][name]) for name in TERMS_MOMENTS}
            self.rows[TERMS][number] = said["terms"] | moments

    def _add_done(self, entry: Entry, number: int, said: dict[str, Any], on: date | None) -> None:
        key = entry.number
        if entry.act == "draft.sent":
            self.rows[DRAFT][key] = (number, said["agency"], said["how"], on)
        elif entry.act == "draft.answered":
            self.rows[REPLY][key] = (number, said["agency"], said["text"], entry.actor, entry.recorded_at)
        elif entry.act == "notice.posted":
            posting = said["posting"]
            day = date.fromisoformat(posting["on"])
            self.rows[POSTING][key] = (
                number,
                posting["place"],
                day,
                posting["by"],
                posting["proof"],
                said.get("original"),
            )
        elif entry.act == "hearing.held":
            hearing = said["hearing"]
            self.rows[HEARING][key] = (number, on, hearing["present"].strip(), hearing["minutes"].strip())
        elif entry.act == "judgment.made":
            texts = tuple(said[name].strip() for name in ("clause", "question", "answer", "reason"))
            self.rows[JUDGMENT][key] = (number, *texts, entry.actor, on)
        elif entry.act == "basis.given":
            self.rows[JUDGMENT][key] = (number, self._dating, said["effect"]["computed"], entry.actor, on)
        elif entry.act == "waiver.given":
            waiver = said["waiver"]
            texts = tuple(waiver[name] for name in ("clause", "asked_by", "reason", "until"))
            self.rows[WAIVER][key] = (number, *texts, entry.actor)
        elif entry.act == "clock.paused":
            self.rows[PAUSE][key] = (number, on, None, said["reason"].strip())
            self._pauses[number] = key
        elif entry.act == "clock.resumed" and number in self._pauses:
            paused = self._pauses.pop(number)
            of, since, _, reason = self.rows[PAUSE][paused]
            self.rows[PAUSE][paused] = (of, since, on, reason)
        for paper in said.get("papers", ()):
            told_of = (paper["kind"], paper["about"], paper["title"], paper["mends"], paper["sums"])
            self.rows[PAPER][key, paper["number"]] = (number, on, *told_of)
        for decision in said.get("decisions", ()):
            again = decision["again"] if decision["outcome"] == "modified" else None
            told = (decision["outcome"], decision["modified"], decision["ranges"], again, decision["basis"])
            self.rows[DECISION][key, decision["ordinal"]] = (number, on, *told)

    def faults(self) -> Iterator[str]:
        """Where the rows are not what the journal gives, in words."""
        stored = _stored(self._office, self._dating)
        for kind in sorted({*self.rows, *stored}):
            told, held = self.rows.get(kind, {}), stored.get(kind, {})
            for key in sorted({*told, *held}, key=lambda key: key if isinstance(key, tuple) else (key,)):
                if told.get(key) == held.get(key):
                    continue
                name = " of ".join(map(str, reversed(key))) if isinstance(key, tuple) else str(key)
                if key in told and key in held:
                    yield f"{kind} {name} is not in the records as the journal has it."
                else:
                    yield f"{kind} {name} stands only in the {'journal' if key in told else 'records'}."


def _move_of(entry: Entry, said: dict[str, Any]) -> str | None:
    if entry.act == "board.decided":
        return "board_rejects" if said["amendment"]["state"] == "rejected" else "board_approves"
    if entry.act == "body.acted":
        return next((ACTS[act] for act in said["acts"] if act in ACTS), "veto_stands")
    return MOVES.get(entry.act)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _stored(office: Office, dating: str) -> Rows:
    found: Rows = defaultdict(dict)
    live = Amendment.objects.filter(office=office).exclude(state=RECORDED)
    found[AMENDMENT] = {row.number: (row.state, row.version, row.subject) for row in live}
    of_office = {"amendment__office": office}
    for move in models.MoveMade.objects.filter(**of_office).select_related("amendment", "entry"):
        step = (move.amendment.number, move.name, move.came_from, move.led_to, move.on)
        found[STEP][move.entry.number] = step
    proposals = models.ProposedChange.objects.filter(**of_office)
    for proposal in proposals.select_related("amendment", "job_class", "spec_original"):
        found[PROPOSAL][proposal.amendment.number, proposal.ordinal] = as_json(proposal)
    for terms in models.Terms.objects.filter(**of_office).select_related("amendment").prefetch_related("affected"):
        said = {name: getattr(terms, name) for name in (*TERMS_TEXTS, *TERMS_MOMENTS)}
        said["affected"] = sorted(agency.code for agency in terms.affected.all())
        if any(said.values()):
            found[TERMS][terms.amendment.number] = said
    _store_done(found, of_office, dating)
    _store_public(found, office)
    _store_papers(found, office)
    for waiver in Waiver.objects.filter(office=office).select_related("entry"):
        kept = {name: getattr(waiver, name) for name in ("about", "rule", "words", "mark", "holds")}
        found[FINDING][waiver.entry.number] = (kept, waiver.reason, waiver.by, waiver.on)
    return found


def _store_papers(found: Rows, office: Office) -> None:
    papers = IssuedPaper.objects.filter(office=office).select_related("amendment", "mends", "entry")
    for paper in papers.prefetch_related("renditions__original"):
        sums = {row.form: row.original.sha256 for row in paper.renditions.all()}
        mends = paper.mends.number if paper.mends else None
        told = (paper.amendment.number, paper.day, paper.kind, paper.about, paper.title, mends, sums)
        found[PAPER][paper.entry.number, paper.number] = told
    for head in OfficeLetterhead.objects.filter(office=office).select_related("entry"):
        names = ("lines", "sender", "position", "contact", "board", "council")
        found[HEADED][head.entry.number] = {name: getattr(head, name) for name in names}
    for held in SpecHeld.objects.filter(agency__office=office).order_by("job_class__number").select_related("entry"):
        classes, _ = found[HELD].setdefault(held.agency.code, ([], held.entry.number))
        classes.append(held.job_class.number)


def _store_done(found: Rows, of_office: dict[str, Office], dating: str) -> None:
    for sent in models.DraftSent.objects.filter(**of_office).select_related("amendment", "agency", "entry"):
        found[DRAFT][sent.entry.number] = (sent.amendment.number, sent.agency.code, sent.how, sent.on)
    for reply in models.DraftReply.objects.filter(**of_office).select_related("amendment", "agency", "entry"):
        told = (reply.amendment.number, reply.agency.code, reply.text, reply.by, reply.at)
        found[REPLY][reply.entry.number] = told
    for made in models.JudgmentMade.objects.filter(**of_office).select_related("amendment", "entry"):
        texts = tuple(text.strip() for text in (made.clause, made.question, made.answer, made.reason))
        if made.entry.act == "basis.given":
            texts = (made.clause, made.answer)
        found[JUDGMENT][made.entry.number] = (made.amendment.number, *texts, made.by, made.on)
    for waiver in models.WaiverGiven.objects.filter(**of_office).select_related("amendment", "entry"):
        until = waiver.until.isoformat() if waiver.until else None
        told_of = (waiver.clause, waiver.asked_by, waiver.reason, until, waiver.approved_by)
        found[WAIVER][waiver.entry.number] = (waiver.amendment.number, *told_of)
    for pause in models.Pause.objects.filter(**of_office).select_related("amendment", "entry"):
        found[PAUSE][pause.entry.number] = (pause.amendment.number, pause.since, pause.until, pause.reason.strip())
    decisions = models.BoardDecision.objects.filter(change__amendment__office=of_office["amendment__office"])
    for row in decisions.select_related("change__amendment", "entry"):
        told_what = (row.outcome, row.modified, row.ranges, row.again, row.basis)
        found[DECISION][row.entry.number, row.change.ordinal] = (row.change.amendment.number, row.on, *told_what)


def _store_public(found: Rows, office: Office) -> None:
    of_notice = {"notice__office": office}
    postings = models.Posting.objects.filter(**of_notice).select_related("notice__amendment", "proof_file", "entry")
    for hung in postings:
        proof = hung.proof_file.sha256 if hung.proof_file else None
        told = (hung.notice.amendment.number, hung.place, hung.on, hung.by, hung.proof, proof)
        found[POSTING][hung.entry.number] = told
    for held in models.HearingHeld.objects.filter(**of_notice).select_related("notice__amendment", "entry"):
        said = (held.present.strip(), held.minutes.strip())
        found[HEARING][held.entry.number] = (held.notice.amendment.number, held.on, *said)
    for row in models.Comment.objects.filter(**of_notice).select_related("notice", "change", "entry"):
        about = row.change.ordinal if row.change else None
        digest = checksum_of(row.name, row.phone, row.email, row.text) if "digest" in row.entry.payload else None
        given = (row.receipt, row.late, len(row.text), digest, row.received_at)
        found[COMMENT][row.entry.number] = (row.notice.number, about, *given)
    for speaker in models.Speaker.objects.filter(**of_notice).select_related("notice", "entry"):
        words = checksum_of(speaker.name, speaker.phone, speaker.about) if "digest" in speaker.entry.payload else None
        asked = (speaker.notice.number, speaker.receipt, speaker.late, words, speaker.received_at)
        found[SPEAKER][speaker.entry.number] = asked
    for choice in models.PolicyChoice.objects.filter(office=office).select_related("entry"):
        told_choice = (choice.name, choice.value, choice.reason, choice.by, choice.on)
        found[CHOICE][choice.entry.number] = told_choice
