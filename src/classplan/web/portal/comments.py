"""Taking part: a comment on a notice or on one of its changes, asking to speak at its hearing, and the receipt.

No sign-in. What was typed stays in the form whatever is refused. Comments are not published; their number is.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.forms import CharField, EmailField, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from classplan.core.errors import DomainError, NotAllowed, NotInForce
from classplan.records.accounts.flood import Full, counted
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import models, public
from classplan.records.amendments.public import LONGEST_COMMENT
from classplan.records.amendments.selectors import changes_in_words, proposals, terms_of, with_receipt
from classplan.records.proceedings.models import Notice
from classplan.records.proceedings.selectors import notice_numbered
from classplan.web.forms import Form
from classplan.web.pages import show, typed
from classplan.web.portal.docket import until_of
from classplan.web.portal.paging import number_asked
from classplan.web.today import this_moment
from classplan.web.visitor import visitor_address
from classplan.web.words_of_time import clock_time, length_in_words, stamped, to_the_minute

NAME = "So that somebody can answer. It is not published."
PHONE = "The notice asks for one. It is not published."


class Comment(Form):
    """What a comment needs. No field cuts off what is pasted into it: what is too long is refused in words."""

    name = CharField(label="Contact name", help_text=NAME)
    phone = CharField(label="Telephone number", help_text=PHONE)
    email = EmailField(label="E-mail address", required=False, help_text="If you would rather be answered in writing.")
    text = CharField(
        label="Comment", widget=Textarea(attrs={"rows": 12}), help_text=f"At most {LONGEST_COMMENT:,} characters."
    )

    def send(self, office: Office, number: str, about: int | None, now: datetime) -> models.Comment:
        """Hand it in."""
        said = self.cleaned_data | {"text": self.cleaned_data["text"].replace("\r\n", "\n")}
        return public.comment(office, number, about=about, now=now, **said)


class Speak(Form):
    """What somebody says who wants to be heard."""

    name = CharField(label="Name", help_text="As you want to be called at the hearing.")
    phone = CharField(label="Telephone number", help_text="It is not published.")
    about = CharField(label="About what, in a few words", required=False, help_text="At most 300 characters.")

    def send(self, office: Office, number: str, about: int | None, now: datetime) -> models.Speaker:
        """Hand it in."""
        return public.ask_to_speak(office, number, now=now, **self.cleaned_data)


def comment(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """The form for a comment on a notice, or with `?change=` on one of its changes."""
    notice = notice_numbered(office, number)
    about, change = _about(request, notice)
    return _taken(request, office, notice, Comment, about, template="portal/comment.html", change=change)


def speak(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """The form for asking to speak at the hearing on a notice."""
    notice = notice_numbered(office, number)
    return _taken(request, office, notice, Speak, None, template="portal/speak.html")


def _taken(
    request: HttpRequest,
    office: Office,
    notice: Notice,
    kind: Callable[..., Comment | Speak],
    about: int | None,
    *,
    template: str,
    **context: Any,
) -> HttpResponse:
    form, now = kind(typed(request)), this_moment()
    closed = _closed(office, notice)
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(_handed_in(request, office, notice, form, about, now))
        except DomainError as error:
            form.refuse(error)
    terms = terms_of(notice.amendment)
    return show(
        request,
        office,
        template,
        section="notices",
        notice=notice,
        about=about,
        closed="" if request.method == "POST" else closed,
        form=form,
        hearing=to_the_minute(terms.hearing, pack_of(office).time_zone) if terms and terms.hearing else "",
        place=terms.place if terms else "",
        until=_until(office, terms, template, now),
        **context,
    )


def _handed_in(
    request: HttpRequest, office: Office, notice: Notice, form: Comment | Speak, about: int | None, now: datetime
) -> str:
    """The address of the receipt. Raises where the domain refuses, or too much came from there just now."""
    matter, address = f"notice {notice.number}", visitor_address(request)
    try:
        sent = counted(lambda: form.send(office, notice.number, about, now), matter=matter, address=address, now=now)
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


def _about(request: HttpRequest, notice: Notice) -> tuple[int | None, str]:
    """The one change that a comment is about, and what that does."""
    asked = request.GET.get("change", "")
    if not asked:
        return None, ""
    rows = [row for row in proposals(notice.amendment) if row.ordinal == number_asked(asked) and asked.isdigit()]
    if not rows:
        raise NotInForce(f"Notice {notice.number} has no change {asked[:20]}. Comment on the notice as a whole.")
    return rows[0].ordinal, changes_in_words(rows)[0]


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
