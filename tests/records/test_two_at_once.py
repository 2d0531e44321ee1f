"""Two people record at once: one after the other, and whoever comes second is told."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from classplan.core.errors import NotAllowed
from classplan.core.proceedings import Acts
from classplan.core.reading import read
from classplan.jurisdictions import pack_named
from classplan.records.amendments.bodies import enact
from classplan.records.amendments.drafting import propose
from classplan.records.amendments.proposals import Proposal
from classplan.records.journal.models import Entry
from classplan.records.journal.services import Actor
from classplan.records.proceedings.applying import File
from classplan.records.proceedings.models import Notice
from classplan.records.proceedings.papers import notice_paper
from classplan.records.proceedings.services import record_acts, record_notice
from tests.papers import created, notice
from tests.plugins.office import NOW, Desk, desk_in

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
POND = created("NS1005", "Pond Keeper", "614-S", 33597, 49038)
DAY, BOARD = date(2012, 3, 5), date(2012, 3, 22)


@pytest.fixture
def committing_desk(transactional_db: None, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty office whose acts are committed, so that another connection sees them."""
    with desk_in(tmp_path) as desk:
        desk.open()
        yield desk


def recording(desk: Desk, text: str, by: str) -> Callable[[], object]:
    """An act that is ready: the paper is read, and what it does is decided only when its turn comes."""
    pack = pack_named("denver")
    paper, file = notice_paper(read(text, pack.layouts), "paper.txt"), File("paper.txt", "text/plain", text.encode())
    office = desk.office
    return lambda: record_notice(
        office, paper, file, acts=Acts(board=BOARD), policy=pack.policy, actor=Actor(by), now=NOW, confirmed=True
    )


def at_once(*acts: Callable[[], object]) -> list[Exception | None]:
    """Run each act in a thread with its own connection, all from one moment on; what was refused."""
    gate = threading.Barrier(len(acts))
    ended: list[Exception | None] = [None] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            act()
        except Exception as error:  # noqa: BLE001 - it is looked at by the test
            ended[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def test_the_same_notice_is_entered_once_and_the_other_is_told_by_whom(committing_desk: Desk) -> None:
    desk, text = committing_desk, notice("201", DAY, KEEPER)
    ended = at_once(*(recording(desk, text, by) for by in ("Ada", "Bob", "Cleo")))
    refused = [error for error in ended if error is not None]
    assert len(refused) == 2
    entered = Entry.objects.get(act="notice.recorded")
    for error in refused:
        assert isinstance(error, NotAllowed)
        assert f"Notice 201 is on record already: of 2012-03-05, entered by {entered.actor}" in str(error)
    assert Notice.objects.count() == 1
    assert not desk.verified().faults


def test_two_notices_are_both_entered_and_the_chain_is_whole(committing_desk: Desk) -> None:
    desk = committing_desk
    changes = [created(f"NS10{n}", f"Keeper {n}", "613-S", 32130, 46904) for n in range(10, 16)]
    ended = at_once(*(recording(desk, notice(f"20{n}", DAY, c), "Ada") for n, c in enumerate(changes)))
    assert ended == [None] * 6
    assert list(Entry.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 8))
    assert desk.plan("2012-03-25").keys() == {c.subject.code for c in changes}
    assert not desk.verified().faults


def test_two_notices_that_give_one_code_to_two_classes_are_not_both_entered(committing_desk: Desk) -> None:
    desk = committing_desk
    other = created("NS1001", "Plum Keeper", "613-S", 32130, 46904)
    ended = at_once(
        recording(desk, notice("201", DAY, KEEPER), "Ada"), recording(desk, notice("202", DAY, other), "Bob")
    )
    (refused,) = [error for error in ended if error is not None]
    assert isinstance(refused, NotAllowed)
    assert "The code NS1001" in str(refused)
    assert not desk.verified().faults


def test_the_same_later_act_is_entered_once(committing_desk: Desk) -> None:
    desk = committing_desk
    desk.record("201.txt", notice("201", DAY, KEEPER), "--board-approved", BOARD)
    office = desk.office

    def act() -> object:
        return record_acts(office, "201", Acts(council=date(2012, 4, 16)), actor=Actor("Ada"), now=NOW)

    ended = at_once(act, act)
    (refused,) = [error for error in ended if error is not None]
    assert "“council” on record already" in str(refused)
    assert not desk.verified().faults


def test_of_two_who_enact_at_once_one_does_and_the_other_is_told(committing_desk: Desk) -> None:
    from tests.amending import ANALYST, MAYOR, Walk, at

    walk = Walk(committing_desk.office).to("adopted")
    number, moment = walk.number, at(MAYOR, 22)
    ended = at_once(*[lambda: enact(walk.office, number, actor=ANALYST, now=moment)] * 3)
    refused = [error for error in ended if error is not None]
    assert [type(error) for error in refused] == [NotAllowed] * 2
    assert all("while the state is in force" in str(error) for error in refused)
    assert not committing_desk.verified().faults


def test_of_two_who_edit_one_draft_at_once_one_does_and_the_other_keeps_what_was_typed(committing_desk: Desk) -> None:
    from tests.amending import ANALYST, OPENED, Walk, at

    walk = Walk(committing_desk.office).open()
    seen = walk.fresh.version
    proposals = [walk.new_class(code=f"NS106{n}", title=f"Keeper {n}") for n in range(2)]

    def adding(proposal: Proposal) -> Callable[[], object]:
        return lambda: propose(walk.office, walk.number, proposal, actor=ANALYST, now=at(OPENED), seen=seen)

    (refused,) = [error for error in at_once(*map(adding, proposals)) if error is not None]
    assert "was changed while this was being filled in, by Ikaika Mahoe" in str(refused)
    assert walk.fresh.proposed.count() == 1
    assert not committing_desk.verified().faults


def test_two_amendments_do_not_both_take_one_class(committing_desk: Desk) -> None:
    from tests.amending import ANALYST, OPENED, Walk, at

    first = Walk(committing_desk.office).to("in force")
    job_class = first.fresh.proposed.get().job_class
    assert job_class is not None
    walks = [Walk(first.office).open(f"Draft {n}") for n in range(3)]
    proposal = Proposal(job_class.number, None, "It is done by others.")
    day = at(date(2026, 5, 4))
    ended = at_once(
        *(lambda number=walk.number: propose(first.office, number, proposal, actor=ANALYST, now=day) for walk in walks)
    )
    refused = [str(error) for error in ended if error is not None]
    assert len(refused) == 2
    assert all("is changed by Amendment" in error for error in refused)
    assert day.date() > OPENED


def test_of_those_who_send_in_at_once_no_more_are_taken_than_one_address_may(committing_desk: Desk) -> None:
    from classplan.records.accounts.flood import MOST, Full, counted

    def send() -> object:
        return counted(lambda: None, matter="notice 1", address="192.0.2.1", now=NOW)

    for _ in range(MOST - 1):
        send()
    refused = [error for error in at_once(send, send, send) if error is not None]
    assert [type(error) for error in refused] == [Full] * 2


def test_of_those_who_guess_at_once_no_more_are_heard_than_may_fail(committing_desk: Desk) -> None:
    from classplan.records.accounts.lockout import PASSWORD, begin

    heard = []

    def guess() -> object:
        trial = begin(PASSWORD, login="a.lee", address="192.0.2.1", now=NOW)
        heard.append(trial.locked_until is None)
        return trial

    assert at_once(*[guess] * 8) == [None] * 8
    assert sum(heard) == 5
