"""The terms of the notice, and the three readings of the posting period beside the hearing that they set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.dates import long_date
from classplan.core.errors import DomainError
from classplan.core.rules import Finding
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import agencies, pack_of
from classplan.records.amendments import terms
from classplan.records.amendments.choosing import choose
from classplan.records.amendments.gathering import policy_of
from classplan.records.amendments.models import PolicyChoice
from classplan.records.amendments.selectors import choices_made
from classplan.records.journal.services import Actor
from classplan.records.proceedings.selectors import notices
from classplan.web.forms import DayField
from classplan.web.pages import say, show, typed
from classplan.web.staff.amendments.acting import Doing, OfMatter, refuse_stale, refused, view_of
from classplan.web.staff.amendments.matter import Matter, matter_of
from classplan.web.staff.amendments.words import Act
from classplan.web.today import this_moment
from classplan.web.who import allowed, require

MOMENTS = ("hearing", "comments_until", "speakers_until")
TEXTS = ("number", "place", "comments_to", "speakers_to", "study", "narrative")
POSTING, CHOICE, NOT_CHOSEN = "Notice: posting", "posting-reading", "not-chosen"
READINGS = {
    "counted-from-notice": "Counted from the day of the notice",
    "full-days": "Thirteen full days",
    "latest-posting-day": "A latest day for posting",
}


def _hour(label: str) -> forms.TimeField:
    wrong = {"invalid": "Write the hour as 17:00."}
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M"],
        help_text="As in 17:00.",
        error_messages=wrong,
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}),
    )


def _long(label: str, hint: str, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=20_000, help_text=hint, widget=forms.Textarea(attrs={"rows": rows})
    )


class TermsForm(OfMatter):
    """What the notice says besides its changes. All of it can be left for later, until notice is given."""

    number = forms.CharField(label="Number of the notice", max_length=60, required=False)
    hearing_day = DayField(label="Day of the public hearing", required=False)
    hearing_hour = _hour("Hour of the public hearing")
    place = forms.CharField(label="Place of the public hearing", max_length=300, required=False)
    comments_until_day = DayField(label="Last day for written comments", required=False)
    comments_until_hour = _hour("Last hour for written comments")
    comments_to = forms.CharField(
        label="To whom comments go, and how", max_length=300, required=False, help_text="A name and an address."
    )
    speakers_until_day = DayField(label="Last day to ask to be heard", required=False)
    speakers_until_hour = _hour("Last hour to ask to be heard")
    speakers_to = forms.CharField(
        label="Whom speakers turn to, and how", max_length=300, required=False, help_text="A name and a telephone."
    )
    study = _long("The audit or study behind it", "Nothing where there is none.", 2)
    narrative = _long(
        "Narrative", "Reason, aims, evidence, and why each class is changed. An empty line begins a paragraph.", 8
    )
    affected = forms.MultipleChoiceField(
        label="Affected agencies",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each gets a draft before notice is given.",
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        terms = matter.case.terms
        initial: dict[str, Any] = {name: getattr(terms, name) for name in TEXTS}
        for name in MOMENTS:
            moment = getattr(terms, name)
            initial |= {f"{name}_day": moment and moment.date(), f"{name}_hour": moment and moment.time()}
        initial["affected"] = sorted(terms.affected)
        super().__init__(*args, matter=matter, initial=initial, **kwargs)
        self.fields["affected"].choices = [  # type: ignore[attr-defined]
            (agency.code, str(agency)) for agency in agencies(matter.office)
        ]
        free = next_number(matter.office)
        self.fields["number"].help_text = f"The next of the series is {free}."
        if not terms.number and terms.hearing is None:
            self.initial["number"] = free

    def clean(self) -> dict[str, Any]:
        """A day has its hour, and an hour its day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in MOMENTS:
            day, hour = f"{name}_day", f"{name}_hour"
            if cleaned.get(day) and cleaned.get(hour) is None and hour not in self.errors:
                self.add_error(hour, "The day is set, and its hour is not.")
            if cleaned.get(hour) is not None and not cleaned.get(day) and day not in self.errors:
                self.add_error(day, "The hour is set, and its day is not.")
        self._refuse_days(cleaned)
        number = (cleaned.get("number") or "").strip()
        if number and is_taken(self.matter, number):
            free = next_number(self.matter.office)
            self.add_error("number", f"There is a notice {number} already. The next of the series is {free}.")
        return cleaned

    def _refuse_days(self, cleaned: dict[str, Any]) -> None:
        """The hearing is to come, and each cut-off lies between today and the hearing."""
        today, hearing = self.matter.today, cleaned.get("hearing_day")
        if hearing and hearing < today:
            self.add_error("hearing_day", f"{long_date(hearing)} has passed. Give a day to come.")
        for name in MOMENTS[1:]:
            day, hour = cleaned.get(f"{name}_day"), cleaned.get(f"{name}_hour")
            if day and day <= today:
                self.add_error(
                    f"{name}_day", f"{long_date(day)} is not after today, {long_date(today)}. Give a later day."
                )
            elif day and hearing and (day, hour or time()) > (hearing, cleaned.get("hearing_hour") or time.max):
                self.add_error(
                    f"{name}_day", f"It lies after the hearing on {long_date(hearing)}. Give a moment before it."
                )

    def moments(self) -> dict[str, datetime | None]:
        """The moments on the office's own clock."""
        zone = ZoneInfo(pack_of(self.matter.office).time_zone)
        return {
            name: _moment(self.cleaned_data[f"{name}_day"], self.cleaned_data[f"{name}_hour"], zone) for name in MOMENTS
        }

    def hearing(self) -> date | None:
        """The day of the hearing as it is in the form, or else in the terms."""
        kept = self.matter.case.terms.hearing
        typed_day: date | None = self.cleaned_data.get("hearing_day") if self.is_bound and self.is_valid() else None
        return typed_day or (kept.date() if kept else None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the posting period, with what it finds of the hearing that is set."""

    value: str
    name: str
    finding: Finding
    chosen: bool


def set_terms(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Set the terms of the notice."""
    matter = matter_of(request, office, number)
    actor = require(request, office, "amendment.change")
    asked = TermsForm(typed(request), matter=matter)
    changed: list[Act] = []
    if request.method == "POST" and asked.is_valid():
        said = asked.cleaned_data
        try:
            terms.set_terms(
                office,
                number,
                texts={name: said[name] for name in TEXTS},
                moments=asked.moments(),
                affected=said["affected"],
                actor=actor,
                now=this_moment(),
                seen=said["seen"],
            )
        except DomainError as error:
            changed = refused(request, asked, error)
        else:
            say(request, "The terms of the notice are set.")
            return redirect("amendment", number)
    return show(
        request,
        office,
        "staff/amendment_terms.html",
        section="amendments",
        form=asked,
        amendment=matter.amendment,
        changed=changed,
        can_edit=matter.amendment.state in ("draft", "recommended"),
        may_choose=allowed(request, office, "amendment.judge").allowed,
        **posting_period(matter, asked.hearing()),
    )


def posting_period(matter: Matter, hearing: date | None) -> dict[str, Any]:
    """The three readings, computed for a hearing, and which of them the owner chose."""
    made: PolicyChoice | None = next((c for c in choices_made(matter.office) if c.name == CHOICE), None)
    noticed = matter.case.acts.noticed or matter.today
    return {
        "hearing": hearing,
        "noticed": noticed,
        "readings": list(_readings(matter, noticed, hearing)) if hearing else [],
        "choice": made,
        "choice_in_words": READINGS.get(made.value, made.value) if made else "",
    }


def is_taken(matter: Matter, number: str) -> bool:
    """Whether another notice carries this number."""
    others = notices(matter.office).exclude(amendment=matter.amendment)
    return others.filter(number=number).exists()


def next_number(office: Office) -> str:
    """The number after the highest that is only figures; *1* where there is none."""
    known = [int(n) for n in notices(office).values_list("number", flat=True) if n.isascii() and n.isdigit()]
    return str(max(known, default=0) + 1)


def _readings(matter: Matter, noticed: date, hearing: date) -> Iterator[Reading]:
    clause, policy = pack_of(matter.office).clause(POSTING), policy_of(matter.office)
    taken = getattr(policy, "posting_reading", NOT_CHOSEN)
    for value, name in READINGS.items():
        reading = getattr(policy.with_choices({CHOICE: value}), "posting_reading", None)
        posted = matter.case.posted or noticed
        finding = clause.find(noticed, notice=noticed, hearing=hearing, posted=posted, reading=reading)
        yield Reading(value, name, finding, str(taken) == value)


def _moment(day: date | None, hour: time | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, hour, zone) if day is not None and hour is not None else None


class Choose(OfMatter):
    """The owner's choice among the readings of the posting period."""

    value = forms.ChoiceField(label="Which reading", choices=list(READINGS.items()), widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text="It is public."
    )


def _choose(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    refuse_stale(asked)
    said = asked.cleaned_data
    choose(office, name=CHOICE, value=said["value"], reason=said["reason"], actor=actor, now=now)


def _period(matter: Matter, asked: OfMatter) -> dict[str, Any]:
    hearing = matter.case.terms.hearing
    return posting_period(matter, hearing.date() if hearing else None)


posting_reading = view_of(
    Doing(
        "amendment.judge",
        Choose,
        _choose,
        "The choice is on record. It counts from now on, for every notice of the office.",
        "Choose how the posting period is read",
        button="Record the choice",
        template="staff/amendment_reading.html",
        intro="The words of the rule allow three readings. All are computed; which one counts is the owner's to say.",
        shows=_period,
    )
)
