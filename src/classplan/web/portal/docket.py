"""The docket of a live amendment: where it stands, what comes next and by whom, and what can be done now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

from classplan.core.amending import Outcome
from classplan.core.dates import long_date
from classplan.core.plain_words import amendment_in_words, change_in_words, days_away
from classplan.core.plan import Change
from classplan.core.proceedings import Acts
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day, pack_of
from classplan.records.amendments.dockets import Docket
from classplan.records.amendments.effect import WAITS
from classplan.records.amendments.models import BoardDecision
from classplan.records.amendments.outlooks import NOT_ENTERED
from classplan.records.library.store import content_of
from classplan.records.papers.selectors import issued_file, issued_papers
from classplan.records.plan.codec import line_from_json
from classplan.web.portal.tracker import Step, StepState, in_order
from classplan.web.words_of_time import length_in_words, to_the_minute

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Until:
    """The last moment for something: when, how long is left or ago, and to whom it goes otherwise."""

    heading: str
    when: str
    left: str
    passed: bool
    to: str
    action: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What the Board did with one change, in words."""

    ordinal: int
    change: str
    outcome: str
    modified: str
    then: str
    basis: str


Counted = tuple[Sequence[Change], int]  # the changes of lines that count, and the number of pay tables


def live_context(docket: Docket, acts: Acts, changes: Counted, *, now: datetime, today: date) -> dict[str, Any]:
    """What the page of a live notice shows besides what every notice has."""
    amendment = docket.notice.amendment
    untils, is_open = list(_untils(docket, now)), amendment.state == "noticed"
    offered = {until.action for until in untils if not until.passed} if is_open else set()
    return {
        "live": docket,
        "sentences": _sentences(docket, acts, changes, untils, now, today),
        "reason": docket.reason(today),
        "steps": live_steps(docket, acts, now, today),
        "is_open": is_open,
        "can_comment": "comment" in offered,
        "can_speak": "speak" in offered,
        "late": [until for until in untils if until.passed] if is_open else [],
        "untils": untils,
        "decided": [_decided(row) for row in docket.decisions],
        "papers": issued_papers(amendment),
    }


# --- Where it stands, in three sentences -----------------------------------------------------------------------


def _sentences(
    docket: Docket, acts: Acts, changes: Counted, untils: list[Until], now: datetime, today: date
) -> tuple[str, str, str]:
    amendment, name = docket.notice.amendment, f"Notice {docket.notice.number}"
    lines, tables = changes
    common = amendment_in_words(
        lines,
        effective=amendment.effective,
        waits_for=amendment.reason,
        council=acts.council or acts.override,
        today=today,
        name=name,
        tables=tables,
    )
    what = common[0].replace(name, f"{name} proposes a change that", 1) if not amendment.effective else common[0]
    if amendment.state == "in force":
        return common
    if docket.ended:
        day = docket.moves[-1].on
        return what, amendment.reason, f"It ended on {long_date(day)}, and takes no effect."
    if amendment.state == "noticed":
        return what, "Nothing has changed yet.", _call(docket, untils, now)
    return what, _so_far(docket, acts, today), _next(docket, today)


def _call(docket: Docket, untils: list[Until], now: datetime) -> str:
    comments = next((until for until in untils if until.action == "comment"), None)
    hearing = _hearing(docket)
    said = f"the public hearing is on {hearing}" if hearing else "no hearing is set"
    if hearing and docket.terms.hearing is not None and docket.terms.hearing <= now:
        said = f"the public hearing was set for {hearing}; that it was held is not on record yet"
    if comments is None:
        return f"{said[0].upper()}{said[1:]}."
    if comments.passed:
        return f"The time for written comments ended on {comments.when}; {said}."
    return f"Anyone can comment until {comments.when} ({comments.left}); {said}."


def _so_far(docket: Docket, acts: Acts, today: date) -> str:
    lapsed = docket.lapsed_on(today)
    if acts.in_use is not None and lapsed is not None:
        return f"It was in provisional use from {long_date(acts.in_use)} on; that use lapsed on {long_date(lapsed)}."
    if acts.in_use is not None and docket.usable_until is not None:
        return f"It is in provisional use since {long_date(acts.in_use)}, and {_usable(docket.usable_until, today)}."
    if docket.decisions:
        return f"The Board decided on {long_date(docket.decisions[0].on)}: {_outcomes(docket.decisions)}."
    held = f"The public hearing was held on {long_date(docket.held.on)}." if docket.held else ""
    return f"{held} Nothing has changed yet.".strip()


def _next(docket: Docket, today: date) -> str:
    if docket.computed is None:
        return WAITS.get(docket.notice.amendment.state) or docket.notice.amendment.reason
    if docket.computed <= today:
        return f"Its effective day, {long_date(docket.computed)}, has come; {NOT_ENTERED}."
    return f"It takes effect on {long_date(docket.computed)}, {days_away(docket.computed, today)}, once it is entered in the plan."


def _usable(until: date, today: date) -> str:
    """How long provisional use may last: the last day itself still counts."""
    left = (until - today).days
    if left < 0:
        return f"could be used until {long_date(until)}; that day has passed"
    much = {0: "today is the last day", 1: "1 day left"}.get(left, f"{left} days left")
    return f"may be used until {long_date(until)}, {much}"


def _outcomes(decisions: Sequence[BoardDecision]) -> str:
    counted = Counter(decision.outcome for decision in decisions)
    said = [f"{counted[outcome.value]} {outcome.value}" for outcome in Outcome if counted[outcome.value]]
    return ", ".join(said)


# --- Its road ----------------------------------------------------------------------------------------------------


def live_steps(docket: Docket, acts: Acts, now: datetime, today: date) -> tuple[Step, ...]:
    """The steps of a live amendment, done and to come; what is over has nothing to come."""
    found = in_order([*_before_the_board(docket, now), *_from_the_board_on(docket, acts, today)])
    if not docket.ended:
        return found
    last = docket.moves[-1]
    done = [step for step in found if step.state is not StepState.TO_COME]
    shown = {"withdrawn": "Withdrawn", "fallen": "The veto stands"}.get(last.led_to)
    return (*done, Step(shown, StepState.DONE, last.on)) if shown else tuple(done)


def _before_the_board(docket: Docket, now: datetime) -> Iterator[Step]:
    terms, office = docket.terms, docket.notice.amendment.office
    yield Step("Notice given", StepState.DONE, docket.notice.day)
    for posting in docket.postings:
        yield Step("Posted", StepState.DONE, posting.on, f"at {posting.place}")
    if not docket.postings:
        yield Step("Posted", StepState.TO_COME, None)
    for name, moment in (
        ("Asking to speak closes", terms.speakers_until),
        ("Comments close", terms.comments_until),
    ):
        if moment is not None:
            day = local_day(office, moment)
            hour = to_the_minute(moment, pack_of(office).time_zone).rsplit(", ", 1)[1]
            yield Step(name, StepState.PASSED if _is_past(moment, now) else StepState.TO_COME, day, hour)
    if docket.held is not None:
        yield Step("Public hearing held", StepState.DONE, docket.held.on)
    elif terms.hearing is not None:
        day = local_day(office, terms.hearing)
        yield Step("Public hearing", StepState.PASSED if _is_past(terms.hearing, now) else StepState.TO_COME, day)


def _from_the_board_on(docket: Docket, acts: Acts, today: date) -> Iterator[Step]:
    board = docket.decisions[0].on if docket.decisions else None
    yield _step("Board decides", board, _outcomes(docket.decisions))
    if acts.in_use is not None:
        until = docket.usable_until
        yield Step("Provisional use", StepState.DONE, acts.in_use, _usable(until, today) if until else "")
    if acts.disapproved is not None:
        yield Step("Council disapproves", StepState.DONE, acts.disapproved)
        return
    yield _step("Council approves", acts.council)
    silent = docket.on("mayor_is_silent")
    if acts.veto is not None:
        yield Step("Mayor vetoes", StepState.DONE, acts.veto)
        yield _step("Council overrides the veto", acts.override)
    elif silent is not None:
        yield Step("Mayor neither signs nor vetoes", StepState.DONE, silent, "the day was given with its ground")
    else:
        yield _step("Mayor approves", acts.mayor)
    amendment = docket.notice.amendment
    if amendment.effective is not None and amendment.effective <= today:
        yield Step("In force", StepState.DONE, amendment.effective)
    elif docket.computed is not None and docket.computed <= today:
        yield Step("In force", StepState.PASSED, docket.computed, NOT_ENTERED)
    else:
        yield Step("In force", StepState.TO_COME, amendment.effective or docket.computed)


def _step(name: str, day: date | None, detail: str = "") -> Step:
    return Step(name, StepState.DONE, day, detail) if day else Step(name, StepState.TO_COME, None)


# --- Taking part -------------------------------------------------------------------------------------------------


def _untils(docket: Docket, now: datetime) -> Iterator[Until]:
    terms = docket.terms
    for action, heading, moment, to in (
        ("comment", "Written comments", terms.comments_until, terms.comments_to),
        ("speak", "Speaking at the hearing", terms.speakers_until, terms.speakers_to),
    ):
        if moment is not None:
            yield until_of(docket.notice.amendment.office, action, heading, moment, to, now)


def until_of(office: Office, action: str, heading: str, moment: datetime, to: str, now: datetime) -> Until:
    """A cut-off as it stands now; the moment itself, to its last fraction, is still in time."""
    passed = _is_past(moment, now)
    length = length_in_words(abs(moment - now))
    left = f"{length} ago" if passed else f"{length} left"
    return Until(heading, to_the_minute(moment, pack_of(office).time_zone), left, passed, to, action)


def _is_past(moment: datetime, now: datetime) -> bool:
    """A moment is over when its second is: what comes within it is in time."""
    return now >= moment + timedelta(seconds=1)


def _hearing(docket: Docket) -> str:
    terms = docket.terms
    if terms.hearing is None:
        return ""
    when = to_the_minute(terms.hearing, pack_of(docket.notice.amendment.office).time_zone)
    return f"{when}, {terms.place}" if terms.place else when


# --- What the Board did ------------------------------------------------------------------------------------------


def _decided(row: BoardDecision) -> Decided:
    proposed = row.change
    lines = line_from_json(proposed.before), line_from_json(proposed.after)
    change = Change(*lines) if any(lines) else None
    modified = replace(change, after=line_from_json(row.modified)) if change and row.modified else None
    then = ""
    if row.again is not None:
        then = "It is proposed and noticed again." if row.again else "It goes on as modified, without a new notice."
    return Decided(
        proposed.ordinal,
        change_in_words(change) if change else "A pay table is replaced.",
        row.outcome,
        change_in_words(modified) if modified else "",
        then,
        row.basis,
    )


# --- The paper ---------------------------------------------------------------------------------------------------


def paper(request: HttpRequest, office: Office, sha256: str) -> HttpResponse:
    """A paper as it was issued, by its checksum; it can run nothing and ask nobody."""
    original = issued_file(office, sha256)
    return file_of(content_of(original.sha256), original.media_type, original.name)


def file_of(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A paper as a file: a web page or PDF opens in the browser, in a sandbox; anything else is downloaded."""
    inline = media_type in ("text/html", "application/pdf")
    answer = HttpResponse(content, content_type="text/html; charset=utf-8" if media_type == "text/html" else media_type)
    answer["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    if media_type != "application/pdf":  # a browser shows no PDF in a sandbox; the pages' own policy holds for it
        answer["Content-Security-Policy"] = SANDBOX
    return answer
