"""A web page says how its lines are printed, and is read in the charset that it has."""

from contextlib import suppress
from time import process_time

import pytest

from classplan.core.errors import Invalid
from classplan.core.spec.source import Look
from classplan.formats.extract import extract_bytes
from classplan.formats.lines import HIDDEN, INSERTED, STRUCK

WORD = (
    "<style><!-- /* Made by a word processor */ p.MsoTitle, h1 {text-align:center; font-size:14.0pt; font-weight:normal;"
    " text-decoration:underline} .Strong {font-weight:700} div.Section p {font-weight:bold} @media print {p {display:none}}"
    " p.Level {mso-outline-level:3} --></style>"
)


def look(page: str) -> Look:
    """How the first line is printed."""
    return extract_bytes("a.html", f"<html>{WORD}{page}".encode()).looks.get(1, Look())


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p><b>All</b>", Look(bold=True)),
        ("<p><b>All</b>:", Look(bold=True)),
        ("<p><strong>Lead:</strong> words", Look(lead=5)),
        ("<p><u>Lead</u> words", Look(lead=4)),
        ("<p>words <b>not at the start</b>", Look()),
        ("<p><u>All</u>", Look(underlined=True)),
        ("<p style='text-decoration: underline'>All", Look(underlined=True)),
        ("<h2>Head", Look(heading=2, bold=True)),
        ("<h1>Head", Look(heading=1, underlined=True, centred=True, size=14.0)),
        ("<p class=MsoTitle>Title", Look(underlined=True, centred=True, size=14.0)),
        ("<p class=Level>Head", Look(heading=3)),
        ("<p><span class='x Strong'>All</span>", Look(bold=True)),
        ("<p class=Strong><span style='font-weight:normal'>None</span>", Look()),
        ("<div class=Section><p>A rule for what stands in something is not followed", Look()),
        ("<center>Middle", Look(centred=True)),
        ("<p align=center>Middle", Look(centred=True)),
        ("<center><p align=left>Not", Look()),
        ("<p><font size=5>Large", Look(size=18.0)),
        ("<p><font size='+2'>Large", Look(size=18.0)),
        ("<p style='font-size: 150%'>Large", Look(size=18.0)),
        ("<p style='font-size:16px'>Usual", Look(size=12.0)),
        ("<p style='font-size:x; font-weight:; color:red'>Broken", Look()),
        ("<ul><li>One", Look(indent=1)),
        ("<ol><li><ul><li>Deep", Look(indent=2)),
        ("<table><tr><th>A<th>B", Look(bold=True, row=1)),
        ("<table><tr><td><b>A</b><td>B", Look(lead=1, row=1)),
    ],
)
def test_how_a_line_is_printed(page: str, expected: Look) -> None:
    assert look(page) == expected


def read(page: str) -> list[str]:
    return [line for line in extract_bytes("a.html", page.encode()).text.split("\n") if line]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol type=a start=3><li>x<li>y</ol>", ["c. x", "d. y"]),
        ("<ol style='list-style-type: upper-roman'><li>x<li value=9>y<li>z</ol>", ["I. x", "IX. y", "X. z"]),
        ("<ul style='list-style: none'><li>x</ul>", ["x"]),
        ("<ol><li>x<ol type=a><li>y</ol><li>z</ol>", ["1. x", "a. y", "2. z"]),
        ("<ul><li>x<table><tr><td>a<td>b</table>y</ul>", ["• x", "a\tb", "y"]),
        ("<table><tr><td>Duties<td><ul><li>x<li>y</ul></table>", ["Duties", "• x", "• y"]),
        ("<p><span style='font-family:Wingdings'>q</span> words", ["• words"]),
        ("<dl><dt>Code:<dd>FC1<dt>Grade:<dd>8</dl>", ["Code:\tFC1", "Grade:\t8"]),
        ("<pre>one\ntwo     three</pre>", ["one", "two\tthree"]),
        ("<p>so\u00adft\u200e and \u200fturned", ["soft and turned"]),
    ],
)  # fmt: skip
def test_lists_tables_and_terms_are_lines(page: str, lines: list[str]) -> None:
    assert read(page) == lines


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<p>an <s>old</s> one", STRUCK),
        ("<p>an <span style='text-decoration:line-through'>old</span> one", STRUCK),
        ("<p>a <ins>new</ins> one", INSERTED),
        ("<p>one <span style='display:none'>unseen</span>", HIDDEN),
        ("<table><tr><td>a<td><del>b</del></table>", STRUCK),
    ],
)
def test_marks_of_changes_are_told_of_and_never_believed(page: str, why: str) -> None:
    found = extract_bytes("a.html", page.encode())
    assert [problem.why for problem in found.problems] == [why]
    assert "<" not in found.text


TEXT = "<p>“Keeps” the cafés"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), None),
        (f"<meta charset=utf-8>{TEXT}".encode(), None),
        (f"<meta charset=windows-1252>{TEXT}".encode("cp1252"), None),
        (f"<meta charset=iso-8859-1>{TEXT}".encode("cp1252"), None),
        (f"<meta http-equiv=Content-Type content='text/html; charset=macintosh'>{TEXT}".encode("mac_roman"), None),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("utf-16-le"), "every other byte is zero"),
        (TEXT.encode("utf-16-be"), "every other byte is zero"),
        (f"<meta charset=utf-8>{TEXT} ".encode("cp1252"), "says that its charset is utf-8, its bytes are not UTF-8"),
        (f"{TEXT} ".encode("cp1252"), "does not say what its charset is"),
        (f"<meta charset=windows-1252>{TEXT}".encode(), "says that its charset is windows-1252, its bytes are UTF-8"),
        (f"<meta charset=shift_jis>{TEXT} ".encode("cp1252"), "neither what it says (shift_jis) nor UTF-8"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_charset_that_it_has(content: bytes, said: str | None) -> None:
    found = extract_bytes("a.html", content)
    assert found.text.strip() == "“Keeps” the cafés"
    whys = [problem.why for problem in found.problems]
    assert len(whys) == (said is not None)
    assert all(said in why for why in whys if said)


def test_a_page_in_two_charsets_is_refused() -> None:
    with pytest.raises(Invalid, match="broken UTF-8"):
        extract_bytes("a.html", f"<meta charset=utf-8>{TEXT}".encode() + "é ".encode("cp1252"))


def test_a_very_long_page_is_read_in_seconds() -> None:
    page = f"<html>{WORD}<ol>" + "<li class=Strong><b>Row</b> of <span style='font-size:9pt'>words</span></li>" * 8_000
    begun = process_time()
    assert extract_bytes("a.html", page.encode()).text.count("\n") == 15_999
    assert process_time() - begun < 4


@pytest.mark.parametrize("sheet", ["{" * 50_000, "(" * 50_000, "a{b:c;" * 20_000, "<!--" * 20_000])
def test_a_hostile_sheet_of_styles_is_read_over_or_refused(sheet: str) -> None:
    with suppress(Invalid):
        assert extract_bytes("a.html", f"<style>{sheet}</style><p>Words".encode()).text == "Words\n"
