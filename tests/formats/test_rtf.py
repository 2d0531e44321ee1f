"""Rich text becomes the lines of the paper."""

from time import process_time

import pytest

from classplan.formats.extract import Extract, extract_bytes
from classplan.formats.lines import HIDDEN, STRUCK

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}}"
SHEET = r"{\stylesheet{\s0 Normal;}{\s1\b\fs32\qc heading 1;}{\*\cs9 Strong;}}"


def read(body: str) -> Extract:
    return extract_bytes("a.rtf", f"{{\\rtf1\\ansi\\ansicpg1252{FONTS}{SHEET}{body}}}".encode("latin-1"))


def lines(body: str) -> list[str]:
    return [line for line in read(body).text.split("\n") if line]


def test_paragraphs_breaks_and_signs() -> None:
    assert lines(r"Opens\par Shuts\line then\tab rests\page A\emdash B\~C \lquote d\rquote  e\_f so\-ft \{x\\y\}") == [
        "Opens",
        "Shuts",
        "then\trests",
        "A—B\xa0C ‘d’ e-f soft {x\\y}",
    ]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (r"caf\'e9s", "cafés"),
        (r"caf\u233?s", "cafés"),
        (r"{\uc2 a\u8211 xxb}", "a–b"),
        (r"{\uc0 a\u8211 b}", "a–b"),
        (r"a\u8211\'96b", "a–b"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\f1 \'e4\'e0}", "да"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"{\f2 \'b7} one", "• one"),
        (r"{\upr{x}{\*\ud{y}}}z", "yz"),
        ("cafés", "cafés"),
        (r"a{\bin5 }}}}}b}", "ab"),
        (r"{\*\unknown lost}kept", "kept"),
        (r"{\pict 0102}kept", "kept"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the site}}", "the site"),
        (r"{\field{\*\fldinst SYMBOL 183 \\f Symbol}{\fldrslt }}one", "•one"),
    ],
)
def test_words_in_every_way_in_which_they_are_written(body: str, printed: str) -> None:
    assert lines(body) == [printed]


def test_looks_are_told() -> None:
    found = read(
        r"\pard\s1 Head\par\pard\plain {\b Lead:} words\par{\ul All}\par{\b\b0 plain}\par\qc Middle\par\pard\fs36 Large\par"
        r"\outlinelevel1 Second\par\pard\plain {\strike old} new\par{\v unseen}\par"
    )
    looks = {line: found.looks.get(n) for n, line in enumerate(found.text.split("\n"), start=1) if line}
    head, lead, under, middle, large, second = (
        looks[line] for line in ("Head", "Lead: words", "All", "Middle", "Large", "Second")
    )
    assert head is not None
    assert (head.heading, head.bold, head.centred, head.size) == (1, True, True, 16.0)
    assert lead is not None
    assert (lead.heading, lead.bold, lead.lead) == (None, False, 5)
    assert under is not None
    assert under.underlined
    assert looks["plain"] is None
    assert middle is not None
    assert middle.centred
    assert large is not None
    assert (large.centred, large.size) == (False, 18.0)
    assert second is not None
    assert second.heading == 2
    assert [(problem.what, problem.why) for problem in found.problems] == [("old new", STRUCK), ("unseen", HIDDEN)]


def test_lists_keep_the_marks_that_the_file_holds() -> None:
    found = read(
        r"{\listtext 1.\tab}\ls1 One\par{\listtext\f2 \'b7\tab}\ilvl1 Deeper\par{\pntext A.\tab}Two\par\pard None\par"
    )
    assert [line for line in found.text.split("\n") if line] == ["1. One", "• Deeper", "A. Two", "None"]
    assert [found.looks[n].indent for n in (1, 3)] == [1, 2]


def test_tables_are_read_row_by_row() -> None:
    row = r"\trowd\cellx1000\cellx2000\intbl {a}\cell b\par c\cell\row"
    found = read(
        rf"\pard Before\par {row}{row.replace('{a}', '{d}')}\pard After\par\trowd\intbl only\cell\row\pard End\par"
    )
    assert found.text.split("\n") == ["Before", "", "a\tb c", "d\tb c", "", "After", "", "only", "", "End", ""]
    assert found.looks[3].row == found.looks[4].row == 1


def test_headers_notes_boxes_comments_and_pictures_have_their_places() -> None:
    found = read(
        r"{\header Office of Trees\par}{\footer Page \chpgn}Keeps{\footnote A note.} the gate{\shp{\*\shpinst{\sp{\sn x}"
        r"{\sv y}}{\shptxt In a box\par}}}.{\*\annotation Why?}{\pict 01}\par Shuts it.\par"
    )
    assert [line for line in found.text.split("\n") if line] == [
        "Keeps the gate.", "In a box", "Shuts it.", "A note.", "Office of Trees", "Page",
    ]  # fmt: skip
    assert found.furniture == {9, 11}
    assert [problem.what for problem in found.problems] == ["footnotes: 1", "pictures: 1", "comments"]


def test_a_long_document_is_read_in_seconds() -> None:
    body = r"{\b Row} of {\ul some} words that are printed here\par " * 8_000
    begun = process_time()
    assert read(body).text.count("\n") == 15_999
    assert process_time() - begun < 4
