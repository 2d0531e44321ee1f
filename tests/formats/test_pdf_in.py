"""A PDF becomes the lines of the paper, or is refused with the reason; nothing that it holds harms the office."""

import os
import stat
import threading
import zlib
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.formats.apart import Worker, parsed_apart
from classplan.formats.extract import Extract, extract_bytes
from classplan.formats.lines import STRUCK
from classplan.formats.pdf_layer import looks_like_a_word
from tests.formats.pdfs import PICTURE, printed, scanned, typeset, written

PROSE = (
    "The keeper of the gate opens it at dawn and shuts it at dusk, notes who went through and at what hour, and hands "
    "the notes to the warden of the district on the first workday of each month without being asked for them. "
)
PAGE = '#set page("us-letter", margin: 72pt)\n#set text(size: 11pt)\n'


def read(source: str) -> Extract:
    return extract_bytes("a.pdf", typeset(PAGE + source))


def body(found: Extract) -> list[str]:
    lines = enumerate(found.text.split("\n"), start=1)
    return [line for number, line in lines if line and number not in found.furniture]


def aside(found: Extract) -> list[str]:
    lines = enumerate(found.text.split("\n"), start=1)
    return [line for number, line in lines if number in found.furniture]


def test_a_paragraph_is_one_line_however_it_was_broken() -> None:
    assert body(read(f"{PROSE}\n\n{PROSE}")) == [PROSE.strip(), PROSE.strip()]


@pytest.mark.parametrize("how", ["justify: true", "first-line-indent: 18pt, spacing: 0.65em", "leading: 1.4em"])
def test_however_paragraphs_are_set_they_are_parted_rightly(how: str) -> None:
    found = body(read(f"#set par({how})\n{PROSE}\n\n{PROSE}\n\n{PROSE}"))
    assert found == [PROSE.strip()] * 3


def test_short_lines_are_not_joined() -> None:
    assert body(read("Opens the gate. \\\nShuts the gate. \\\nCounts the sheep.")) == [
        "Opens the gate.",
        "Shuts the gate.",
        "Counts the sheep.",
    ]


def test_lines_of_one_length_that_end_far_from_the_margin_are_a_list() -> None:
    lines = [f"Opens gate number {n} at dawn" for n in range(9)]
    assert body(extract_bytes("a.pdf", written(printed(lines)))) == lines


def test_a_word_that_is_parted_at_the_end_of_a_line_is_whole_again() -> None:
    words = "Responsibility for the classification of positions and self-contained decision-making. " * 12
    found = read(f'#set page(width: 334pt)\n#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n{words}')
    assert body(found) == [words.strip()]


def test_hyphens_that_belong_to_words_stay() -> None:
    lines = [
        "It asks for decision-making here, and for sound decision-",
        "making there as well as every-",
        "where else.",
    ]
    found = extract_bytes("a.pdf", written(printed(lines)))
    assert body(found) == [
        "It asks for decision-making here, and for sound decision-making there as well as everywhere else."
    ]
    assert [problem.what for problem in found.problems] == ["parted: everywhere"]


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    found = body(read(f"= Gate Keeper\n#columns(2)[{PROSE} {PROSE}\n#colbreak()\n{PROSE.upper()}]"))
    assert found == ["Gate Keeper", f"{PROSE}{PROSE}".strip(), PROSE.upper().strip()]


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_tables_are_read_row_by_row(stroke: str) -> None:
    rows = "".join(f"[FC{n}], [Clerk {n}], [\\${n}0,000], " for n in range(1, 6))
    found = read(f"#table(columns: (60pt, 200pt, 90pt), stroke: {stroke}, {rows})")
    assert body(found) == [f"FC{n}\tClerk {n}\t${n}0,000" for n in range(1, 6)]
    assert {found.looks[n].row for n in range(1, 6)} == {1}


def test_a_cell_of_several_lines_is_one_cell() -> None:
    found = body(read(f"#table(columns: (60pt, 200pt), [1.], [{PROSE}], [2.], [Shuts it.])"))
    assert found == [f"1.\t{PROSE.strip()}", "2.\tShuts it."]


def test_lists_keep_their_marks_and_their_depth() -> None:
    found = read(f"- {PROSE}\n- Second\n  - Deeper\n    - Deepest\n+ One\n+ Two")
    assert body(found) == [f"• {PROSE.strip()}", "• Second", "‣ Deeper", "– Deepest", "1. One", "2. Two"]
    assert [found.looks[n].indent for n in (1, 3, 5, 7, 9, 11)] == [1, 1, 2, 3, 1, 1]


def test_looks_are_told_by_fonts_and_by_geometry() -> None:
    found = read(
        "= Gate Keeper\n*All bold*\n\n*Lead:* plain words\n\n#underline[All under a line]\n\nSome #strike[old] words\n\n"
        "#align(center)[In the middle]\n\n#text(size: 18pt)[Large]"
    )
    looks = {line: found.looks[n] for n, line in enumerate(found.text.split("\n"), start=1) if line}
    assert looks["Gate Keeper"].heading == 1
    assert looks["All bold"].bold
    assert (looks["Lead: plain words"].bold, looks["Lead: plain words"].lead) == (False, 5)
    assert looks["All under a line"].underlined
    assert not looks["All under a line"].struck
    assert looks["Some old words"].struck
    assert looks["In the middle"].centred
    assert not looks["Large"].centred
    assert looks["Large"].size == 18.0
    assert [(problem.what, problem.why) for problem in found.problems] == [("Some old words", STRUCK)]


def test_headers_footers_and_numbers_of_pages_are_furniture_and_break_no_paragraph() -> None:
    source = (
        "#set page(height: 500pt, header: [Office of Trees], footer: context [Page #counter(page).display() of 9])\n"
    )
    found = read(f"{source}{PROSE * 12}")
    assert body(found) == [(PROSE * 12).strip()]
    assert aside(found)[:2] == ["Office of Trees", "Page 1 of 9"]


def test_what_pages_repeat_is_furniture_where_the_file_does_not_say_so() -> None:
    content = printed(["Office of Trees", "", "Opens the gate."]) + " BT /F 9 Tf 300 30 Td (7) Tj ET"
    found = extract_bytes("a.pdf", written(content, pages=3))
    assert body(found) == ["Opens the gate."] * 3 or aside(found)[0] == "Office of Trees"
    assert "7" in aside(found)


def test_a_page_that_is_turned_is_read_as_it_is_shown() -> None:
    content = "BT /F 12 Tf 0 1 -1 0 100 72 Tm (Opens the gate.) Tj ET"
    assert body(extract_bytes("a.pdf", written(content, page="/Rotate 90"))) == ["Opens the gate."]


def test_words_across_the_page_are_set_aside_and_not_lost() -> None:
    content = printed(["Opens the gate."]) + " BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (Draft) Tj ET"
    found = extract_bytes("a.pdf", written(content))
    assert (body(found), aside(found)) == (["Opens the gate."], ["Draft"])


@pytest.mark.parametrize(
    ("content", "more", "reason"),
    [
        (PICTURE, scanned(), "page 1 cannot be read: it is a picture without a text layer"),
        (printed(["Wkh nhhshu ri wkh jdwh rshqv lw dw gdzq dqg vkxwv lw dw gxvn, qrwhv zkr zhqw wkurxjk"] * 6), {}, "words look like words"),
        (printed(["\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0e" * 4] * 4), {}, "signs stand for no letter"),
    ],
)  # fmt: skip
def test_a_text_layer_that_cannot_be_used_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, own_workers: list[Worker], content: str, more: dict[int, str | bytes], reason: str
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Invalid) as refused:
        extract_bytes("a.pdf", written(content, more=more))
    assert reason in str(refused.value)
    assert "Tesseract" in str(refused.value)


@pytest.mark.parametrize(("word", "is_one"), [("keeps", True), ("rhythm", True), ("FLSA", True), ("and/or", True), ("Straße", True), ("441B", True), ("7KLV", False), ("nhhshu", True), ("SKLVW", True), ("wkh", False), ("aBCd", True), ("teXTual", False)])  # fmt: skip
def test_what_looks_like_a_word(word: str, is_one: bool) -> None:
    assert looks_like_a_word(word) is is_one


def test_a_picture_of_a_page_is_read_by_ocr_where_that_is_installed_and_every_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_workers: list[Worker]
) -> None:
    head = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\\t")
    rows = "".join(
        f"5\\t1\\t1\\t1\\t1\\t{n}\\t{300 + 300 * n}\\t400\\t250\\t40\\t95\\t{word}\\n"
        for n, word in enumerate(["Opens", "the", "gate."])
    )
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\nprintf '{head}\\n{rows}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    found = extract_bytes("a.pdf", written(PICTURE, more=scanned(), pages=2))
    assert body(found) == ["Opens the gate.", "Opens the gate."]
    assert [problem.what for problem in found.problems] == ["page 1: OCR", "page 2: OCR"]
    assert all("Compare the original" in problem.why for problem in found.problems)


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >> /ID [(a) (a)]"
HOSTILE = {
    "locked": (written(printed(["Words."]), trailer=LOCKED), "a password protects it"),
    "cut off": (typeset(PAGE + PROSE)[:3000], "broken PDF"),
    "no PDF": (b"%PDF-1.7 words", "broken PDF"),
    "without words": (written("0 0 m"), "no words are printed"),
    "5,000 pages": (written(printed(["Words."]), pages=5000), "it has 5,000 pages; at most 3,000 are read"),
}


@pytest.mark.parametrize("what", ["locked", "cut off", "no PDF", "without words", "5,000 pages"])
def test_a_pdf_that_is_not_read_is_refused_with_the_reason(what: str) -> None:
    content, reason = HOSTILE[what]
    with pytest.raises(Invalid, match=r"a\.pdf: ") as refused:
        extract_bytes("a.pdf", content)
    assert reason in str(refused.value)
    assert ". " in str(refused.value)


def test_scripts_and_attached_files_are_told_of_and_never_run_or_read() -> None:
    catalog = (
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> "
        "/EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /F (a.txt) >>] >> >>"
    )
    found = extract_bytes("a.pdf", written(printed(["Opens the gate."]), catalog=catalog))
    assert body(found) == ["Opens the gate."]
    assert [problem.what for problem in found.problems] == ["scripts", "attached files: 1"]


def test_what_was_filled_into_a_form_is_read() -> None:
    field = (
        "/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Una Warden) /Rect [200 600 400 620] /F 4 "
        "/AP << /N 11 0 R >> >>]"
    )
    drawn = b"BT /F 12 Tf 2 4 Td (Una Warden) Tj ET"
    shown = b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 4 0 R >> >> /Length %d >> stream\n%s\nendstream"
    found = extract_bytes(
        "a.pdf", written(printed(["Name of the keeper:"]), page=field, more={11: shown % (len(drawn), drawn)})
    )
    assert body(found) == ["Name of the keeper:", "Una Warden"]


def test_a_paper_that_brings_the_reader_down_is_refused_and_the_next_is_read(own_workers: list[Worker]) -> None:
    own_workers.append(Worker(("-c", "import os; input(); os.abort()")))
    with pytest.raises(Invalid, match="so broken"):
        parsed_apart("a.pdf", b"%PDF-1.7", 100)
    assert parsed_apart("a.pdf", written(printed(["Opens the gate."])), 100).made == ["Opens the gate."]


def test_a_paper_that_takes_too_long_is_stopped(own_workers: list[Worker]) -> None:
    own_workers.append(Worker(("-c", "import time; time.sleep(60)")))
    begun = perf_counter()
    with pytest.raises(Invalid, match="takes more than"):
        parsed_apart("a.pdf", b"%PDF-1.7", 100, seconds=0.3)
    assert perf_counter() - begun < 5


ONE = written(printed(["Opens the gate.", "Shuts it."]))


@given(at=st.integers(0, len(ONE) - 1), to=st.binary(min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_pdf_with_other_bytes_in_it_is_read_or_refused(at: int, to: bytes) -> None:
    with suppress(Invalid):
        assert extract_bytes("a.pdf", ONE[:at] + to + ONE[at + len(to) :]).text.strip()


def test_what_unpacks_without_end_is_refused_in_bounded_memory(own_workers: list[Worker]) -> None:
    packer = zlib.compressobj(9)
    blocks = [packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)]
    bomb = blocks[0] + 300 * blocks[1] + packer.flush()
    for _ in range(2):
        bomb = zlib.compress(bomb, 9)
    page = written("X").replace(
        b"<< /Length 1 >> stream\nX",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >> stream\n%s" % (len(bomb), bomb),
    )
    with pytest.raises(Invalid, match=r"so large when unpacked|no words are printed"):
        extract_bytes("a.pdf", page)


def test_papers_of_several_threads_do_not_meet() -> None:
    papers = [written(printed([f"Opens gate {n}."])) for n in range(6)]
    found: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: extract_bytes("a.pdf", papers[n]).text})) for n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: f"Opens gate {n}.\n" for n in range(6)}
