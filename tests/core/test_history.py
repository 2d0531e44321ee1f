"""What acts state of a class, folded: whatever the order of recording, and without rewriting a point."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classplan.core.history import Kind, State, Statement, fold, gaps, notes, points_to_add
from classplan.core.pay import Flsa
from classplan.core.plan import Line
from classplan.core.timeline import Point, Timeline

FIRST = date(2011, 3, 1)
OFFSETS = st.integers(0, 12)
LINES = st.builds(
    Line,
    code=st.sampled_from((None, "CS1", "CA2")),
    title=st.sampled_from((None, "Clerk", "Lead Clerk")),
    grade=st.sampled_from((None, "613-S", "614-S")),
)


@st.composite
def statements(draw: st.DrawFn, offset: st.SearchStrategy[int] = OFFSETS) -> Statement:
    kind = draw(st.sampled_from(Kind))
    day = FIRST + timedelta(days=draw(offset))
    provisional = kind is Kind.CHANGED and draw(st.booleans())
    return Statement(
        kind,
        day,
        draw(st.sampled_from(("Notice 1", "Notice 2", "Update of 2009"))),
        draw(LINES) if kind in (Kind.ATTESTED, Kind.CHANGED) else Line(),
        cause=None if kind in (Kind.ATTESTED, Kind.FLSA) else draw(st.sampled_from(("1", "2"))),
        usable_until=day + timedelta(days=5) if provisional else None,
        council_on_record=draw(st.sampled_from((None, True, False))) if kind is Kind.CHANGED else None,
        flsa=draw(st.sampled_from((None, *Flsa))) if kind in (Kind.ATTESTED, Kind.CHANGED, Kind.FLSA) else None,
    )


ACTS = st.lists(st.lists(statements(), min_size=1, max_size=3), min_size=1, max_size=5)


def numbered(acts: list[list[Statement]]) -> list[list[Statement]]:
    """The acts in the order in which they are recorded, numbered so."""
    return [[replace(said, recorded=n) for said in act] for n, act in enumerate(acts, start=1)]


def recorded(acts: list[list[Statement]]) -> list[Timeline[State]]:
    """The stored timeline after each act, each adding only what it lacks."""
    stored: Timeline[State] = Timeline()
    told: list[Statement] = []
    after_each = []
    for number, act in enumerate(acts, start=1):
        told += act
        for point in points_to_add(stored, told, recorded=number):
            stored = stored.with_point(point)
        after_each.append(stored)
    return after_each


def answers(timeline: Timeline[State], known_at: int | None = None) -> list[object]:
    """What a timeline says of each day: not known, or ended by whom, or the state."""
    days = [FIRST + timedelta(days=n) for n in range(-1, 15)]
    found = [timeline.on(day, known_at=known_at) for day in days]
    return ["not known" if p is None else ("ended", p.cause) if p.ended else p.value for p in found]


@given(st.lists(statements(), max_size=6, unique_by=lambda said: said.day), st.randoms(use_true_random=False))
def test_the_fold_of_statements_for_distinct_days_has_nothing_to_do_with_the_order_of_recording(
    told: list[Statement], shuffler: Random
) -> None:
    numbers = list(range(len(told)))
    shuffler.shuffle(numbers)
    renumbered = [replace(said, recorded=n) for said, n in zip(told, numbers, strict=True)]
    assert fold(renumbered) == fold(told)
    assert fold(reversed(told)) == fold(told)


@settings(max_examples=60)
@given(ACTS, st.randoms(use_true_random=False))
def test_acts_recorded_one_by_one_in_any_order_answer_like_the_fold_of_all(
    acts: list[list[Statement]], shuffler: Random
) -> None:
    shuffler.shuffle(acts)
    entered = numbered(acts)
    stored = recorded(entered)[-1]
    assert answers(stored) == answers(Timeline(fold(said for act in entered for said in act)))


def test_an_end_that_is_recorded_late_outlasts_what_was_stated_after_it() -> None:
    late_end = Statement(Kind.ENDED, FIRST + timedelta(days=2), "Notice 2", cause="2")
    acts = numbered(
        [[replace(ATTESTED, day=FIRST)], [Statement(Kind.FLSA, SPEC, "Update", flsa=Flsa.EXEMPT)], [late_end]]
    )
    point = recorded(acts)[-1].on(SPEC)
    assert point is not None
    assert (point.ended, point.cause) == (True, "2")


@settings(max_examples=60)
@given(ACTS)
def test_recording_never_rewrites_a_point_and_what_was_believed_stays_readable(acts: list[list[Statement]]) -> None:
    after_each = recorded(numbered(acts))
    final = after_each[-1]
    for number, then in enumerate(after_each, start=1):
        assert set(then) <= set(final)
        assert answers(final, known_at=number) == answers(then)


@settings(max_examples=60)
@given(ACTS)
def test_what_is_known_already_adds_no_point(acts: list[list[Statement]]) -> None:
    entered = numbered(acts)
    stored = recorded(entered)[-1]
    assert points_to_add(stored, [said for act in entered for said in act], recorded=99) == ()


@given(st.lists(statements(), max_size=6))
def test_a_fold_has_one_point_for_each_day_on_which_something_is_stated(told: list[Statement]) -> None:
    days = [point.start for point in fold(told)]
    of_the_line = {said.day for said in told if said.kind in (Kind.CHANGED, Kind.ENDED, Kind.ATTESTED)}
    assert days == sorted(set(days))
    assert of_the_line <= set(days) <= {said.day for said in told}


@pytest.mark.parametrize("kind", [Kind.COMPLETED, Kind.FLSA, Kind.LAPSED, Kind.REVERTED, Kind.APPROVED])
def test_what_tells_nothing_of_a_line_neither_begins_nor_ends_one(kind: Kind) -> None:
    idle = Statement(kind, EFFECTIVE, "Notice 9", cause="9", flsa=Flsa.EXEMPT)
    ended = Statement(Kind.ENDED, NOTICED, "Notice 1341", cause="1341")
    assert fold([idle]) == ()
    assert fold([ended, idle]) == fold([ended])
    assert fold([ended, replace(idle, day=NOTICED, recorded=1)]) == fold([ended])


# One life, told by three papers

BEFORE = Line("CC2158", "Operations Support Assistant", "612-C")
AFTER = Line("CA2434", "Operations Assistant", "613-A")
NOTICED, EFFECTIVE, LAST_DAY, COUNCIL = date(2011, 3, 23), date(2011, 4, 10), date(2011, 10, 10), date(2011, 6, 6)
ATTESTED = Statement(Kind.ATTESTED, NOTICED, "Notice 1341", BEFORE)
CHANGED = Statement(
    Kind.CHANGED, EFFECTIVE, "Notice 1341", AFTER, "1341", LAST_DAY, council_on_record=False, flsa=Flsa.NON_EXEMPT
)
COMPLETED = Statement(Kind.COMPLETED, COUNCIL, "Resolution", cause="1341")


def state_on(day: date, *told: Statement) -> State | None:
    point = Timeline(fold(told)).on(day)
    return point.value if point else None


@pytest.mark.parametrize("told", list(permutations((ATTESTED, CHANGED, COMPLETED))))
@pytest.mark.parametrize(
    ("day", "title", "provisional", "since", "cause"),
    [
        (date(2011, 3, 22), None, None, None, None),
        (date(2011, 4, 9), BEFORE.title, False, NOTICED, None),
        (EFFECTIVE, AFTER.title, True, EFFECTIVE, "1341"),
        (date(2011, 6, 5), AFTER.title, True, EFFECTIVE, "1341"),
        (COUNCIL, AFTER.title, False, EFFECTIVE, "1341"),
    ],
)
def test_a_life_is_told_day_by_day(
    told: tuple[Statement, ...],
    day: date,
    title: str | None,
    provisional: bool | None,
    since: date | None,
    cause: str | None,
) -> None:
    state = state_on(day, *told)
    if title is None:
        assert state is None
    else:
        assert state is not None
        assert (state.title, state.provisional, state.since, state.cause) == (title, provisional, since, cause)


def test_completion_keeps_values_and_since_and_ends_only_what_is_provisional() -> None:
    begun, complete = state_on(EFFECTIVE, CHANGED), state_on(COUNCIL, CHANGED, COMPLETED)
    assert begun is not None
    assert complete == replace(begun, provisional_by=None, usable_until=None, council_on_record=True)


def test_the_completion_of_another_notice_leaves_the_line_as_it_is() -> None:
    other = replace(COMPLETED, cause="1300")
    assert state_on(COUNCIL, CHANGED, other) == state_on(EFFECTIVE, CHANGED)


def test_a_recorded_provisional_line_does_not_lapse_by_silence() -> None:
    state = state_on(date(2012, 1, 1), CHANGED)
    assert state is not None
    assert state.provisional


def test_a_retitle_later_keeps_a_provisional_rate_provisional() -> None:
    retitled = Statement(Kind.CHANGED, date(2011, 7, 3), "Notice 1350", Line(title="Assistant"), "1350")
    state = state_on(date(2011, 7, 3), CHANGED, retitled)
    assert state is not None
    assert (state.title, state.cause, state.provisional_by, state.usable_until) == (
        "Assistant",
        "1350",
        "1341",
        LAST_DAY,
    )


@pytest.mark.parametrize(("grade", "provisional"), [("613-A", True), (None, True), ("614-A", False)])
def test_another_grade_that_begins_for_good_ends_the_provisional_one(grade: str | None, provisional: bool) -> None:
    regraded = Statement(
        Kind.CHANGED, date(2014, 7, 6), "Notice 1400", Line(grade=grade), "1400", council_on_record=True
    )
    state = state_on(date(2014, 7, 6), CHANGED, regraded)
    assert state is not None
    assert state.provisional is provisional
    assert (state.usable_until is not None) is provisional


def test_an_attested_line_fills_in_what_was_not_known_and_keeps_since() -> None:
    by_title = Statement(Kind.ATTESTED, date(2009, 5, 24), "Update of 2009", Line(title=BEFORE.title))
    state = state_on(NOTICED, by_title, ATTESTED)
    assert state is not None
    assert (state.code, state.grade, state.since, state.attested_by) == (
        BEFORE.code,
        BEFORE.grade,
        by_title.day,
        by_title.paper,
    )


def test_a_paper_that_differs_is_believed_from_its_day() -> None:
    later = Statement(Kind.ATTESTED, date(2012, 1, 1), "Notice 1400", replace(AFTER, grade="614-A"))
    state = state_on(date(2012, 1, 1), CHANGED, later)
    assert state is not None
    assert (state.grade, state.since, state.cause, state.attested_by) == ("614-A", later.day, None, "Notice 1400")
    assert state.flsa is Flsa.NON_EXEMPT


SPEC = date(2011, 5, 1)


@pytest.mark.parametrize(
    ("earlier", "stated", "flsa", "since"),
    [
        (None, Flsa.EXEMPT, Flsa.EXEMPT, EFFECTIVE),
        (Flsa.EXEMPT, Flsa.EXEMPT, Flsa.EXEMPT, EFFECTIVE),
        (Flsa.EXEMPT, None, Flsa.EXEMPT, EFFECTIVE),
        (Flsa.EXEMPT, Flsa.NON_EXEMPT, Flsa.NON_EXEMPT, SPEC),
    ],
)
@pytest.mark.parametrize("kind", [Kind.FLSA, Kind.ATTESTED])
def test_a_specification_states_flsa_and_one_that_is_silent_takes_nothing_away(
    kind: Kind, earlier: Flsa | None, stated: Flsa | None, flsa: Flsa, since: date
) -> None:
    said = Statement(kind, SPEC, "Update of 2011", Line(title=AFTER.title), flsa=stated)
    state = state_on(SPEC, replace(CHANGED, flsa=earlier), said)
    assert state is not None
    assert (state.flsa, state.since) == (flsa, since)


def test_the_flsa_of_an_update_is_not_lost_when_an_older_paper_is_recorded_after_it() -> None:
    update = Statement(Kind.ATTESTED, SPEC, "Update of 2011", Line(title="Clerk"), flsa=Flsa.EXEMPT, recorded=1)
    older = Statement(Kind.ATTESTED, NOTICED, "Notice 1341", Line("CS1", "Clerk", "613-S"), recorded=2)
    state = state_on(SPEC, update, older)
    assert state is not None
    assert state.flsa is Flsa.EXEMPT


def test_a_class_that_ended_is_not_one_that_was_never_known() -> None:
    timeline = Timeline(fold([ATTESTED, Statement(Kind.ENDED, EFFECTIVE, "Notice 1341", cause="1341")]))
    ended, before = timeline.on(EFFECTIVE), timeline.on(date(2011, 3, 22))
    assert ended is not None
    assert (ended.ended, ended.cause) == (True, "1341")
    assert before is None


# Gaps

ENDED = Statement(Kind.ENDED, date(2012, 1, 1), "Notice 1400", cause="1400")
LATER = Statement(Kind.ATTESTED, date(2013, 1, 1), "Notice 1500", AFTER)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((CHANGED, LATER), []),
        ((CHANGED, replace(LATER, line=Line("CA2434"))), []),
        ((LATER,), []),
        ((CHANGED, replace(LATER, line=replace(AFTER, grade="614-A"))), [("grade", "613-A", "614-A", "Notice 1341")]),
        (
            (ATTESTED, replace(LATER, line=replace(AFTER, code="CC2158"))),
            [
                ("title", BEFORE.title, AFTER.title, "Notice 1341"),
                ("grade", "612-C", "613-A", "Notice 1341"),
            ],
        ),
        ((CHANGED, ENDED, LATER), [("line", "ended", str(AFTER), "Notice 1400")]),
        ((ENDED, LATER), [("line", "ended", str(AFTER), "Notice 1400")]),
        ((CHANGED, ENDED, COMPLETED, LATER, replace(LATER, day=date(2014, 1, 1))), [("line", "ended", str(AFTER), "Notice 1400")]),
        ((ENDED, replace(CHANGED, day=date(2012, 5, 6)), LATER), []),
    ],
)  # fmt: skip
def test_a_gap_names_field_both_values_and_both_papers(
    told: tuple[Statement, ...], found: list[tuple[str, str, str, str]]
) -> None:
    for order in permutations(told):
        assert [(gap.field, gap.known, gap.printed, gap.known_by) for gap in gaps(order)] == found


# Notes

STATE = State("CS1", "Clerk", "613-S", None, EFFECTIVE, "1341")


@pytest.mark.parametrize(
    ("state", "extra", "codes"),
    [
        (STATE, {}, []),
        (replace(STATE, cause=None, attested_by="Notice 9"), {}, ["attested"]),
        (replace(STATE, code=None), {}, ["no-code"]),
        (replace(STATE, grade=None), {}, ["grade-not-on-record"]),
        (STATE, {"group": "S"}, ["group-inferred"]),
        (replace(STATE, council_on_record=False), {}, ["council-not-on-record"]),
        (replace(STATE, council_on_record=True), {}, []),
        (STATE, {"range_moved_on": EFFECTIVE}, []),
        (STATE, {"range_moved_on": EFFECTIVE + timedelta(days=1)}, ["range-moved"]),
    ],
)
def test_a_line_carries_the_notes_that_its_state_calls_for(
    state: State, extra: dict[str, object], codes: list[str]
) -> None:
    assert [note.code for note in notes(state, on=SPEC, **extra)] == codes  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "code", "says"),
    [
        (LAST_DAY, "provisional", "usable until Monday, October 10, 2011"),
        (LAST_DAY + timedelta(days=1), "provisional-past-its-months", "does not lapse by silence"),
    ],
)
def test_the_note_of_a_provisional_line_changes_after_its_last_day(on: date, code: str, says: str) -> None:
    (note,) = notes(replace(STATE, provisional_by="1341", usable_until=LAST_DAY), on=on)
    assert (note.code, note.clause) == (code, "7-10 O")
    assert says in note.text


def test_an_attested_line_says_that_its_day_is_the_latest_possible() -> None:
    (note,) = notes(replace(STATE, cause=None, attested_by="Notice 9"), on=SPEC)
    assert "at the latest since Sunday, April 10, 2011" in note.text
    assert "Notice 9" in note.text


def test_points_carry_the_number_of_the_act_that_added_them() -> None:
    added = points_to_add(Timeline(), [ATTESTED, CHANGED], recorded=7)
    assert added == tuple(
        Point(p.start, p.value, cause=p.cause, recorded=7) for p in fold([ATTESTED, CHANGED])
    )  # fmt: skip


BEGINS, OVER = date(2026, 3, 2), date(2026, 9, 3)
STOOD = Statement(Kind.CHANGED, date(2020, 1, 5), "Notice 7", Line("NS1", "Arborist", "615-S"), cause="7")
IN_USE = Statement(
    Kind.CHANGED, BEGINS, "Notice 8", Line("NS1", "Arborist", "617-S"), cause="8", usable_until=date(2026, 9, 2)
)
LAPSES = Statement(Kind.LAPSED, OVER, "Notice 8", cause="8")


def graded(told: list[Statement], day: date) -> str | None:
    """The grade on a day, *ended* where the class has ended."""
    point = Timeline(fold(told)).on(day)
    assert point is not None
    return "ended" if point.value is None else point.value.grade


@pytest.mark.clause(31)
def test_a_provisional_line_goes_back_to_what_it_last_was_for_good_on_the_day_after_its_months() -> None:
    told = [STOOD, IN_USE, LAPSES]
    assert [graded(told, day) for day in (BEGINS, date(2026, 9, 2), OVER)] == ["617-S", "617-S", "615-S"]
    back = Timeline(fold(told)).on(OVER)
    assert back is not None
    assert back.value == fold([STOOD])[0].value


@pytest.mark.clause(31)
def test_what_another_notice_changed_for_good_meanwhile_outlasts_the_lapse() -> None:
    renamed = Statement(Kind.CHANGED, BEGINS + timedelta(days=30), "Notice 9", Line(title="Another Title"), cause="9")
    back = Timeline(fold([STOOD, IN_USE, renamed, LAPSES])).on(OVER)
    assert back is not None
    assert back.value is not None
    assert (back.value.title, back.value.grade, back.value.cause) == ("Another Title", "615-S", "9")


@pytest.mark.clause(31)
def test_a_new_class_ends_with_its_months() -> None:
    assert graded([IN_USE, LAPSES], OVER) == "ended"


@pytest.mark.clause(30, 31)
@pytest.mark.parametrize(("kind", "too_late"), [(Kind.APPROVED, 0), (Kind.COMPLETED, 1)])
def test_what_was_approved_or_completed_in_time_does_not_lapse(kind: Kind, too_late: int) -> None:
    said = Statement(kind, date(2026, 9, 2), "Notice 8", cause="8")
    assert graded([STOOD, IN_USE, LAPSES, said], OVER) == "617-S"
    late = replace(said, day=OVER + timedelta(days=too_late))
    assert graded([STOOD, IN_USE, LAPSES, late], late.day) == "615-S"


@pytest.mark.clause(32)
def test_disapproval_ends_the_use_on_its_very_day() -> None:
    falls = Statement(Kind.REVERTED, date(2026, 5, 4), "Notice 8", cause="8")
    told = [STOOD, IN_USE, LAPSES, falls]
    assert graded(told, date(2026, 5, 3)) == "617-S"
    assert graded(told, date(2026, 5, 4)) == "615-S"


def test_what_falls_leaves_a_line_alone_that_another_notice_has_made_since() -> None:
    since = Statement(Kind.CHANGED, date(2026, 6, 7), "Notice 9", Line("NS1", "Arborist", "619-S"), cause="9")
    assert graded([STOOD, IN_USE, since, LAPSES], OVER) == "619-S"


def test_approved_and_not_yet_complete_is_provisional_without_a_last_day() -> None:
    said = Statement(Kind.APPROVED, date(2026, 4, 6), "Notice 8", cause="8")
    point = Timeline(fold([STOOD, IN_USE, LAPSES, said])).on(date(2027, 1, 1))
    assert point is not None
    assert point.value is not None
    assert (point.value.provisional, point.value.usable_until) == (True, None)
    assert "provisional" in {note.code for note in notes(point.value, on=date(2027, 1, 1))}


@pytest.mark.clause(32)
@pytest.mark.parametrize("known_before", [True, False])
def test_use_that_begins_after_its_proposal_fell_changes_nothing_whichever_was_recorded_first(
    known_before: bool,
) -> None:
    falls = Statement(Kind.REVERTED, BEGINS - timedelta(days=3), "Notice 8", cause="8")
    acts = numbered([*([[STOOD]] if known_before else []), [IN_USE, LAPSES], [falls]])
    stored = recorded(acts)[-1]
    for day in (BEGINS, OVER):
        point = stored.on(day)
        assert point is not None
        assert (point.value.grade if point.value else None) == ("615-S" if known_before else None)


def test_use_that_begins_after_the_enactment_does_not_make_it_provisional_again() -> None:
    enacted = Statement(
        Kind.CHANGED, BEGINS - timedelta(days=7), "Notice 8", Line("NS1", "Arborist", "617-S"), cause="8"
    )
    point = Timeline(fold([STOOD, IN_USE, LAPSES, enacted])).on(OVER)
    assert point is not None
    assert point.value is not None
    assert (point.value.grade, point.value.provisional) == ("617-S", False)
