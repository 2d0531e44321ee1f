"""Uploads: received once, read, mended, accepted section by section and as a whole, with every act in the journal."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from classplan.core.errors import Invalid, NotAllowed, NotInForce
from tests.papers import SpecPaper, created, notice
from tests.plugins.office import Desk

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
PAPER = notice("201", date(2012, 3, 5), KEEPER, specs=[SpecPaper("Orchard Keeper", established="03/04/2012")])
DOUBTFUL = PAPER.replace("03/04/2012", "02/30/2012")


class Reader:
    """Somebody who reads papers at a desk."""

    def __init__(self, desk: Desk, name: str = "Ada Lee") -> None:
        from classplan.records.journal.services import Actor
        from classplan.records.library import selectors, services

        self.desk, self.services, self.selectors = desk, services, selectors
        self.who: dict[str, Any] = {"actor": Actor(name, "analyst"), "now": NOW}
        self.seen = 1

    def upload(self, text: str | bytes = PAPER, name: str = "201.txt") -> Any:
        content = text if isinstance(text, bytes) else text.encode()
        return self.services.upload(self.desk.office, name=name, content=content, **self.who)

    def do(self, verb: str, seen: int | None = None, **said: Any) -> Any:
        done = getattr(self.services, verb)(self.desk.office, 1, seen=seen or self.seen, **said, **self.who)
        self.seen = done.version
        return done

    def row(self) -> Any:
        return self.selectors.upload_numbered(self.desk.office, 1)

    def accept_all(self) -> Any:
        from classplan.core.reading.accepting import units

        self.do("accept_section", places=[unit.place for unit in units(self.row().mended)])
        return self.do("accept")


@pytest.fixture
def reader(desk: Desk) -> Reader:
    return Reader(desk)


def acts(desk: Desk) -> list[str]:
    from classplan.records.journal.selectors import entries

    return [entry.act for entry in entries(desk.office)][1:]


def duty(row: Any, n: int = 0) -> str:
    sections = row.mended["parts"][1]["sections"]
    at = next(i for i, section in enumerate(sections) if section["kind"] == "duties")
    return f"parts/1/sections/{at}/items/{n}"


def field(row: Any, key: str) -> str:
    fields = row.mended["parts"][1]["fields"]
    return f"parts/1/fields/{next(n for n, held in enumerate(fields) if held['key'] == key)}"


def test_a_paper_is_kept_as_it_came_read_and_put_on_the_list(reader: Reader) -> None:
    row = reader.upload()
    assert (row.number, row.version, row.state, row.holds) == (1, 1, "reading", "one notice and one specification")
    assert (row.uploaded_by, row.uploaded_at) == ("Ada Lee", NOW)
    assert reader.selectors.content(row) == PAPER.encode()
    assert row.reading == row.mended
    assert row.reading["schema"] == "classplan/reading/1"
    assert acts(reader.desk) == ["paper.uploaded"]
    assert not reader.desk.verified().faults
    (listed,) = reader.selectors.uploads(reader.desk.office)
    assert (listed.original.name, reader.selectors.progress(listed).accepted) == ("201.txt", 0)


def test_the_same_file_again_opens_the_first_one(reader: Reader) -> None:
    first = reader.upload()
    before = reader.desk.everything()
    with pytest.raises(
        reader.services.AlreadyHere, match=r"uploaded already, by Ada Lee on March 2, 2026, as paper 1 \(201.txt\)"
    ) as refused:
        reader.upload(name="another.txt")
    assert refused.value.upload.pk == first.pk
    assert reader.desk.everything() == before
    assert reader.upload(PAPER + "\n").number == 2


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ\x00"), ("a.docx", b"words"), ("a.txt", b""), ("a.pdf", b"%PDF-1.7")]
)
def test_what_is_no_paper_is_refused_and_nothing_is_kept(reader: Reader, name: str, content: bytes) -> None:
    before = reader.desk.everything()
    with pytest.raises(Invalid):
        reader.upload(content, name=name)
    assert reader.desk.everything() == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [("C:\\papers\\a.txt", "a.txt"), ("../../a.txt", "a.txt"), ("a\nb\u202e.txt", "a_b_.txt"), ("", "paper.txt"), ("x" * 300 + ".txt", "x" * 196 + ".txt")],
)  # fmt: skip
def test_a_name_is_kept_without_its_folder_and_without_hidden_signs(reader: Reader, name: str, kept: str) -> None:
    assert reader.upload(name=name).name == kept


def test_a_mend_is_kept_with_what_stood_there_and_the_structure_follows_from_it(reader: Reader) -> None:
    row = reader.upload()
    reader.do("mend", what="text", where=duty(row), after="Mends the gate.")
    reader.do("mend", what="title", where="parts/1", after="Orchard Warden")
    row = reader.row()
    assert [(m["what"], m["before"][:9], m["after"], m["by"]) for m in row.mends] == [
        ("text", "Walks the", "Mends the gate.", "Ada Lee"),
        ("title", "Orchard K", "Orchard Warden", "Ada Lee"),
    ]
    assert reader.services.replayed(row, reader.services.layout_of(reader.desk.office)) == row.mended
    assert row.reading["parts"][1]["title"] == "Orchard Keeper"
    assert row.version == 3
    assert acts(reader.desk) == ["paper.uploaded", "paper.mended", "paper.mended"]


def test_an_edit_over_somebody_elses_is_refused_with_who_when_and_what(reader: Reader) -> None:
    row = reader.upload()
    other = Reader(reader.desk, "Ben Ode")
    other.do("mend", what="text", where=duty(row), after="Mends the gate.")
    before = reader.desk.everything()
    for verb, said in (
        ("mend", {"what": "title", "where": "parts/1", "after": "Warden"}),
        ("accept_section", {"places": ["parts/1/fields"]}),
        ("accept", {}),
        ("set_aside", {"reason": "x"}),
    ):
        with pytest.raises(NotAllowed, match=r"Monday, March 2 at 02:30, Ben Ode: They mended the words of a line"):
            reader.do(verb, seen=1, **said)
    with pytest.raises(Invalid, match="has no version 9"):
        reader.do("accept", seen=9)
    assert reader.desk.everything() == before


def test_a_section_that_is_mended_after_it_was_accepted_has_to_be_accepted_again(reader: Reader) -> None:
    row = reader.upload()
    place = duty(row).partition("/items")[0]
    assert reader.do("accept_section", places=[place, "parts/1/fields"]).accepted[place]["by"] == "Ada Lee"
    assert set(reader.do("mend", what="text", where=duty(row), after="Mends the gate.").accepted) == {"parts/1/fields"}
    assert not reader.do("reopen_section", place="parts/1/fields").accepted
    with pytest.raises(NotAllowed, match="is not accepted"):
        reader.do("reopen_section", place="parts/1/fields")
    for places in ([], ["parts/7/fields"], ["parts/1/fields", "x"]):
        with pytest.raises(Invalid, match="no such section"):
            reader.do("accept_section", places=places)


def test_the_whole_is_accepted_when_every_section_is_and_no_problem_is_left_undecided(reader: Reader) -> None:
    from classplan.core.reading.accepting import units

    row = reader.upload(DOUBTFUL)
    problems = row.mended["problems"]
    assert problems
    with pytest.raises(NotAllowed, match="sections are not accepted yet"):
        reader.do("accept")
    reader.do("accept_section", places=[unit.place for unit in units(row.mended)])
    with pytest.raises(NotAllowed, match=f"waits? for a decision, the first on line {problems[0]['line']}"):
        reader.do("accept")
    at = next(n for n, problem in enumerate(problems) if "02/30/2012" in problem["what"])
    reader.do("mend", what="field", where=field(row, "established_date"), after="03/04/2012", settles=[at])
    for n in set(range(len(problems))) - {at}:
        reader.do("dismiss", problem=n, reason="It is as it should be.")
    reader.do("accept_section", places=["parts/1/fields"])
    done = reader.do("accept")
    assert done.state == "accepted"
    assert reader.selectors.progress(done).whole
    assert reader.selectors.decided(done)[at] == "Mended by Ada Lee"
    with pytest.raises(NotAllowed, match="is accepted, so nothing in it can be changed"):
        reader.do("mend", what="title", where="parts/1", after="Warden")
    assert not reader.desk.verified().faults


def test_a_problem_is_dismissed_with_a_reason_only(reader: Reader) -> None:
    reader.upload(DOUBTFUL)
    for n, reason, said in (
        (0, " ", "Say in at most 500"),
        (99, "Fine.", "no such problem"),
        (-1, "Fine.", "no such problem"),
    ):
        with pytest.raises(Invalid, match=said):
            reader.do("dismiss", problem=n, reason=reason)


def test_a_paper_is_set_aside_for_a_reason_and_taken_up_again(reader: Reader) -> None:
    reader.upload()
    with pytest.raises(Invalid, match="Say in at most 500"):
        reader.do("set_aside", reason="")
    assert reader.do("set_aside", reason="Another city's.").state == "set aside"
    with pytest.raises(NotAllowed, match="is set aside"):
        reader.do("accept")
    again = reader.do("take_up")
    assert (again.state, again.reason) == ("reading", "")
    with pytest.raises(NotAllowed, match="is being read already"):
        reader.do("take_up")
    assert acts(reader.desk) == ["paper.uploaded", "paper.set_aside", "paper.taken_up"]


def test_an_accepted_specification_is_what_a_version_holds_and_an_amendment_takes(reader: Reader) -> None:
    from classplan.records.proceedings.papers import attached_spec

    reader.upload()
    assert reader.selectors.accepted_specs(reader.desk.office) == []
    for n in range(len(reader.row().mended["problems"])):
        reader.do("dismiss", problem=n, reason="Seen.")
    reader.do("mend", what="title", where="parts/1", after="Orchard Warden")
    reader.accept_all()
    (spec,) = reader.selectors.accepted_specs(reader.desk.office)
    assert (spec.part, spec.title, spec.original.name) == (1, "Orchard Warden", "201.txt")
    taken = attached_spec(spec.body)
    assert (taken.title, str(taken.established), taken.body) == ("Orchard Warden", "2012-03-04", spec.body)
    reader.do("set_aside", reason="Withdrawn.")
    assert reader.selectors.accepted_specs(reader.desk.office) == []


def test_a_paper_that_was_recorded_before_can_be_uploaded_too(reader: Reader) -> None:
    reader.desk.record("201.txt", PAPER, "--board-approved", "2012-03-20")
    row = reader.upload()
    assert row.number == 1
    assert not reader.desk.verified().faults


def test_a_kill_between_the_file_and_the_rows_leaves_nothing_half_done(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, _ = reader.desk.everything()
    with monkeypatch.context() as patch:
        patch.setattr(reader.services, "write_entries", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            reader.upload()
    assert reader.desk.everything()[0] == rows
    assert not reader.desk.verified().faults
    assert reader.upload().number == 1


def test_a_file_that_the_store_lost_is_said_to_be_lost(reader: Reader) -> None:
    row = reader.upload()
    (kept,) = [path for path in Path(reader.desk.kept).rglob(row.original.sha256) if path.is_file()]
    kept.write_bytes(b"other")
    with pytest.raises(NotInForce, match="no longer holds the file"):
        reader.selectors.content(row)
    with pytest.raises(NotInForce, match="No paper of the number 9"):
        reader.selectors.upload_numbered(reader.desk.office, 9)


def test_what_waits_stands_first(reader: Reader) -> None:
    for n in range(3):
        reader.upload(PAPER + "\n" * (n + 1), name=f"{n}.txt")
    reader.services.set_aside(reader.desk.office, 3, reason="x", seen=1, **reader.who)
    assert [row.number for row in reader.selectors.uploads(reader.desk.office)] == [2, 1, 3]
    assert NOW + timedelta(0) == reader.selectors.uploads(reader.desk.office)[0].uploaded_at


def test_the_choice_of_texts_reads_no_paper_and_the_text_that_is_chosen_one(reader: Reader) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    reader.upload()
    for n in range(len(reader.row().mended["problems"])):
        reader.do("dismiss", problem=n, reason="Seen.")
    reader.accept_all()
    office = reader.desk.office
    with CaptureQueriesContext(connection) as asked:
        (spec,) = reader.selectors.accepted_specs(office)
        assert (spec.upload.number, spec.part, spec.title) == (1, 1, "Orchard Keeper")
    assert len(asked) == 1
    assert not any(f'"{heavy}"' in asked[0]["sql"] for heavy in ("text", "reading", "mended", "mends", "changes"))
    assert spec.body == reader.row().mended["parts"][1]


@pytest.mark.documents
@pytest.mark.parametrize("number", ["000", "002"])
def test_the_source_documents_are_read_and_accepted_without_losing_a_word(
    reader: Reader, documents: Path, number: str
) -> None:
    from classplan.core.reading.words import words_of_source

    (path,) = documents.glob(f"{number}_*.txt")
    row = reader.upload(path.read_bytes(), name=path.name)
    for n in range(len(row.mended["problems"])):
        reader.do("dismiss", problem=n, reason="Compared with the original.")
    done = reader.accept_all()
    assert done.state == "accepted"
    assert done.mended == row.reading
    assert words_of_source(done.text) == words_of_source(path.read_text())
    assert reader.selectors.accepted_specs(reader.desk.office)
