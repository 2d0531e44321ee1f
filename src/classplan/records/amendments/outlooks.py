"""How a notice that waits stands on a day, from the acts on record: its computed day, and provisional use that ran out.

What is stored says how it stood when the last act was entered. Days pass without an act, so pages ask here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from classplan.core.amending import Situation
from classplan.core.dates import long_date
from classplan.core.plain_words import list_in_words
from classplan.core.proceedings import Acts
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import gathering
from classplan.records.amendments.effect import WAITS, effect_of
from classplan.records.plan.models import Amendment
from classplan.records.proceedings.models import Action, Notice

MOST_NAMED = 4
PROVISIONALLY = "may be used provisionally"  # so the dating clause says it, in the reason that is kept
NOT_ENTERED = "the office has not entered it in the plan yet"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What follows from the acts on a notice that waits.

    `computed` is the day on which it takes effect once it is entered. `last` is the last day of provisional use by the
    Board's approval, as long as the Council has not acted; `used` are the titles that are, or were, in such use.
    """

    reason: str
    computed: date | None = None
    last: date | None = None
    used: tuple[str, ...] = ()

    @property
    def used_in_words(self) -> str:
        """The titles in provisional use, the first few of many."""
        more = len(self.used) - MOST_NAMED
        return list_in_words((*self.used[:MOST_NAMED], f"{more:,} more") if more > 0 else self.used)

    def lapsed_on(self, today: date) -> date | None:
        """The first day after provisional use that ran out; None where none was begun, or it still runs."""
        if self.last is None or not self.used or today <= self.last:
            return None
        return self.last + timedelta(days=1)


def outlooks(office: Office, notices: Iterable[Notice], today: date) -> dict[int, Outlook]:
    """Of each notice that waits, by its id; the questions asked are as many as for one. Others have none."""
    waiting = [n for n in notices if n.amendment.effective is None and not n.amendment.over]
    live = [n for n in waiting if n.amendment.live and n.amendment.state not in ("noticed", "heard")]
    return _of_live(office, live, today) | _of_recorded(
        office, [n for n in waiting if not n.amendment.live and PROVISIONALLY in n.amendment.reason], today
    )


def _of_live(office: Office, notices: Sequence[Notice], today: date) -> dict[int, Outlook]:
    if not notices:
        return {}
    pack, policy = pack_of(office), gathering.policy_of(office)
    for notice in notices:
        notice.amendment.office = office
    cases = gathering.situations([notice.amendment for notice in notices], today)
    found: dict[int, Outlook] = {}
    for notice in notices:
        amendment, case = notice.amendment, cases[notice.amendment.pk]
        runs = case.acts.in_use is not None and case.acts.council is None and case.acts.disapproved is None
        outlook = Outlook(
            amendment.reason,
            effect_of(pack, case, policy).day,
            pack.last_provisional_day(case, policy) if runs else None,
            _used(case) if runs else (),
        )
        found[notice.pk] = _with_reason(outlook, amendment, today)
    return found


def _used(case: Situation) -> tuple[str, ...]:
    changes = [proposed.change for proposed in case.standing if proposed.change is not None]
    titles = [change.subject.title or "" for change in changes if change.changes_rate]
    return (*titles, *(f"the new range of {row.grade}" for proposed in case.standing for row in proposed.ranges))


def _with_reason(outlook: Outlook, amendment: Amendment, today: date) -> Outlook:
    """With what is true of it today, where days have made its stored reason untrue."""
    lapsed = outlook.lapsed_on(today)
    if lapsed is not None and outlook.last is not None:
        said = f"Its provisional use ended with {long_date(outlook.last)} and lapsed on {long_date(lapsed)}."
        return Outlook(f"{said} {WAITS.get(amendment.state, '')}".strip(), outlook.computed, outlook.last, outlook.used)
    if outlook.computed is not None and outlook.computed <= today:
        said = f"Its effective day, {long_date(outlook.computed)}, has come; {NOT_ENTERED}. {outlook.reason}"
        return Outlook(said, outlook.computed, outlook.last, outlook.used)
    return outlook


def _of_recorded(office: Office, notices: Sequence[Notice], today: date) -> dict[int, Outlook]:
    """A recorded paper that waits says until when the Board's approval lets use run: not as if to come, once it is past."""
    if not notices:
        return {}
    acts: dict[int, dict[str, date]] = {notice.pk: {} for notice in notices}
    for action in Action.objects.filter(notice__in=list(acts)):
        acts[action.notice_id][action.act] = action.on
    on_record = {key: Acts(**of_one) for key, of_one in acts.items()}
    found: dict[int, Outlook] = {}
    policy = gathering.policy_of(office) if any(said.board for said in on_record.values()) else None
    for notice in notices:
        said, reason = on_record[notice.pk], notice.amendment.reason
        last = None
        if said.board is not None and said.council is None and said.disapproved is None:
            last = pack_of(office).last_provisional_day(Situation(today=today, acts=said), policy)
            if last < today:
                reason = reason.replace(PROVISIONALLY, "could be used provisionally")
                reason = f"{reason} That day has passed."
        found[notice.pk] = Outlook(reason, last=last)
    return found
