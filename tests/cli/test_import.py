"""`classplan import`: folders and zips, from the command line."""

import json
from pathlib import Path

import pytest

from tests.batches import zip_of
from tests.papers import SpecPaper
from tests.plugins.office import Desk

MOSS, POND = SpecPaper("Moss Keeper").text(), SpecPaper("Pond Keeper", established="02/30/2012").text()


@pytest.fixture
def papers(desk: Desk) -> Path:
    folder = desk.folder / "papers"
    folder.mkdir()
    for name, text in (("moss.txt", MOSS), ("new.txt", f"{MOSS}\nMore."), ("pond.txt", POND), ("a.exe", "MZ")):
        (folder / name).write_text(text)
    return folder


def test_a_folder_is_taken_in_and_reported(desk: Desk, papers: Path) -> None:
    done = desk.command("import", papers, "--processes", "1", "--by", "Ada Lee")
    assert done.exit_code == 1
    assert "Batch 1: 0 of 4 files" in done.stderr
    assert "Batch 1: 4 of 4 files" in done.stderr
    assert "read 3, here already 0, refused 1, left out 0" in done.stdout
    assert "specifications found: 3" in done.stdout
    assert "1 files: its name ends with .exe" in done.stdout
    assert "Moss Keeper: papers 1, 2" in done.stdout


def test_the_same_folder_again_does_nothing_twice_and_with_again_takes_what_is_new(desk: Desk, papers: Path) -> None:
    desk.command("import", papers, "--processes", "1")
    before = desk.everything()
    again = desk.command("import", papers, "--processes", "1")
    assert "took this in already" in again.stderr
    assert desk.everything() == before
    (papers / "fern.txt").write_text(MOSS.replace("Moss", "Fern"))
    done = desk.command("import", papers, "--again", "--processes", "1", "--json")
    assert json.loads(done.stdout)["outcomes"] == {
        "waiting": 0, "read": 1, "duplicate": 3, "refused": 1, "left out": 0,
    }  # fmt: skip


def test_a_zip_is_taken_in_and_its_files_are_listed(desk: Desk) -> None:
    packed = desk.file("papers.zip", zip_of({"in/moss.txt": MOSS}))
    listed = desk.run("import", packed, "--processes", "1", "--csv")
    assert listed.splitlines()[1].startswith("1,in/moss.txt,read,,1,reading,Moss Keeper,0,0,")


def test_an_uploaded_batch_is_gone_on_with_under_the_name_of_whoever_uploaded_it(desk: Desk) -> None:
    from datetime import UTC, datetime

    from classplan.records.journal.services import Actor
    from classplan.records.library.batches.taking import begin_uploaded
    from classplan.records.library.selectors import upload_numbered

    content, now = zip_of({"moss.txt": MOSS}), datetime(2026, 3, 2, tzinfo=UTC)
    begin_uploaded(desk.office, name="p.zip", content=content, actor=Actor("Ada Lee", "analyst"), now=now)
    desk.run("import", "--batch", "1", "--processes", "1", "--by", "somebody else")
    assert upload_numbered(desk.office, 1).uploaded_by == "Ada Lee"


def test_what_can_not_be_taken_in_is_refused(desk: Desk, papers: Path) -> None:
    assert "Name the folders or zips" in desk.refused("import")
    assert "Name the folders or zips" in desk.refused("import", papers, "--batch", "1")
    assert "there is no such folder" in desk.refused("import", desk.folder / "none")
    assert "No batch of the number 7" in desk.refused("import", "--batch", "7", status=3)
    desk.command("import", papers, "--processes", "1")
    assert "Run that command again" in desk.refused("import", "--batch", "1", "--processes", "1")
