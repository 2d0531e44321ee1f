"""The pages of papers: drafts as files, issuing, errata; what was issued is the public's, by its checksum."""

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from classplan.core.policy import Role
from tests.plugins.office import Desk
from tests.web.people import signed_in
from tests.web.words import words_on

if TYPE_CHECKING:
    from tests.amending import Walk

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once


@pytest.fixture
def walk(desk: Desk, settings: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch) -> "Walk":
    """A noticed amendment, on the day of its notice."""
    from tests.amending import NOTICED, Walk, at

    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(NOTICED, 21))
    return Walk(desk.office).to("noticed")


def test_a_draft_opens_in_every_form_and_says_that_it_is_one(walk: "Walk") -> None:
    analyst = signed_in(walk.office, Role.ANALYST)
    page = words_on(analyst.get(f"/desk/amendments/{walk.number}/papers/").content)
    assert "Memo to the Board" in page
    assert "It can be issued now" in page
    for form, begins in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        answer = analyst.get(f"/desk/amendments/{walk.number}/papers/memo/whole/{form}/")
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
    said = analyst.get(f"/desk/amendments/{walk.number}/papers/memo/whole/html/")
    assert b"DRAFT" in said.content.upper()
    assert "sandbox" in said["Content-Security-Policy"]


def test_a_paper_that_lacks_its_reason_leads_to_where_it_is_written(walk: "Walk") -> None:
    from tests.amending import Walk

    draft = Walk(walk.office).open()
    draft.propose(draft.new_class(code="NS1051", title="Tree Climber"))
    analyst = signed_in(walk.office, Role.ANALYST)
    listed = analyst.get(f"/desk/amendments/{draft.number}/papers/").content.decode()
    assert f'href="/desk/amendments/{draft.number}/terms/">Write it among the terms' in listed
    assert "among the terms" in words_on(
        analyst.get(f"/desk/amendments/{draft.number}/papers/memo/whole/html/").content
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [("memo/whole/odt/", 400), ("poem/whole/pdf/", 404), ("memo/17/pdf/", 404), ("request/whole/pdf/", 400)],
)
def test_what_there_is_not_is_told_in_words(address: str, status: int, walk: "Walk") -> None:
    answer = signed_in(walk.office, Role.ANALYST).get(f"/desk/amendments/{walk.number}/papers/{address}")
    assert answer.status_code == status
    assert len(words_on(answer.content)) > 100


def test_a_paper_is_issued_at_the_desk_and_opened_by_anybody(walk: "Walk", client: Client) -> None:
    analyst = signed_in(walk.office, Role.ANALYST)
    address = f"/desk/amendments/{walk.number}/papers/issue/"
    assert "Memo to the Board" in words_on(analyst.get(address).content)
    sent = {"paper": "memo whole", "seen": walk.fresh.version}
    assert analyst.post(address, sent | {"paper": "request whole"}).status_code == 200
    answer = analyst.post(address, sent)
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/amendments/{walk.number}/papers/")
    sums = re.findall(r"/papers/([0-9a-f]{64})/", client.get("/notices/301/").content.decode())
    kinds = {client.get(f"/papers/{one}/")["Content-Type"].split(";")[0].split(".")[0] for one in sums}
    assert len(set(sums)) == 9  # notice, specification and memo, in three forms each
    assert kinds == {"text/html", "application/pdf", "application/vnd"}
    assert client.get(f"/papers/{'0' * 64}/").status_code == 404


def test_the_memo_says_who_reviewed_it_and_a_line_that_says_half_is_told(walk: "Walk", client: Client) -> None:
    analyst = signed_in(walk.office, Role.ANALYST)
    address = f"/desk/amendments/{walk.number}/papers/issue/"
    sent = {"paper": "memo whole", "seen": walk.fresh.version, "reviewed_by": "the incumbents\nthe supervisor"}
    refused = analyst.post(address, sent | {"consulted": "the union"})
    assert "does not say with whom the proposal was talked over" in words_on(refused.content)
    assert "the supervisor" in refused.content.decode()  # nothing typed is lost
    assert analyst.post(address, sent | {"consulted": "the union; agreeable; 2026-03-02"}).status_code == 302
    page = client.get("/notices/301/").content.decode()
    memo = re.findall(r"/papers/([0-9a-f]{64})/", page[page.index("Memo to the Board") :])[0]
    said = words_on(client.get(f"/papers/{memo}/").content)
    assert "Reviewed by: the incumbents and the supervisor." in said
    assert "Talked over with the union on March 2, 2026: agreeable." in said


def test_of_two_who_issue_the_same_paper_the_second_is_told_and_nothing_is_issued_twice(walk: "Walk") -> None:
    from classplan.records.papers.selectors import issued_papers

    analyst, director = signed_in(walk.office, Role.ANALYST), signed_in(walk.office, Role.DIRECTOR)
    address = f"/desk/amendments/{walk.number}/papers/issue/"
    sent = {"paper": "memo whole", "seen": walk.fresh.version}
    assert "Memo to the Board" in words_on(director.get(address).content)
    assert analyst.post(address, sent).status_code == 302
    second = director.post(address, sent)  # the form that was open all the while
    assert second.status_code == 200
    assert "Which paper" in words_on(second.content)
    assert [paper.kind for paper in issued_papers(walk.fresh)].count("memo") == 1


def test_an_erratum_can_itself_be_mended_by_an_erratum(walk: "Walk", client: Client) -> None:
    analyst = signed_in(walk.office, Role.ANALYST)
    address = f"/desk/amendments/{walk.number}/papers/erratum/"
    for paper, right in (("1", "Five."), ("3", "Half past five.")):
        assert f'value="{paper}"' in analyst.get(address).content.decode()
        sent = {"paper": paper, "wrong": "The hour.", "right": right, "seen": walk.fresh.version}
        assert analyst.post(address, sent).status_code == 302
    said = words_on(client.get("/notices/301/").content)
    assert "4. Erratum to paper 3, Erratum to paper 1, Classification Notice No. 301" in said


def test_a_title_of_three_hundred_letters_stands_whole_in_every_form(desk: Desk, settings: pytest.MonkeyPatch) -> None:
    from pypdfium2 import PdfDocument

    from tests.amending import Walk

    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]
    title = ("Keeper of Trees & <Hedges> " * 12)[:300].strip()
    walk = Walk(desk.office).open()
    walk.propose(walk.new_class(title=title)).terms()
    analyst = signed_in(walk.office, Role.ANALYST)
    for kind, about in (("notice", "whole"), ("specification", "1")):
        drafts = f"/desk/amendments/{walk.number}/papers/{kind}/{about}"
        assert title in words_on(analyst.get(f"{drafts}/html/").content)
        pages = PdfDocument(analyst.get(f"{drafts}/pdf/").content)
        said = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
        assert title in said or title.replace(" ", "") in said.replace(" ", "")
        assert analyst.get(f"{drafts}/docx/").content.startswith(b"PK")


def test_a_pay_table_of_four_hundred_rows_stands_whole_in_the_draft_of_the_notice(
    desk: Desk, settings: pytest.MonkeyPatch
) -> None:
    from decimal import Decimal

    from classplan.core.amending.proposal import RangeChange
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import Walk

    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]
    rows = tuple(RangeChange(f"{n}-S", Decimal(30_000 + n), Decimal(60_000 + n)) for n in range(100, 500))
    walk = Walk(desk.office).open().propose(Proposal(ranges=rows, why="The market moved.")).terms()
    analyst = signed_in(walk.office, Role.ANALYST)
    drafts = f"/desk/amendments/{walk.number}/papers/notice/whole"
    said = words_on(analyst.get(f"{drafts}/html/").content)
    assert all(f"{n}-S" in said for n in range(100, 500))
    assert analyst.get(f"{drafts}/pdf/").content.startswith(b"%PDF-1.7")
    assert "499-S" in words_on(analyst.get(f"/desk/amendments/{walk.number}/notice/").content)


def test_an_erratum_is_issued_at_the_desk_and_an_auditor_only_looks(walk: "Walk", client: Client) -> None:
    address = f"/desk/amendments/{walk.number}/papers/erratum/"
    auditor = signed_in(walk.office, Role.AUDITOR)
    assert auditor.get(address).status_code == 403
    assert auditor.get(f"/desk/amendments/{walk.number}/papers/").status_code == 200
    analyst = signed_in(walk.office, Role.ANALYST)
    sent = {"paper": "1", "wrong": "The hour.", "right": "", "seen": walk.fresh.version}
    assert "The hour." in analyst.post(address, sent).content.decode()  # refused, and nothing typed is lost
    assert analyst.post(address, sent | {"right": "Five."}).status_code == 302
    assert "Erratum to paper 1" in words_on(client.get("/notices/301/").content)
