"""A citizen can read what a change does, when, and how it stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from classplan.core.history import State
from classplan.core.pay import Flsa
from classplan.core.plain_words import (
    amendment_in_words,
    change_in_words,
    count_in_words,
    days_away,
    list_in_words,
    point_in_words,
    range_in_words,
    short_date,
)
from classplan.core.plan import Change, Line

CLERK = Line("FC1", "Clerk", "612-C", Decimal(30000), Decimal(40000))
RAISED = Line("FC1", "Clerk", "613-C", Decimal(32000), Decimal(42000))
SENIOR = Line("FA2", "Senior Clerk", "613-C", Decimal(32000), Decimal(42000))
TODAY = date(2011, 4, 1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, CLERK, "Clerk (FC1) is a new class in pay grade 612-C, $30,000 to $40,000 a year."),
        (None, Line(title="Clerk"), "Clerk is a new class."),
        (None, Line("FC1", None, "612-C"), "FC1 is a new class in pay grade 612-C."),
        (CLERK, None, "Clerk (FC1) is abolished: the class ends."),
        (
            CLERK,
            RAISED,
            "Clerk (FC1) moves from pay grade 612-C ($30,000 to $40,000 a year) to 613-C ($32,000 to $42,000 a year). "
            "Nothing else of its line changes.",
        ),
        (
            CLERK,
            SENIOR,
            "Clerk (FC1) is renamed Senior Clerk. The class moves from job code FC1 to FA2. "
            "Its pay moves from pay grade 612-C ($30,000 to $40,000 a year) to 613-C ($32,000 to $42,000 a year).",
        ),
        (
            Line("FC1", "Clerk"),
            Line("FC2", "Clerk"),
            "Clerk (FC1) moves from job code FC1 to FC2. Nothing else of its line changes.",
        ),
        (CLERK, CLERK, "The specification of Clerk (FC1) is revised. Its title, code and pay grade stay."),
    ],
)
def test_a_change_is_said_in_a_sentence(before: Line | None, after: Line | None, said: str) -> None:
    assert change_in_words(Change(before, after)) == said


def told(*changes: Change, effective: date | None = None, council: date | None = None) -> tuple[str, str, str]:
    return amendment_in_words(
        changes, effective=effective, waits_for="It waits for the Mayor.", council=council, today=TODAY, name="Notice 9"
    )


def test_an_amendment_says_what_it_does_in_the_order_of_weight() -> None:
    what, _, _ = told(Change(CLERK, RAISED), Change(None, CLERK), Change(None, RAISED), Change(SENIOR, None))
    assert what == "Notice 9 adds two new classes, abolishes one class and moves one class to another pay grade."


def test_a_class_that_changes_in_several_ways_is_counted_under_each_and_once_in_all() -> None:
    renamed = replace(CLERK, title="Filing Clerk")
    what, _, _ = told(Change(CLERK, SENIOR), Change(CLERK, renamed), Change(SENIOR, None))
    assert what == (
        "Notice 9 abolishes one class, moves one class to another pay grade, renames two classes and gives a new job code "
        "to one class, three classes in all."
    )


@pytest.mark.parametrize(
    ("effective", "said"),
    [
        (None, "It has not taken effect. It waits for the Mayor."),
        (date(2011, 4, 10), "It takes effect on Sunday, April 10, 2011, in 9 days."),
        (date(2011, 3, 27), "It has been in force since Sunday, March 27, 2011."),
    ],
)
def test_an_amendment_says_when(effective: date | None, said: str) -> None:
    assert told(Change(CLERK, RAISED), effective=effective)[1] == said


@pytest.mark.parametrize(
    ("change", "effective", "council", "said"),
    [
        (Change(CLERK, CLERK), TODAY, None, "the text of specifications alone"),
        (Change(CLERK, RAISED), None, None, "nothing of it counts for good"),
        (Change(CLERK, RAISED), TODAY, None, "stand as provisional"),
        (Change(CLERK, replace(CLERK, title="Scribe")), TODAY, None, "The Council's approval is not on record."),
        (Change(CLERK, RAISED), TODAY, date(2011, 4, 4), "The Council approved it on Monday, April 4, 2011."),
    ],
)
def test_an_amendment_says_how_it_stands(
    change: Change, effective: date | None, council: date | None, said: str
) -> None:
    assert said in told(change, effective=effective, council=council)[2]


def test_an_amendment_without_changes_says_so() -> None:
    assert told()[0] == "Notice 9 changes no line of the plan."


STATE = State("FC1", "Clerk", "612-C", None, date(2010, 1, 1), None, attested_by="Notice 1")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, STATE, ("Notice 1 is the first paper that shows Clerk (FC1) in pay grade 612-C.",)),
        (None, replace(STATE, attested_by=None, cause="9"), ("The class begins as Clerk (FC1) in pay grade 612-C.",)),
        (STATE, replace(STATE, title="Scribe"), ("The title changed from Clerk to Scribe.",)),
        (STATE, replace(STATE, flsa=Flsa.EXEMPT), ("The FLSA status became known: exempt.",)),
        (STATE, replace(STATE, grade=None), ("The pay grade 612-C is no longer on record.",)),
        (
            STATE,
            replace(STATE, provisional_by="9", usable_until=date(2011, 10, 10)),
            ("It stands provisionally, until Monday, October 10, 2011.",),
        ),
        (
            replace(STATE, provisional_by="9", usable_until=date(2011, 10, 10), council_on_record=False),
            replace(STATE, council_on_record=True),
            ("The enactment is complete: it is no longer provisional.",),
        ),
        (
            replace(STATE, council_on_record=False),
            replace(STATE, council_on_record=True),
            ("The Council's approval came on record.",),
        ),
        (
            STATE,
            replace(STATE, attested_by="Notice 2", since=date(2011, 1, 1)),
            ("Notice 2 prints the line as it stood.",),
        ),
        (STATE, STATE, ("The line is stated again, unchanged.",)),
        (STATE, None, ("The class ends.",)),
    ],
)
def test_a_point_of_a_life_says_what_changed(before: State | None, after: State | None, said: tuple[str, ...]) -> None:
    assert point_in_words(before, after, on=TODAY) == said


def test_an_end_by_a_notice_is_an_abolishment() -> None:
    assert point_in_words(STATE, None, on=TODAY, cause="9") == ("The class is abolished.",)


USED = replace(
    STATE,
    grade="613-C",
    since=date(2011, 4, 10),
    cause="9",
    provisional_by="9",
    usable_until=date(2011, 10, 10),
    council_on_record=False,
)
DAY_AFTER = date(2011, 10, 11)
NEVER = "The class was never enacted."


@pytest.mark.clause(31, 32)
@pytest.mark.parametrize(
    ("before", "after", "on", "said"),
    [
        (USED, None, DAY_AFTER, ("its months were over and the Council had not approved it (7-10 O).", NEVER)),
        (USED, None, date(2011, 6, 1), ("the Council disapproved it (7-10 O).", NEVER)),
        (
            replace(USED, usable_until=None, council_on_record=True),
            None,
            date(2011, 6, 1),
            ("the Mayor vetoed it and the Council did not override the veto (7-37 A).", NEVER),
        ),
        (
            USED,
            STATE,
            DAY_AFTER,
            (
                "its months were over and the Council had not approved it (7-10 O).",
                "The pay grade changed from 613-C to 612-C.",
            ),
        ),
    ],
)
def test_provisional_use_that_ended_without_approval_is_no_abolishment(
    before: State, after: State | None, on: date, said: tuple[str, ...]
) -> None:
    told_as = f"Its provisional use ended without approval: {said[0]}"
    cause = "9" if after is None else None
    assert point_in_words(before, after, on=on, cause=cause, today=DAY_AFTER) == (told_as, *said[1:])


def test_a_class_in_provisional_use_that_another_notice_ends_is_abolished() -> None:
    assert point_in_words(USED, None, on=date(2011, 6, 1), cause="10") == ("The class is abolished.",)


def test_the_end_of_provisional_use_is_not_told_before_its_day() -> None:
    assert point_in_words(USED, None, on=DAY_AFTER, cause="9", today=date(2011, 10, 10)) == (
        "Its months of provisional use are over on this day, unless the Council approves before (7-10 O).",
    )


def test_the_councils_approval_does_not_complete_what_waits_for_the_mayor() -> None:
    approved = replace(USED, usable_until=None, council_on_record=True)
    assert point_in_words(USED, approved, on=TODAY) == (
        "The Council approved it: its provisional use is no longer bound to its months.",
    )


def test_a_later_change_that_counts_for_good_ends_provisional_use_without_a_word_of_its_end() -> None:
    later = replace(STATE, grade="614-C", since=date(2011, 6, 1), cause="10")
    assert point_in_words(USED, later, on=date(2011, 6, 1), cause="10") == (
        "The pay grade changed from 613-C to 614-C.",
    )


def test_counts_lists_days_and_ranges_are_said_as_one_speaks() -> None:
    assert [count_in_words(n, "class", "classes") for n in (0, 1, 12, 13, 1204)] == [
        "no classes",
        "one class",
        "twelve classes",
        "13 classes",
        "1,204 classes",
    ]
    assert [list_in_words(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert short_date(date(2011, 4, 7)) == "April 7, 2011"
    assert [days_away(date(2011, 4, day), TODAY) for day in (1, 2, 13)] == ["today", "tomorrow", "in 12 days"]
    assert [days_away(date(2011, 3, day), TODAY) for day in (31, 29)] == ["yesterday", "3 days ago"]
    assert range_in_words(None, Decimal(1)) is None
    assert range_in_words(Decimal(5), Decimal(5)) == "$5 a year"
    assert range_in_words(Decimal("5.50"), Decimal(6000)) == "$5.50 to $6,000 a year"
