"""The journal at the desk and at the command line: who did what, one entry, the chain, a printed anchor."""

import ast
import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.plugins.emptying import drop_triggers
from tests.plugins.office import NOW, Desk
from tests.web.words import words_on

if TYPE_CHECKING:
    from tests.amending import Walk


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    """An office with a noticed amendment, a comment, and another draft."""
    from classplan.records.amendments.public import comment
    from tests.amending import NOTICED, Walk, at

    walk = Walk(desk.office).to("noticed")
    comment(walk.office, "301", name="Dana Reyes", phone="1", text="Yes.", now=at(NOTICED, 12))
    Walk(desk.office).open("Bushes")
    return walk


@pytest.fixture
def auditor(walk: "Walk") -> Client:
    from classplan.core.policy import Role
    from tests.web.people import signed_in

    return signed_in(walk.office, Role.AUDITOR)


def sent(answer: Any) -> bytes:
    """What was streamed."""
    return b"".join(answer.streaming_content)


def words(client: Client, address: str = "/desk/journal/", status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_on(answer.content)


RECORDS = Path(__file__).parents[3] / "src" / "classplan" / "records"
WRITE = ("write_entry", "write_entries", "done", "acted", "_write", "note", "revise", "_say")
AN_ACT = re.compile(r"[a-z]+\.[a-z_-]+")


def acts_written() -> Iterator[str]:
    """Every act that the code writes into the journal."""
    for path in RECORDS.rglob("*.py"):
        for call in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)):
            if ast.unparse(call.func).split(".")[-1] not in WRITE:
                continue
            for given in (*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "act")):
                if isinstance(given, ast.Constant) and AN_ACT.fullmatch(str(given.value)):
                    yield str(given.value)


def test_every_act_that_is_written_has_its_words() -> None:
    from classplan.web.words_of_acts import ACTS

    assert set(ACTS) == set(acts_written())


def test_each_entry_says_who_did_what_when_and_under_which_clause(auditor: Client) -> None:
    said = words(auditor)
    assert "Gave notice" in said
    assert "notice.given" not in said
    assert "Notice 301: Trees of the town Ikaika Mahoe analyst 7-21 B" in said
    assert "Mon, Mar 9, 2026, 10:00 a.m." in said
    assert "The end of the chain is whole. Entries 1 to" in said


NARROWED = {
    "act=notice.given": 1,
    "act=nothing": None,
    "actor=amara": 1,
    "actor=director": 1,
    "amendment=1&act=comment.received": 1,
    "amendment=2": 1,
    "amendment=77": 0,
    "first=2026-03-09&last=2026-03-09&act=notice.given": 1,
    "first=2026-03-10&act=notice.given": 0,
    "last=2026-03-08&act=notice.given": 0,
}


@pytest.mark.parametrize("asked", NARROWED)
def test_the_list_is_narrowed_by_act_actor_amendment_and_days(asked: str, auditor: Client) -> None:
    said = words(auditor, f"/desk/journal/?{asked}")
    number = NARROWED[asked]
    if number is None:
        assert "Select a valid choice" in said
    elif number:
        assert f"Showing 1 to {number} of {number} entries" in said
    else:
        assert "No entry is like this" in said


@pytest.mark.parametrize(
    "asked",
    [
        "amendment=x",
        "first=2026-02-30",
        "first=9999-12-31",
        "last=9999-12-31",
        "last=0001-01-01",
        "page=0",
        "page=99999999",
        "amendment=99999999999999",
        "actor=%25",
    ],
)
def test_what_cannot_be_asked_breaks_nothing(asked: str, auditor: Client) -> None:
    assert auditor.get(f"/desk/journal/?{asked}").status_code == 200


def test_one_entry_is_readable(walk: "Walk", auditor: Client) -> None:
    from classplan.records.journal.looking import Wanted, entries_wanted

    given = entries_wanted(walk.office, Wanted(act="notice.given")).get()
    said = words(auditor, f"/desk/journal/{given.number}/")
    assert f"Entry {given.number}: Gave notice" in said
    assert "Recorded Monday, March 9, 2026, 10:00:00 a.m. MDT" in said
    assert "Amendment, state noticed" in said
    assert "Changes, 1, after, title Arborist" in said
    assert "It is as it was written and follows the entry before it; checked just now." in said
    assert "Everything about amendment 1" in said
    assert given.digest in said
    assert words(auditor, "/desk/journal/9999/", status=404)


def test_the_download_is_sent_as_it_is_read_and_harms_no_spreadsheet(walk: "Walk", auditor: Client) -> None:
    from classplan.records.journal.services import Actor, write_entry

    write_entry(walk.office, act="a.test", subject="=1+1", actor=Actor("-a"), payload={}, cites=["7-20"], now=NOW)
    answer = auditor.get("/desk/journal/journal.csv?act=a.test")
    assert answer.streaming
    rows = list(csv.DictReader(io.StringIO(sent(answer).decode())))
    assert [(row["act"], row["subject"], row["actor"], row["cites"]) for row in rows] == [
        ("a.test", "'=1+1", "'-a", "7-20")
    ]
    assert rows[0]["recorded_at"].endswith("-07:00")
    every = auditor.get("/desk/journal/journal.csv")
    assert b"notice.given" in sent(every)


def test_a_changed_entry_is_named_on_every_page_that_shows_it(walk: "Walk", auditor: Client) -> None:
    drop_triggers()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET actor = 'Nobody' WHERE act = 'notice.given'")
        cursor.execute("SELECT number FROM journal_entry WHERE act = 'notice.given'")
        number = cursor.fetchone()[0]
    assert f"The chain is broken Entry {number} (notice.given" in words(auditor)
    assert "is not as it was written." in words(auditor, "/desk/journal/chain/")
    assert f"Entry {number} (notice.given, Notice 301: Trees of the town) is not as it was written." in words(
        auditor, f"/desk/journal/{number}/"
    )


def test_an_entry_that_is_gone_is_named(walk: "Walk", auditor: Client) -> None:
    drop_triggers()
    from classplan.records.amendments import models

    models.Comment.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM journal_entry WHERE act = 'comment.received'")
        number = cursor.fetchone()[0]
        cursor.execute("DELETE FROM journal_entry WHERE act = 'comment.received'")
    assert f"Entry {number} is missing; the next one is {number + 1}." in words(auditor, "/desk/journal/chain/")
    assert f"Entry {number} is missing." in words(auditor, f"/desk/journal/chain/?after={number}")


def test_a_printed_anchor_matches_or_does_not(walk: "Walk", auditor: Client) -> None:
    from classplan.records.journal.selectors import anchor

    last = anchor(walk.office)
    assert last.in_words in words(auditor, "/desk/journal/chain/")
    spaced = f"{last.digest[:32].upper()}%20{last.digest[32:]}"
    assert "It matches Entry" in words(auditor, f"/desk/journal/chain/?number={last.number}&digest={spaced}")
    other = "0" * 64
    assert "It does not match Entry" in words(auditor, f"/desk/journal/chain/?number={last.number}&digest={other}")
    assert "The journal has no entry 999." in words(auditor, f"/desk/journal/chain/?number=999&digest={other}")
    assert "A digest has 64 figures" in words(auditor, "/desk/journal/chain/?number=1&digest=abc")
    said = words(auditor, "/desk/journal/chain/?number=&digest=")
    assert "Number of the entry: " in said, said


def test_the_chain_is_checked_in_parts_that_join(walk: "Walk") -> None:
    from classplan.records.journal.looking import check_part

    first = check_part(walk.office, after=0, most=3)
    assert (first.first, first.last, first.whole) == (1, 3, True)
    second = check_part(walk.office, after=first.last, most=10_000)
    assert (second.first, second.last, second.whole) == (4, second.end, True)
    assert check_part(walk.office, after=10**9, most=3).whole


ROLES = ["board clerk", "council clerk", "appointing authority"]


@pytest.mark.parametrize("role", ROLES)
def test_the_journal_is_for_those_who_may_read_it(role: str, walk: "Walk", settings: Any) -> None:
    from classplan.core.policy import Role
    from tests.web.people import signed_in

    settings.REQUIRE_SECOND_FACTOR = False
    client = signed_in(walk.office, Role(role))
    for address in ("/desk/journal/", "/desk/journal/1/", "/desk/journal/chain/", "/desk/journal/journal.csv"):
        assert client.get(address).status_code == 403
        assert Client().get(address).status_code == 302


def test_the_commands_print_the_anchor_and_check_a_printed_one(walk: "Walk", desk: Desk) -> None:
    from classplan.records.journal.selectors import anchor

    last = anchor(walk.office)
    assert desk.run("journal", "anchor").strip() == last.in_words
    assert f"The chain is whole from entry 1 to {last.number}." in desk.run(
        "journal", "check", last.number, last.digest
    )
    at_the_foot = desk.run("journal", "check", last.number, last.digest[:4], last.digest[4:8], last.digest[8:12])
    assert last.digest in at_the_foot
    assert "this has 11" in desk.refused("journal", "check", last.number, last.digest[:11])
    wrong = desk.command("journal", "check", last.number, "0" * 64)
    assert (wrong.exit_code, "has another digest" in wrong.stderr) == (1, True)
    assert "A digest has 64" in desk.refused("journal", "check", 1, "abc")
    drop_triggers()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET actor = 'Nobody' WHERE number = 2")
    broken = desk.command("journal", "check", last.number, last.digest)
    assert (broken.exit_code, "Entry 2" in broken.stderr) == (1, True)


@pytest.fixture
def long_journal(walk: "Walk") -> int:
    """A chain of more entries than one page checks."""
    from classplan.records.journal.chain import covered, digest_of
    from classplan.records.journal.models import Entry
    from classplan.records.journal.selectors import anchor

    last = anchor(walk.office)
    rows, previous = [], last.digest
    for number in range(last.number + 1, 12_001):
        entry = Entry(
            office=walk.office,
            number=number,
            act="a.test",
            subject=f"Matter {number}",
            actor="A test",
            role="recorder",
            recorded_at=NOW + timedelta(seconds=number),
            cites=["7-20"],
            payload={"amendment": {"number": 5, "state": "draft", "version": number}, "why": "So it was. " * 10},
            previous=previous,
        )
        entry.digest = previous = digest_of(covered(entry))
        rows.append(entry)
    Entry.objects.bulk_create(rows, batch_size=2000)
    return 12_000


def test_a_long_journal_stays_quick_to_look_at(long_journal: int, auditor: Client) -> None:
    for address in (
        "/desk/journal/",
        "/desk/journal/?page=90&actor=test",
        "/desk/journal/?amendment=5",
        "/desk/journal/chain/",
    ):
        with CaptureQueriesContext(connection) as queries:
            answer = auditor.get(address)
        assert answer.status_code == 200
        assert len(answer.content) < 150_000
        assert len(queries) < 25
    assert "Check on from entry 10001" in words(auditor, "/desk/journal/chain/")
