"""Standard language and references at the desk: looked through, settled, brought into an amendment; names follow a renaming."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from classplan.core.policy import Role
from tests.plugins.office import Desk, shared_desk
from tests.shared_language import OTHER_PATIENCE, PATIENCE, record

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once

LIGHT = 150_000


@pytest.fixture(scope="module")
def entered(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with three classes that name each other, entered once; what a test does there is undone after it."""
    with shared_desk(django_db_blocker, tmp_path_factory.mktemp("office")) as desk:
        yield record(desk)


@pytest.fixture
def desk(entered: Desk, db: None) -> Desk:
    return entered


@pytest.fixture
def analyst(desk: Desk) -> Client:
    from tests.web.people import signed_in

    return signed_in(desk.office, Role.ANALYST)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    assert len(answer.content) < LIGHT
    return answer.content.decode()


def patience(desk: Desk) -> int:
    from classplan.records.standards.models import Standard

    return Standard.objects.get(office=desk.office, key="patience").pk


def settle(client: Client, desk: Desk, text: str = PATIENCE) -> Any:
    said = {"wording": "own", "text": text, "on": date.today().isoformat(), "reason": "Most say it so."}  # noqa: DTZ011
    return client.post(f"/desk/library/standards/{patience(desk)}/settle/", said)


def ticked(shown: str) -> list[str]:
    return re.findall(r'name="take" value="([^"]+)" id="[^"]+" checked', shown)


def test_the_list_shows_what_drifts_and_a_standard_marks_what_differs(analyst: Client, desk: Desk) -> None:
    shown = page(analyst, "/desk/library/standards/")
    assert "Patience" in shown
    assert "Thrift" not in shown, "it stands in one wording"
    assert "Thrift" in page(analyst, "/desk/library/standards/?show=all")
    assert "Nothing is like this" in page(analyst, "/desk/library/standards/?q=valour")
    one = page(analyst, f"/desk/library/standards/{patience(desk)}/")
    assert "and does not pull at it" in one
    assert one.count("only in this one") == 2, "of the three wordings two differ from the most used"
    assert page(analyst, "/desk/library/standards/99/", 404)


def test_a_wording_is_settled_and_what_differs_is_brought_into_a_new_amendment_in_one_step(
    analyst: Client, desk: Desk
) -> None:
    from classplan.records.plan.models import Amendment

    align = f"/desk/library/standards/{patience(desk)}/align/"
    assert "Settle one first" in page(analyst, align, 400)
    assert settle(analyst, desk).status_code == 302
    assert "Settled since" in page(analyst, f"/desk/library/standards/{patience(desk)}/")
    shown = page(analyst, align)
    assert OTHER_PATIENCE[-20:] in shown
    assert len(ticked(shown)) == 1
    answer = analyst.post(align, {"take": ticked(shown), "why": "One name, one meaning."})
    amendment = Amendment.objects.get(subject="Wording of Patience")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/amendments/{amendment.number}/")
    (change,) = amendment.proposed.all()
    assert (change.why, change.spec_original is not None) == ("One name, one meaning.", True)
    assert "does not pull" not in str(change.spec)
    assert "<strong>1</strong> in an open amendment" in page(analyst, f"/desk/library/standards/{patience(desk)}/")
    text = page(analyst, f"/desk/amendments/{amendment.number}/changes/1/text/")
    assert "does not pull" in text
    assert not desk.verified().faults


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"why": "Because."}, "No place is chosen"),
        ({"why": "", "take": "all"}, "Fill this in"),
        ({"why": "Because.", "take": "9.title.0"}, "no longer read as they did"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    analyst: Client, desk: Desk, typed: dict[str, str], said: str
) -> None:
    from classplan.records.plan.models import Amendment

    settle(analyst, desk)
    answer = analyst.post(f"/desk/library/standards/{patience(desk)}/align/", typed)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert said in shown
    assert typed["why"] in shown
    assert not Amendment.objects.filter(state="draft").exists(), "nothing is begun for nothing"


def test_settling_keeps_what_was_typed_where_it_is_refused(analyst: Client, desk: Desk) -> None:
    from classplan.records.standards.models import Settlement

    answer = settle(analyst, desk, "...")
    assert "has to have words" in answer.content.decode()
    assert "Most say it so." in answer.content.decode()
    assert not Settlement.objects.exists()


@pytest.mark.parametrize(("role", "sees", "settles"), [(Role.AUDITOR, 200, 403), (Role.BOARD_CLERK, 403, 403)])
def test_who_sees_and_who_settles(desk: Desk, role: Role, sees: int, settles: int) -> None:
    from tests.web.people import signed_in

    client = signed_in(desk.office, role)
    assert client.get("/desk/library/standards/").status_code == sees
    assert client.get("/desk/library/references/").status_code == sees
    assert client.get(f"/desk/library/standards/{patience(desk)}/settle/").status_code == settles


def test_titles_that_dangle_stand_first_with_the_places_that_name_them(analyst: Client) -> None:
    shown = page(analyst, "/desk/library/references/")
    assert shown.index("Moat Keeper") < shown.index("titles/?title=Orchard%20Keeper")
    assert '<strong>2</strong> <a href="/desk/library/references/?how=dangling">' in shown
    assert "Pond Keeper" not in page(analyst, "/desk/library/references/?how=dangling&q=moat").partition("<tbody>")[2]
    of_title = page(analyst, "/desk/library/references/titles/?title=Moat+Keeper")
    assert "One year at the level of Orchard Keeper or Moat Keeper." in of_title
    assert page(analyst, "/desk/library/references/titles/?title=Nobody", 404)
    assert page(analyst, "/desk/library/references/?on=yesterday", 400)


def test_the_neighbourhood_of_a_class_is_a_picture_and_the_same_as_tables(analyst: Client, desk: Desk) -> None:
    from classplan.records.plan.selectors import class_named

    shown = page(analyst, f"/desk/library/references/{class_named(desk.office, 'NS1001').number}/")
    picture, tables = shown.partition("<svg")[2].partition("</svg>")[::2]
    for title in ("Hedge Warden", "Pond Keeper"):
        assert title in picture
        assert title in tables
    assert "takes over duties as described in" in picture
    assert "It has no line in the plan" in page(analyst, "/desk/library/references/1/?on=2019-01-01")


def test_a_renaming_offers_the_places_on_the_page_of_the_amendment_and_takes_those_that_are_ticked(
    analyst: Client, desk: Desk
) -> None:
    from dataclasses import replace

    from classplan.records.amendments.proposals import Proposal
    from classplan.records.amendments.standing import lines_on
    from classplan.records.plan.selectors import class_named
    from tests.amending import OPENED, Walk

    walk = Walk(desk.office).open("Orchards")
    keeper = class_named(desk.office, "NS1001")
    line = lines_on([keeper.pk], OPENED)[keeper.pk]
    walk.propose(Proposal(keeper.number, replace(line, title="Fruit Grower"), "It is called so."))
    shown = page(analyst, f"/desk/amendments/{walk.number}/")
    address = f"/desk/amendments/{walk.number}/changes/1/namings/"
    assert f'<a href="{address}">2 other specifications name it' in shown
    places = page(analyst, address)
    assert "is not rewritten" in places, "an entry of the class history"
    assert len(ticked(places)) == 6
    seen = re.search(r'name="seen" value="(\d+)"', places)
    assert seen
    answer = analyst.post(address, {"take": ticked(places), "why": "It is called so now.", "seen": seen[1]})
    assert answer.status_code == 302
    again = analyst.post(address, {"take": ticked(places), "why": "Twice.", "seen": seen[1]})
    assert "no longer read as they did" in again.content.decode()
    assert walk.fresh.proposed.count() == 3
    redline = page(analyst, f"/desk/amendments/{walk.number}/changes/2/text/")
    assert "Fruit Growers" in redline
    left = page(analyst, address)
    assert not ticked(left)
    assert not desk.verified().faults


def test_the_wordings_of_a_name_come_by_pages_each_with_its_first_uses(
    analyst: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from classplan.web.staff.standards import views

    monkeypatch.setattr(views, "MOST_WORDINGS", 1)
    address = f"/desk/library/standards/{patience(desk)}/"
    first, second = page(analyst, address), page(analyst, f"{address}?page=2")
    assert "Wording 1: 1 use" in first
    assert "?page=3" in first, "there are three"
    assert "Wording 2: 1 use" in second
    assert "Wording 1:" not in second
    assert "not in this one" in second, "it is held against the wording that most use"


def test_places_come_by_pages_and_all_of_them_can_be_taken_at_once(
    analyst: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from classplan.records.plan.models import Amendment
    from classplan.web.staff.standards import taking

    settle(analyst, desk, "Waits for fruit, and for whoever picks it.")
    monkeypatch.setattr(taking, "A_PAGE", 1)
    address = f"/desk/library/standards/{patience(desk)}/align/"
    first, second = page(analyst, address), page(analyst, f"{address}?into=new&page=2")
    assert "specifications 1 to 1 of " in first
    assert "?into=new&amp;page=2" in first
    assert ticked(first) != ticked(second)
    answer = analyst.post(address, {"all": "1", "why": "One wording."})
    assert answer.status_code == 302
    amendment = Amendment.objects.order_by("number").last()
    assert amendment is not None
    assert amendment.proposed.count() > 1
    left = page(analyst, f"{address}?into={amendment.number}")
    assert "the amendment holds the new words already" in left


def test_a_class_that_ends_without_an_heir_asks_what_is_to_stand_instead(analyst: Client, desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.selectors import class_named
    from tests.amending import Walk

    walk = Walk(desk.office).open("Orchards")
    walk.propose(Proposal(class_named(desk.office, "NS1001").number, None, "Nobody keeps orchards."))
    address = f"/desk/amendments/{walk.number}/changes/1/namings/"
    places = page(analyst, address)
    assert "nobody takes over from it" in places
    refused = analyst.post(address, {"take": ticked(places), "why": "It ends."}).content.decode()
    assert "Type what is to stand instead" in refused
    looked = analyst.post(address, {"take": ticked(places), "why": "It ends.", "instead": "Gardener", "look": "1"})
    assert "Gardener" in looked.content.decode()
    taken = analyst.post(address, {"take": ticked(looked.content.decode()), "why": "It ends.", "instead": "Gardener"})
    assert taken.status_code == 302
    assert walk.fresh.proposed.count() == 3
    assert "a Gardener, who grows fruit; Gardeners climb" in str(walk.fresh.proposed.get(ordinal=2).spec)


def test_the_library_is_filled_by_a_button_where_it_is_not(analyst: Client, desk: Desk) -> None:
    from classplan.records.standards.models import LookedThrough, Mention, Use

    assert "has been gone through" in page(analyst, "/desk/library/standards/fill/")
    for model in (Use, Mention, LookedThrough):
        model.objects.all().delete()
    assert "are not counted here yet" in page(analyst, "/desk/library/standards/")
    assert analyst.post("/desk/library/standards/fill/").status_code == 302
    assert "are not counted" not in page(analyst, "/desk/library/standards/")
    assert "Patience" in page(analyst, "/desk/library/standards/")
