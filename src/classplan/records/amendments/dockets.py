"""What the public is told of live amendments: everything on record about a noticed one, and nothing of a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from classplan.core.dates import long_date
from classplan.core.proceedings import Acts
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import gathering, models
from classplan.records.amendments.effect import WAITS
from classplan.records.amendments.selectors import usable_until
from classplan.records.plan.models import OVER
from classplan.records.proceedings.models import Notice


@dataclass(frozen=True, slots=True)
class Docket:
    """A noticed live amendment as the public may know it. `comments` is how many came; their words are not published."""

    notice: Notice
    terms: models.Terms
    postings: tuple[models.Posting, ...]
    held: models.HearingHeld | None
    decisions: tuple[models.BoardDecision, ...]
    moves: tuple[models.MoveMade, ...]
    judgments: tuple[models.JudgmentMade, ...]
    waivers: tuple[models.WaiverGiven, ...]
    choices: tuple[models.PolicyChoice, ...]
    comments: int
    usable_until: date | None
    computed: date | None
    ended: bool

    def lapsed_on(self, today: date) -> date | None:
        """The first day after provisional use that ran out; None where none runs, or it still does."""
        if self.ended or self.usable_until is None or today <= self.usable_until:
            return None
        return self.usable_until + timedelta(days=1)

    def reason(self, today: date) -> str:
        """Why it takes effect when it does, what it waits for, or how it ended: as true today, whatever was said then."""
        amendment, lapsed = self.notice.amendment, self.lapsed_on(today)
        if lapsed is None or self.usable_until is None:
            return amendment.reason
        last = long_date(self.usable_until)
        said = f"Its provisional use ended with {last} and lapsed on {long_date(lapsed)}."
        return f"{said} {WAITS.get(amendment.state, '')}".strip()

    def on(self, *names: str) -> date | None:
        """The day of the last move of one of these names."""
        return next((move.on for move in reversed(self.moves) if move.name in names), None)


def docket_of(notice: Notice, acts: Acts, today: date) -> Docket:
    """Everything about the live amendment of a notice; `acts` are those of the bodies."""
    amendment = notice.amendment
    office, pack = amendment.office, pack_of(amendment.office)
    judgments = tuple(models.JudgmentMade.objects.filter(amendment=amendment))
    terms = models.Terms.objects.get(amendment=amendment)
    runs = acts.in_use is not None and acts.council is None and acts.disapproved is None
    return Docket(
        notice=notice,
        terms=terms,
        postings=tuple(models.Posting.objects.filter(notice=notice)),
        held=models.HearingHeld.objects.filter(notice=notice).first(),
        decisions=tuple(gathering.decisions_of(amendment)),
        moves=tuple(models.MoveMade.objects.filter(amendment=amendment)),
        judgments=judgments,
        waivers=tuple(models.WaiverGiven.objects.filter(amendment=amendment)),
        choices=choices_of(office),
        comments=models.Comment.objects.filter(notice=notice).count(),
        usable_until=usable_until(amendment, gathering.situation(amendment, today)) if runs else None,
        computed=_computed(office, acts, judgments, pack.dating_clause) if amendment.effective is None else None,
        ended=amendment.over,
    )


def _computed(office: Office, acts: Acts, judgments: Iterable[models.JudgmentMade], dating: str) -> date | None:
    """The day that the acts give, or a person where the rule is silent; only once the Council has acted."""
    given = [judgment.answer for judgment in judgments if judgment.clause == dating]
    if given:
        return date.fromisoformat(given[-1])
    if acts.board is None or acts.disapproved is not None or (acts.council is None and acts.override is None):
        return None
    day: date | None = pack_of(office).takes_effect(acts, gathering.policy_of(office), None).day
    return day


def choices_of(office: Office) -> tuple[models.PolicyChoice, ...]:
    """What the owner of the rules chose and what holds today: of each name the last one."""
    last = {row.name: row for row in models.PolicyChoice.objects.filter(office=office).order_by("id")}
    return tuple(last.values())


@dataclass(frozen=True, slots=True)
class Ended:
    """A noticed amendment that was withdrawn or turned down, and on which day."""

    notice: Notice
    on: date


def ended_lately(office: Office, most: int) -> list[Ended]:
    """Noticed amendments that ended without taking effect, the latest first."""
    rows = models.MoveMade.objects.filter(amendment__office=office, led_to__in=OVER, amendment__notice__isnull=False)
    rows = rows.select_related("amendment__notice").defer("amendment__notice__reading").order_by("-on", "-id")[:most]
    found = []
    for move in rows:
        notice = move.amendment.notice
        notice.amendment = move.amendment
        found.append(Ended(notice, move.on))
    return found


def open_now(notices: Iterable[Notice], now: datetime) -> frozenset[int]:
    """The ids of those notices for which comments are in time; the cut-off itself, to its last fraction, still is."""
    noticed = {notice.amendment_id: notice.pk for notice in notices if notice.amendment.state == "noticed"}
    if not noticed:
        return frozenset()
    untils = models.Terms.objects.filter(amendment__in=noticed).values_list("amendment", "comments_until")
    return frozenset(noticed[key] for key, until in untils if until is None or now < until + timedelta(seconds=1))


def comments_counted(notices: Sequence[Notice]) -> dict[int, int]:
    """How many comments came to each of some notices, by their ids."""
    counted: dict[int, int] = {notice.pk: 0 for notice in notices}
    for notice in models.Comment.objects.filter(notice__in=list(counted)).values_list("notice", flat=True):
        counted[notice] += 1
    return counted
