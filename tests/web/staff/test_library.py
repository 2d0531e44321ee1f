"""The pages of the library: figures of a day, the lists behind them, twins side by side, shared duties, classes alike."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from classplan.core.policy import Role
from classplan.records.health.models import Duty
from classplan.records.health.services import derive_missing, forget
from classplan.records.papers.models import SpecHeld
from tests.factories import ADOPTED, City, item, section, spec_body
from tests.web.people import somebody
from tests.web.words import words_on

GATES = "Opens the gates of the yard each morning before the crews arrive."
LONG = " ".join(f"Answers the question of kind {number} about the papers of that kind." for number in range(40))


@pytest.fixture
def library(city: City, client: Client) -> City:
    """The small city with two near twins, a third class, and somebody who may look."""
    for number, title in enumerate(("Porter", "Doorkeeper", "Usher"), 1):
        city.job_class(title)
        city.point(title, ADOPTED, code=f"P{number}", grade="613-C" if title == "Usher" else "612-C", cause="1")
    city.spec("Porter", ADOPTED, body("Porter", "2004-03-01", GATES, LONG))
    city.spec("Doorkeeper", ADOPTED, body("Doorkeeper", "2011-03-01", GATES, LONG))
    city.spec("Usher", ADOPTED, body("Usher", None, "Leads the visitors to their seats in the hall."))
    derive_missing()
    agency = city.office.agencies.create(code="HALL", name="City Hall")
    SpecHeld.objects.create(agency=agency, job_class=city.classes["Porter"], entry=city.entry())
    client.force_login(somebody(city.office, Role.AUDITOR))
    return city


def body(title: str, revised: str | None, *duties: str) -> dict[str, Any]:
    dated = {"key": "revised_date", "label": "REVISED DATE:", "printed": revised or "", "parsed": revised, "line": 9}
    sections = [section("duties", "ESSENTIAL DUTIES", *(item(duty) for duty in duties))]
    return spec_body(title) | {"sections": sections, "fields": [dated] if revised else []}


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_on(answer.content)


def test_each_figure_counts_the_classes_of_the_day_and_leads_to_their_list(library: City, client: Client) -> None:
    said = words(client, "/desk/library/?on=2015-01-15")
    assert "1 due for review: last dated over 10 years ago" in said
    assert "1 pair of classes whose texts are nearly the same" in said
    assert "no register of positions is loaded" in said
    assert "Drift of definitions 0 names" in said
    assert "Dangling titles" in said
    page = client.get("/desk/library/?on=2015-01-15").content.decode()
    for kind in ("age", "without", "twins", "duties", "faults", "ending"):
        assert f"/desk/library/lists/{kind}/?on=2015-01-15" in page
    assert "0 due for review" in words(client, "/desk/library/?on=2014-02-28")


@pytest.mark.clause(171)
def test_the_oldest_text_comes_first_and_one_without_a_date_stands_apart(library: City, client: Client) -> None:
    said = words(client, "/desk/library/lists/age/?on=2015-01-15")
    assert said.index("Porter") < said.index("Doorkeeper") < said.index("Usher")
    due = words(client, "/desk/library/lists/age/?on=2015-01-15&which=due")
    assert "Porter" in due
    assert "Doorkeeper" not in due
    undated = words(client, "/desk/library/lists/age/?on=2015-01-15&which=not-known")
    assert "Usher P3 613-C not on record not known" in undated


def test_a_list_is_narrowed_by_group_grade_and_the_agency_that_holds_it(library: City, client: Client) -> None:
    graded = words(client, "/desk/library/lists/age/?on=2015-01-15&grade=613-C")
    assert "Usher" in graded
    assert "Porter P1" not in graded
    held = words(client, "/desk/library/lists/age/?on=2015-01-15&agency=HALL")
    assert "Porter P1" in held
    assert "Usher P3" not in held
    assert "Porter P1" in words(client, "/desk/library/lists/age/?on=2015-01-15&grade=nonsense&which=x")


def test_every_list_can_be_downloaded_with_all_its_rows(library: City, client: Client) -> None:
    for kind in ("age", "without", "twins", "duties", "faults", "ending"):
        answer = client.get(f"/desk/library/lists/{kind}.csv?on=2015-01-15")
        assert answer["Content-Disposition"] == f'attachment; filename="library-{kind}-2015-01-15.csv"'
    rows = list(csv.reader(io.StringIO(client.get("/desk/library/lists/age.csv?on=2015-01-15").content.decode())))
    assert rows[0][:3] == ["Class", "Code", "Grade"]
    assert ["Porter", "P1", "612-C", "2004-03-01", "10", "2012-05-06"] in rows


def test_near_twins_are_compared_side_by_side(library: City, client: Client) -> None:
    listed = client.get("/desk/library/lists/twins/?on=2015-01-15").content.decode()
    one, other = (library.classes[title].number for title in ("Porter", "Doorkeeper"))
    assert f"/desk/library/twins/{one}/{other}/?on=2015-01-15" in listed
    said = words(client, f"/desk/library/twins/{one}/{other}/?on=2015-01-15")
    assert "Porter beside Doorkeeper" in said
    assert "100 % of their wording" in said
    early = words(client, f"/desk/library/twins/{one}/{other}/?on=2010-01-01", 404)
    assert "No specification of Porter is on record" in early


def test_a_shared_duty_names_its_classes_and_the_class_page_leads_there(library: City, client: Client) -> None:
    gates = Duty.objects.get(text=GATES)
    said = words(client, f"/desk/library/duties/{gates.pk}/?on=2015-01-15")
    assert "by 2 classes" in said
    assert "Doorkeeper" in said
    number = library.classes["Porter"].number
    assert "Also in Doorkeeper" in words(client, f"/classes/{number}/2015-01-15/like/")
    assert f"/classes/{number}/2015-01-15/like/" in client.get(f"/classes/{number}/2015-01-15/").content.decode()
    assert "No duty of the number 99999" in words(client, "/desk/library/duties/99999/", 404)


def test_the_public_sees_which_classes_are_alike_and_nothing_of_the_desk(library: City, client: Client) -> None:
    client.logout()
    number = library.classes["Porter"].number
    said = words(client, f"/classes/{number}/2015-01-15/like/")
    assert "Doorkeeper" in said
    assert "For staff" not in said
    assert "No specification of this class is on record" in words(client, "/classes/3/2015-01-15/like/")
    assert client.get("/desk/library/").status_code == 302


def test_a_figure_says_how_many_texts_were_not_looked_at_yet(library: City, client: Client) -> None:
    forget()
    assert "6 of 6 texts have not been looked at yet" in words(client, "/desk/library/")


@pytest.mark.parametrize("address", ["/desk/library/?on=tomorrow", "/desk/library/lists/age/?on=1&page=x"])
def test_a_day_that_is_none_is_said_and_today_is_shown(address: str, library: City, client: Client) -> None:
    assert "Write the day as year-month-day" in words(client, address)


def test_a_list_that_there_is_not_says_which_there_are(library: City, client: Client) -> None:
    assert "age, without, ending, twins, duties, faults" in words(client, "/desk/library/lists/none/", 404)
