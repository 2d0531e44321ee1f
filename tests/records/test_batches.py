"""Batches: every file of a folder or a zip is read, known already, refused or left out, once, whatever ends the work."""

import json
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from classplan.core.errors import Invalid, NotAllowed
from tests.batches import take_in, zip_of
from tests.papers import SpecPaper
from tests.plugins.needs import ROOT
from tests.plugins.office import Desk

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MOSS, POND = SpecPaper("Moss Keeper").text(), SpecPaper("Pond Keeper", established="02/30/2012").text()


def who() -> Any:
    from classplan.records.journal.services import Actor

    return Actor("Ada Lee", "analyst")


def batch_of(desk: Desk, files: dict[str, str | bytes]) -> Any:
    return take_in(desk.office, zip_of(files), actor=who(), clock=lambda: NOW)


def outcomes(batch: Any) -> dict[str, str]:
    return dict(batch.files.values_list("name", "outcome"))


def reasons(batch: Any) -> dict[str, str]:
    return dict(batch.files.values_list("name", "reason"))


def acts(desk: Desk) -> list[str]:
    from classplan.records.journal.selectors import entries

    return [entry.act for entry in entries(desk.office)][1:]


def test_every_file_comes_to_something_and_the_journal_says_so(desk: Desk) -> None:
    batch = batch_of(
        desk, {"moss.txt": MOSS, "in/pond.txt": POND, "in/again.txt": MOSS, "a.exe": "MZ", "~$m.docx": "x"}
    )
    assert outcomes(batch) == {
        "moss.txt": "read",
        "in/pond.txt": "read",
        "in/again.txt": "duplicate",
        "a.exe": "refused",
        "~$m.docx": "left out",
    }
    assert reasons(batch)["in/again.txt"] == "It is paper 1 (moss.txt), byte for byte."
    assert "Programs are not read" in reasons(batch)["a.exe"]
    assert batch.files.get(name="in/again.txt").upload.number == 1
    assert (batch.ended, batch.by, batch.archive.name) == (NOW, "Ada Lee", "papers.zip")
    assert acts(desk) == ["batch.begun", "paper.uploaded", "paper.uploaded", "batch.ended"]
    assert not desk.verified().faults


def test_what_was_uploaded_before_is_told_with_its_paper_and_is_not_read_again(desk: Desk) -> None:
    from classplan.records.library.services import upload

    upload(desk.office, name="first.txt", content=MOSS.encode(), actor=who(), now=NOW)
    batch = batch_of(desk, {"moss.txt": MOSS})
    assert (outcomes(batch), reasons(batch)) == (
        {"moss.txt": "duplicate"},
        {"moss.txt": "It is paper 1 (first.txt), byte for byte."},
    )


def test_the_same_zip_again_is_the_batch_that_there_is(desk: Desk) -> None:
    files: dict[str, str | bytes] = {"moss.txt": MOSS}
    first = batch_of(desk, files)
    before = desk.everything()
    assert batch_of(desk, files) == first
    assert desk.everything() == before


def test_work_that_breaks_off_goes_on_with_what_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from classplan.records.library.batches import taking

    content = zip_of({f"{n}.txt": f"{MOSS}\n{n}" for n in range(6)})
    monkeypatch.setattr(taking, "GROUP", 2)
    batch = taking.begin_uploaded(desk.office, name="p.zip", content=content, actor=who(), now=NOW)
    going: Any = taking.go_on(batch, taking.source_of(batch), actor=who(), clock=lambda: NOW)
    assert [next(going).done for _ in range(2)] == [0, 2]
    going.close()
    with monkeypatch.context() as patch:
        patch.setattr(taking, "receive_many", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            list(taking.go_on(batch, taking.source_of(batch), actor=who(), clock=lambda: NOW))
    assert sorted(outcomes(batch).values()) == ["read"] * 2 + ["waiting"] * 4
    other = taking.go_on(batch, taking.source_of(batch), actor=who(), clock=lambda: NOW)
    next(other)
    mine = list(taking.go_on(batch, taking.source_of(batch), actor=who(), clock=lambda: NOW))
    list(other)
    assert mine[-1].done == 6
    assert set(outcomes(batch).values()) == {"read"}
    assert [acts(desk).count(act) for act in ("batch.begun", "paper.uploaded", "batch.ended")] == [1, 6, 1]


@pytest.mark.sqlite
@pytest.mark.slow
def test_a_command_that_is_killed_goes_on_when_it_is_run_again(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for n in range(30):
        (papers / f"{n}.txt").write_text(f"{MOSS}\n{n}")
    own = {"CLASSPLAN_DATA": str(tmp_path / "office"), "DATABASE_URL": ""}
    settings = {"DJANGO_SETTINGS_MODULE": "classplan.config.settings"}
    command = (sys.executable, "-m", "tests.records.killing_import", str(papers), "28")
    done = subprocess.run(
        command, env=os.environ | own | settings, cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "ended 9, papers 25\n" in done.stdout
    assert "Going on with batch 1." in done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])["outcomes"]
    assert (counts["read"], counts["duplicate"]) == (30, 0)


def test_problems_are_shown_by_kind_with_the_papers_that_have_them(desk: Desk) -> None:
    from classplan.records.library.batches.selectors import next_of_kind, papers_of_kind, waiting
    from classplan.records.library.services import dismiss

    other = POND.replace("02/30/2012", "02/31/2013")
    batch = batch_of(desk, {"pond.txt": POND, "lake.txt": other, "moss.txt": MOSS})
    found = waiting(batch)
    assert [(kind.papers, kind.problems) for kind in found.kinds] == [(2, 2)]
    assert "…" in found.kinds[0].kind
    assert (found.papers, found.clean) == (2, 1)
    key = found.kinds[0].key
    assert [row.name for row in papers_of_kind(batch, key)] == ["pond.txt", "lake.txt"]
    assert [next_of_kind(batch, key, after) for after in (0, 1, 2)] == [1, 2, 1]
    dismiss(desk.office, 1, problem=0, reason="So printed.", seen=1, actor=who(), now=NOW)
    assert [(kind.papers, kind.problems) for kind in waiting(batch).kinds] == [(1, 1)]
    assert waiting(batch).clean == 2


def test_papers_without_a_problem_are_accepted_in_one_act_that_names_them_all(desk: Desk) -> None:
    from classplan.records.journal.selectors import entries
    from classplan.records.library.batches.accepting import accept_clean, mark
    from classplan.records.library.selectors import accepted_specs, upload_numbered
    from classplan.records.library.services import set_aside

    batch = batch_of(desk, {"moss.txt": MOSS, "fern.txt": MOSS.replace("Moss", "Fern"), "pond.txt": POND})
    seen = mark(batch)
    set_aside(desk.office, 2, reason="Another's.", seen=1, actor=who(), now=NOW)
    before = desk.everything()
    with pytest.raises(NotAllowed, match="are others by now, so none was accepted"):
        accept_clean(batch, seen=seen, actor=who(), now=NOW)
    assert desk.everything() == before
    assert accept_clean(batch, seen=mark(batch), actor=who(), now=NOW) == 1
    assert [spec.title for spec in accepted_specs(desk.office)] == ["Moss Keeper"]
    row = upload_numbered(desk.office, 1)
    assert (row.state, row.version, row.changes[-1]["by"]) == ("accepted", 2, "Ada Lee")
    assert "one paper of batch 1" in row.changes[-1]["what"]
    entry = list(entries(desk.office))[-1]
    assert (entry.act, [paper["name"] for paper in entry.payload["papers"]]) == ("batch.papers_accepted", ["moss.txt"])
    assert not desk.verified().faults
    with pytest.raises(NotAllowed, match="No paper of batch 1 waits without a problem"):
        accept_clean(batch, seen=mark(batch), actor=who(), now=NOW)


def test_the_report_counts_and_finds_one_title_in_several_papers(desk: Desk) -> None:
    from classplan.records.library.batches.report import as_csv, report

    files: dict[str, str | bytes] = {"moss.txt": MOSS, "new.txt": MOSS.replace("Two", "Three"), "pond.txt": POND}
    files |= {"a.exe": "MZ", "b.exe": "MZ1", "=cmd.txt": MOSS}
    found = report(batch_of(desk, files)).as_json()
    assert (found["files"], found["specifications"], found["papers_with_problems"]) == (6, 3, 1)
    assert found["outcomes"] == {"waiting": 0, "read": 3, "duplicate": 1, "refused": 2, "left out": 0}
    assert [reason["files"] for reason in found["refusals"]] == [2]
    (twice,) = found["titles_in_several_papers"]
    assert (twice["title"], [paper["paper"] for paper in twice["papers"]]) == ("Moss Keeper", [1, 2])
    rows = as_csv(batch_of(desk, files)).splitlines()
    assert rows[1].startswith("1,moss.txt,read,,1,reading,Moss Keeper,0,0,")
    assert rows[6].startswith("6,'=cmd.txt,duplicate,")


def test_the_queue_and_the_report_ask_as_often_for_many_files_as_for_few(desk: Desk) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from classplan.records.library.batches.report import as_csv, report

    def asked(count: int) -> int:
        batch = batch_of(desk, {f"{count}-{n}.txt": f"{POND}\n{count} {n}" for n in range(count)})
        with CaptureQueriesContext(connection) as queries:
            report(batch)
            as_csv(batch)
        return len(queries)

    assert asked(2) == asked(12) <= 9


def test_a_paper_is_read_by_processes_as_it_is_in_one(desk: Desk) -> None:
    from classplan.records.library.batches.pool import readings

    files = [(n, f"{n}.txt", text.encode()) for n, text in enumerate((MOSS, POND, ""))]
    one, two = (list(readings(files, "denver", processes)) for processes in (1, 2))
    assert [(n, content, r.looked, r.refusal) for n, content, r in one] == [(n, c, r.looked, r.refusal) for n, c, r in two]  # fmt: skip


def test_a_file_that_keeps_its_reader_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from classplan.records.library.batches import pool

    def for_ever(*_: object) -> Any:
        while True:
            pass

    monkeypatch.setattr(pool, "look", for_ever)
    assert "took more than 0 seconds" in pool.read_one("a.txt", b"x", "denver", longest=0.05).refusal


# --- Hostile zips ----------------------------------------------------------------------------------------


def member(name: str, *, mode: int = 0, flags: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr, info.flag_bits, info.compress_type = mode << 16, flags, zipfile.ZIP_DEFLATED
    return info


def zipped(tmp_path: Path, *members: tuple[zipfile.ZipInfo | str, bytes]) -> Any:
    from classplan.records.library.batches.sources import Zip

    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return Zip(path.name, path)


@pytest.mark.parametrize(
    ("hostile", "content", "said"),
    [
        (member("/etc/passwd.txt"), b"x", "leads out of the zip"),
        (member("a/../../b.txt"), b"x", "leads out of the zip"),
        (member("..\\b.txt"), b"x", "leads out of the zip"),
        (member("C:\\b.txt"), b"x", "leads out of the zip"),
        (member("link.txt", mode=0o120777), b"/etc/passwd", "a link or a device"),
        (member("inner.zip"), b"PK", "an archive within the zip"),
        (member("bomb.txt"), b"\0" * 5_000_000, "times its size"),
        (member("huge.txt"), b"\0" * 20_000_001, "too large"),
    ],
    ids=lambda value: value.filename if isinstance(value, zipfile.ZipInfo) else "",
)
def test_a_hostile_member_is_refused_and_the_others_are_not(
    hostile: zipfile.ZipInfo, content: bytes, said: str, tmp_path: Path
) -> None:
    bad, good = zipped(tmp_path, (hostile, content), ("in/good.txt", b"Words.")).files()
    assert (bad.outcome, good.outcome, good.name) == ("refused", "waiting", "in/good.txt")
    assert said in bad.reason


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    zipped(tmp_path, ("a.txt", b"Words."))
    path = tmp_path / "papers.zip"
    held = bytearray(path.read_bytes())
    held[held.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(held)
    from classplan.records.library.batches.sources import Zip

    assert "a password protects it" in Zip("papers.zip", path).files()[0].reason


def test_a_member_that_is_broken_is_refused_when_it_is_read(tmp_path: Path) -> None:
    from classplan.records.library.batches.sources import Zip

    zipped(tmp_path, ("a.txt", b"Words that are packed. " * 9))
    path = tmp_path / "papers.zip"
    held = bytearray(path.read_bytes())
    held[40] ^= 0xFF
    path.write_bytes(held)
    with pytest.raises(Invalid, match="broken within the zip"):
        Zip("papers.zip", path).content("0")


def test_a_zip_with_too_many_members_or_too_much_in_them_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from classplan.records.library.batches import sources
    from classplan.records.library.batches import zipped as bounds

    monkeypatch.setattr(bounds, "LARGEST_UNPACKED", 100)
    with pytest.raises(Invalid, match="unpacks to 101 bytes; at most 100"):
        zipped(tmp_path, ("a.txt", b"x" * 101))
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    with pytest.raises(Invalid, match="holds 3 files; at most 2"):
        zipped(tmp_path, *((f"{n}.txt", b"x") for n in range(3)))
    path = tmp_path / "no.zip"
    for content in (b"PK\x03\x04", b"words", b"PK\x05\x06" + b"\xff" * 18):
        path.write_bytes(content)
        with pytest.raises(Invalid, match=r"broken|too many|holds"):
            sources.Zip("no.zip", path)


def test_names_in_other_encodings_and_with_hidden_signs_can_be_shown(tmp_path: Path) -> None:
    from classplan.records.library.batches.zipped import whole_name

    info = member("x")
    info.orig_filename = "Büro.txt".encode().decode("cp437")
    assert whole_name(info) == "Büro.txt"
    info.orig_filename = b"B\x81ro.txt".decode("cp437")
    assert whole_name(info) == "Büro.txt"
    (found,) = zipped(tmp_path, ("a\u202egnp.txt", b"x")).files()
    assert found.name == "a�gnp.txt"


# --- Odd folders -----------------------------------------------------------------------------------------


def test_a_folder_says_what_it_leaves_out_and_ends_however_its_links_run(tmp_path: Path) -> None:
    from classplan.records.library.batches.sources import source_at

    (tmp_path / "in").mkdir()
    for name in ("b.txt", "in/a.txt", "~$b.docx", ".DS_Store", "Thumbs.db", ".hidden"):
        (tmp_path / name).write_text("Words.")
    (tmp_path / "in/loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.txt")).write_text("Odd words.")
    source = source_at(tmp_path)
    found = {file.name: file for file in source.files()}
    assert [name for name, file in found.items() if file.outcome == "waiting"] == ["b.txt", "in/a.txt", "odd�.txt"]
    assert source.content(found["odd�.txt"].within) == b"Odd words."
    left = {name: file.reason for name, file in found.items() if file.outcome == "left out"}
    assert left == {
        ".DS_Store": "a hidden file or folder",
        ".hidden": "a hidden file or folder",
        "Thumbs.db": "a file that the machine keeps for itself",
        "in/loop": "a link; what it leads to is taken in where it lies",
        "link.txt": "a link; what it leads to is taken in where it lies",
        "pipe.txt": "a device or a pipe, and no file",
        "~$b.docx": "a lock file that Office leaves beside an open document",
    }


def test_a_file_that_is_gone_or_became_something_else_is_refused(tmp_path: Path) -> None:
    from classplan.records.library.batches.sources import Folder

    folder = Folder(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/dev/zero")
    for name, said in (
        ("gone.txt", "cannot be read"),
        ("pipe.txt", "no file any more"),
        ("link.txt", "cannot be read"),
    ):
        with pytest.raises(Invalid, match=said):
            folder.content(name)


def test_what_is_no_folder_and_no_zip_is_refused(tmp_path: Path) -> None:
    from classplan.records.library.batches.sources import Folder, source_at

    (tmp_path / "a.txt").write_text("Words.")
    for name, said in (("a.txt", "no folder and no zip"), ("none", "no such folder")):
        with pytest.raises(Invalid, match=said):
            source_at(tmp_path / name)
    (tmp_path / "empty").mkdir()
    with pytest.raises(Invalid, match="holds no file"):
        Folder(tmp_path / "empty").files()


def test_a_batch_on_which_nobody_works_stands_still(desk: Desk) -> None:
    from classplan.records.library.batches.selectors import stands_still
    from classplan.records.library.batches.taking import begin_uploaded

    batch = begin_uploaded(desk.office, name="p.zip", content=zip_of({"a.txt": MOSS}), actor=who(), now=NOW)
    assert not stands_still(batch, NOW + timedelta(minutes=1))
    assert stands_still(batch, NOW + timedelta(minutes=3))
