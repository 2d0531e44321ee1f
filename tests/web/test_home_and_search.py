"""The first page, the search, the terms; and the pages for what cannot be shown."""

import pytest
from django.test import Client
from django.urls import reverse

from classplan.web.portal.lines import EXPLAINED
from tests.factories import City
from tests.web.words import words_on


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_on(answer.content)


def test_home_says_what_comes_what_was_decided_and_how_large_the_plan_is(city: City, client: Client) -> None:
    said = words(client, "/")
    assert "Takes effect in 17 days Notice 5 renames one class In force from Sunday, February 1, 2015." in said
    assert "Waits Notice 4 adds one new class Nothing takes effect until the Mayor approves." in said
    assert said.index("Notice 3 adds one new class") < said.index(
        "Update of specifications: Revised Job Specifications"
    )
    assert "3 classes on Thursday, January 15, 2015" in said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("FA2", "Senior Clerk FA2 · Grade 613-C · Found in its code"),
        ("guard", "Guard FC4 · Grade 612-C · Found in its title"),
        ("maps", "Draws maps of the city."),
        ("maps&on=2015-01-15", "1 class in the plan on Thursday, January 15, 2015"),
        ("letters&on=2013-01-01", "Clerk FC1 · Grade 612-C · Found in its specification"),
        ("letters", "Nothing in the plan on Thursday, January 15, 2015 holds this word."),
        ("", "Type a title, a code, or a few words of what the job does."),
        ("%27%22%29+OR+1%3D1--", "holds all of these words"),
        ("guard&page=99999999999999", "Found in its title"),
    ],
)
def test_search_finds_titles_codes_and_the_words_of_a_day(query: str, found: str, city: City, client: Client) -> None:
    assert found in words(client, f"/search/?q={query}")


def test_what_was_searched_is_marked_and_nothing_in_it_is_run(city: City, client: Client) -> None:
    assert "<mark>maps</mark>" in client.get("/search/?q=maps").content.decode()
    text = client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_search_that_is_too_long_says_so(city: City, client: Client) -> None:
    said = words(client, f"/search/?q={'x' * 10240}", status=400)
    assert "The search is 10,240 characters long; at most 200 are looked for." in said


def test_a_search_on_a_day_that_is_none_keeps_what_was_typed(city: City, client: Client) -> None:
    text = client.get("/search/?q=maps&on=yesterday").content.decode()
    assert "“yesterday” is not a day of the calendar" in words_on(text.encode())
    assert 'value="yesterday"' in text
    assert 'value="maps"' in text


@pytest.mark.parametrize("address", ["/search/?q=a%00b", "/plan/?day=%00", "/classes/by-code/%00/", "/notices/%00/"])
def test_a_nul_is_refused_before_any_database_sees_it(address: str, city: City, client: Client) -> None:
    assert "no word can hold" in words(client, address, status=400)


def test_every_tag_leads_to_a_term_that_is_explained(city: City, client: Client) -> None:
    text = client.get("/about/").content.decode()
    for anchor in {*EXPLAINED.values(), "in-force", "flsa"}:
        assert f'id="{anchor}"' in text


@pytest.mark.parametrize("address", ["/nowhere/", "/plan/tomorrow/", "/classes/-1/", "/updates/"])
def test_an_address_that_is_none_has_a_page_in_the_same_look(address: str, city: City, client: Client) -> None:
    said = words(client, address, status=404)
    assert "City of Testing" in said
    assert "What you can do" in said


@pytest.mark.parametrize("address", ["/nowhere/", "/notices/9/", "/desk/", "/plan/2015-13-01/"])
def test_no_page_of_a_sample_calls_it_the_official_record(address: str, city: City, client: Client) -> None:
    city.office.sample = True
    city.office.save()
    said = words_on(client.get(address, follow=True).content)
    assert "A sample: City of Testing" in said
    assert "official record" not in said


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/plan/", "/search/?q=x", "/about/"])
def test_without_an_office_the_portal_says_what_would_make_one(address: str, client: Client) -> None:
    answer = client.get(address)
    assert answer.status_code == 503
    assert "There is no plan here yet" in words_on(answer.content)


def test_a_failure_has_a_page_of_its_own(city: City, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("classplan.web.portal.about.pack_of", fails)
    client.raise_request_exception = False
    said = words(client, reverse("about"), status=500)
    assert "Something went wrong on our side" in said
    assert "broken on purpose" not in said
    assert "not even an office" not in said


def test_a_host_that_is_not_ours_gets_a_page_too(city: City, client: Client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "This could not be answered" in words_on(answer.content)


def test_a_search_in_one_part_keeps_it_chosen_and_leads_to_the_section(city: City, client: Client) -> None:
    text = client.get("/search/?q=maps&in=duties&on=2015-01-15").content.decode()
    assert '<option value="duties" selected>Duties</option>' in text
    number = city.classes["Planner"].number
    assert f'href="/classes/{number}/2015-01-15/#s-2"' in text
    assert "under “Essential duties”" in words_on(text.encode())
    assert 'id="s-2"' in client.get(f"/classes/{number}/2015-01-15/").content.decode()


def test_a_search_in_every_version_says_from_when_to_when(city: City, client: Client) -> None:
    said = words(client, "/search/?q=letters&ever=1")
    assert "1 class ever" in said
    assert "In its version of May 6, 2012 (until May 26, 2013)" in said
    assert "must be there" in words(client, "/search/?q=-letters")
