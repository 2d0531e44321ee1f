"""What is to be done about an amendment today: how urgent it is, whose it is, and by when."""

from dataclasses import replace
from datetime import date

import pytest

from classplan.core.amending import InHand, Situation, Urgency, tasks
from classplan.core.amending.proposal import Judged, Proposed, Terms
from classplan.core.plan import Change, Line
from classplan.core.policy import Role
from classplan.core.proceedings import Acts
from classplan.core.rules import Judgment

TODAY = date(2026, 3, 16)
NEW = Proposed(1, Change(None, Line("NS1050", "Arborist")), why="Trees.")
CASE = Situation(today=TODAY, changes=(NEW,), terms=Terms(affected=frozenset({"PARKS"})))
DRAFT = InHand("draft", CASE, edited=date(2026, 3, 2))


def first(matter: InHand) -> tuple[str, Urgency, date | None]:
    task = tasks(matter)[0]
    return task.what, task.urgency, task.by


NEXT_STEPS = {
    "an empty draft": (replace(DRAFT, case=Situation(TODAY)), "Add the first change", Urgency.NEXT),
    "a draft": (DRAFT, "Check the draft and recommend it", Urgency.NEXT),
    "a recommended one whose drafts are not sent": (
        replace(DRAFT, state="recommended"),
        "Send the draft to PARKS",
        Urgency.NEXT,
    ),
    "a recommended one": (
        replace(
            DRAFT,
            state="recommended",
            case=replace(CASE, drafts_sent=frozenset({"PARKS"})),
            answered=frozenset({"PARKS"}),
        ),
        "Give notice",
        Urgency.NEXT,
    ),
    "a noticed one that is not posted": (
        replace(DRAFT, state="noticed", case=replace(CASE, acts=Acts(noticed=date(2026, 3, 9)))),
        "Post the notice and record the posting",
        Urgency.LATE,
    ),
    "one whose hearing is ten days off": (
        replace(
            DRAFT,
            state="noticed",
            case=replace(CASE, posted=date(2026, 3, 9), acts=Acts(noticed=date(2026, 3, 9), hearing=date(2026, 3, 26))),
        ),
        "Hold the hearing and record it",
        Urgency.NEXT,
    ),
    "a heard one": (
        replace(DRAFT, state="heard", case=replace(CASE, held=date(2026, 3, 12))),
        "Record what the Board decided",
        Urgency.LATE,
    ),
    "one before the Council": (
        replace(DRAFT, state="before the Council"),
        "Record what the Council decides",
        Urgency.WAITS,
    ),
    "one before the Mayor": (
        replace(DRAFT, state="before the Mayor"),
        "Record whether the Mayor signs or vetoes",
        Urgency.WAITS,
    ),
    "a vetoed one": (
        replace(DRAFT, state="vetoed"),
        "Record whether the Council overrides the veto",
        Urgency.WAITS,
    ),
    "an adopted one that takes effect this week": (
        replace(DRAFT, state="adopted", effective=date(2026, 3, 22)),
        "Enter it in the plan",
        Urgency.DUE,
    ),
}


@pytest.mark.parametrize(("matter", "what", "urgency"), NEXT_STEPS.values(), ids=NEXT_STEPS)
def test_each_state_has_one_next_step(matter: InHand, what: str, urgency: Urgency) -> None:
    assert first(matter)[:2] == (what, urgency)
    assert len(tasks(matter)) == (2 if "not posted" in str(matter) or what.startswith("Post") else 1)


def test_what_is_over_has_no_step() -> None:
    for state in ("in force", "withdrawn", "rejected", "disapproved", "fallen"):
        assert tasks(replace(DRAFT, state=state)) == ()


def test_a_draft_that_nobody_touched_for_a_month_is_due() -> None:
    old = replace(DRAFT, edited=date(2026, 2, 14))
    assert first(old)[1:] == (Urgency.DUE, date(2026, 3, 16))
    older = replace(DRAFT, edited=date(2026, 1, 15))
    assert first(older)[1:] == (Urgency.LATE, date(2026, 2, 14))
    assert tasks(older)[0].is_late(TODAY)


def test_an_agency_that_got_a_draft_is_to_answer_it_while_it_is_recommended() -> None:
    both = replace(CASE, terms=Terms(affected=frozenset({"PARKS", "ZOO"})), drafts_sent=frozenset({"PARKS", "ZOO"}))
    recommended = replace(DRAFT, state="recommended", case=both, answered=frozenset({"ZOO"}))
    (task,) = [t for t in tasks(recommended) if Role.APPOINTING_AUTHORITY in t.roles]
    assert (task.what, task.agencies, task.urgency) == ("Answer the draft: PARKS", frozenset({"PARKS"}), Urgency.NEXT)
    answered = replace(recommended, answered=frozenset({"PARKS", "ZOO"}))
    assert [t.what for t in tasks(answered)] == ["Give notice"]


def test_a_change_that_another_met_after_the_board_is_for_the_director_to_judge() -> None:
    met = Proposed(2, Change(Line("A1", "Clerk"), Line("A1", "Senior Clerk")), job_class=7, stands=Line("A1", "Aide"))
    adopted = replace(DRAFT, state="adopted", case=replace(CASE, changes=(NEW, met)), effective=date(2026, 3, 22))
    judge, enter = tasks(adopted)
    assert judge.what == "Judge whether change 2 can still be entered as noticed"
    assert judge.roles == {Role.DIRECTOR}
    assert enter.what == "Enter it in the plan"
    said = Judged("7-20", Judgment("Change 2, Clerk: can it be entered?", "Yes.", "A. Osei", TODAY, "So meant."))
    assert [t.what for t in tasks(replace(adopted, case=replace(adopted.case, judgments=(said,))))] == [enter.what]


def test_a_paused_draft_waits_and_says_why_but_a_day_of_the_law_runs_on() -> None:
    paused = replace(DRAFT, paused="The parks study is late.", edited=date(2025, 1, 1))
    assert first(paused) == ("Paused: The parks study is late.", Urgency.WAITS, None)
    heard = replace(paused, state="heard", case=replace(CASE, held=date(2026, 3, 12)))
    assert first(heard)[1] is Urgency.LATE


def test_a_stale_draft_is_to_be_rebased_first() -> None:
    moved = Proposed(
        2, Change(Line("A1", "Clerk"), Line("A1", "Senior Clerk")), job_class=7, stands=Line("A2", "Clerk")
    )
    stale = replace(DRAFT, case=replace(CASE, changes=(NEW, moved)))
    assert first(stale) == ("Rebase change 2: another change of the class took effect", Urgency.DUE, TODAY)


PROVISIONAL = {
    "months off": (date(2026, 6, 1), Urgency.NEXT),
    "within thirty days": (date(2026, 4, 15), Urgency.DUE),
    "on its last day": (TODAY, Urgency.DUE),
    "lapsed": (date(2026, 3, 15), Urgency.LATE),
}


@pytest.mark.clause(80)
@pytest.mark.parametrize(("until", "urgency"), PROVISIONAL.values(), ids=PROVISIONAL)
def test_provisional_use_counts_down_to_its_last_day(until: date, urgency: Urgency) -> None:
    (task,) = [t for t in tasks(replace(DRAFT, state="before the Council", usable_until=until)) if t.clause == "7-10 O"]
    assert (task.urgency, task.by) == (urgency, until)
    assert Role.DIRECTOR in task.roles
