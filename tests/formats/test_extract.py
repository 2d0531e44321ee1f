"""Files become text, or are refused with the reason and with what to do."""

import hashlib
import os
from pathlib import Path

import pytest

from classplan.core.errors import Invalid
from classplan.formats.extract import LARGEST, MOST_LINES, extract, extract_bytes

TEXT = "Trail Warden – “keeps” the cafés\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Where the file of a test is to stand."""
    return tmp_path / "paper.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_is_read_as_it_is(paper: Path, encoding: str) -> None:
    paper.write_bytes(TEXT.encode(encoding))
    found = extract(paper)
    assert (found.text, found.problems) == (TEXT, ())
    assert (found.name, found.media_type) == ("paper.txt", "text/plain")
    assert found.sha256 == hashlib.sha256(paper.read_bytes()).hexdigest()
    assert (found.source.name, found.source.sha256) == (found.name, found.sha256)


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(mark: str) -> None:
    assert extract_bytes("paper.txt", ("\ufeff" + TEXT).encode(mark)).text == TEXT


def test_windows_1252_is_read_with_a_problem_that_shows_a_line() -> None:
    found = extract_bytes("paper.txt", f"One\n{TEXT}".encode("cp1252"))
    assert found.text == f"One\n{TEXT}"
    (problem,) = found.problems
    assert (problem.line, problem.what, problem.placed) == (2, TEXT.strip(), True)
    assert "Windows-1252" in problem.why


def test_line_ends_are_left_as_they_are() -> None:
    assert extract_bytes("paper.txt", b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


REFUSED = {
    "empty": (b"", "is empty"),
    "white space": (b" \r\n\t\n", "is empty"),
    "zero bytes": (b"abc\x00def", "byte 4 is zero"),
    "UTF-16 without its mark": ("abc".encode("utf-16-le"), "is zero"),
    "a control character": (b"one\ntwo\x07", "line 2 has the control character U+0007"),
    "an escape for a terminal": (b"one\x1b[31m", "control character U+001B"),
    "a control character of the second kind": ("one\x9b31m".encode(), "control character U+009B"),
    "PDF": (b"%PDF-1.7\nsome words", "a PDF document"),
    "DOCX": (b"PK\x03\x04\x14\x00", "a Word, Excel or OpenDocument file"),
    "RTF": (b"{\\rtf1\\ansi words}", "a rich text document"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 9, "an old Word"),
    "HTML": (b"\n<!DOCTYPE html><p>words", "a web page"),
    "HTML with a mark": (b"\xef\xbb\xbf<html><p>words", "a web page"),
    "a piece of HTML": (b"<div>words</div>", "a web page"),
    "XML": (b'<?xml version="1.0"?><w/>', "an XML document"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "JPEG": (b"\xff\xd8\xff\xe0", "a picture"),
    "BMP": (b"BM\x00\x00", "a picture"),
    "gzip": (b"\x1f\x8b\x08", "a gzip archive"),
    "cut off in a character": (TEXT.encode()[:14], "in the middle of a character"),
    "cut off in the last character": ("One\nété".encode()[:-1], "at the end of line 2"),
    "cut off in UTF-16": (TEXT.encode("utf-16")[:-1], "broken UTF-16: it breaks off"),
    "broken UTF-16": (b"\xff\xfe" + b"\x00\xd8a\x00" + "words".encode("utf-16-le"), "byte 3 is wrong"),
    "broken UTF-8": ("é\n".encode() + b"\xff words", "line 2 is broken UTF-8"),
    "no encoding that is known": (b"words \x81 \x8d", "neither UTF-8 nor Windows-1252"),
    "too many lines": (b"a\n" * MOST_LINES, "200,001 lines"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_text_is_refused_by_name(paper: Path, kind: str) -> None:
    content, reason = REFUSED[kind]
    paper.write_bytes(content)
    with pytest.raises(Invalid) as refused:
        extract(paper)
    said = str(refused.value)
    assert reason in said
    assert said.startswith("paper.txt: ")
    assert said.count(". ") >= 1, "it says what to do"


@pytest.mark.parametrize("text", ["BMX riders\n", "MZ is no program\n", "Rar! it said\n"])
def test_words_that_begin_like_another_format_are_words(text: str) -> None:
    assert extract_bytes("paper.txt", text.encode()).text == text


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="there is no such file"):
        extract(tmp_path / "paper.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="it is a folder"):
        extract(tmp_path)


def test_a_device_or_pipe_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(Invalid, match="a device or a pipe"):
            extract(path)


def test_a_name_that_cannot_be_is_refused() -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        extract(Path("a\x00b"))


def test_a_file_of_200_megabytes_is_refused_unread(paper: Path) -> None:
    with paper.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Invalid, match=f"200,000,000 bytes, and a paper has at most {LARGEST:,}"):
        extract(paper)


def test_a_file_that_grows_while_it_is_read_is_refused(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write_bytes(b"words " * 10)
    small = paper.stat()
    paper.write_bytes(b"words " * 1000)
    monkeypatch.setattr(Path, "stat", lambda self, **_: small)
    with pytest.raises(Invalid, match="too large"):
        extract(paper, largest=100)
