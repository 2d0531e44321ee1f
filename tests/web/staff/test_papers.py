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
