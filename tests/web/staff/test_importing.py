"""Many papers at the desk: a zip is uploaded, its page tells how far it is, its queue is worked through."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from classplan.core.policy import Role
from tests.batches import take_in, zip_of
from tests.papers import SpecPaper
from tests.plugins.office import Desk

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once

MOSS, POND = SpecPaper("Moss Keeper").text(), SpecPaper("Pond Keeper", established="02/30/2012").text()
FILES: dict[str, str | bytes] = {
    "moss.txt": MOSS, "pond.txt": POND, "lake.txt": POND.replace("Pond", "Lake"), "a.exe": "MZ",
}  # fmt: skip
LIGHT = 150_000


@pytest.fixture
def analyst(desk: Desk) -> Client:
    from tests.web.people import signed_in

    return signed_in(desk.office, Role.ANALYST)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The batches for which a process was begun; none is."""
    from classplan.web.staff.importing import working

    found: list[int] = []
    monkeypatch.setattr(working, "begin_work", lambda batch: found.append(batch.number))
    return found


def taken_in(desk: Desk, files: dict[str, str | bytes] = FILES) -> Any:
    from classplan.records.journal.services import Actor

    now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    return take_in(desk.office, zip_of(files), actor=Actor("Ada Lee", "analyst"), clock=lambda: now)


def send(client: Client, content: bytes) -> Any:
    return client.post("/desk/imports/add/", {"file": SimpleUploadedFile("p.zip", content)})


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < LIGHT
    return str(answer.content.decode())


def test_a_zip_that_is_uploaded_is_begun_and_its_page_can_be_left_and_watched(
    analyst: Client, begun: list[int]
) -> None:
    answer = send(analyst, zip_of(FILES))
    assert (answer.status_code, answer["Location"], begun) == (302, "/desk/imports/1/", [1])
    assert "0 of 4 files done" in words(analyst, "/desk/imports/1/")
    assert "Refresh" not in analyst.get("/desk/imports/1/").headers
    assert analyst.get("/desk/imports/1/?watch=1")["Refresh"] == "10"
    assert "0 of 4 files done" in words(analyst, "/desk/imports/")
    assert analyst.post("/desk/imports/1/").status_code == 302
    assert begun == [1, 1]


@pytest.mark.parametrize(("content", "said"), [(b"words", "broken or cut off"), (b"", "broken or cut off"), (zip_of({}), "holds no file"), (zip_of({"[Content_Types].xml": "<Types/>"}), "it is one paper"), (zip_of({"mimetype": "text"}), "it is one paper")])  # fmt: skip
def test_what_is_no_zip_of_papers_is_refused_at_its_field(
    content: bytes, said: str, analyst: Client, begun: list[int]
) -> None:
    answer = send(analyst, content)
    assert (answer.status_code, begun) == (200, [])
    assert said in answer.content.decode()


def test_what_needs_a_person_stands_by_kind_and_leads_through_its_papers(desk: Desk, analyst: Client) -> None:
    taken_in(desk)
    shown = words(analyst, "/desk/imports/1/")
    assert "4 of 4 files done" in shown
    assert "2 papers wait with problems" in shown
    assert "its name ends with .exe" in shown
    key = shown.partition("/desk/imports/1/kinds/")[2].partition("/")[0]
    listed = words(analyst, f"/desk/imports/1/kinds/{key}/")
    assert f"/desk/reading/2/?queue=1-{key}" in listed
    paper = words(analyst, f"/desk/reading/2/?queue=1-{key}")
    assert f'href="/desk/reading/3/?queue=1-{key}">Next paper' in paper
    assert f'href="/desk/imports/1/kinds/{key}/">Back to the list of batch 1' in paper
    sent = analyst.post(
        f"/desk/reading/2/?queue=1-{key}", {"do": "dismiss", "problem": "0", "reason": "So printed.", "seen": "1"}
    )
    assert f"&queue=1-{key}" in sent["Location"]
    assert "Showing 1 to 1 of 1 papers" in words(analyst, f"/desk/imports/1/kinds/{key}/")
    for odd in ("9-clean", "1-nothing", "x", "1-clean-2"):
        assert analyst.get(f"/desk/reading/2/?queue={odd}").status_code == 200
    assert analyst.get("/desk/imports/1/kinds/0123456789ab/").status_code == 404


def test_papers_without_a_problem_are_accepted_only_by_somebody_who_means_it(desk: Desk, analyst: Client) -> None:
    taken_in(desk)
    shown = words(analyst, "/desk/imports/1/accept/")
    assert "Accept 1 paper" in shown
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    assert "Say that you mean it" in analyst.post("/desk/imports/1/accept/", {"seen": seen}).content.decode()
    stale = analyst.post("/desk/imports/1/accept/", {"seen": "0" * 64, "sure": "on"}).content.decode()
    assert "none was accepted" in stale
    assert analyst.post("/desk/imports/1/accept/", {"seen": seen, "sure": "on"}).status_code == 302
    assert "No paper of papers.zip waits without a problem" in words(analyst, "/desk/imports/1/accept/")


def test_the_files_are_listed_by_outcome_and_downloaded(desk: Desk, analyst: Client) -> None:
    taken_in(desk)
    refused = words(analyst, "/desk/imports/1/files/?outcome=refused")
    assert "a.exe" in refused
    assert "moss.txt" not in refused
    assert "usa-alert" not in analyst.get("/desk/imports/1/files/?outcome=refused").content.decode()
    assert analyst.get("/desk/imports/1/files.csv").content.decode().count("\n") == 5
    assert analyst.get("/desk/imports/1/report.json").json()["outcomes"]["read"] == 3


def test_every_page_of_a_large_batch_is_light_and_asks_a_fixed_number_of_times(desk: Desk, analyst: Client) -> None:
    addresses = ("", "files/", "kinds/clean/", "accept/")

    def asked(number: int) -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                words(analyst, f"/desk/imports/{number}/{address}")
            counts.append(len(queries))
        return counts

    words(analyst, "/desk/imports/")
    few = asked(taken_in(desk).number)
    batch = many(desk, 5_000)
    assert asked(batch.number) == few
    assert max(few) < 25


def many(desk: Desk, count: int) -> Any:
    """A batch of so many papers without a problem, each a copy of one that was read."""
    from classplan.records.library.batches.selectors import batch_numbered
    from classplan.records.library.models import Batch, BatchFile, Original, Outcome, Upload

    first, batch = Upload.objects.get(number=1), batch_numbered(desk.office, 1)
    batch.pk, batch.number = None, 2
    batch.save(force_insert=True)
    originals = Original.objects.bulk_create(
        Original(office=desk.office, sha256=f"{n:064}", name=f"{n}.txt", media_type="text/plain", size=1) for n in range(count)
    )  # fmt: skip
    copied = {name: getattr(first, name) for name in ("uploaded_by", "uploaded_at", "holds", "progress", "state")}
    uploads = Upload.objects.bulk_create(
        Upload(
            office=desk.office, number=100 + n, original=original, name=original.name, reading={}, mended={}, **copied
        )
        for n, original in enumerate(originals)
    )
    BatchFile.objects.bulk_create(
        BatchFile(batch=batch, place=n, name=upload.name, within=str(n), outcome=Outcome.READ, upload=upload)
        for n, upload in enumerate(uploads, start=1)
    )
    found: Batch = batch
    return found


def test_batches_stand_the_newest_first(desk: Desk, analyst: Client) -> None:
    taken_in(desk, {"moss.txt": MOSS})
    taken_in(desk, {"pond.txt": POND})
    shown = words(analyst, "/desk/imports/")
    assert shown.index("/desk/imports/2/") < shown.index("/desk/imports/1/")
    assert "done: 1 file<" in shown
