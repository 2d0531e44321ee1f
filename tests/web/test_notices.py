"""Notices and updates: the road, the change in words, what it rests on, and the paper itself."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import City
from tests.web.words import words_on

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_on(answer.content)


def test_the_list_says_what_each_does_and_how_it_stands(city: City, client: Client) -> None:
    said = words(client, "/notices/")
    assert "Notice 4 Mon, Jan 5, 2015 Adds one new class" in said
    assert "Waits Nothing takes effect until the Mayor approves." in said
    assert "Takes effect on Sunday, February 1, 2015, in 17 days" in said
    assert "Abolishes one class and moves one class to another pay grade" in said
    assert "In force since Sunday, May 26, 2013" in said
    assert "Wed, Mar 5, 2014 Revised Job Specifications" in said


def test_a_notice_says_in_three_sentences_what_when_and_how_it_stands(city: City, client: Client) -> None:
    assert (
        "Notice 3 adds one new class. It has been in force since Sunday, January 4, 2015. The Council's approval is not "
        "on record, so new classes and changed pay grades stand as provisional."
    ) in words(client, "/notices/3/")


def test_its_road_tells_each_step_by_words(city: City, client: Client) -> None:
    said = words(client, "/notices/2/")
    for step in (
        "Notice given Done Tuesday, April 9, 2013",
        "Comments close Day passed Thursday, April 25, 2013, 8:00 a.m.",
        "Public hearing Day passed Friday, April 26, 2013",
        "Board approves Done Thursday, May 2, 2013",
        "Mayor vetoes Done Thursday, May 16, 2013",
        "Council overrides the veto Done Wednesday, May 22, 2013",
        "In force Done Sunday, May 26, 2013",
    ):
        assert step in said
    assert "Mayor approves" not in said
    waiting = words(client, "/notices/4/")
    assert "Board approves To come Council approves To come Mayor approves To come In force To come" in waiting
    assert "Council approves Not on record Mayor approves Not on record In force Done" in words(client, "/notices/3/")


def test_before_and_after_stand_by_kind_with_only_the_differences_marked(city: City, client: Client) -> None:
    text = client.get("/notices/2/").content.decode()
    said = words_on(text.encode())
    assert said.index("Classes abolished (1)") < said.index("Pay grades changed (1)")
    assert "before: Clerk → after: Senior Clerk" in said
    assert "before: 612-C → after: 613-C" in said
    assert "Clerk (FC1) is renamed Senior Clerk. The class moves from job code FC1 to FA2." in said
    assert text.count("<ins>") == 4


def test_the_effective_day_has_its_reason_its_clause_and_what_it_rests_on(city: City, client: Client) -> None:
    said = words(client, "/notices/2/")
    assert "Why from Sunday, May 26, 2013 on" in said
    assert "7-37 A , wording of 2013, in our words:" in said
    assert "A work week begins on: sunday (default, not confirmed)" in said
    assert "Not on record Recording history is not judging it" in said
    assert "The Director's recommendation is not on record. 7-21 A" in said


def test_cut_offs_have_weekday_and_hour_and_somebody_to_turn_to(city: City, client: Client) -> None:
    said = words(client, "/notices/2/")
    assert "Written comments Until Thursday, April 25, 2013, 8:00 a.m. (the day has passed) Ada Lee" in said
    assert "In care of Bo Ray" in said
    assert "Speaking at the hearing Until Wednesday, April 24, 2013, noon" in said
    assert "Friday, April 26, 2013, 5:00 p.m. Room 2" in said


def test_the_paper_speaks_for_itself(city: City, client: Client) -> None:
    said = words(client, "/notices/2/")
    assert "The office looked at the work of the clerks." in said
    assert "Copies hang in the hall." not in said
    assert "It takes hold in the week after. Quoted in the paper as Rule 7-37 A" in said
    assert b"notice-2.txt".hex() in said


def test_a_proposed_specification_can_be_read_before_it_is_in_force(city: City, client: Client) -> None:
    assert "Driver (proposed, not in force)" in words(client, "/notices/4/")
    assert "Drives the bus." in words(client, "/notices/4/")


def test_an_update_lists_what_is_new_and_what_is_called_back(city: City, client: Client) -> None:
    text = client.get("/updates/2014-03-05/").content.decode()
    said = words_on(text.encode())
    assert '<a href="/classes/1/">Clerk</a>: Rev. 03/02/2014' in text
    assert "Specifications called back Nobody Knows" in said
    assert '<a href="/classes/1/2014-03-05/#specification">Clerk</a>' in text


def test_papers_that_are_not_on_record_are_not_found(city: City, client: Client) -> None:
    assert "No notice 9 is on record" in words(client, "/notices/9/", status=404)
    assert "No update" in words(client, "/updates/2014-03-06/", status=404)
    assert client.get("/updates/2014-02-30/").status_code == 404


def test_a_recorded_provisional_one_past_its_months_does_not_speak_as_if_they_came(city: City, client: Client) -> None:
    city.notice(
        "152",
        date(2014, 4, 1),
        effective=None,
        acts={"board": date(2014, 4, 20)},
        reason="It waits. New classes may be used provisionally from Sunday until Monday, October 20, 2014 (7-10 O).",
    )
    for address in ("/", "/notices/", "/notices/152/"):
        said = words(client, address)
        assert "may be used provisionally" not in said
        assert (
            "could be used provisionally from Sunday until Monday, October 20, 2014 (7-10 O). That day has passed."
            in said
        )


def test_a_notice_that_is_not_on_record_tells_no_one_to_run_a_command(city: City, client: Client) -> None:
    detail = client.get("/notices/9.json").json()["detail"]
    assert "No notice 9 is on record" in detail
    assert "classplan" not in detail
