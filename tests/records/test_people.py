"""People and their roles: what a role gives on a day, what is refused, and what the journal says of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.policy import POWERS, PUBLIC, Role
from classplan.records.accounts.models import Agency, Holding, Office, Person
from classplan.records.accounts.selectors import holders, people, person_of, powers_of, sample_people, standing_of
from classplan.records.accounts.services import (
    add_agency,
    close_person,
    end_role,
    give_password,
    give_role,
    open_person,
    reopen_person,
    replace_password,
)
from classplan.records.journal.models import Entry
from classplan.records.journal.selectors import breaks_in_chain
from classplan.records.journal.services import Actor

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
TODAY = date(2026, 3, 2)
BY = Actor("a test", "administrator")
BEFORE, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def quick_hashes(settings: Any) -> None:
    """A hash that takes no time: the real one takes long on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def office(db: None) -> Office:
    """An office without anybody."""
    return Office.objects.create(id=1, name="City of Testing", jurisdiction="denver", opened_at=NOW)


@pytest.fixture
def library(office: Office) -> Agency:
    """An agency."""
    return add_agency(office, code="lib", name="Public Library", actor=BY, now=NOW)


@pytest.fixture
def ada(office: Office) -> Person:
    """Somebody without a role."""
    return open_person(office, login="A.Lee", name="  Ada   Lee ", actor=BY, now=NOW)


def test_nobody_and_whoever_holds_no_role_may_nothing(ada: Person) -> None:
    assert standing_of(AnonymousUser(), TODAY) == PUBLIC
    assert standing_of(ada, TODAY) == PUBLIC


def test_a_role_counts_from_its_first_day_until_the_day_it_ends_and_not_on_that_day(ada: Person) -> None:
    give_role(ada, role=Role.ANALYST, from_day=TODAY, until=LATER, actor=BY, now=NOW)
    held = [bool(standing_of(ada, day).roles) for day in (BEFORE, TODAY, LATER - timedelta(days=1), LATER)]
    assert held == [False, True, True, False]


def test_a_scoped_role_reaches_the_agencies_for_which_it_is_held(ada: Person, library: Agency) -> None:
    parks = add_agency(ada.office, code="PARKS", name="Parks", actor=BY, now=NOW)
    give_role(ada, role=Role.APPOINTING_AUTHORITY, agency=library, actor=BY, now=NOW)
    give_role(ada, role=Role.APPOINTING_AUTHORITY, agency=parks, from_day=LATER, actor=BY, now=NOW)
    give_role(ada, role=Role.EMPLOYEE, actor=BY, now=NOW)
    assert standing_of(ada, TODAY).agencies == {"LIB"}
    assert standing_of(ada, LATER).agencies == {"LIB", "PARKS"}
    found = holders(ada.office, Role.APPOINTING_AUTHORITY, TODAY, agencies=frozenset({"LIB"}))
    assert [person.login for person in found] == ["a.lee"]
    assert not holders(ada.office, Role.APPOINTING_AUTHORITY, TODAY, agencies=frozenset({"PARKS"}))


def test_the_powers_of_an_office_hold_those_of_the_desk(office: Office) -> None:
    assert set(POWERS) <= set(powers_of(office))


def test_a_name_and_a_login_are_kept_tidy_and_found_however_they_are_typed(ada: Person) -> None:
    assert (ada.login, ada.name, str(ada)) == ("a.lee", "Ada Lee", "Ada Lee (a.lee)")
    assert person_of(ada.office, " A.LEE ") == ada
    assert Person.objects.get_by_natural_key("A.Lee") == ada
    assert not ada.has_usable_password()


@pytest.mark.parametrize("login", ["", "ab", "a lee", "a_lee", "a/lee", "é.lee", "x" * 61])
def test_what_is_no_login_is_refused(login: str, office: Office) -> None:
    with pytest.raises(Invalid, match="is no login"):
        open_person(office, login=login, name="Ada Lee", actor=BY, now=NOW)


def test_a_login_is_never_given_twice_even_after_its_account_is_closed(ada: Person) -> None:
    close_person(ada, actor=BY, now=NOW)
    with pytest.raises(NotAllowed, match=r"The login a\.lee is Ada Lee's, and is never given again"):
        open_person(ada.office, login="A.LEE", name="Another", actor=BY, now=NOW)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"role": Role.APPOINTING_AUTHORITY}, "is held for an agency. Choose which"),
        ({"role": Role.ANALYST, "agency": "library"}, "reaches every agency. Leave out Public Library"),
        ({"role": Role.ANALYST, "from_day": BEFORE}, "is given from today on"),
        ({"role": Role.ANALYST, "from_day": LATER, "until": LATER}, "cannot end on"),
        ({"role": Role.ANALYST, "until": TODAY}, "cannot end on"),
    ],
)
def test_a_role_that_cannot_be_is_refused(asked: dict[str, Any], says: str, ada: Person, library: Agency) -> None:
    if "agency" in asked:
        asked = asked | {"agency": library}
    with pytest.raises(Invalid, match=says):
        give_role(ada, **asked, actor=BY, now=NOW)
    assert not Holding.objects.exists()


def test_a_role_is_not_given_twice_for_one_day(ada: Person) -> None:
    give_role(ada, role=Role.ANALYST, from_day=TODAY, until=LATER, actor=BY, now=NOW)
    with pytest.raises(NotAllowed, match="Ada Lee is analyst already"):
        give_role(ada, role=Role.ANALYST, from_day=LATER - timedelta(days=1), actor=BY, now=NOW)
    give_role(ada, role=Role.ANALYST, from_day=LATER, actor=BY, now=NOW)


def test_the_last_administrator_stays(ada: Person) -> None:
    held = give_role(ada, role=Role.ADMINISTRATOR, actor=BY, now=NOW)
    for act in (
        lambda: end_role(held, actor=BY, now=NOW),
        lambda: end_role(held, until=LATER, actor=BY, now=NOW),
        lambda: close_person(ada, actor=BY, now=NOW),
    ):
        with pytest.raises(NotAllowed, match="Ada Lee is the last administrator of City of Testing"):
            act()
    other = open_person(ada.office, login="b.ray", name="Bo Ray", actor=BY, now=NOW)
    give_role(other, role=Role.ADMINISTRATOR, until=LATER, actor=BY, now=NOW)
    with pytest.raises(NotAllowed, match="last administrator"):
        end_role(held, actor=BY, now=NOW)
    give_role(other, role=Role.ADMINISTRATOR, from_day=LATER, actor=BY, now=NOW)
    end_role(held, until=LATER, actor=BY, now=NOW)
    assert standing_of(ada, LATER) == PUBLIC


def test_a_role_that_has_ended_is_not_ended_again(ada: Person) -> None:
    held = give_role(ada, role=Role.ANALYST, actor=BY, now=NOW)
    end_role(held, actor=BY, now=NOW)
    assert standing_of(ada, TODAY) == PUBLIC
    with pytest.raises(NotAllowed, match="is no analyst since"):
        end_role(held, actor=BY, now=NOW)
    with pytest.raises(Invalid, match="ends today"):
        end_role(held, until=BEFORE, actor=BY, now=NOW)


def test_closing_ends_every_role_and_opening_again_gives_none_back(ada: Person, library: Agency) -> None:
    give_role(ada, role=Role.ANALYST, actor=BY, now=NOW)
    give_role(ada, role=Role.APPOINTING_AUTHORITY, agency=library, from_day=LATER, actor=BY, now=NOW)
    replace_password(ada, "eleven copper kettles", actor=BY, now=NOW)
    close_person(ada, actor=BY, now=NOW)
    closed = person_of(ada.office, "a.lee")
    assert not closed.is_active
    assert standing_of(closed, LATER) == PUBLIC
    for act in (
        lambda: close_person(closed, actor=BY, now=NOW),
        lambda: give_role(closed, role=Role.ANALYST, actor=BY, now=NOW),
        lambda: give_password(closed, actor=BY, now=NOW),
    ):
        with pytest.raises(NotAllowed, match="closed"):
            act()
    reopen_person(closed, actor=BY, now=NOW)
    again = person_of(ada.office, "a.lee")
    assert again.is_active
    assert not again.has_usable_password()
    assert standing_of(again, LATER) == PUBLIC
    with pytest.raises(NotAllowed, match="is open"):
        reopen_person(again, actor=BY, now=NOW)


def test_nobody_is_ever_removed(ada: Person) -> None:
    for act in (ada.delete, Person.objects.all().delete, people(ada.office).delete):
        with pytest.raises(NotAllowed, match="Close the account instead"):
            act()
    assert Person.objects.count() == 1


def test_the_database_itself_keeps_a_role_and_its_agency_together(ada: Person, library: Agency) -> None:
    wrong: list[dict[str, Any]] = [
        {"role": Role.ANALYST, "agency": library},
        {"role": Role.APPOINTING_AUTHORITY},
        {"role": "king"},
        {"role": Role.ANALYST, "until": BEFORE},
    ]
    for row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Holding.objects.create(person=ada, from_day=TODAY, **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=ada.pk).update(login="A.Lee")


def test_every_act_has_its_entry_and_none_holds_a_password(ada: Person, library: Agency) -> None:
    held = give_role(ada, role=Role.APPOINTING_AUTHORITY, agency=library, actor=BY, now=NOW)
    words = give_password(ada, actor=BY, now=NOW)
    given = person_of(ada.office, "a.lee")
    assert given.password_is_temporary
    assert given.check_password(words)
    replace_password(given, "eleven copper kettles", actor=BY, now=NOW)
    end_role(held, actor=BY, now=NOW)
    close_person(given, actor=BY, now=NOW)
    acts = list(Entry.objects.order_by("number").values_list("act", flat=True))
    assert acts == [
        "person.opened",
        "agency.added",
        "role.given",
        "password.given",
        "password.replaced",
        "role.ended",
        "person.closed",
    ]
    written = repr(list(Entry.objects.values()))
    for secret in (words, "kettles", given.password, "md5$"):
        assert secret not in written
    assert not list(breaks_in_chain(ada.office))


def test_a_password_is_not_replaced_by_itself_or_by_a_weak_one(ada: Person) -> None:
    replace_password(ada, "eleven copper kettles", actor=BY, now=NOW)
    with pytest.raises(Invalid, match="Choose another"):
        replace_password(ada, "eleven copper kettles", actor=BY, now=NOW)
    with pytest.raises(Invalid, match="too short"):
        replace_password(ada, "short", actor=BY, now=NOW)


@pytest.mark.parametrize(("code", "name"), [("", "Parks"), ("PA RK", "Parks"), ("x" * 21, "Parks"), ("PARKS", " ")])
def test_what_is_no_agency_is_refused(code: str, name: str, office: Office) -> None:
    with pytest.raises(Invalid):
        add_agency(office, code=code, name=name, actor=BY, now=NOW)


def test_an_agency_is_known_once(library: Agency) -> None:
    with pytest.raises(NotAllowed, match="The code LIB is Public Library's"):
        add_agency(library.office, code="lib", name="Another", actor=BY, now=NOW)


def test_only_a_sample_office_names_the_people_whom_a_click_signs_in(ada: Person) -> None:
    give_role(ada, role=Role.ANALYST, actor=BY, now=NOW)
    assert sample_people(ada.office, TODAY) == []
    ada.office.sample = True
    assert [held.person for held in sample_people(ada.office, TODAY)] == [ada]
