"""Counts of what fails and of what is sent in: nothing that comes at once passes by them."""

from datetime import timedelta
from typing import Any

import pytest

from classplan.core.errors import NotAllowed
from classplan.records.accounts.flood import MOST, Full, counted, full_until
from classplan.records.accounts.lockout import CODE, KNOWN_FOR, PASSWORD, begin, note_failure, signed_in, take_back
from classplan.records.accounts.models import Attempt
from tests.plugins.office import NOW, Desk

HERE: dict[str, Any] = {"address": "192.0.2.1", "now": NOW}


@pytest.mark.parametrize("kind", [PASSWORD, CODE])
def test_attempts_that_begin_at_once_are_counted_before_the_first_has_failed(desk: Desk, kind: str) -> None:
    begun = [begin(kind, login="a.lee", **HERE) for _ in range(8)]
    assert [trial.locked_until is None for trial in begun] == [True] * 5 + [False] * 3
    for trial in begun[:5]:
        take_back(trial)
    assert begin(kind, login="a.lee", **HERE).locked_until is None
    assert Attempt.objects.count() == 2


def test_a_password_and_a_code_are_counted_apart(desk: Desk) -> None:
    for _ in range(5):
        note_failure(begin(CODE, login="a.lee", **HERE), now=NOW)
    take_back(begin(PASSWORD, login="a.lee", **HERE))
    assert begin(CODE, login="a.lee", **HERE).locked_until == NOW + timedelta(minutes=15)
    assert begin(PASSWORD, login="a.lee", **HERE).locked_until is None


def test_an_address_is_known_for_a_while_and_then_like_any_other(desk: Desk) -> None:
    signed_in(login="a.lee", **HERE)
    later = NOW + KNOWN_FOR + timedelta(minutes=1)
    for when, is_open in ((NOW + timedelta(days=29), True), (later, False)):
        for _ in range(5):
            begin(PASSWORD, login="a.lee", address="198.51.100.7", now=when)
        assert (begin(PASSWORD, login="a.lee", address="192.0.2.1", now=when).locked_until is None) is is_open


def test_what_is_refused_is_not_counted_and_what_is_taken_is_in_one_step(desk: Desk) -> None:
    def refuse() -> None:
        raise NotAllowed("No.")

    for _ in range(MOST + 1):
        with pytest.raises(NotAllowed):
            counted(refuse, matter="notice 1", **HERE)
    assert full_until(matter="notice 1", **HERE) is None
    for _ in range(MOST):
        assert counted(lambda: "taken", matter="notice 1", **HERE) == "taken"
    with pytest.raises(Full):
        counted(refuse, matter="notice 1", **HERE)
