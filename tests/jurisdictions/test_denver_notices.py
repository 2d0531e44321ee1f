"""What a classification notice must be and hold, on the figures of Notice 1341."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.dates import CutOff, Weekday
from classplan.core.errors import NotInForce
from classplan.core.plan import Change, ChangeKind, Line
from classplan.core.rules import Clause, Finding, Outcome
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.policy import PostingReading
from classplan.jurisdictions.denver.rules.notices import STATED_FOR, PostingPeriod, posting_is_long_enough

NOTICE, HEARING = date(2011, 3, 23), date(2011, 4, 7)
SPEAKERS, COMMENTS = CutOff(date(2011, 4, 5), time(12)), CutOff(date(2011, 4, 6), time(8))
READ_AS = PostingReading


def find(name: str, **facts: object) -> Finding:
    """What a clause of the notice finds on the day of Notice 1341."""
    return PACK.clause(f"Notice: {name}").find(NOTICE, **facts)


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment on the office's own clock."""
    return datetime.combine(day, time(hour, minute, second))


@pytest.mark.clause(131)
@pytest.mark.parametrize("marked", [True, False])
def test_a_notice_says_that_it_must_be_posted(marked: bool) -> None:
    assert find("mark", marked=marked).is_met is marked


@pytest.mark.clause(132)
@pytest.mark.parametrize(
    ("sent_to", "missing"),
    [
        (("Libraries", "Parks"), ()),
        (("Libraries", "Parks", "Zoo"), ()),
        (("Parks",), ("Libraries",)),
        ((), ("Libraries", "Parks")),
    ],
)
def test_every_affected_appointing_authority_gets_a_draft(sent_to: Iterable[str], missing: tuple[str, ...]) -> None:
    finding = find("drafts", affected=("Parks", "Libraries"), sent_to=sent_to)
    assert finding.is_met == (not missing)
    assert all(agency in finding.reason for agency in missing)


@pytest.mark.clause(133)
@pytest.mark.parametrize(
    ("reading", "hearing", "posted", "outcome", "first"),
    [
        (READ_AS.COUNTED_FROM_NOTICE, date(2011, 4, 4), NOTICE, Outcome.NOT_MET, date(2011, 4, 5)),
        (READ_AS.COUNTED_FROM_NOTICE, date(2011, 4, 5), NOTICE, Outcome.MET, None),
        (READ_AS.FULL_DAYS, date(2011, 4, 5), NOTICE, Outcome.NOT_MET, date(2011, 4, 6)),
        (READ_AS.FULL_DAYS, date(2011, 4, 6), NOTICE, Outcome.MET, None),
        (READ_AS.FULL_DAYS, HEARING, NOTICE, Outcome.MET, None),
        (READ_AS.LATEST_POSTING_DAY, date(2011, 4, 4), date(2011, 4, 5), Outcome.MET, None),
        (READ_AS.LATEST_POSTING_DAY, HEARING, date(2011, 4, 6), Outcome.NOT_MET, None),
        (READ_AS.NOT_CHOSEN, HEARING, NOTICE, Outcome.MET, None),
        (READ_AS.FULL_DAYS, HEARING, date(2011, 4, 6), Outcome.NOT_MET, date(2011, 4, 20)),
        (READ_AS.NOT_CHOSEN, date(2011, 4, 6), date(2011, 4, 5), Outcome.NEEDS_JUDGMENT, None),
        (READ_AS.NOT_CHOSEN, date(2011, 4, 5), NOTICE, Outcome.NEEDS_JUDGMENT, None),
        (READ_AS.NOT_CHOSEN, HEARING, date(2011, 4, 6), Outcome.NEEDS_JUDGMENT, None),
        (READ_AS.NOT_CHOSEN, date(2011, 4, 4), date(2011, 4, 6), Outcome.NOT_MET, date(2011, 4, 5)),
    ],
)
def test_the_thirteen_days_are_kept_or_not_as_the_owner_reads_them(
    reading: PostingReading, hearing: date, posted: date, outcome: Outcome, first: date | None
) -> None:
    finding = find("posting", notice=NOTICE, hearing=hearing, posted=posted, reading=reading)
    assert finding.outcome is outcome
    if outcome is Outcome.NOT_MET:
        assert finding.day == first


@pytest.mark.clause(133)
def test_the_thirteenth_day_and_its_three_readings_are_those_of_the_figures() -> None:
    period = PostingPeriod(NOTICE)
    assert period.last_day == date(2011, 4, 5)
    assert period.first_possible_hearing(READ_AS.COUNTED_FROM_NOTICE) == date(2011, 4, 5)
    assert period.first_possible_hearing(READ_AS.FULL_DAYS) == date(2011, 4, 6)
    assert period.first_possible_hearing(READ_AS.LATEST_POSTING_DAY) is None


@pytest.mark.clause(133)
def test_where_nobody_has_chosen_the_judgment_shows_all_three_readings() -> None:
    finding = find("posting", notice=NOTICE, hearing=date(2011, 4, 5))
    assert "X21" in finding.reason
    assert all(part in finding.reason for part in ("thirteen full days", "counted from the day", "it had to hang by"))


@pytest.mark.clause(133)
@pytest.mark.parametrize(
    ("reading", "words"),
    [(READ_AS.FULL_DAYS, "thirteen full days"), (READ_AS.COUNTED_FROM_NOTICE, "counted from the day of the notice")],
)
@pytest.mark.parametrize("hearing", [date(2011, 4, 4), HEARING])
def test_a_period_says_how_it_was_read(reading: PostingReading, words: str, hearing: date) -> None:
    assert f"read as {words}" in find("posting", notice=NOTICE, hearing=hearing, reading=reading).reason.lower()


@pytest.mark.clause(133)
def test_a_notice_is_taken_as_posted_on_its_own_day_where_nothing_else_is_said() -> None:
    latest = READ_AS.LATEST_POSTING_DAY
    assert find("posting", notice=NOTICE, hearing=HEARING, reading=latest).is_met


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(-400, 400),
    st.sampled_from(PostingReading),
)
def test_the_posting_period_moves_with_its_notice(
    notice: date, hearing: int, posted: int, by: int, reading: PostingReading
) -> None:
    def outcome(day: date) -> Outcome:
        heard, hung = day + timedelta(days=hearing), day + timedelta(days=posted)
        return posting_is_long_enough(notice=day, hearing=heard, posted=hung, reading=reading).outcome

    assert outcome(notice) is outcome(notice + timedelta(days=by))


@pytest.mark.clause(134)
@pytest.mark.parametrize(
    ("weekday", "right"), [(Weekday.THURSDAY, True), (None, True), (Weekday.WEDNESDAY, False), (Weekday.MONDAY, False)]
)
def test_the_printed_weekday_of_the_hearing_is_that_of_its_date(weekday: Weekday | None, right: bool) -> None:
    finding = find("hearing", hearing=HEARING, weekday=weekday)
    assert finding.is_met is right
    assert "Thursday" in finding.reason


@pytest.mark.clause(135)
@pytest.mark.parametrize(
    ("received", "in_time"),
    [
        (at(COMMENTS.day, 7, 59, 59), True),
        (at(COMMENTS.day, 8, 0, 0), True),
        (at(COMMENTS.day, 8, 0, 1), False),
        (at(date(2011, 4, 5), 23, 59, 59), True),
        (at(HEARING, 0), False),
    ],
)
def test_comments_close_at_eight_to_the_second(received: datetime, in_time: bool) -> None:
    assert find("comments", received=received, last=COMMENTS).is_met is in_time


@pytest.mark.clause(137)
@pytest.mark.parametrize(
    ("called", "in_time"),
    [
        (at(SPEAKERS.day, 11, 59, 59), True),
        (at(SPEAKERS.day, 12, 0, 0), True),
        (at(SPEAKERS.day, 12, 0, 1), False),
        (at(COMMENTS.day, 7, 59, 59), False),
    ],
)
def test_speakers_call_by_noon_of_their_own_day(called: datetime, in_time: bool) -> None:
    assert find("speakers", called=called, last=SPEAKERS).is_met is in_time


@pytest.mark.clause(135, 137)
def test_an_exclusive_cut_off_is_missed_on_its_very_second() -> None:
    assert not find("comments", received=at(COMMENTS.day, 8), last=replace(COMMENTS, inclusive=False)).is_met
    assert not find("speakers", called=at(SPEAKERS.day, 12), last=replace(SPEAKERS, inclusive=False)).is_met


@pytest.mark.clause(133, 135, 137)
def test_the_clocks_of_the_notice_are_thirteen_fourteen_and_fifteen_days() -> None:
    assert [(day - NOTICE).days for day in (SPEAKERS.day, COMMENTS.day, HEARING)] == [13, 14, 15]


@pytest.mark.clause(136)
@pytest.mark.parametrize(
    ("given_facts", "complete"),
    [
        (("contact name", "phone number"), True),
        (("contact name", "phone number", "address"), True),
        (("contact name",), False),
        (("phone number",), False),
        ((), False),
    ],
)
def test_a_comment_gives_a_name_and_a_phone_number(given_facts: tuple[str, ...], complete: bool) -> None:
    assert find("contact", given=given_facts).is_met is complete


# The tables

OLD = Line("CS1", "Clerk", "614-S", Decimal(33597), Decimal(49038))
NEW = Line("CS1", "Lead Clerk", "615-S", Decimal(35124), Decimal(51268))
PARTS = ("code", "title", "grade", "minimum", "maximum")
REGRADE, CREATE, ABOLISH = Change(OLD, NEW), Change(None, NEW), Change(replace(OLD, minimum=None, maximum=None), None)
RETITLE = Change(Line("CS1", "Clerk"), Line(None, "Lead Clerk"))


def without(change: Change, side: str, part: str) -> Change:
    """The change with one of its columns left blank."""
    return replace(change, **{side: replace(getattr(change, side), **{part: None})})


@pytest.mark.clause(138)
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (REGRADE, ChangeKind.REGRADE),
        (CREATE, ChangeKind.CREATE),
        (ABOLISH, ChangeKind.ABOLISH),
        (RETITLE, ChangeKind.RETITLE),
        (Change(OLD, OLD), ChangeKind.REVISE),
    ],
)
def test_a_change_with_all_its_columns_is_stated_in_full(change: Change, kind: ChangeKind) -> None:
    assert change.kind is kind
    assert find("tables", change=change).is_met


@pytest.mark.clause(138)
@pytest.mark.parametrize(
    ("change", "side", "part"),
    [
        *((REGRADE, side, part) for side in ("before", "after") for part in PARTS if part != "grade"),
        *((CREATE, "after", part) for part in PARTS),
        *((ABOLISH, "before", part) for part in ("code", "title", "grade")),
        (RETITLE, "before", "code"),
    ],
)
def test_a_change_with_a_column_left_blank_is_told_which(change: Change, side: str, part: str) -> None:
    finding = find("tables", change=without(change, side, part))
    assert not finding.is_met
    assert f"{part} {side}" in finding.reason


@pytest.mark.clause(138)
@pytest.mark.parametrize("side", ["before", "after"])
def test_each_heading_of_the_notice_has_its_own_columns(side: str) -> None:
    columns = {kind: [part for at_side, part in stated if at_side == side] for kind, stated in STATED_FOR.items()}
    assert columns == {
        ChangeKind.RETITLE: ["code", "title"] if side == "before" else ["title"],
        ChangeKind.REGRADE: list(PARTS),
        ChangeKind.CREATE: [] if side == "before" else list(PARTS),
        ChangeKind.ABOLISH: ["code", "title", "grade"] if side == "before" else [],
    }


NOTICE_1341 = (
    *(Change(Line(code, f"Old {code}"), Line(code, f"New {code}")) for code in ("CS1001", "CS1002")),
    Change(Line("CS1003", "Lead", "614-S"), Line("CS1003", "Lead Agent", "615-S")),
    Change(Line("CC1004", "Support Assistant", "612-C"), Line("CA1005", "Assistant", "613-A")),
    Change(Line("CA1006", "Trainer", "806-A"), Line("CA1006", "Analyst", "809-A")),
    *(Change(None, Line(code, f"Class {code}", "613-S")) for code in ("CA1007", "CS1008", "CA1009")),
    Change(Line("CS1010", "Supervisor", "807-S"), None),
)


@pytest.mark.clause(138)
def test_changes_shaped_like_those_of_the_notice_are_counted_as_it_counts_them() -> None:
    counted = Counter(change.kind for change in NOTICE_1341)
    assert counted == {
        ChangeKind.RETITLE: 2,
        ChangeKind.REGRADE: 3,
        ChangeKind.CREATE: 3,
        ChangeKind.ABOLISH: 1,
    }
    assert all(ChangeKind.RETITLE in c.aspects for c in NOTICE_1341 if c.kind is ChangeKind.REGRADE)
    assert sum(ChangeKind.RECODE in change.aspects for change in NOTICE_1341) == 1
    assert len([change for change in NOTICE_1341 if change.after is not None]) == 8
    assert all(PACK.needs_council(change) for change in NOTICE_1341)


@pytest.mark.clause(139)
@pytest.mark.parametrize(
    ("citation", "wording", "cited", "says"),
    [
        ("7-37 A", "2011", True, "2011"),
        ("7-37 A", None, False, "which wording"),
        (None, "2011", False, "cites no rule"),
        (None, None, False, "cites no rule"),
    ],
)
def test_a_notice_cites_the_rule_and_the_wording_that_date_its_changes(
    citation: str | None, wording: str | None, cited: bool, says: str
) -> None:
    finding = find("citation", citation=citation, wording=wording)
    assert finding.is_met is cited
    assert says in finding.reason


@pytest.mark.clause(140)
@pytest.mark.parametrize(
    ("narrative", "missing"),
    [
        ("The study found that the Lead Clerk leads, and that a Night Clerk is needed.", ()),
        ("The study found that the Lead Clerk leads.", ("Night Clerk",)),
        ("", ("Lead Clerk", "Night Clerk")),
    ],
)
def test_the_narrative_names_each_class_that_is_changed(narrative: str, missing: tuple[str, ...]) -> None:
    finding = find("narrative", narrative=narrative, titles=("Lead Clerk", "Night Clerk"))
    assert finding.is_met == (not missing)
    assert all(title in finding.reason for title in missing)


@pytest.mark.clause(131, 132, 133, 134, 135, 136, 137, 138, 139, 140)
@pytest.mark.parametrize("clause", [c for c in PACK.clauses if c.ref.startswith("Notice:")], ids=lambda c: c.ref)
def test_what_a_notice_must_hold_is_known_from_the_day_of_the_one_that_shows_it(clause: Clause) -> None:
    assert clause.in_force(NOTICE).edition.id == "2011"
    with pytest.raises(NotInForce):
        clause.in_force(NOTICE - timedelta(days=1))
