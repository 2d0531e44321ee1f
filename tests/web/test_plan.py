"""The plan on a day: what it shows, how it is narrowed and sorted, and the files of the same content."""

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client

from classplan.records.plan.models import Amendment
from classplan.records.plan.selectors import plan_as_of
from tests.factories import TODAY, City
from tests.web.words import words_on


def titles(answer: object) -> list[str]:
    return [row.line.title for row in answer.context["rows"]]  # type: ignore[attr-defined]


def test_the_plan_says_its_day_in_words_and_how_many_classes(city: City, client: Client) -> None:
    words = words_on(client.get("/plan/2015-01-15/").content)
    assert "The plan on Thursday, January 15, 2015" in words
    assert "3 classes, 1 of them provisional ." in words
    assert (
        "These lines have read so at the latest since Sunday, January 4, 2015, until Sunday, February 1, 2015." in words
    )


def test_a_line_shows_code_range_since_cause_and_notes(city: City, client: Client) -> None:
    words = words_on(client.get("/plan/2015-01-15/").content)
    line = "FA5 Planner 808-A A $50,000 to $80,000 a year Exempt Sun, Jan 4, 2015 Notice 3 Provisional Council not on record"
    assert line in words
    assert "Provisional: approved by the Board, usable until Friday, July 3, 2015. (7-10 O)" in words


def test_a_plan_of_which_only_some_lines_are_known_says_so(city: City, client: Client) -> None:
    assert "Not the whole plan" in words_on(client.get("/plan/2015-01-15/").content)
    Amendment.objects.filter(name="Notice 1").update(whole_plan=True)
    assert "Not the whole plan" not in words_on(client.get("/plan/2015-01-15/").content)


def test_a_day_before_everything_is_not_known_which_is_not_nothing(city: City, client: Client) -> None:
    answer = client.get("/plan/2012-05-05/")
    words = words_on(answer.content)
    assert answer.status_code == 404
    assert "is not known for Saturday, May 5, 2012" in words
    assert "Not known is not the same as nothing" in words
    assert b'href="/plan/2012-05-06/"' in answer.content
    for suffix, kind in (("csv", "text/plain; charset=utf-8"), ("json", "application/problem+json")):
        file = client.get(f"/plan/2012-05-05.{suffix}")
        assert (file.status_code, file["Content-Type"]) == (404, kind)


def test_a_day_ahead_says_on_what_it_rests(city: City, client: Client) -> None:
    words = words_on(client.get("/plan/2015-02-01/").content)
    assert "This day lies ahead" in words
    assert "Watch Officer" in words


def test_the_plan_of_today_is_an_address_with_a_day(city: City, client: Client) -> None:
    assert client.get("/plan/").headers["Location"] == "/plan/2015-01-15/"
    assert client.get("/plan/?month=5&day=6&year=2012").headers["Location"] == "/plan/2012-05-06/"


@pytest.mark.parametrize(
    ("typed", "error", "field"),
    [
        ("month=2&day=30&year=2013", "February 2013 has no day 30; its last is 28.", "day"),
        ("month=13&day=1&year=2013", "2013 has no month 13.", "month"),
        ("month=4&day=&year=2013", "The date has no day. Fill in all three.", "day"),
        ("month=4&day=x&year=2013", "“x” is not a day. Use figures", "day"),
        ("month=4&day=1&year=13", "“13” is not a year of four figures", "year"),
        ("month=4&day=1&year=0000", "0 is not a year of four figures", "year"),
        ("month=4&day=²&year=2013", "“²” is not a day", "day"),
        ("day=1", "The date has no month and no year.", "month"),
    ],
)
@pytest.mark.parametrize("address", ["/plan/", "/plan/2013-01-01/compare/"])
def test_a_day_that_is_none_is_refused_at_its_field(
    address: str, typed: str, error: str, field: str, city: City, client: Client
) -> None:
    answer = client.get(f"{address}?{typed}")
    text = answer.content.decode()
    assert answer.status_code == 400
    assert text.count(error) == 2
    assert f'<a href="#{field}">' in text
    assert f'id="{field}" name="{field}"' in text
    assert 'aria-invalid="true"' in text


def test_what_was_typed_is_kept(city: City, client: Client) -> None:
    text = client.get("/plan/?month=2&day=30&year=2013").content.decode()
    assert '<option value="2" selected>February</option>' in text
    assert 'value="30"' in text
    assert 'value="2013"' in text


def test_an_address_with_a_day_that_is_none_is_not_found_and_says_why(city: City, client: Client) -> None:
    answer = client.get("/plan/2013-02-30/")
    assert answer.status_code == 404
    assert "“2013-02-30” is not a day of the calendar" in words_on(answer.content)


NARROWED = [
    ("", ["Senior Clerk", "Planner", "Guard"]),
    ("q=clerk", ["Senior Clerk"]),
    ("q=fc4", ["Guard"]),
    ("q=senior+guard", []),
    ("group=C", ["Senior Clerk", "Guard"]),
    ("flsa=exempt", ["Planner"]),
    ("flsa=unknown", ["Senior Clerk", "Guard"]),
    ("flsa=nonsense", ["Senior Clerk", "Planner", "Guard"]),
    ("provisional=yes", ["Planner"]),
    ("sort=title", ["Guard", "Planner", "Senior Clerk"]),
    ("sort=-title", ["Senior Clerk", "Planner", "Guard"]),
    ("sort=grade", ["Guard", "Senior Clerk", "Planner"]),
    ("sort=-code", ["Guard", "Planner", "Senior Clerk"]),
    ("sort=password", ["Senior Clerk", "Planner", "Guard"]),
    ("page=999999999999999999999", ["Senior Clerk", "Planner", "Guard"]),
    ("page=-1&page=x", ["Senior Clerk", "Planner", "Guard"]),
    ("whatever=1", ["Senior Clerk", "Planner", "Guard"]),
    (f"q={'clerk' * 2000}", []),
]


def test_the_list_is_narrowed_and_sorted_by_its_address(city: City, client: Client) -> None:
    for query, found in NARROWED:
        answer = client.get(f"/plan/2015-01-15/?{query}")
        assert answer.status_code == 200
        assert titles(answer) == found, query


def test_what_narrows_the_list_stays_when_it_is_sorted(city: City, client: Client) -> None:
    text = client.get("/plan/2015-01-15/?group=C&sort=title").content.decode()
    assert 'href="?group=C&amp;sort=-title#lines-title"' in text
    assert '<input type="hidden" name="sort" value="title">' in text
    assert 'aria-sort="ascending"' in text


def test_json_is_the_public_contract(city: City, client: Client) -> None:
    told = json.loads(client.get("/plan/2015-01-15.json").content)
    assert told == [line.as_json(TODAY) for line in plan_as_of(city.office, TODAY).lines]
    assert told[1] | {"notes": []} == {
        "code": "FA5",
        "title": "Planner",
        "grade": "808-A",
        "minimum": 50000,
        "maximum": 80000,
        "flsa": "exempt",
        "group": "A",
        "provisional": True,
        "since": "2015-01-04",
        "cause": "3",
        "notes": [],
    }


def test_csv_holds_the_same_lines(city: City, client: Client) -> None:
    answer = client.get("/plan/2015-01-15.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["code"] for row in rows] == ["FA2", "FA5", "FC4"]
    assert rows[0]["minimum"] == "33000"
    assert "plan-2015-01-15.csv" in answer["Content-Disposition"]
    assert "Only some lines" in answer["X-Classplan-Caveat"]


def test_a_page_of_the_plan_links_to_the_days_on_which_it_changed(city: City, client: Client) -> None:
    text = client.get("/plan/2013-06-01/").content.decode()
    for changed in ("2012-05-06", "2013-05-26", "2015-01-04", "2015-02-01"):
        assert f'href="/plan/{changed}/"' in text
    assert '<a href="/plan/2013-05-26/" aria-current="date">' in text
    assert '<svg class="strip" role="img"' in text


def test_two_days_are_compared_in_words(city: City, client: Client) -> None:
    words = words_on(client.get("/plan/2013-01-01/compare/2015-01-15/").content)
    assert "1 class added, 1 class removed, 2 classes changed" in words
    assert "Title: was Clerk , is Senior Clerk" in words
    assert "Range: was $30,000 to $40,000 a year , is $33,000 to $44,000 a year" in words
    assert "FC3 Typist Removed In the plan on January 1, 2013, not on January 15, 2015: grade 612-C" in words


def test_two_days_alike_say_so(city: City, client: Client) -> None:
    assert "nothing differs" in words_on(client.get("/plan/2013-01-01/compare/2013-01-02/").content)


def test_a_comparison_with_a_day_before_everything_is_not_found(city: City, client: Client) -> None:
    answer = client.get("/plan/2010-01-01/compare/2015-01-15/")
    assert answer.status_code == 404
    assert "is not known for Friday, January 1, 2010" in words_on(answer.content)


def test_to_compare_one_types_the_other_day(city: City, client: Client) -> None:
    answer = client.get("/plan/2013-01-01/compare/?month=1&day=15&year=2015")
    assert answer.headers["Location"] == "/plan/2013-01-01/compare/2015-01-15/"
    assert client.get("/plan/2013-01-01/compare/").headers["Location"].endswith(f"/{date(2015, 1, 15)}/")
