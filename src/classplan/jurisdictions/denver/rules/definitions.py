"""The Purpose and the definitions of 7-10 on which the plan rests. Letters are handles; the names are the citation.

Where Proposal 441B moves or rewords a definition, what it strikes was in force and what it inserts is proposed.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from classplan.core.errors import Invalid
from classplan.core.pay import PayGrade, PayRange, PaySchedule, ScheduleKind
from classplan.core.plan import Line
from classplan.core.rules import Clause, Edition, Finding, met, met_if, not_met
from classplan.jurisdictions.denver.papers import ASSUMED_FROM, assumed, carried, proposed

REVIEW_KINDS = ("individual", "group")
REQUIRED_STATEMENTS = ("duties", "education", "experience", "licensure")


class OutsideThePlan(StrEnum):
    """Whom the plan does not list (7-10, *Classification and pay plan*)."""

    CHARTER_OFFICER = "Charter officer"
    CLASSIFIED_POLICE = "classified service of the Police Department"
    CLASSIFIED_FIRE = "classified service of the Fire Department"
    DEPUTY_SHERIFF = "Deputy Sheriff"
    DEPUTY_SHERIFF_MAJOR = "Deputy Sheriff Major"
    DEPUTY_SHERIFF_DIVISION_CHIEF = "Deputy Sheriff Division Chief"
    UNDERSHERIFF = "Undersheriff"


def review_is_individual_or_group(*, review_kind: str) -> Finding:
    """Like pay for like work is kept by reviews of one position or of a group, and no other (13)."""
    return met_if(
        review_kind in REVIEW_KINDS,
        f"The review is of the kind “{review_kind}”.",
        f"A review of the kind “{review_kind}” is not provided for; it is individual or of a group.",
    )


def same_grade_title_and_specification(*, own_values: Iterable[str]) -> Finding:
    """Grade, title and specification apply to every position of a class; none has its own (18)."""
    own = tuple(own_values)
    return met_if(
        not own,
        "Every position of the class has its grade, title and specification from the class.",
        f"A position of the class has its own {', '.join(own)}. Change the class, or allocate the position to another one.",
    )


def specification_states_what_it_must(*, stated: Iterable[str], recorded: bool = False) -> Finding:
    """A specification states duties and minimum education, experience and licensure; an explicit “None” is stated (19).

    `stated` holds the names of the parts that are printed. A new draft without one is not publishable; on a
    recorded paper the same is said, and stops nothing (settled question 6).
    """
    missing = [part for part in REQUIRED_STATEMENTS if part not in set(stated)]
    if not missing:
        return met("It states its duties and the minimum education, experience and licensure.")
    what = ", ".join(missing)
    if recorded:
        return not_met(f"The recorded paper does not state: {what}. It is kept as printed.")
    return not_met(f"It does not state: {what}. State each, if only as “None”, before it is published.")


def official_title_is_the_class_title(*, class_title: str, typed: str | None = None) -> Finding:
    """The official title of a position is the title of its class; it is derived, not typed (21)."""
    return met_if(
        typed is None or typed == class_title,
        f"The official title is “{class_title}”.",
        f"“{typed}” was typed as an official title; the class is titled “{class_title}”. A business title can be kept as a working title.",
    )


def belongs_in_the_plan(
    *, career_service: bool, outside: OutsideThePlan | None = None, exceptions_limit_both: bool = False
) -> Finding:
    """Which classes the plan covers; whether the exceptions limit the Career Service half too is a choice (22, X52)."""
    if outside is None or (career_service and not exceptions_limit_both):
        return met("The plan covers it.")
    return not_met(f"The plan does not cover it: {outside}.")


def line_carries_its_rate(*, line: Line) -> Finding:
    """The plan lists titles with the rates that go with them (22)."""
    return met_if(
        line.title is not None and line.grade is not None,
        f"{line} is listed with its grade.",
        f"{line} is listed without {'a title' if line.title is None else 'a pay grade'}.",
    )


def grade_is_identified(*, grade: PayGrade) -> Finding:
    """A grade is identified within its schedule: schedule, number and, here, group (26)."""
    return met_if(
        bool(grade.number) and grade.group is not None,
        f"Grade {grade.number}-{grade.group} of the {grade.schedule} schedule.",
        f"Grade “{grade.number}” lacks its group letter; without it two groups share the number.",
    )


def range_runs_upward(*, pay_range: tuple[int, int]) -> Finding:
    """A range begins at its minimum and extends to its maximum (27)."""
    minimum, maximum = pay_range
    return met_if(
        0 <= minimum <= maximum,
        f"From ${minimum:,} to ${maximum:,}.",
        f"From {minimum:,} to {maximum:,} dollars runs no range. Check whether the two are exchanged.",
    )


def schedule_lists_grades_and_ranges(*, kind: ScheduleKind, rows: Iterable[tuple[PayGrade, PayRange]]) -> Finding:
    """A schedule is a listing of its grades and their ranges (28)."""
    try:
        schedule = PaySchedule.listing(kind, rows)
    except Invalid as problem:
        return not_met(str(problem))
    return met(f"The {kind} schedule lists {len(schedule.rows)} grades.")


_WORDS = "2006"


def _carried_clause(ref: str, title: str, number: int, paraphrase: str, apply: object, **facts: str) -> Clause:
    edition = Edition(_WORDS, ASSUMED_FROM, assumed("only its letter is marked"), paraphrase, apply)  # type: ignore[arg-type]
    return Clause(
        ref, title, "the day of the act", (edition,), (number,), {k.replace("_", "-"): v for k, v in facts.items()}
    )


SPECIFICATION = _carried_clause(
    "7-10 E",
    "Classification specification",
    19,
    "The written statement of the duties that set a class apart and of the least education, experience and licensure that "
    "it asks for. Recruitment, pay, performance and the lines of authority build on it.",
    specification_states_what_it_must,
    stated="the parts that are stated: duties, education, experience, licensure",
)

CLAUSES = (
    Clause(
        "7 Purpose",
        "Purpose of Rule 7",
        "the day of the review",
        (
            Edition(
                _WORDS,
                ASSUMED_FROM,
                assumed("its first goal is unmarked"),
                "Like pay for like work, kept by systematic reviews of the classification, individual or of groups.",
                review_is_individual_or_group,
            ),
            Edition(
                "441B",
                None,
                proposed("the second goal is inserted, and the proposal's own summary does not name it (X53)"),
                "The same, and generally prevailing compensation besides.",
                review_is_individual_or_group,
            ),
        ),
        (13, 14),
        {"review-kind": "individual or group"},
    ),
    _carried_clause(
        "7-10 D",
        "Classification",
        18,
        "Positions so alike in duties and responsibilities that one pay grade, one title and one specification fit them all.",
        same_grade_title_and_specification,
    ),
    SPECIFICATION,
    _carried_clause(
        "7-10 F",
        "Classification title",
        21,
        "The name of a class, and with it the official title of every position allocated to it.",
        official_title_is_the_class_title,
        class_title="the title of the class",
        typed="a title that somebody typed",
    ),
    _carried_clause(
        "7-10 G",
        "Classification and pay plan",
        22,
        "The list of titles and of the rates that go with them, for every class of the Career Service, and for those outside "
        "it with seven exceptions. Whether the exceptions reach into the Career Service half is not clear (X52).",
        belongs_in_the_plan,
    ),
    Clause(
        "7-10 K",
        "Pay grades",
        "the day that is asked about",
        (
            Edition(
                _WORDS,
                ASSUMED_FROM,
                assumed("struck as 8-10 F, where it stood"),
                "The numbers by which the ranges of a schedule go.",
                grade_is_identified,
            ),
            Edition(
                "441B",
                None,
                proposed("moved into Rule 7, not reworded"),
                "The same, as a definition of Rule 7.",
                grade_is_identified,
            ),
        ),
        (26,),
    ),
    Clause(
        "7-10 L",
        "Pay ranges",
        "the day that is asked about",
        (
            Edition(
                "2010",
                date(2010, 10, 17),
                carried("struck as 8-10 G, with a history note of 2010-10-17"),
                "A grade's pay from its minimum to its maximum; the classification and pay ordinance gives a class its range.",
                range_runs_upward,
            ),
            Edition(
                "441B",
                None,
                proposed("moved into Rule 7, without the ordinance"),
                "A grade's pay from its minimum to its maximum.",
                range_runs_upward,
            ),
        ),
        (27,),
        {"pay-range": "minimum and maximum"},
    ),
    Clause(
        "7-10 M",
        "Pay schedules",
        "the day that is asked about",
        (
            Edition(
                "2010",
                date(2010, 10, 17),
                carried("struck as 8-10 H, with a history note of 2010-10-17"),
                "A list of grades, each with its range.",
                schedule_lists_grades_and_ranges,
            ),
            Edition(
                "441B",
                None,
                proposed("moved into Rule 7"),
                "A list of grades, each with its range.",
                schedule_lists_grades_and_ranges,
            ),
        ),
        (28,),
    ),
)
