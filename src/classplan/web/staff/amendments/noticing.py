"""Steps before the hearing: recommend, send drafts, answer them, give notice, record a posting, return, withdraw."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import agencies
from classplan.records.amendments import director, noticing
from classplan.records.journal.services import Actor
from classplan.records.proceedings.applying import File
from classplan.web.forms import DayField
from classplan.web.pages import say, show, typed
from classplan.web.staff.amendments.acting import Doing, OfMatter, refused, view_of
from classplan.web.staff.amendments.matter import Matter, matter_of
from classplan.web.staff.amendments.paper import paper_now
from classplan.web.staff.amendments.words import state_in_words
from classplan.web.today import this_moment
from classplan.web.who import require

LARGEST_PROOF = 5_000_000
PROOFS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}


class Step(OfMatter):
    """A step that asks nothing but whether it is meant."""


class Reason(OfMatter):
    """A step that needs its reason."""

    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It is kept with the act and shown beside it.",
    )


class SendDraft(OfMatter):
    """To which agency the draft went, how, and when."""

    agency = forms.ChoiceField(label="Agency", widget=forms.RadioSelect)
    how = forms.CharField(label="How it went", max_length=200, help_text="By hand, by mail, to which address.")
    on = DayField(label="On which day", required=False)

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, initial={"on": matter.today}, **kwargs)
        affected, sent = matter.case.terms.affected, matter.case.drafts_sent
        known = [agency for agency in agencies(matter.office) if agency.code in affected]
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            (agency.code, f"{agency}{' (has a draft already)' if agency.code in sent else ''}") for agency in known
        ]


class Posted(OfMatter):
    """Where a notice hangs, since when, who put it there, what shows it."""

    place = forms.CharField(label="Where it hangs", max_length=300, help_text="The board or the page.")
    on = DayField(label="Since which day")
    by = forms.CharField(label="Who put it there", max_length=200)
    proof = forms.CharField(
        label="What shows it", max_length=500, help_text="A photograph, a signed slip, an address that can be opened."
    )
    proof_file = forms.FileField(
        label="A file of the proof",
        required=False,
        help_text="A photograph (JPEG or PNG) or a PDF, up to 5 MB. It is kept as it comes.",
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.pdf"}),
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, initial={"on": matter.today}, **kwargs)

    def clean_proof_file(self) -> File | None:
        """The file, if it is what it may be; it is known by its first bytes and not by its name."""
        given = self.cleaned_data.get("proof_file")
        if given is None:
            return None
        if given.size > LARGEST_PROOF:
            raise forms.ValidationError(f"{given.name} has {given.size:,} bytes; at most {LARGEST_PROOF:,} are kept.")
        content = given.read()
        for begins, media_type in PROOFS.items():
            if content.startswith(begins):
                return File(given.name, media_type, content)
        raise forms.ValidationError(f"{given.name} is no photograph (JPEG, PNG) and no PDF. Choose another file.")


class Answer(OfMatter):
    """What an appointing authority answers to a draft."""

    agency = forms.ChoiceField(label="For which agency", widget=forms.RadioSelect)
    text = forms.CharField(
        label="The answer", max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}), help_text="Plain text."
    )

    def __init__(self, *args: Any, matter: Matter, own: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        mine = own & matter.case.drafts_sent
        only = next(iter(mine)) if len(mine) == 1 else None
        super().__init__(*args, matter=matter, initial={"agency": only}, **kwargs)
        known = [(agency.code, str(agency)) for agency in agencies(matter.office) if agency.code in mine]
        self.fields["agency"].choices = known  # type: ignore[attr-defined]


def answer_draft(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Answer a draft that one's own agency got."""
    matter = matter_of(request, office, number)
    actor = require(request, office, "draft.acknowledge", matter.case.drafts_sent)
    own = request.standing.agencies  # type: ignore[attr-defined]
    if not own & matter.case.drafts_sent:
        raise NotInForce("No draft of this amendment was sent to your agency.")
    asked = Answer(typed(request), matter=matter, own=own)
    if request.method == "POST" and asked.is_valid():
        said = asked.cleaned_data
        try:
            noticing.answer_draft(
                office,
                number,
                agency=said["agency"],
                text=said["text"],
                actor=actor,
                now=this_moment(),
                seen=said["seen"],
            )
        except DomainError as error:
            refused(request, asked, error)
        else:
            say(request, "Your answer is kept, and the office sees it.")
            return redirect("amendment", number)
    return show(
        request,
        office,
        "staff/amendment_step.html",
        section="amendments",
        form=asked,
        matter=matter,
        amendment=matter.amendment,
        state=state_in_words(matter.amendment.state),
        title="Answer the draft",
        button="Send the answer",
        intro="What you write is kept with the amendment; the analysts and the Director read it before notice is given.",
        starts_here=True,
    )


def _recommend(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    director.recommend(office, number, actor=actor, now=now, seen=asked.cleaned_data["seen"])


def _send(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    noticing.send_draft(
        office, number, agency=said["agency"], how=said["how"], on=said["on"], actor=actor, now=now, seen=said["seen"]
    )


def _return(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    director.return_to_draft(office, number, reason=said["reason"], actor=actor, now=now, seen=said["seen"])


def _withdraw(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    director.withdraw(office, number, reason=said["reason"], actor=actor, now=now, seen=said["seen"])


def _give(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    noticing.give_notice(office, number, actor=actor, now=now, seen=asked.cleaned_data["seen"])


def _post(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    noticing.record_posting(
        office,
        number,
        place=said["place"],
        on=said["on"],
        by=said["by"],
        proof=said["proof"],
        proof_file=said["proof_file"],
        actor=actor,
        now=now,
        seen=said["seen"],
    )


def _paper(matter: Matter, asked: OfMatter) -> dict[str, Any]:
    return paper_now(matter)


recommend = view_of(
    Doing(
        "amendment.recommend",
        Step,
        _recommend,
        "It is recommended to the Board.",
        "Recommend to the Board",
        "recommend",
        intro="The changes go to the Board as they stand; from now on they can be edited only after a return to draft.",
        with_changes=True,
    )
)
send_draft = view_of(
    Doing(
        "amendment.send_drafts",
        SendDraft,
        _send,
        "The sending of the draft is on record.",
        "Record that a draft was sent",
        "send_drafts",
        button="Record it",
        intro="Each affected appointing authority gets a draft of the changes before notice is given.",
    )
)
return_to_draft = view_of(
    Doing("amendment.return", Reason, _return, "It is a draft again.", "Return to draft", "return")
)
withdraw = view_of(
    Doing(
        "amendment.withdraw",
        Reason,
        _withdraw,
        "It is withdrawn. The plan stays as it is.",
        "Withdraw it",
        "withdraw",
        intro="The amendment ends here and the plan stays as it is. All that was done stays in the journal.",
    )
)
give_notice = view_of(
    Doing(
        "amendment.give_notice",
        Step,
        _give,
        "Notice is given. Post it, and record each posting.",
        "Give notice",
        "give_notice",
        template="staff/amendment_give_notice.html",
        shows=_paper,
        with_changes=True,
    )
)
record_posting = view_of(
    Doing("amendment.post", Posted, _post, "The posting is on record.", "Record a posting", "post", button="Record it")
)
