"""Papers of an amendment: drafts before, frozen with the notice, one at a time after; errata; nothing issued twice."""

import hashlib
from datetime import date
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
