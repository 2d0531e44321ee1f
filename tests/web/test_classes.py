"""A class on a day: its line, its life, its specification, whatever became of it."""

import pytest
from django.test import Client

from tests.factories import City
from tests.web.words import words_on

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_on(answer.content)


def test_a_class_shows_its_line_on_the_day(city: City, client: Client) -> None:
    said = words(client, "/classes/1/2013-01-01/")
    assert "Clerk As it stood on Tuesday, January 1, 2013" in said
    assert "Pay grade 612-C Pay range $30,000 to $40,000 a year Job code FC1" in said
    assert "So since Sunday, May 6, 2012 By Notice 1" in said


def test_its_life_tells_what_changed_by_which_paper_and_what_was_superseded(city: City, client: Client) -> None:
    said = words(client, "/classes/1/2015-01-15/")
    assert "The title changed from Clerk to Senior Clerk. The job code changed from FC1 to FA2." in said
    assert "Superseded by a later record: The title changed from Clerk to Senior Clark." in said
    assert "Notice 2 2026-01-05, entry" in said


def test_its_pay_over_the_years_is_a_picture_and_a_table(city: City, client: Client) -> None:
    text = client.get("/classes/1/2015-01-15/").content.decode()
    said = words_on(text.encode())
    assert '<svg class="pay-chart" role="img"' in text
    assert "Sun, May 6, 2012 Sun, May 26, 2013 612-C $30,000 to $40,000 a year Notice 1" in said
    assert "Sun, May 26, 2013 No end on record 613-C $33,000 to $44,000 a year" in said


def test_a_range_that_moved_alone_is_noted_and_drawn(city: City, client: Client) -> None:
    said = words(client, "/classes/3/2015-01-15/")
    assert "Range moved The range of its grade moved alone, at the latest on Sunday, July 13, 2014 (Notice 1)." in said
    assert "Attested Attested by Notice 1" in said
    assert "Sun, Jul 13, 2014 Sun, Feb 1, 2015" not in said
    assert "Sun, Jul 13, 2014 No end on record 612-C $31,000 to $41,000 a year" in said


def test_the_specification_in_force_on_the_day_stands_with_its_sections(city: City, client: Client) -> None:
    text = client.get("/classes/1/2013-01-01/").content.decode()
    said = words_on(text.encode())
    assert "Rev. 2012-05-06 , in force since Sunday, May 6, 2012" in said
    assert '<a href="#s-2">Essential duties</a>' in text
    assert '<h3 id="s-2">Essential duties</h3>' in text
    assert '<h4 id="s-3-1">Competencies</h4>' in text
    assert "Keeps files. By number. By name." in said
    assert "<strong>Writing</strong> - Puts things plainly." in text
    assert "Licensure and/or Certification if any The heading stands in the paper, with nothing under it." in said


def test_another_day_has_another_version(city: City, client: Client) -> None:
    said = words(client, "/classes/1/2014-01-01/")
    assert "Leads the clerks." in said
    assert "Answers letters and calls." not in said
    assert "All versions: Rev. 2012-05-06, from May 6, 2012 Rev. 2013-05-26, from May 26, 2013" in said


def test_classes_it_is_distinguished_from_are_linked_where_they_are_on_record(city: City, client: Client) -> None:
    text = client.get("/classes/1/2013-01-01/").content.decode()
    assert '<a href="/classes/2/">Typist</a>' in text
    assert "Wizard (not on record as a class)" in text


def test_a_class_without_specification_says_what_would_fill_it(city: City, client: Client) -> None:
    assert "No specification of this class is on record. A notice or an update" in words(
        client, "/classes/3/2015-01-15/"
    )


def test_a_day_before_its_first_specification_leads_to_it(city: City, client: Client) -> None:
    city.spec("Guard", city.classes["Guard"].points.last().start, {"title": "Guard", "sections": []})  # type: ignore[union-attr]
    said = words(client, "/classes/3/2013-01-01/")
    assert "None is on record for this day. The first one is in force from Sunday, February 1, 2015" in said


def test_a_class_that_ended_says_when_and_by_what(city: City, client: Client) -> None:
    said = words(client, "/classes/2/2015-01-15/")
    assert "It ended on Sunday, May 26, 2013, by Notice 2" in said
    assert "$30,000 to $40,000 a year" in said
    assert client.get("/classes/2/").headers["Location"] == "/classes/2/2013-05-25/"


def test_a_predecessor_known_by_its_title_alone_has_an_end_and_no_start(city: City, client: Client) -> None:
    assert "It stood on this day and ended on Sunday, May 6, 2012" in words(client, "/classes/6/2012-01-01/")
    assert "Clerk took over from it on Sunday, May 6, 2012 (Notice 1)" in words(client, "/classes/6/2015-01-15/")
    assert "It took over from Scribe" in words(client, "/classes/1/2015-01-15/")
    assert client.get("/classes/6/").headers["Location"] == "/classes/6/2015-01-15/"


def test_a_class_that_waits_says_for_what(city: City, client: Client) -> None:
    said = words(client, "/classes/5/2015-01-15/")
    assert "This class is proposed and not in force." in said
    assert "A change waits: Notice 4 . Nothing takes effect until the Mayor approves." in said


def test_a_day_before_a_class_is_known_leads_to_its_first(city: City, client: Client) -> None:
    said = words(client, "/classes/4/2013-01-01/", status=404)
    assert "Nothing is known of Planner on Tuesday, January 1, 2013." in said
    assert "The class begins on that day, by Notice 3" in said


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/classes/by-code/FA2/", "/classes/1/"),
        ("/classes/by-code/fc1/", "/classes/1/"),
        ("/classes/?code=FC3", "/classes/2/"),
        ("/classes/?title=Guard", "/classes/3/"),
        ("/classes/?code=", "/plan/2015-01-15/"),
        ("/classes/1/", "/classes/1/2015-01-15/"),
    ],
)
def test_a_class_is_found_by_any_code_it_ever_had(address: str, leads_to: str, city: City, client: Client) -> None:
    assert client.get(address).headers["Location"] == leads_to


@pytest.mark.parametrize(
    "address",
    [
        "/classes/99/",
        "/classes/99/2015-01-15/",
        "/classes/999999999/2015-01-15/",
        "/classes/9999999999999999999999/2015-01-15/",
        "/classes/by-code/NOPE/",
        f"/classes/by-code/{'X' * 10000}/",
        "/classes/1/2015-02-29/",
        "/classes/1/0000-01-01/",
    ],
)
def test_what_is_not_on_record_is_not_found(address: str, city: City, client: Client) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "City of Testing" in words_on(answer.content)
