"""A change as before and after: its name follows from what differs, and it can be undone."""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.core.plan import IN_WORDS, Change, ChangeKind, Line, filled

NAMED = ("code", "title", "grade")
LINES = st.builds(
    Line,
    code=st.sampled_from((None, "CS1", "CS2", "CA3")),
    title=st.sampled_from((None, "Clerk", "Lead Clerk")),
    grade=st.sampled_from((None, "613-S", "614-S")),
    minimum=st.sampled_from((None, Decimal(30000))),
    maximum=st.sampled_from((None, Decimal(40000))),
)
CLERK = Line("CS1", "Clerk", "613-S", Decimal(32130), Decimal(46904))


@given(LINES, LINES, st.sets(LINES, max_size=5))
def test_a_change_applied_and_undone_is_the_identity(before: Line, after: Line, others: set[Line]) -> None:
    change = Change(before, after)
    plan = {before, *(others - {after})}
    assert set(change.undone().applied_to(change.applied_to(plan))) == plan


@given(LINES, st.sets(LINES, max_size=5))
def test_a_class_made_and_unmade_leaves_the_plan_as_it_was(line: Line, others: set[Line]) -> None:
    plan = others - {line}
    created = Change(None, line)
    assert set(created.applied_to(plan)) == plan | {line}
    assert set(created.undone().applied_to(created.applied_to(plan))) == plan


@given(LINES, LINES)
def test_undoing_twice_is_the_change_itself(before: Line, after: Line) -> None:
    assert Change(before, after).undone().undone() == Change(before, after)


@given(LINES, LINES)
def test_undoing_touches_what_the_change_touched(before: Line, after: Line) -> None:
    change = Change(before, after)
    assert change.undone().aspects == change.aspects


@given(LINES, LINES, st.sampled_from(NAMED))
def test_what_a_paper_leaves_out_never_counts_as_changed(before: Line, after: Line, name: str) -> None:
    silent = Change(before, replace(after, **{name: None}))
    kind = {"code": ChangeKind.RECODE, "title": ChangeKind.RETITLE, "grade": ChangeKind.REGRADE}[name]
    assert kind not in silent.aspects
    assert kind not in silent.undone().aspects


OTHER: dict[str, Any] = {"code": "CA9", "title": "Lead Clerk", "grade": "615-S"}
KIND = {"code": ChangeKind.RECODE, "title": ChangeKind.RETITLE, "grade": ChangeKind.REGRADE}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ((), ChangeKind.REVISE),
        (("code",), ChangeKind.RECODE),
        (("title",), ChangeKind.RETITLE),
        (("grade",), ChangeKind.REGRADE),
        (("code", "title"), ChangeKind.RETITLE),
        (("code", "grade"), ChangeKind.REGRADE),
        (("title", "grade"), ChangeKind.REGRADE),
        (("code", "title", "grade"), ChangeKind.REGRADE),
    ],
)
def test_the_aspects_are_all_that_differs_and_the_kind_is_the_first_of_them(
    changed: tuple[str, ...], kind: ChangeKind
) -> None:
    change = Change(CLERK, replace(CLERK, **{name: OTHER[name] for name in changed}))
    assert change.aspects == ({KIND[name] for name in changed} or {ChangeKind.REVISE})
    assert change.kind is kind


@pytest.mark.parametrize(
    ("change", "kind", "of_the_plan", "rate"),
    [
        (Change(None, CLERK), ChangeKind.CREATE, True, True),
        (Change(CLERK, None), ChangeKind.ABOLISH, True, False),
        (Change(CLERK, replace(CLERK, grade="614-S")), ChangeKind.REGRADE, True, True),
        (Change(CLERK, replace(CLERK, title="Lead", grade="614-S")), ChangeKind.REGRADE, True, True),
        (Change(CLERK, replace(CLERK, title="Lead")), ChangeKind.RETITLE, True, False),
        (Change(CLERK, replace(CLERK, code="CS9")), ChangeKind.RECODE, True, False),
        (Change(CLERK, CLERK), ChangeKind.REVISE, False, False),
        (Change(CLERK, Line(title="Clerk")), ChangeKind.REVISE, False, False),
        (Change(CLERK, replace(CLERK, minimum=Decimal(33000))), ChangeKind.REVISE, True, True),
        (Change(CLERK, replace(CLERK, maximum=Decimal(50000))), ChangeKind.REVISE, True, True),
    ],
)
def test_what_a_change_touches_follows_from_its_lines(
    change: Change, kind: ChangeKind, of_the_plan: bool, rate: bool
) -> None:
    assert (change.kind, change.touches_title_or_rate, change.changes_rate) == (kind, of_the_plan, rate)


def test_the_kinds_stand_in_the_order_in_which_they_are_tried() -> None:
    assert [kind.value for kind in ChangeKind] == ["create", "abolish", "regrade", "retitle", "recode", "revise"]
    assert set(IN_WORDS) == set(ChangeKind)


def test_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(Invalid, match="neither"):
        Change(None, None)


@given(LINES, LINES, st.sets(LINES, max_size=4))
def test_a_line_that_is_not_in_the_plan_cannot_be_changed(before: Line, after: Line, others: set[Line]) -> None:
    with pytest.raises(Invalid, match="not in the plan"):
        Change(before, after).applied_to(others - {before})


@given(LINES, LINES)
def test_a_line_that_is_in_the_plan_already_cannot_be_added(before: Line, after: Line) -> None:
    assume(before != after)
    with pytest.raises(Invalid, match="in the plan already"):
        Change(before, after).applied_to([before, after])


@given(LINES, LINES)
def test_filling_in_keeps_what_is_printed_and_takes_only_what_is_missing(line: Line, known: Line) -> None:
    whole = filled(line, known)
    for name in NAMED:
        printed = getattr(line, name)
        assert getattr(whole, name) == (printed if printed is not None else getattr(known, name))
    assert (whole.minimum, whole.maximum) == (line.minimum, line.maximum)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (CLERK, "CS1 Clerk (613-S)"),
        (Line(title="Clerk"), "Clerk"),
        (Line(code="CS1", grade="613-S"), "CS1 (613-S)"),
        (Line(), "a class without a name"),
    ],
)
def test_a_line_is_named_by_what_is_printed(line: Line, words: str) -> None:
    assert str(line) == words


@pytest.mark.parametrize(("change", "subject"), [(Change(None, CLERK), CLERK), (Change(CLERK, None), CLERK)])
def test_the_subject_is_the_line_by_which_people_know_the_change(change: Change, subject: Line) -> None:
    assert change.subject == subject
    assert Change(CLERK, replace(CLERK, title="Lead")).subject.title == "Lead"


def test_a_line_has_no_more_fields_than_the_plan_prints() -> None:
    assert [f.name for f in fields(Line)] == ["code", "title", "grade", "minimum", "maximum"]
