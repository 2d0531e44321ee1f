"""The process is killed between two writes: the notice is on record wholly or not at all, and a second try works."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.papers import SpecPaper, abolished, created, notice, retitled
from tests.plugins.needs import ROOT
from tests.plugins.office import Desk, desk_in

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
PAPER = notice(
    "201",
    date(2012, 3, 5),
    retitled("NS1002", "Hedge Trimmer", "Hedge Keeper"),
    KEEPER,
    abolished("NS1009", "Scarecrow", "607-S"),
    specs=[SpecPaper("Orchard Keeper")],
)


@pytest.fixture
def committing_desk(transactional_db: None, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty office whose acts are committed, so that another process sees them."""
    with desk_in(tmp_path) as desk:
        desk.open()
        yield desk


def environment(desk: Desk) -> dict[str, str]:
    """What makes another process work at the same desk."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    return os.environ | {"CLASSPLAN_DATA": str(desk.kept), "DATABASE_URL": url}


def test_killed_anywhere_the_notice_is_on_record_wholly_or_not_at_all(committing_desk: Desk) -> None:
    desk = committing_desk
    before = {label: len(rows) for label, rows in desk.everything()[0].items()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.records.killing", desk.file("201.txt", PAPER), "2012-03-22"],
        cwd=ROOT, env=environment(desk), check=True, capture_output=True, text=True,
    )  # fmt: skip
    *killed, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(killed) > 12
    for attempt in killed:
        assert (attempt["ended"], attempt["rows"], attempt["faults"]) == (9, before, []), attempt["at"]
    assert last["ended"] == 9  # after the commit
    assert last["faults"] == []
    assert last["rows"]["proceedings.Notice"] == 1
    assert all(last["rows"][label] > number for label, number in before.items() if label in GROWS)
    assert "on record already" in desk.refused(
        "notice", "record", desk.folder / "201.txt", "--board-approved", "2012-03-22", "--yes"
    )
    assert desk.plan("2012-03-25").keys() == {"NS1001", "NS1002"}


GROWS = {"journal.Entry", "library.Original", "plan.PlanPoint", "plan.Change", "specs.SpecVersion", "plan.RangePoint"}
