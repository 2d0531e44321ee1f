"""Papers of an amendment: drafts before, frozen with the notice, one at a time after; errata; nothing issued twice."""

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from classplan.core.errors import DomainError, Invalid, NotAllowed, NotInForce
from tests.plugins.office import Desk

if TYPE_CHECKING:
    from tests.amending import Walk

LAST = date(2026, 6, 1)  # after every step of the walk
pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    """An amendment to be walked, in an office with a plan of one class."""
    from tests.amending import Walk

    return Walk(desk.office)


def test_with_the_notice_its_papers_are_frozen_in_every_form(walk: "Walk", desk: Desk) -> None:
    from classplan.records.library.store import content_of
    from classplan.records.papers.rendering import FORMS
    from classplan.records.papers.selectors import issued_papers

    walk.to("noticed")
    papers = issued_papers(walk.fresh)
    assert [(paper.number, paper.kind, paper.about) for paper in papers] == [
        (1, "notice", "whole"),
        (2, "specification", "1"),
    ]
    for paper in papers:
        assert [row.form for row in paper.renditions.all()] == list(FORMS)
        for row in paper.renditions.all():
            content = content_of(row.original.sha256)
            assert hashlib.sha256(content).hexdigest() == row.original.sha256
            assert b"Journal entry" in content or row.form != "html"
    assert not desk.verified().faults


@pytest.mark.parametrize("state", ["draft", "noticed", "heard", "before the Council", "adopted", "in force"])
def test_at_each_step_every_paper_has_its_draft_or_says_what_is_missing(state: str, walk: "Walk") -> None:
    from classplan.records.amendments.gathering import situation
    from classplan.records.papers.kinds import KINDS
    from classplan.records.papers.rendering import FORMS
    from classplan.records.papers.selectors import draft_of, papers_of

    walk.to(state)
    case = situation(walk.fresh, LAST)
    made, missing = {}, {}
    for paper in papers_of(walk.fresh, case):
        try:
            document = draft_of(walk.fresh, case, paper.kind.name, paper.about, LAST)
        except DomainError as error:
            missing[paper.kind.name] = str(error)
        else:
            made[paper.kind.name] = [form.make(document) for form in FORMS.values()]
            assert document.draft
    assert set(made) | set(missing) <= set(KINDS)
    assert {"notice", "specification"} <= set(made)
    # A draft without its terms has no background yet, and once the Board has decided no memo goes to it.
    assert ("memo" in made) == (state in ("noticed", "heard"))
    assert all(len(said) > 20 for said in missing.values())
    if state == "in force":
        assert not missing


def test_a_paper_is_issued_in_its_time_and_once(walk: "Walk", desk: Desk) -> None:
    from classplan.records.papers.services import issue
    from tests.amending import ANALYST, at

    walk.to("noticed")

    def issued(kind: str, about: str = "whole") -> int:
        return issue(desk.office, walk.number, kind=kind, about=about, actor=ANALYST, now=at(LAST)).number

    assert issued("memo") == 3
    with pytest.raises(NotAllowed, match=r"was issued on .* as paper 3"):
        issued("memo")
    with pytest.raises(
        NotAllowed, match="after the Board has approved, until it is in force; this amendment is “noticed”"
    ):
        issued("request")
    with pytest.raises(NotAllowed, match="by itself, with the notice"):
        issued("notice")
    with pytest.raises(NotInForce, match="no paper of the kind “poem”"):
        issued("poem")
    with pytest.raises(NotInForce, match="for “NOBODY”"):
        issued("result", "NOBODY")
    assert not desk.verified().faults


def test_an_erratum_is_a_new_paper_that_names_the_old_and_leaves_it_as_it_was(walk: "Walk", desk: Desk) -> None:
    from classplan.records.library.store import content_of
    from classplan.records.papers.selectors import issued_papers
    from classplan.records.papers.services import issue_erratum
    from tests.amending import ANALYST, at

    walk.to("noticed")
    before = issued_papers(walk.fresh)[0].renditions.get(form="html").original.sha256
    with pytest.raises(Invalid, match="what is wrong in the paper and what is right"):
        issue_erratum(desk.office, walk.number, paper=1, wrong="x", right=" ", actor=ANALYST, now=at(LAST))
    with pytest.raises(NotInForce, match="no paper 9"):
        issue_erratum(desk.office, walk.number, paper=9, wrong="x", right="y", actor=ANALYST, now=at(LAST))
    new = issue_erratum(
        desk.office, walk.number, paper=1, wrong="The hour.", right="<b>5 p.m.</b>", actor=ANALYST, now=at(LAST)
    )
    words = content_of(new.renditions.get(form="html").original.sha256).decode()
    assert new.mends is not None
    assert new.mends.number == 1
    assert new.title.startswith("Erratum to paper 1, Classification Notice No.")
    assert "&lt;b&gt;5 p.m.&lt;/b&gt;" in words
    assert new.mends.renditions.get(form="pdf").original.sha256 in words
    assert issued_papers(walk.fresh)[0].renditions.get(form="html").original.sha256 == before
    assert not desk.verified().faults


@pytest.mark.clause(168)
def test_an_agency_gets_a_circular_of_what_it_holds(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.gathering import situation
    from classplan.records.papers.selectors import draft_of
    from classplan.records.papers.services import set_specs_held
    from tests.amending import ANALYST, at

    walk.open().propose(walk.new_class(), walk.new_class(code="NS1051", title="Gardener")).to("in force")
    case = situation(walk.fresh, LAST)
    agency = next(iter(case.terms.affected))

    def said() -> str:
        return repr(draft_of(walk.fresh, case, "circular", agency, LAST).blocks)

    whole = said()
    with pytest.raises(NotInForce, match="No class has the number 4000"):
        set_specs_held(desk.office, agency, [4000], actor=ANALYST, now=at(LAST))
    held = set_specs_held(desk.office, agency, [2], actor=ANALYST, now=at(LAST))
    assert held == (2,)
    assert said() != whole
    assert set_specs_held(desk.office, agency, None, actor=ANALYST, now=at(LAST)) == ()
    assert said() == whole
    assert not desk.verified().faults


def test_a_paper_that_was_changed_in_the_store_or_the_records_is_named(walk: "Walk", desk: Desk) -> None:
    from classplan.records.papers.models import IssuedPaper

    walk.to("noticed")
    IssuedPaper.objects.filter(number=1).update(title="Another title")
    assert any(fault.startswith("The paper of entry 1 of") for fault in desk.verified().faults)


def _result(walk: "Walk") -> str:
    from classplan.records.amendments.gathering import situation
    from classplan.records.papers.selectors import draft_of, papers_of

    case = situation(walk.fresh, LAST)
    (paper,) = [paper for paper in papers_of(walk.fresh, case) if paper.kind.name == "result"]
    assert paper.can_be_issued
    return repr(draft_of(walk.fresh, case, "result", paper.about, LAST).blocks)


def test_what_the_board_rejected_is_told_with_its_day(walk: "Walk") -> None:
    from classplan.core.amending import Outcome

    walk.to("heard").board(Outcome.REJECTED)
    said = _result(walk)
    assert "Thursday, March 26, 2026, by the Board" in said
    assert "The Board rejected it on Thursday, March 26, 2026. Nothing of Notice 301 takes effect" in said


def test_what_the_council_disapproved_leaves_everything_as_it_was(walk: "Walk") -> None:
    from tests.amending import COUNCIL

    said = _result(walk.to("before the Council").act("council_disapproves", COUNCIL))
    assert "The Council disapproved it on Monday, April 13, 2026. Nothing of Notice 301 takes effect" in said
    assert "Arborist (617-S)" not in said
    assert "yet" not in said


def test_a_veto_that_stands_leaves_everything_as_it_was(walk: "Walk") -> None:
    from tests.amending import MAYOR

    said = _result(walk.to("before the Mayor").act("mayor_vetoes", MAYOR).act("veto_stands", MAYOR))
    assert "The Mayor vetoed it on Wednesday, April 15, 2026, and the veto stands." in said
    assert "Everything stays as it was." in said
    assert "yet" not in said


def test_of_what_was_withdrawn_there_is_no_notice_any_more(walk: "Walk") -> None:
    from classplan.records.amendments.director import withdraw
    from classplan.records.amendments.gathering import situation
    from classplan.records.papers.selectors import draft_of
    from tests.amending import DIRECTOR, OPENED, at

    walk.drafted().terms()
    withdraw(walk.office, walk.number, reason="It needs a longer look.", actor=DIRECTOR, now=at(OPENED))
    with pytest.raises(NotAllowed, match="with the notice; this amendment is “withdrawn”"):
        draft_of(walk.fresh, situation(walk.fresh, LAST), "notice", "whole", LAST)


@pytest.mark.clause(169)
@pytest.mark.clause(179)
def test_a_text_is_dated_and_labelled_as_established_only_where_the_class_began_with_it(
    walk: "Walk", desk: Desk
) -> None:
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.models import PlanPoint
    from classplan.records.specs.dating import settled
    from classplan.records.specs.models import SpecVersion
    from tests.amending import arborist
    from tests.papers import created, notice

    without_text = notice("201", date(2012, 3, 5), created("NS1001", "Orchard Keeper", "613-S", 32130, 46904))
    acts = ("--board-approved", "2012-03-20", "--council-approved", "2012-04-10", "--mayor-approved", "2012-04-12")
    desk.record("201.txt", without_text, *acts)
    text = walk.text("Arborist", established="")
    walk.open().propose(Proposal(after=arborist(), why="The town has trees.", spec=text)).to("in force")
    version = SpecVersion.objects.get(title="Arborist")

    def keys() -> list[str]:
        return [key for key, _ in settled(version)]

    assert keys() == ["established_date"]
    assert version.label == f"Est. {version.start}"
    older = PlanPoint.objects.exclude(job_class=version.job_class_id).order_by("start")[
        0
    ]  # of a class that never had a text
    version.paper, version.start = "Notice 999", date(2026, 5, 31)
    assert keys() == ["revised_date"]  # a text came before
    assert version.label == "Rev. 2026-05-31"
    version.job_class_id = older.job_class_id
    assert keys() == ["revised_date"]  # the class is older
    version.start = older.start - timedelta(days=1)
    assert version.label == f"From {version.start}"
    assert keys() == []  # nothing tells since when there is the class
