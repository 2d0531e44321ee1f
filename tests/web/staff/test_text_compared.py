"""The new text of a change beside the one in force."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.words import words_on

if TYPE_CHECKING:
    from classplan.records.amendments.models import ProposedChange
    from tests.factories import City

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once

TODAY = date(2015, 1, 15)


@pytest.fixture
def city(db: None) -> "City":
    from tests.factories import small_city

    return small_city()


def change(city: "City", title: str, **more: Any) -> "ProposedChange":
    from classplan.records.amendments.models import ProposedChange
    from tests.factories import line, spec_body

    stands = line("FA2", "Senior Clerk", "613-C", 33000, 44000)
    text = spec_body("Senior Clerk", apart_from=["Guard"], duty="Leads the clerks of two offices.")
    return ProposedChange(**{"job_class": city.classes[title], "before": stands, "after": stands, "spec": text} | more)


def shown(row: "ProposedChange", effective: date | None = None) -> dict[str, Any]:
    from classplan.records.plan.models import Amendment
    from classplan.web.staff.amendments.text_compared import beside_the_one_in_force

    office = row.job_class.office if row.job_class else None
    return beside_the_one_in_force(row, Amendment(name="Notice 9", effective=effective, office=office), TODAY)


def test_a_revised_text_is_compared_with_the_one_in_force(city: "City") -> None:
    found = shown(change(city, "Clerk"))
    assert found["base"].label == "Rev. 2013-05-26"
    assert found["sentences"] == (
        "The specification of Senior Clerk (FA2) changes; its title, job code and pay grade stay.",
        "In its specification, one essential duty is reworded.",
        "It is proposed and not in force; its pay range stays $33,000 to $44,000 a year.",
    )
    assert "of two offices." in found["redline"]
    assert found["history_entry"] == "x/2015 – One essential duty was updated."


def test_the_entry_for_the_history_names_the_classes_that_it_takes_over_from(city: "City") -> None:
    found = shown(change(city, "Clerk", replaces=[2, 3]), effective=date(2013, 5, 26))
    assert found["history_entry"].startswith("5/2013 – It takes over from Typist and Guard. ")


def test_once_it_is_in_force_it_is_compared_with_the_text_before(city: "City") -> None:
    found = shown(change(city, "Clerk"), effective=date(2013, 5, 26))
    assert found["base"].label == "Rev. 2012-05-06"
    assert found["sentences"][2].startswith("It has held since Sunday, May 26, 2013; ")


def test_the_text_of_a_new_class_has_no_earlier_one(city: "City") -> None:
    found = shown(change(city, "Clerk", job_class=None, before=None))
    assert found["sentences"][:2] == (
        "Senior Clerk (FA2) is a new class in pay grade 613-C.",
        "Its specification is new, so there is no earlier one to compare it with.",
    )
    assert not found["redline"]
    assert found["history_entry"] == "x/2015 – The class was established."


def test_the_desk_prints_the_same_parts_as_the_portal(city: "City", rf: Any) -> None:
    from django.template.loader import render_to_string

    said = words_on(render_to_string("portal/_compared.html", shown(change(city, "Clerk"))).encode())
    assert "In three sentences The specification of Senior Clerk" in said
    assert "Reworded, item 1: added: of two offices" in said
