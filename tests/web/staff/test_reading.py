"""The reading desk: a paper is uploaded, compared, mended, accepted; what was typed is never lost."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from classplan.core.policy import Role
from classplan.core.spec.source import lines_of
from classplan.formats.kinds import extension_of
from tests.formats.documents import document, odt
from tests.formats.pdfs import printed, written
from tests.papers import SpecPaper, created, notice
from tests.plugins.office import Desk

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
PAPER = notice("201", date(2012, 3, 5), KEEPER, specs=[SpecPaper("Orchard Keeper", established="03/04/2012")])
DOUBTFUL = PAPER.replace("03/04/2012", "02/30/2012")
LIGHT = 150_000


class Reading:
    """Somebody at the reading desk, through the pages alone."""

    def __init__(self, desk: Desk) -> None:
        from tests.web.people import signed_in

        self.desk = desk
        self.client: Client = signed_in(desk.office, Role.ANALYST)

    def upload(self, text: str | bytes = PAPER, name: str = "201.txt") -> Any:
        content = text if isinstance(text, bytes) else text.encode()
        return self.client.post("/desk/reading/add/", {"file": SimpleUploadedFile(name, content), "words": ""})

    def page(self, part: int = 1, page: int = 1) -> Any:
        answer = self.client.get(f"/desk/reading/1/?part={part}&page={page}")
        assert answer.status_code == 200
        return answer

    def row(self) -> Any:
        from classplan.records.library.selectors import upload_numbered

        return upload_numbered(self.desk.office, 1)

    def do(self, verb: str, part: int = 1, **said: Any) -> Any:
        said = {"seen": self.row().version} | said | {"do": verb}
        return self.client.post(f"/desk/reading/1/?part={part}", said)

    def accept_all(self) -> None:
        from classplan.core.reading.accepting import units

        self.do("accept", where=[unit.place for unit in units(self.row().mended)])
        for n in range(len(self.row().mended["problems"])):
            self.do("dismiss", problem=n, reason="Compared.")
        self.do("accept_all")


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return Reading(desk)


def duty(row: Any) -> str:
    sections = row.mended["parts"][1]["sections"]
    at = next(i for i, section in enumerate(sections) if section["kind"] == "duties")
    return f"parts/1/sections/{at}/items/0"


def test_an_empty_list_says_what_would_fill_it(reading: Reading) -> None:
    assert "Nothing waits." in reading.client.get("/desk/reading/").content.decode()


def test_a_paper_is_uploaded_and_stands_on_the_list_with_its_next_step(reading: Reading) -> None:
    answer = reading.upload()
    assert (answer.status_code, answer["Location"]) == (302, "/desk/reading/1/")
    listed = reading.client.get("/desk/reading/").content.decode()
    assert "1. 201.txt" in listed
    assert "one notice and one specification" in listed


def test_words_can_be_pasted(reading: Reading) -> None:
    answer = reading.client.post("/desk/reading/add/", {"words": PAPER.replace("\n", "\r\n")})
    assert answer["Location"] == "/desk/reading/1/"
    assert (reading.row().name, reading.row().text) == ("pasted.txt", PAPER)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"# Gate Keeper\n\nOpens the gate."),
        ("a.html", b"<h1>Gate Keeper</h1><p>Opens the gate."),
        ("a.rtf", b"{\\rtf1 Gate Keeper\\par Opens the gate.}"),
        ("a.odt", odt("<text:h>Gate Keeper</text:h><text:p>Opens the gate.</text:p>")),
        ("a.docx", document("Gate Keeper\nOpens the gate.")),
        ("a.pdf", written(printed(["Gate Keeper", "", "Opens the gate."]))),
    ],
)
def test_a_paper_of_every_format_comes_in_at_the_desk(reading: Reading, name: str, content: bytes) -> None:
    assert f"{extension_of(name)}" in reading.client.get("/desk/reading/add/").content.decode()
    answer = reading.upload(content, name)
    assert answer.status_code == 302
    assert [line for line in reading.row().text.split("\n") if line] == ["Gate Keeper", "Opens the gate."]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "Choose a file, or paste the words"),
        ({"words": "  \n"}, "Choose a file, or paste the words"),
        ({"file": SimpleUploadedFile("a.txt", b"x"), "words": "words"}, "Take one of the two away"),
        ({"file": SimpleUploadedFile("a.docm", b"PK\x03\x04")}, "can hold macros"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "is empty"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "it is a broken PDF"),
        ({"file": SimpleUploadedFile("a.odt", b"PK\x03\x04")}, "its archive is broken"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "not an Excel workbook"),
        ({"words": "<html><script>alert(1)</script>"}, "a web page (HTML)"),
    ],
)
def test_what_is_no_paper_is_refused_at_its_field_and_what_was_typed_stays(
    reading: Reading, said: dict[str, Any], reason: str
) -> None:
    for file in said.values():
        if not isinstance(file, str):
            file.seek(0)
    before = reading.desk.everything()
    answer = reading.client.post("/desk/reading/add/", said)
    assert answer.status_code == 200
    assert reason in answer.content.decode()
    assert reading.desk.everything()[1] == before[1]
    assert "<script>alert" not in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("classplan.web.staff.reading.forms.LARGEST", 10)
    assert "20 bytes, and a paper has at most 10" in reading.upload("x" * 20).content.decode()


def test_the_same_file_again_opens_the_first_paper_and_says_so(reading: Reading) -> None:
    reading.upload()
    answer = reading.upload(name="again.txt")
    assert answer["Location"] == "/desk/reading/1/"
    assert "uploaded already, by Analyst (analyst)" in reading.page().content.decode()


def test_each_side_finds_the_other_without_scripts(reading: Reading) -> None:
    import re

    reading.upload(DOUBTFUL)
    for part in (1, 2):
        text = reading.page(part).content.decode()
        ids = re.findall(r'id="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        links = set(re.findall(r'href="#([^"]+)"', text))
        assert {link for link in links if re.fullmatch(r"l\d+", link)}
        assert {link for link in links if re.fullmatch(r"r\d+(-\d+)?", link)}
        assert links <= set(ids)
        assert "<script" not in text
        assert " style=" not in text


def test_a_mend_leads_back_to_its_place_and_is_shown(reading: Reading) -> None:
    reading.upload()
    place = duty(reading.row())
    answer = reading.do("mend", 2, what="text", where=place, after="Mends the gate.")
    line = reading.row().mended["parts"][1]["sections"][2]["items"][0]["line"]
    assert answer["Location"] == f"/desk/reading/1/?part=2&page=1#r{line}"
    text = reading.page(2).content.decode()
    assert "Mends the gate." in text
    assert "They mended the words of a line." in text


def test_an_empty_line_splits_an_item_and_a_button_joins_two(reading: Reading) -> None:
    reading.upload()
    place = duty(reading.row())
    reading.do(
        "mend",
        2,
        what="text",
        where=place,
        after="Walks the rows each morning\r\n\r\nand writes down what the night has done to them.",
    )
    section = reading.row().mended["parts"][1]["sections"][2]
    assert section["items"][0]["text"] == "Walks the rows each morning"
    assert len(section["items"]) == 3
    reading.do("join", 2, where=place)
    assert len(reading.row().mended["parts"][1]["sections"][2]["items"]) == 2
    answer = reading.do("mend", 2, what="text", where=place, after="a\n\nb\n\nc")
    assert "One empty line splits" in answer.content.decode()


def test_an_edit_over_somebody_elses_is_refused_and_what_was_typed_stays(reading: Reading) -> None:
    from tests.web.people import signed_in

    reading.upload()
    place = duty(reading.row())
    other = signed_in(reading.desk.office, Role.ANALYST, login="ben")
    other.post(
        "/desk/reading/1/?part=2", {"do": "mend", "what": "title", "where": "parts/1", "after": "Warden", "seen": 1}
    )
    assert reading.row().mended["parts"][1]["title"] == "Warden"
    answer = reading.do("mend", 2, what="text", where=place, after="Mends <b>the gate</b>.", seen=1)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Ben (ben): They mended a title." in text
    assert ">Mends &lt;b&gt;the gate&lt;/b&gt;.</textarea>" in text
    assert "Mends <b>" not in text


@pytest.mark.parametrize(
    "said",
    [
        {"do": "paint", "seen": "1"},
        {"do": "accept_all", "seen": ""},
        {"do": "accept_all", "seen": "x"},
        {"do": "mend", "seen": "1", "what": "text", "where": "parts/77/items/1", "after": "x"},
        {"do": "mend", "seen": "1", "what": "text", "where": "", "after": "x"},
        {"do": "mend", "seen": "1", "what": "", "where": "////", "after": "x"},
        {"do": "dismiss", "seen": "1", "problem": "99999999999", "reason": "x"},
        {"do": "dismiss", "seen": "1", "problem": "٣", "reason": "x"},
        {"do": "enter", "seen": "1", "where": "parts/0/fields", "key": "colour", "after": "x"},
        {"do": "kind", "seen": "1", "where": "parts/1/sections/0", "kind": "colour"},
        {"do": "join", "seen": "1", "where": "parts/1/sections/0"},
        {"do": "accept", "seen": "1"},
        {"do": "reopen", "seen": "1", "where": "parts/1/fields"},
        {"do": "set_aside", "seen": "1", "reason": ""},
        {"do": "take_up", "seen": "1"},
        {},
    ],
)
def test_an_act_that_cannot_be_is_refused_on_the_page(reading: Reading, said: dict[str, str]) -> None:
    reading.upload()
    before = reading.row().version
    answer = reading.client.post("/desk/reading/1/", said)
    assert answer.status_code == 200
    assert "This was not done" in answer.content.decode()
    assert reading.row().version == before


@pytest.mark.parametrize("address", ["?part=x", "?page=0", "?part=-1", "?page=99999999999999999", "?part=%D9%A3"])
def test_a_page_that_cannot_be_is_no_such_page(reading: Reading, address: str) -> None:
    reading.upload()
    assert reading.client.get(f"/desk/reading/1/{address}").status_code == 400
    assert reading.client.get("/desk/reading/1/?part=900&page=900").status_code == 200
    assert reading.client.get("/desk/reading/7/").status_code == 404
    assert reading.client.post("/desk/reading/7/", {"do": "accept_all", "seen": "1"}).status_code == 404


def test_a_paper_is_accepted_section_by_section_and_then_as_a_whole(reading: Reading) -> None:
    reading.upload(DOUBTFUL)
    assert "0 of " in reading.page().content.decode()
    reading.do("accept", where=["parts/0/fields"])
    assert "1 of " in reading.page().content.decode()
    assert "✓ accepted" in reading.page().content.decode()
    assert (
        "is not accepted yet" in reading.do("accept_all").content.decode()
        or "are not accepted yet" in reading.do("accept_all").content.decode()
    )
    reading.accept_all()
    text = reading.page().content.decode()
    assert "The paper is accepted." in text
    assert "Take it up again" in text
    assert "Mend<" not in text
    assert "Amendments can take its texts" in reading.client.get("/desk/reading/").content.decode()


def test_a_paper_is_set_aside_and_taken_up_again(reading: Reading) -> None:
    reading.upload()
    reading.do("set_aside", reason="Another city's.")
    assert "set aside: Another city&#x27;s." in reading.page().content.decode()
    reading.do("take_up")
    assert reading.row().state == "reading"


def test_the_original_is_downloaded_and_never_shown(reading: Reading) -> None:
    reading.upload("<b onclick=alert(1)>Words</b> and more\n", name='a "b" ü.txt')
    answer = reading.client.get("/desk/reading/1/original/")
    assert answer.content == b"<b onclick=alert(1)>Words</b> and more\n"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_words_of_a_paper_never_become_mark_up(reading: Reading) -> None:
    reading.upload(
        'Dear Una,\n\n<script>alert(1)</script> & <img src=x onerror=alert(1)> "quoted"\n',
        name="<svg onload=alert(1)>.txt",
    )
    for text in (reading.page().content.decode(), reading.client.get("/desk/reading/").content.decode()):
        assert not [
            mark for mark in ("<script", "<img", "<svg", "onload=alert(1)>.txt<") if mark in text.replace("&lt;", "")
        ]


def test_an_auditor_looks_and_changes_nothing(reading: Reading) -> None:
    from tests.web.people import signed_in

    reading.upload()
    auditor = signed_in(reading.desk.office, Role.AUDITOR)
    text = auditor.get("/desk/reading/1/").content.decode()
    assert "What was read" in text
    assert '<button class="usa-button' not in text.replace("usa-button--unstyled", "").split("<main")[1]
    assert auditor.post("/desk/reading/1/", {"do": "set_aside", "seen": "1", "reason": "x"}).status_code == 403
    assert auditor.get("/desk/reading/add/").status_code == 403


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.BOARD_CLERK, Role.APPOINTING_AUTHORITY, Role.ADMINISTRATOR])
def test_others_do_not_come_in(reading: Reading, role: Role, settings: Any) -> None:
    from tests.web.people import signed_in

    settings.REQUIRE_SECOND_FACTOR = False
    reading.upload()
    other = signed_in(reading.desk.office, role)
    for address in ("", "add/", "1/", "1/original/"):
        assert other.get(f"/desk/reading/{address}").status_code == 403
    assert Client().get("/desk/reading/1/").status_code == 302


def test_what_was_typed_when_a_session_had_ended_is_in_its_form_again(reading: Reading) -> None:
    from datetime import UTC, datetime, timedelta

    from django.contrib.sessions.models import Session

    from tests.web.people import somebody

    reading.upload()
    place = duty(reading.row())
    Session.objects.update(expire_date=datetime.now(UTC) - timedelta(hours=1))
    said = {"do": "mend", "what": "text", "where": place, "after": "Mends the gate.", "seen": 1}
    assert reading.client.post("/desk/reading/1/?part=2", said).status_code == 302
    reading.client.force_login(somebody(reading.desk.office, Role.ANALYST))
    text = reading.client.get("/desk/reading/1/?part=2").content.decode()
    assert ">Mends the gate.</textarea>" in text
    assert reading.row().version == 1


def test_a_large_paper_stays_light_and_every_page_of_it_can_be_reached(reading: Reading) -> None:
    from classplan.web.staff.reading.rows import pages_of, rows_of

    lines = [
        f"Paragraph {n} says that on this day it walked the rows and wrote down what the night had done."
        for n in range(21_000)
    ]
    text = "\n\n".join(lines)
    assert len(text) > 2_000_000 - 200_000
    reading.upload(text)
    pages = pages_of(rows_of(reading.row().mended["parts"][0], 0))
    assert sum(map(len, pages)) == 21_001
    for page in (1, 2, len(pages)):
        answer = reading.page(1, page)
        assert len(answer.content) < LIGHT
    assert "Paragraph 20999 says" in answer.content.decode()


def test_an_ordinary_page_is_light(reading: Reading) -> None:
    specs = [
        SpecPaper(
            f"Orchard Keeper {n}",
            duties=tuple(
                f"Walks row {m} each morning and writes down what the night has done to it." for m in range(40)
            ),
        )
        for n in range(3)
    ]
    reading.upload(notice("201", date(2012, 3, 5), KEEPER, specs=specs))
    for part in range(1, 5):
        assert len(reading.page(part).content) < LIGHT


@pytest.mark.documents
@pytest.mark.parametrize("number", ["000", "002"])
def test_the_source_documents_are_uploaded_and_accepted_through_the_pages(
    reading: Reading, documents: Path, number: str
) -> None:
    (path,) = documents.glob(f"{number}_*.txt")
    reading.upload(path.read_bytes(), name=path.name)
    shown: dict[int, str] = {}
    sizes = []
    for part in range(1, len(reading.row().mended["parts"]) + 1):
        for page in range(1, reading.page(part).context["review"].pages + 1):
            answer = reading.page(part, page)
            sizes.append(len(answer.content))
            shown |= {line.number: line.text for line in answer.context["review"].lines}
            assert not answer.context["review"].lines_left_out

    assert max(sizes) < LIGHT
    assert shown == {line.number: line.text for line in lines_of(path.read_text())}
    reading.accept_all()
    assert reading.row().state == "accepted"
    assert not reading.desk.verified().faults


def test_a_long_list_of_papers_is_shown_a_page_at_a_time(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("classplan.web.staff.reading.views.PAPERS_A_PAGE", 2)
    for n in range(5):
        reading.upload(f"{PAPER}\n{n}", name=f"{n}.txt")
    names = [f"{n + 1}. {n}.txt" for n in range(5)]
    for page, shown in (("", {4, 3}), ("?page=2", {2, 1}), ("?page=3", {0}), ("?page=99", {0}), ("?page=x", {4, 3})):
        said = reading.client.get(f"/desk/reading/{page}").content.decode()
        assert {n for n, name in enumerate(names) if name in said} == shown
        assert "of 5 papers" in said
        assert 'aria-label="Page 3"' in said
