"""Taking part: a comment on a notice or on one of its changes, asking to speak at its hearing, and the receipt.

No sign-in. What was typed stays in the form whatever is refused. Comments are not published; their number is.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.forms import CharField, ChoiceField, EmailField, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from classplan.core.errors import DomainError, NotAllowed, NotInForce
from classplan.records.accounts.flood import Full, counted
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import models, public
from classplan.records.amendments.as_noticed import NoticedChange, noticed_changes
from classplan.records.amendments.public import LONGEST_COMMENT
from classplan.records.amendments.selectors import changes_in_words, terms_of, with_receipt
from classplan.records.proceedings.models import Notice
from classplan.records.proceedings.selectors import notice_numbered
from classplan.web.forms import Form
from classplan.web.pages import show, typed
from classplan.web.portal.changes import said_of
from classplan.web.portal.docket import until_of
from classplan.web.portal.paging import number_asked
from classplan.web.today import this_moment
from classplan.web.visitor import visitor_address
from classplan.web.words_of_time import clock_time, length_in_words, stamped, to_the_minute

NAME = "So that somebody can answer. It is not published."
PHONE = "The notice asks for one. It is not published."
LONGEST_CHOICE = 120
NUL = "It held a character that no word can hold; it is taken out here. Look the text over, and send it again."


class Told(Form):
    """What the public types: a character that cannot be kept is taken out, and said at its field; the rest stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["null_characters_not_allowed"] = NUL

    def full_clean(self) -> None:
        """Every field, and then nothing that no page can show."""
        super().full_clean()
        data = self.data
        if isinstance(data, QueryDict) and any("\x00" in value for _, values in data.lists() for value in values):
            self.data = cleaned = data.copy()
            for name, values in data.lists():
                cleaned.setlist(name, [value.replace("\x00", "") for value in values])


class Comment(Told):
    """What a comment needs. No field cuts off what is pasted into it: what is too long is refused in words."""

    change = ChoiceField(label="What it is about", required=False)
    name = CharField(label="Contact name", help_text=NAME)
    phone = CharField(label="Telephone number", help_text=PHONE)
    email = EmailField(label="E-mail address", required=False, help_text="If you would rather be answered in writing.")
    text = CharField(
        label="Comment", widget=Textarea(attrs={"rows": 12}), help_text=f"At most {LONGEST_COMMENT:,} characters."
    )

    def __init__(self, data: QueryDict | None, changes: Sequence[NoticedChange], about: int | None) -> None:
        if data is not None and "change" not in data:
            data = data.copy()
            data["change"] = str(about or "")
        super().__init__(data, initial={"change": about or ""})
        field = self.fields["change"]
        assert isinstance(field, ChoiceField)
        every = [(str(change.ordinal), _cut(f"Change {change.ordinal}: {said_of(change)}")) for change in changes]
        field.choices = [("", "The notice as a whole"), *every]

    def send(self, office: Office, number: str, now: datetime) -> models.Comment:
        """Hand it in."""
        said = self.cleaned_data | {"text": self.cleaned_data["text"].replace("\r\n", "\n")}
        about = said.pop("change")
        return public.comment(office, number, about=int(about) if about else None, now=now, **said)


class Speak(Told):
    """What somebody says who wants to be heard."""

    name = CharField(label="Name", help_text="As you want to be called at the hearing.")
    phone = CharField(label="Telephone number", help_text="It is not published.")
    about = CharField(label="About what, in a few words", required=False, help_text="At most 300 characters.")

    def send(self, office: Office, number: str, now: datetime) -> models.Speaker:
        """Hand it in."""
        return public.ask_to_speak(office, number, now=now, **self.cleaned_data)


def comment(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """The form for a comment on a notice, or on one of its changes; `?change=` chooses one beforehand."""
    notice = notice_numbered(office, number)
    changes = noticed_changes(notice.amendment) if notice.amendment.live else []
    about = _about(request, notice, changes)
    form = Comment(typed(request), changes, about.ordinal if about else None)
    context = {"about": about, "change": said_of(about) if about else ""}
    return _taken(request, office, notice, form, template="portal/comment.html", **context)


def speak(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """The form for asking to speak at the hearing on a notice."""
    notice = notice_numbered(office, number)
    return _taken(request, office, notice, Speak(typed(request)), template="portal/speak.html")


for view in (comment, speak):
    view.keeps_typed = True  # type: ignore[attr-defined]  # its form refuses what no word can hold, at its field


def _taken(
    request: HttpRequest,
    office: Office,
    notice: Notice,
    form: Comment | Speak,
    *,
    template: str,
    **context: Any,
) -> HttpResponse:
    now = this_moment()
    closed = _closed(office, notice)
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(_handed_in(request, office, notice, form, now))
        except DomainError as error:
            form.refuse(error)
    terms = terms_of(notice.amendment)
    return show(
        request,
        office,
        template,
        section="notices",
        notice=notice,
        closed="" if request.method == "POST" else closed,
        form=form,
        hearing=to_the_minute(terms.hearing, pack_of(office).time_zone) if terms and terms.hearing else "",
        place=terms.place if terms else "",
        until=_until(office, terms, template, now),
        **context,
    )


def _handed_in(request: HttpRequest, office: Office, notice: Notice, form: Comment | Speak, now: datetime) -> str:
    """The address of the receipt. Raises where the domain refuses, or too much came from there just now."""
    matter, address = f"notice {notice.number}", visitor_address(request)
    try:
        sent = counted(lambda: form.send(office, notice.number, now), matter=matter, address=address, now=now)
    except Full as full:
        raise NotAllowed(
            f"Very many comments on Notice {notice.number} came from your network in the last minutes. Nothing of yours is lost: "
            f"send this again at {clock_time(full.until, pack_of(office).time_zone)}, or bring it to the office. Whether it is in "
            "time counts from when it is taken."
        ) from None
    return reverse("receipt", args=(sent.receipt,))


def _closed(office: Office, notice: Notice) -> str:
    """Why nothing is taken any more, or nothing."""
    try:
        public.open_notice(office, notice.number)
    except NotAllowed as error:
        return str(error)
    return ""


def _about(request: HttpRequest, notice: Notice, changes: Sequence[NoticedChange]) -> NoticedChange | None:
    """The one change that the address names."""
    asked = request.GET.get("change", "")
    if not asked:
        return None
    found = next((c for c in changes if asked.isdigit() and c.ordinal == number_asked(asked)), None)
    if found is None:
        raise NotInForce(f"Notice {notice.number} has no change {asked[:20]}. Comment on the notice as a whole.")
    return found


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST_CHOICE else f"{said[: LONGEST_CHOICE - 1].rstrip()}…"


def _until(office: Office, terms: models.Terms | None, template: str, now: datetime) -> object:
    if terms is None:
        return None
    comments = "comment" in template
    moment = terms.comments_until if comments else terms.speakers_until
    to = terms.comments_to if comments else terms.speakers_to
    return until_of(office, "", "", moment, to, now) if moment else None


def receipt(request: HttpRequest, office: Office, receipt: str) -> HttpResponse:
    """What was handed in under a receipt: when it was received, whether in time, and what happens next."""
    found = with_receipt(office, receipt)
    zone = pack_of(office).time_zone
    terms = terms_of(found.notice.amendment)
    is_comment = isinstance(found, models.Comment)
    until = (terms.comments_until if is_comment else terms.speakers_until) if terms else None
    answer = show(
        request,
        office,
        "portal/receipt.html",
        section="notices",
        found=found,
        is_comment=is_comment,
        notice=found.notice,
        change=changes_in_words([found.change])[0] if isinstance(found, models.Comment) and found.change else "",
        received=stamped(found.received_at, zone),
        late_by=length_in_words(found.received_at.replace(microsecond=0) - until) if found.late and until else "",
        until=stamped(until, zone) if until else "",
        phone=_shortened(found.phone),
        hearing=to_the_minute(terms.hearing, zone) if terms and terms.hearing else "",
        terms=terms,
        is_open=found.notice.amendment.state == "noticed",
    )
    answer["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(answer)
    return answer


def _shortened(phone: str) -> str:
    """A telephone number by its last two figures: enough to know one's own, too little for anybody else."""
    figures = [sign for sign in phone if sign.isdigit()]
    return f"ending in {''.join(figures[-2:])}" if len(figures) > 4 else "kept, and not shown here"
