"""The public's part in the records: what is taken, what is refused with nothing written, what the journal holds of it."""

from typing import TYPE_CHECKING

import pytest

from classplan.core.errors import DomainError, NotAllowed
from tests.plugins.office import Desk

if TYPE_CHECKING:
    from tests.amending import Walk


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    from tests.amending import Walk

    return Walk(desk.office).to("noticed")


def say(walk: "Walk", **changed: object) -> object:
    from classplan.records.amendments.public import comment
    from tests.amending import NOTICED, at

    said: dict[str, object] = {"name": "Dana Reyes", "phone": "303-555-0187", "text": "Yes.", "now": at(NOTICED, 12)}
    return comment(walk.office, "301", **(said | changed))  # type: ignore[arg-type]


def test_the_journal_holds_no_name_no_number_and_no_words_of_the_public(walk: "Walk") -> None:
    from classplan.records.journal.selectors import entries

    say(walk, text="The oaks need one.", email="dana@example.org")
    last = list(entries(walk.office))[-1]
    said = f"{last.payload} {last.subject} {last.actor}"
    assert not [words for words in ("Dana", "0187", "oaks", "example.org") if words in said]
    assert last.payload["length"] == 18


REFUSED: dict[str, dict[str, object]] = {
    "no name": {"name": " "},
    "no telephone number": {"phone": ""},
    "no words": {"text": " \n"},
    "too many words": {"text": "a" * 20_001},
    "a name that is none": {"name": "a" * 201},
    "a number that is none": {"phone": "1" * 61},
    "a change that there is not": {"about": 9},
}


@pytest.mark.clause(136)
@pytest.mark.parametrize("changed", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_writes_nothing(changed: dict[str, object], walk: "Walk", desk: Desk) -> None:
    before = desk.everything()
    with pytest.raises(DomainError):
        say(walk, **changed)
    assert desk.everything() == before


def test_the_longest_comment_is_taken(walk: "Walk") -> None:
    assert say(walk, text="a" * 20_000)


@pytest.mark.clause(135)
def test_a_late_comment_is_kept_and_marked_and_after_the_hearing_none_is_taken(walk: "Walk") -> None:
    from datetime import date

    from tests.amending import HEARING, at

    assert say(walk, now=at(date(2026, 3, 25), 8)).late is False  # type: ignore[attr-defined]
    assert say(walk, now=at(date(2026, 3, 25), 8, 0, 1)).late is True  # type: ignore[attr-defined]
    walk.posted().heard()
    with pytest.raises(NotAllowed, match="The hearing was held on Thursday, March 26, 2026"):
        say(walk, now=at(HEARING, 20))


def test_what_is_open_for_comment_is_only_what_is_noticed(walk: "Walk") -> None:
    from classplan.records.amendments.selectors import open_notices
    from tests.amending import Walk

    Walk(walk.office).open("Bushes")
    assert [notice.number for notice in open_notices(walk.office)] == ["301"]
    walk.posted().heard()
    assert open_notices(walk.office) == []


def test_the_flood_limit_is_of_one_address_on_one_notice_and_ends(walk: "Walk") -> None:
    from datetime import timedelta

    from classplan.records.accounts.flood import MOST, WHILE, counted, full_until
    from tests.amending import NOTICED, at

    now = at(NOTICED, 12)
    for second in range(MOST):
        assert full_until(matter="notice 301", address="192.0.2.1", now=now) is None
        counted(lambda: None, matter="notice 301", address="192.0.2.1", now=now + timedelta(seconds=second))
    later = now + timedelta(seconds=MOST)
    assert full_until(matter="notice 301", address="192.0.2.1", now=later) == now + WHILE
    assert full_until(matter="notice 302", address="192.0.2.1", now=later) is None
    assert full_until(matter="notice 301", address="192.0.2.2", now=later) is None
    assert full_until(matter="notice 301", address="192.0.2.1", now=now + WHILE) is None
