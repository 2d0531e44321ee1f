"""Findings at the desk: what they say, where they lead, and what setting one aside opens."""

import ast
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from classplan.core.errors import NotAllowed
from classplan.core.policy import Role
from tests.plugins.office import Desk
from tests.web.words import words_on

if TYPE_CHECKING:
    from tests.amending import Walk

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once

HE, CHAIR = "Asks the chairman.", "Asks the chair."
LICENCE = "Licensure and/or Certification:\n\nNone\n"
A, D, U = Role.ANALYST, Role.DIRECTOR, Role.AUDITOR


@pytest.fixture
def walk(desk: Desk, monkeypatch: pytest.MonkeyPatch, settings: Any) -> "Walk":
    from tests.amending import OPENED, Walk, at

    settings.REQUIRE_SECOND_FACTOR = False
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(OPENED, 12))
    return Walk(desk.office)


def drafted(walk: "Walk", *, without: str = "", **printed: Any) -> "Walk":
    """A draft with one new class, whose text is printed without some of its words."""
    from classplan.core.reading.contract import part_as_json
    from classplan.core.reading.reader import read
    from classplan.jurisdictions import every_layout
    from classplan.records.amendments.proposals import NewText, Proposal
    from classplan.records.proceedings.applying import File, keep
    from tests.amending import arborist
    from tests.papers import SpecPaper

    words = SpecPaper("Arborist", established="01/05/2015", **printed).text().replace(without, "")
    original = keep(walk.office, File("arborist.txt", "text/plain", words.encode()))
    (spec,) = read(words, every_layout()).specs
    text = NewText(part_as_json(spec), original)
    return walk.open().propose(Proposal(after=arborist(), why="The town has trees.", spec=text))


def by(walk: "Walk", role: Role) -> Any:
    from tests.web.people import signed_in

    return signed_in(walk.office, role)


def address(walk: "Walk") -> str:
    return f"/desk/findings/change/{walk.number}/1/"


def page(walk: "Walk", role: Role = A) -> str:
    return str(by(walk, role).get(address(walk)).content.decode())


def mark_in(html: str) -> str:
    found = re.search(r'name="mark" value="(\w+)"', html)
    assert found is not None
    return found[1]


def send(walk: "Walk", role: Role, mark: str, finding: str = "waive", why: str = "It is so.") -> str:
    answer = by(walk, role).post(address(walk), {"mark": mark, "finding": finding, "why": why}, follow=True)
    return words_on(answer.content)


def amendment_page(walk: "Walk") -> str:
    return words_on(by(walk, D).get(f"/desk/amendments/{walk.number}/").content)


def recommend(walk: "Walk") -> None:
    from classplan.records.amendments.director import recommend as to_the_board
    from tests.amending import DIRECTOR, OPENED, at

    to_the_board(walk.office, walk.number, actor=DIRECTOR, now=at(OPENED, 13))


def test_a_finding_says_what_why_and_where_and_the_amendment_leads_to_it(walk: "Walk") -> None:
    drafted(walk, duties=(HE,))
    said = words_on(page(walk).encode())
    assert "chairman : it names a person by sex. Write “chair”, or word it anew. In “ESSENTIAL DUTIES”" in said
    assert f'href="/desk/amendments/{walk.number}/changes/1/text/#s-3"' in page(walk)
    for leads in (f"/desk/amendments/{walk.number}/", f"/desk/amendments/{walk.number}/changes/1/text/"):
        html = by(walk, A).get(leads).content.decode()
        assert address(walk) in html, leads
        assert "1 finding" in html.replace("one finding", "1 finding"), leads


def test_setting_aside_asks_for_a_reason_keeps_what_was_typed_and_can_be_taken_back(walk: "Walk") -> None:
    drafted(walk, duties=(HE,))
    mark = mark_in(page(walk))
    assert "Say why" in send(walk, A, mark, why=" ")
    assert "as long as its words stay the same" in send(walk, A, mark, why="So he is called in the charter.")
    said = words_on(page(walk).encode())
    assert "Every finding is set aside." in said
    assert "So he is called in the charter." in said
    assert "set aside already" in send(walk, A, mark, why="Once more, with feeling.")
    assert (
        'value="Once more, with feeling."'
        in by(walk, A)
        .post(address(walk), {"mark": mark, "finding": "waive", "why": "Once more, with feeling."})
        .content.decode()
    )
    send(walk, A, mark, "take-up", "The charter was changed.")
    assert "1 of 1 waits" in words_on(page(walk).encode())


def test_an_auditor_sees_findings_and_sets_none_aside(walk: "Walk") -> None:
    drafted(walk, duties=(HE,))
    assert "chairman" in page(walk, U)
    assert '<form method="post"><input' not in page(walk, U).partition("Findings</h2>")[2]
    answer = by(walk, U).post(address(walk), {"mark": mark_in(page(walk)), "finding": "waive", "why": "x"})
    assert answer.status_code == 403


@pytest.mark.clause(19)
def test_a_new_draft_without_a_part_that_must_be_stated_is_not_recommended(walk: "Walk") -> None:
    drafted(walk, without=LICENCE)
    assert "No new draft is recommended with this." in page(walk)
    with pytest.raises(NotAllowed, match=r"Arborist.*, its specification: It does not state: licensure.*None.*7-10 E"):
        recommend(walk)


@pytest.mark.clause(19)
def test_the_director_opens_it_by_setting_the_finding_aside_and_an_analyst_does_not(walk: "Walk") -> None:
    drafted(walk, without=LICENCE)
    mark = mark_in(page(walk, D))
    assert "Only the Director sets this one aside (7-10 E)." in words_on(page(walk).encode())
    assert by(walk, A).post(address(walk), {"mark": mark, "finding": "waive", "why": "x"}).status_code == 200
    with pytest.raises(NotAllowed, match="licensure"):
        recommend(walk)
    send(walk, D, mark, why="Nobody asks an arborist for one.")
    said = amendment_page(walk)
    assert "7-10 E Finding about Arborist set aside: Nobody asks an arborist for one. (" in said
    assert "Set a finding about a text aside" in said
    assert "nothing was set aside" not in said
    recommend(walk)
    assert walk.fresh.state == "recommended"
    send(walk, D, mark, "take-up", "They climb under a permit now.")
    assert "taken up again: They climb under a permit now." in amendment_page(walk)


@pytest.mark.clause(19)
def test_a_stated_none_is_no_finding(walk: "Walk") -> None:
    drafted(walk)
    assert "Nothing was found in these words." in words_on(page(walk).encode())
    recommend(walk)


def test_the_titles_of_the_plan_are_known_and_those_that_the_amendment_makes(walk: "Walk") -> None:
    drafted(walk, distinguished="This class is distinguished from the Hedge Layer that lays hedges.")
    said = words_on(page(walk).encode())
    assert "Hedge Layer" not in said or "no plan is loaded" in said


def test_the_findings_of_a_paper_lead_to_its_lines_at_the_reading_desk(walk: "Walk") -> None:
    from classplan.records.library.services import upload
    from tests.amending import ANALYST, OPENED, at
    from tests.papers import SpecPaper

    words = SpecPaper("Arborist", established="01/05/2015", duties=(HE,)).text()
    row = upload(walk.office, name="a.txt", content=words.encode(), actor=ANALYST, now=at(OPENED))
    line = next(n for n, text in enumerate(words.split("\n"), 1) if HE in text)
    html = by(walk, A).get(f"/desk/findings/paper/{row.number}/").content.decode()
    assert f"/desk/reading/{row.number}/?part=1&amp;page=1#l{line}" in html
    desk = by(walk, A).get(f"/desk/reading/{row.number}/").content.decode()
    assert f'id="l{line}"' in desk
    assert f"/desk/findings/paper/{row.number}/" in desk


def test_the_public_sees_nothing_of_findings_on_the_page_of_a_class(db: None, client: Client, settings: Any) -> None:
    from tests.factories import small_city
    from tests.web.people import signed_in

    settings.REQUIRE_SECOND_FACTOR = False
    city = small_city()
    leads, where = "/desk/findings/class/1/2015-01-15/", "/classes/1/2015-01-15/"
    assert leads not in client.get(where).content.decode()
    assert leads in signed_in(city.office, A).get(where).content.decode()


def test_the_findings_of_a_class_are_headed_by_its_title_of_the_day_and_say_which_the_text_prints(
    db: None, settings: Any
) -> None:
    from tests.factories import ADOPTED, RENAMED, small_city
    from tests.web.people import signed_in

    settings.REQUIRE_SECOND_FACTOR = False
    city, later = small_city(), RENAMED + timedelta(days=1)
    city.point("Clerk", later, title="Head Clerk", code="FA2", grade="613-C", cause="2")
    staff, number = signed_in(city.office, A), city.classes["Clerk"].number
    for day, title in ((ADOPTED, "Clerk"), (RENAMED, "Senior Clerk"), (later, "Head Clerk")):
        html = staff.get(f"/desk/findings/class/{number}/{day}/").content.decode()
        assert f"<h1>{title}</h1>" in html
        assert f"<span>{title}</span></a>" in html
        assert ("under the title Senior Clerk" in html) is (day == later)


def test_no_page_hides_what_every_page_is_to_say() -> None:
    """A view that passes `said` or `kept` would take the place of the messages and of what was typed."""
    web = Path(__file__).parents[3] / "src" / "classplan" / "web"
    calls = [
        (path, call)
        for path in web.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
    ]
    shown = [
        (path, call) for path, call in calls if ast.unparse(call.func).split(".")[-1] in ("show", "_show", "_findings")
    ]
    assert len(shown) > 50
    assert [
        f"{path.name}:{call.lineno}" for path, call in shown if {"said", "kept"} & {k.arg for k in call.keywords}
    ] == []
