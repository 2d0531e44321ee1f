"""What is derived from versions: dates, near twins, shared duties, near classes, faults; on any day, and anew."""

from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from classplan.cli.library import library
from classplan.records.health import selectors, services
from classplan.records.health.models import Duty, HeldDuty, Profile, Twin
from classplan.records.linting.texts import faults_of_version
from classplan.records.plan.selectors import class_named
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force
from tests.factories import ADOPTED, TODAY, City, item, section, small_city, spec_body
from tests.papers import DUTIES, SpecPaper, circular, created, notice
from tests.plugins.office import Desk

LONG = " ".join(f"Answers the question of kind {number} about the papers of that kind." for number in range(40))


@pytest.fixture
def city(db: None) -> City:
    """The small city, and three classes whose texts are alike."""
    city = small_city()
    for number, title in enumerate(("Porter", "Doorkeeper", "Usher"), 1):
        city.job_class(title)
        city.point(title, ADOPTED, code=f"P{number}", grade="612-C", cause="1")
    city.spec("Porter", ADOPTED, body("Porter", "Opens the gates of the yard each morning.", LONG))
    city.spec("Doorkeeper", ADOPTED, body("Doorkeeper", "Opens gates of the yard every morning early.", LONG))
    city.spec("Usher", ADOPTED, body("Usher", "Leads visitors to their seats in the hall."))
    services.derive_missing()
    return city


def body(title: str, *duties: str) -> dict[str, Any]:
    """A specification of these duties alone."""
    return spec_body(title) | {"sections": [section("duties", "DUTIES", *(item(duty) for duty in duties))]}


def test_texts_of_two_classes_that_are_nearly_the_same_are_near_twins(city: City) -> None:
    (pair,) = selectors.twins_on(selectors.library_on(city.office, TODAY))
    assert {pair.first.title, pair.second.title} == {"Porter", "Doorkeeper"}
    assert 90 <= pair.likeness < 100


def test_versions_of_one_class_are_no_twins_and_a_later_version_ends_a_likeness_from_its_day_on(city: City) -> None:
    city.spec("Porter", date(2014, 1, 5), body("Porter", LONG, "Carries the mail to every floor."))
    city.spec("Porter", date(2014, 6, 1), body("Porter", "Carries the heavy mail bags upstairs to every floor."))
    services.derive_missing()
    alike = {
        day: bool(selectors.twins_on(selectors.library_on(city.office, day)))
        for day in (date(2012, 5, 5), ADOPTED, date(2014, 2, 1), date(2014, 6, 1))
    }
    assert list(alike.values()) == [False, True, True, False]
    assert all(twin.first.job_class_id != twin.second.job_class_id for twin in Twin.objects.all())


def test_an_ended_class_is_nobodys_twin(city: City) -> None:
    city.point("Doorkeeper", date(2014, 1, 5), ended=True, cause="2")
    assert selectors.twins_on(selectors.library_on(city.office, date(2014, 1, 4)))
    assert not selectors.twins_on(selectors.library_on(city.office, TODAY))


def test_a_duty_is_shared_by_the_classes_that_word_it_nearly_the_same(city: City) -> None:
    keys = selectors.shared_duties(city.office, TODAY)
    duties = selectors.duties_with_holders(city.office, [key for key, _ in keys], TODAY)
    gates = next(duty for duty in duties if "gates" in duty.text)
    assert [(holder.line.title, holder.anchor) for holder in gates.holders] == [
        ("Porter", "s-1"),
        ("Doorkeeper", "s-1"),
    ]
    assert gates.holders[1].text == "Opens gates of the yard every morning early."
    assert not any("seats" in duty.text for duty in duties)
    assert Duty.objects.get(text=gates.text).classes == 2
    assert selectors.shared_duties(city.office, date(2010, 1, 1)) == []


def test_a_class_that_holds_a_duty_in_several_versions_counts_once(city: City) -> None:
    city.spec("Usher", date(2014, 1, 5), body("Usher", "Leads all visitors to their seats in the hall."))
    services.derive_missing()
    seats = Duty.objects.get(text__contains="seats")
    assert (seats.classes, HeldDuty.objects.filter(duty=seats).count()) == (1, 2)


def test_near_classes_are_told_with_the_words_that_make_them_near(city: City) -> None:
    version = version_in_force(city.classes["Porter"], TODAY)
    assert version is not None
    (line, near), *_ = selectors.classes_like(city.office, version, TODAY)
    assert line.title == "Doorkeeper"
    assert "gat" in near.shared
    assert selectors.classes_like(city.office, version, date(2010, 1, 1)) == []


def test_a_version_is_derived_from_in_the_act_that_records_it_and_the_same_comes_of_a_rebuild(desk: Desk) -> None:
    keep_an_orchard(desk)
    later = SpecPaper("Orchard Keeper", revised="03/06/2016", duties=(*DUTIES, "Prunes the old trees in winter."))
    desk.run("circular", "record", desk.file("update.txt", circular(date(2016, 3, 9), later)), "--yes")
    assert selectors.not_derived(desk.office)[0] == 0
    before = derived()
    assert before[1][0] == date(2016, 3, 6)
    told = CliRunner().invoke(library, ["rebuild", "--anew"], catch_exceptions=False)
    assert "2 specifications were derived from; none is missing now." in told.output
    assert derived() == before
    assert "0 specifications" in CliRunner().invoke(library, ["rebuild"], catch_exceptions=False).output


def keep_an_orchard(desk: Desk) -> None:
    keeper = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
    paper = notice("201", date(2012, 3, 5), keeper, specs=[SpecPaper("Orchard Keeper")])
    desk.record("201.txt", paper, "--board-approved", "2012-03-22")


def derived() -> list[Any]:
    rows: list[Any] = list(Profile.objects.order_by("pk").values_list("dated", "words"))
    held = HeldDuty.objects.order_by("version", "pk").values_list("version", "duty__text", "duty__classes", "text")
    return [rows[0], rows[1], [bytes(p.signature) for p in Profile.objects.order_by("pk")], list(held)]


def test_classes_without_a_text_those_that_end_and_the_provisional_are_told_apart(city: City) -> None:
    found = selectors.library_on(city.office, TODAY)
    none = {text.line.title for text in found.texts if text.version is None}
    assert "Guard" in none
    assert "Porter" not in none
    city.point("Usher", date(2016, 1, 3), ended=True, cause="9")
    ending = selectors.ending_or_provisional(found)
    assert [(end.line.title, end.day, end.cause) for end in ending] == [
        ("Usher", date(2016, 1, 3), "9"),
        ("Planner", None, "3"),
    ]


def test_the_faults_of_the_texts_in_force_are_counted_by_rule(city: City) -> None:
    city.spec("Usher", date(2014, 1, 5), body("Usher", "The foreman asks the foreman of the hall for seats."))
    services.derive_missing()
    found = selectors.faults_on(selectors.library_on(city.office, TODAY))
    assert selectors.by_rule(found)["gendered-word"] == 1
    assert next(fault for fault in found if fault.rule == "gendered-word").line.title == "Usher"
    assert "gendered-word" not in selectors.by_rule(selectors.faults_on(selectors.library_on(city.office, ADOPTED)))


def test_a_finding_that_was_set_aside_is_not_counted_until_it_is_taken_up_again(city: City) -> None:
    from classplan.records.linting.services import take_up, waive
    from tests.amending import ANALYST, OPENED, at

    version = city.spec("Usher", date(2014, 1, 5), body("Usher", "The foreman leads visitors to seats."))
    services.derive_missing()
    acts: Any = {"reason": "An old title is cited.", "actor": ANALYST, "now": at(OPENED)}

    def counted() -> int:
        return selectors.by_rule(selectors.faults_on(selectors.library_on(city.office, TODAY)))["gendered-word"]

    assert counted() == 1
    faults = faults_of_version(version, on=TODAY)
    mark = next(stated.fault.mark for stated in faults.every if stated.fault.rule == "gendered-word")
    waive(city.office, faults, mark, **acts)
    assert counted() == 0
    take_up(city.office, faults_of_version(version, on=TODAY), mark, **acts)
    assert counted() == 1


@pytest.mark.parametrize(("printed", "found"), [(f"xx/xx/{ADOPTED.year}", 0), (f"xx/xx/{ADOPTED.year + 1}", 1)])
def test_a_date_left_open_is_no_finding_once_an_act_settled_it(city: City, printed: str, found: int) -> None:
    field = {"key": "revised_date", "label": "REVISED DATE:", "printed": printed, "parsed": printed[-4:], "line": 3}
    city.spec("Usher", date(2014, 1, 5), body("Usher", "Leads visitors to seats.") | {"fields": [field]})
    services.derive_missing()
    library = selectors.library_on(city.office, TODAY)
    assert selectors.by_rule(selectors.faults_on(library))["open-date"] == found
    (usher,) = SpecVersion.objects.filter(job_class__known_as="Usher", start=date(2014, 1, 5))
    faults = faults_of_version(usher, on=TODAY)
    assert sum(stated.fault.rule == "open-date" for stated in faults.every) == found


def test_a_class_by_its_name_has_a_text_of_each_day(desk: Desk) -> None:
    keep_an_orchard(desk)
    held = {text.line.code: text for text in selectors.library_on(desk.office, TODAY).texts}
    version = version_in_force(class_named(desk.office, "NS1001"), TODAY)
    assert version is not None
    assert held["NS1001"].version == version.pk
    assert held["NS1001"].since == version.start
