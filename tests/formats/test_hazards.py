"""Whatever comes, in every format: it is read with nothing lost and nothing invented, or refused with the reason.

The grid is data, in `hazards`. Nothing of it is ever fetched: somebody listens where every reference leads.
"""

import socket
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from classplan.core.errors import Invalid
from classplan.formats import extract as extracting
from classplan.formats.apart import Worker
from classplan.formats.extract import Extract, extract, extract_bytes
from tests.formats.hazards import ELSEWHERE, FORMATS, GRID, LISTENER, Cell, item, level, listed, p, r, rich, word

CELLS = [(hazard, form) for hazard, row in GRID.items() for form, cell in row.items() if cell is not None]


@pytest.fixture(autouse=True)
def nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No connection is asked for, here or in a process that reads for us."""

    def refuse(*asked: Any) -> None:
        raise AssertionError(f"somebody asked for {asked}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    LISTENER.setblocking(False)
    with pytest.raises(BlockingIOError):
        LISTENER.accept()


def lines(found: Extract, *, aside: bool) -> list[str]:
    numbered = enumerate(found.text.split("\n"), start=1)
    return [line for number, line in numbered if line and (number in found.furniture) is aside]


def test_the_grid_has_a_cell_for_every_format() -> None:
    assert all(tuple(row) == FORMATS for row in GRID.values())


def test_somebody_listens_where_the_references_lead() -> None:
    assert f"http://127.0.0.1:{LISTENER.getsockname()[1]}/" == ELSEWHERE


@pytest.mark.parametrize(("hazard", "form"), CELLS, ids=[f"{form}: {hazard}" for hazard, form in CELLS])
def test_it_is_read_or_refused_with_the_reason(
    hazard: str, form: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell = GRID[hazard][form]
    assert cell is not None
    if hazard == "a scanned page":  # it is not read where nobody installed what reads pictures
        monkeypatch.setenv("PATH", "")
        request.getfixturevalue("own_workers")
    content = cell.content if isinstance(cell.content, bytes) else cell.content()
    if cell.reason:
        check_refused(f"a.{form}", content, cell)
        return
    found = extract_bytes(f"a.{form}", content)
    words = tuple(lines(found, aside=False) + lines(found, aside=True))
    assert words == cell.lines
    assert len(lines(found, aside=True)) == cell.aside
    assert len(found.problems) == len(cell.told), found.problems
    assert all(problem.what.startswith(told) for problem, told in zip(found.problems, cell.told, strict=True)), (
        found.problems
    )


def check_refused(name: str, content: bytes, cell: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        extract_bytes(name, content, most_lines=cell.most_lines)
    said = str(refused.value)
    assert cell.reason in said
    assert said.startswith(f"{name}: ")
    assert said.endswith(".")
    assert ". " in said
    assert said.isprintable()
    assert len(said) < 500


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_400_mb_is_refused_before_it_is_read(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    with path.open("wb") as file:
        file.truncate(400_000_000)
    begun = perf_counter()
    with pytest.raises(Invalid, match="it is too large: 400,000,000 bytes, and a paper has at most 20,000,000"):
        extract(path)
    assert perf_counter() - begun < 1


LONG = {
    "a.html": lambda: b"<p>" + b"<b>Row</b> " * 400_000,
    "a.rtf": lambda: rich("{\\b Row} " * 400_000),
    "a.docx": lambda: word(p(*(r(f"{n * 7_919 % 999_983}") for n in range(150_000)))),
}


@pytest.mark.parametrize("name", LONG)
def test_a_paper_that_takes_long_is_stopped_and_holds_up_nobody(
    name: str, monkeypatch: pytest.MonkeyPatch, own_workers: list[Worker]
) -> None:
    content = LONG[name]()
    monkeypatch.setattr(extracting, "_MOST_SECONDS", 0.4)
    begun = perf_counter()
    with pytest.raises(Invalid, match="reading it takes more than 0 seconds, and was stopped"):
        extract_bytes(name, content)
    assert perf_counter() - begun < 3
    assert not own_workers
    assert extract_bytes("a.html", b"<p>Next.").text == "Next.\n"


LETTERS = level(0, "upperLetter", "%1)")


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        (listed(item("x") + item("x", 1) + item("x", 0, 2) + item("x", 0, 2), more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'), ["1.", "a)", "1.", "2."]),
        (listed(item("x", 0, 2) + item("x", 0, 2), more=f'<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{LETTERS}</w:lvlOverride></w:num>'), ["A)", "B)"]),
        (listed(item("x") + item("x", 1) + item("x") + item("x", 1), level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")), ["I.", "1.1", "II.", "2.1"]),
        (listed(item("x") + item("x", 1) + item("x") + item("x", 1), level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')), ["1.", "a)", "2.", "b)"]),
        (listed(item("x"), '<w:numStyleLink w:val="Own"/>', f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Own"/>{LETTERS}</w:abstractNum>'), ["A)"]),
    ],
    ids=["a list begins again", "a list has a level of its own", "figures of the law", "a level goes on", "a kind by its style"],
)  # fmt: skip
def test_word_lists_are_counted_as_word_counts_them(content: bytes, marks: list[str]) -> None:
    assert [line.removesuffix(" x") for line in lines(extract_bytes("a.docx", content), aside=False)] == marks


def form_field(data: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


CHOICE = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Exempt"/><w:listEntry w:val="Non-exempt"/></w:ddList>'


@pytest.mark.parametrize(
    ("run", "printed"),
    [
        (form_field(CHOICE), "Non-exempt"),
        (form_field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), "☒"),
        (form_field("<w:checkBox><w:default w:val='0'/></w:checkBox>"), "☐"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', "☐"),
        (r("\uf0a8"), "☐"),
        ('<w:r><w:t>on</w:t><w:noBreakHyphen/><w:t>call</w:t><w:tab/><w:t>x</w:t></w:r>', "on-call\tx"),
        ("<w:smartTag><w:sdt><w:sdtContent>" + r("St. Paul") + "</w:sdtContent></w:sdt></w:smartTag>", "St. Paul"),
        ('<w:fldSimple w:instr="PAGE">' + r("7") + "</w:fldSimple>", "7"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        ('<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>', "DRAFT"),
        ("<w:r><w:ruby><w:rt>" + r("up") + "</w:rt><w:rubyBase>" + r("base") + "</w:rubyBase></w:ruby></w:r>", "upbase"),
    ],
)  # fmt: skip
def test_every_word_that_word_shows_is_there(run: str, printed: str) -> None:
    assert extract_bytes("a.docx", word(p(run))).text == f"{printed}\n"
