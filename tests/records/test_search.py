"""Search over the texts: in all of them or in a part, on a day or ever, with phrases and words left out."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classplan.records.specs.models import SpecVersion
from classplan.records.specs.search import Found, Part, Scope, Spell, Where, add, add_missing, asked, find, finding
from tests.factories import ADOPTED, TODAY, City, item, section, small_city, spec_body

LATER = date(2014, 1, 5)


@pytest.fixture
def city(db: None) -> City:
    """The small city with texts that differ by part, and one that changed."""
    city = small_city()
    for number, title in enumerate(("Porter", "Warden"), 1):
        city.job_class(title)
        city.point(title, ADOPTED, code=f"P{number}", grade="612-C", cause="1")
    city.spec("Porter", ADOPTED, body("Files the maps of public works.", "Two years of bookkeeping."))
    city.spec("Warden", ADOPTED, body("Guards the bookkeeping office. Works in public.", "None."))
    city.spec("Warden", LATER, body("Guards the gates.", "None."))
    return city


def body(duty: str, wanted: str) -> dict[str, Any]:
    """A specification with one duty and one qualification."""
    inner = section("education_experience", "Experience", item(wanted))
    parts = [section("duties", "ESSENTIAL DUTIES", item("Keeps the peace."), item(duty))]
    parts.append(section("minimum_qualifications", "MINIMUM QUALIFICATIONS", sections=[inner]))
    return spec_body("Worker") | {"sections": parts}


def titles(found: Found) -> list[str]:
    return sorted(hit.title for hit in found.hits)


def look(city: City, query: str, on: date = LATER, **scope: Any) -> Found:
    return find(city.office, query, on=on, scope=Scope(on, **scope))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("public works", ["Porter", "Warden"]),
        ("“public works”", ["Porter"]),
        ('"public works', ["Porter"]),
        ("public -maps", ["Warden"]),
        ("public -“public works”", ["Warden"]),
        ("book", ["Porter", "Warden"]),
        ('"book"', []),
        ("-public", []),
        ("filing map", ["Porter"]),
        ("maps peace", ["Porter"]),
    ],
)
def test_phrases_stand_as_they_are_and_words_with_a_minus_are_left_out(
    city: City, query: str, found: list[str]
) -> None:
    assert titles(look(city, query, on=date(2013, 12, 1))) == found


def test_a_part_is_searched_by_itself_and_every_part_is_counted(city: City) -> None:
    on = date(2013, 12, 1)
    assert titles(look(city, "bookkeeping", on, part=Part.DUTIES)) == ["Warden"]
    assert titles(look(city, "bookkeeping", on, part=Part.QUALIFICATIONS)) == ["Porter"]
    assert titles(look(city, "warden", on, part=Part.QUALIFICATIONS)) == []
    counted = look(city, "bookkeeping", on, counted=True)
    assert {part: count for part, count in counted.parts.items() if count} == {Part.DUTIES: 1, Part.QUALIFICATIONS: 1}
    assert look(city, "warden", on).kinds == {Where.CODE: 0, Where.TITLE: 1, Where.SPECIFICATION: 0}
    assert titles(look(city, "warden", on, where=Where.SPECIFICATION)) == []


def test_a_hit_leads_to_the_section_in_which_it_stands(city: City) -> None:
    (porter,) = look(city, "years bookkeeping").hits
    assert (porter.part, porter.heading, porter.anchor) == (Part.QUALIFICATIONS, "Experience", "s-2-1")
    assert [text for text, marked in porter.snippet if marked] == ["years", "bookkeeping"]


def test_ever_looks_into_every_version_and_says_from_when_to_when_each_held_it(city: City) -> None:
    assert titles(look(city, "bookkeeping")) == ["Porter"]
    ever = {hit.number: hit for hit in look(city, "bookkeeping", ever=True).hits}
    guard = ever[city.classes["Warden"].number]
    assert guard.spells == (Spell(ADOPTED, LATER),)
    assert guard.day == ADOPTED
    assert ever[city.classes["Porter"].number].spells == (Spell(ADOPTED, None),)


def test_a_version_in_whose_place_another_was_recorded_never_counted(city: City) -> None:
    again = city.spec("Porter", LATER, body("Sweeps the yard.", "None."))
    assert look(city, "sweeps", ever=True).total == 1
    for version in again.job_class.spec_versions.filter(start=LATER):
        replaced = city.entry()
        row = SpecVersion.objects.create(
            job_class=version.job_class,
            start=LATER,
            title=version.title,
            body=body("Rakes the yard.", "None."),
            text="",
            paper="Notice 1",
            original=version.original,
            entry=replaced,
            recorded=replaced.number,
        )
        add(row)
    assert look(city, "sweeps", ever=True).total == 0
    assert look(city, "rakes", ever=True).total == 1


def test_a_title_that_a_class_carried_once_is_found_ever(city: City) -> None:
    (hit,) = look(city, "typist", on=TODAY, ever=True).hits
    assert (hit.title, hit.where, hit.day) == ("Typist", Where.TITLE, ADOPTED)


def test_a_code_that_a_class_carried_once_is_found_ever_and_words_left_out_of_a_title_are(city: City) -> None:
    city.point("Clerk", ADOPTED.replace(year=ADOPTED.year + 1), code="ZZ9", grade="612-C", cause="2")
    city.point("Clerk", ADOPTED.replace(year=ADOPTED.year + 2), code="YY8", grade="612-C", cause="3")
    assert [(hit.code, hit.where) for hit in look(city, "zz", ever=True).hits] == [("ZZ9", Where.CODE)]
    assert not look(city, "typ -typist", ever=True).kinds[Where.TITLE]


def test_so_many_texts_that_they_are_not_ranked_are_told(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(city, "keeps").ranked
    monkeypatch.setattr(finding, "MOST_RANKED", 0)
    assert not look(city, "keeps").ranked


def test_texts_that_are_not_findable_yet_are_made_so(city: City) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM specs_search_parts")
        cursor.execute("DELETE FROM specs_search_part_forms")
    assert look(city, "bookkeeping").total == 0
    assert add_missing() == SpecVersion.objects.count()
    assert add_missing() == 0
    assert look(city, "bookkeeping").total == 1


SIGNS = st.text(st.sampled_from("ab\"“”-*()':&|!<>{}^~%\x00\\/;,. \n"), max_size=30)


@given(SIGNS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_the_search(city: City, query: str) -> None:
    for ever in (False, True):
        found = look(city, query, ever=ever, counted=True)
        assert found.total >= len(found.hits)
    look(city, query, part=Part.DUTIES)


def test_very_many_words_are_looked_for_as_far_as_they_go(city: City) -> None:
    assert len(asked(" ".join("abcdefghij"[n % 10] for n in range(100))).wanted) == 20
    assert look(city, "maps " * 40).total == 1
