"""`classplan person`, `classplan agency` and `classplan init --sample`: the first people of an office."""

import re
from typing import Any

import pytest

from tests.plugins.office import Desk, desk_in


@pytest.fixture(autouse=True)
def quick_hashes(settings: Any) -> None:
    """A hash that takes no time: the real one takes long on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def person_of(login: str) -> Any:
    from classplan.records.accounts.models import Person

    return Person.objects.get(login=login)


def test_the_first_administrator_gets_a_password_that_is_printed_once(desk: Desk) -> None:
    printed = desk.run("person", "add", "P.Dumont", "--name", "Perrine Dumont", "--role", "administrator")
    assert "Perrine Dumont (p.dumont) can sign in as: administrator." in printed
    found = re.search(r"shown once: (\S+)", printed)
    assert found
    person = person_of("p.dumont")
    assert person.check_password(found[1])
    assert person.password_is_temporary
    listed = desk.run("person", "list")
    assert re.search(r"p\.dumont\s+Perrine Dumont\s+administrator\s+open", listed)
    assert found[1] not in listed + repr(desk.everything())


def test_an_appointing_authority_is_one_of_an_agency(desk: Desk) -> None:
    add = ("person", "add", "m.castellan", "--name", "Marisol Castellan", "--role", "appointing authority")
    assert "is held for an agency" in desk.refused(*add)
    assert "There is no agency “LIB”" in desk.refused(*add, "--agency", "LIB", status=3)
    assert "Library (LIB) is on the list" in desk.run("agency", "add", "lib", "Library")
    desk.run(*add, "--agency", "LIB", "--without-password")
    assert "appointing authority for Library (LIB)" in desk.run("person", "list")
    assert "Library" in desk.run("agency", "list")
    assert not person_of("m.castellan").has_usable_password()


def test_a_login_that_is_taken_is_refused_and_nothing_is_written(desk: Desk) -> None:
    desk.run("person", "add", "i.mahoe", "--name", "Ikaika Mahoe", "--role", "analyst")
    message = desk.refused("person", "add", "I.Mahoe", "--name", "Another", "--role", "analyst")
    assert "The login i.mahoe is Ikaika Mahoe's" in message


def test_with_nobody_and_no_agency_the_lists_say_so(desk: Desk) -> None:
    assert desk.run("person", "list") == "Nobody has an account yet.\n"
    assert desk.run("agency", "list") == "No agency is on the list yet.\n"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sample", [True, False])
def test_an_office_is_a_sample_only_where_it_is_said_when_it_is_made(sample: bool, tmp_path: Any) -> None:
    with desk_in(tmp_path) as desk:
        printed = desk.run("init", "--jurisdiction", "denver", *(["--sample"] if sample else []))
        assert desk.office.sample is sample
        assert ("It is a sample" in printed) is sample
