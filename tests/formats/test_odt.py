"""An OpenDocument text becomes the lines of the paper."""

from classplan.formats.extract import Extract, extract_bytes
from classplan.formats.lines import HIDDEN, STRUCK
from tests.formats.documents import odt


def read(body: str, *, styles: str = "", sheet: str = "") -> Extract:
    return extract_bytes("a.odt", odt(body, styles=styles, sheet=sheet))


def lines(body: str) -> list[str]:
    return [line for line in read(body).text.split("\n") if line]


def test_paragraphs_blanks_tabs_and_breaks() -> None:
    body = (
        '<text:p>Opens<text:s text:c="3"/>it<text:tab/>at\n dawn</text:p><text:p/><text:p>A<text:line-break/>B</text:p>'
        '<text:section><text:p>In a <text:a xlink:href="https://example.invalid">link</text:a></text:p></text:section>'
    )
    assert lines(body) == ["Opens it\tat dawn", "A", "B", "In a link"]


def test_so_many_blanks_are_some_blanks() -> None:
    assert len(read('<text:p>a<text:s text:c="99999"/>b</text:p>').text) < 10


STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="N" style:family="text" style:parent-style-name="B"><style:text-properties fo:font-weight="normal"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-size="18pt" style:text-underline-style="solid"/></style:style>'
    '<style:style style:name="D" style:family="paragraph" style:parent-style-name="C"><style:text-properties fo:font-size="50%"/></style:style>'
)


def test_looks_are_told() -> None:
    found = read(
        '<text:h text:outline-level="2">Head</text:h><text:p><text:span text:style-name="B">Lead:</text:span> words</text:p>'
        '<text:p text:style-name="C">Middle</text:p><text:p text:style-name="D">Small</text:p>'
        '<text:p><text:span text:style-name="N">plain</text:span></text:p>'
        '<text:p>an <text:span text:style-name="S">old</text:span> one</text:p>'
        '<text:p><text:span text:style-name="H">unseen</text:span></text:p>',
        styles=STYLES,
    )
    looks = {line: found.looks.get(n) for n, line in enumerate(found.text.split("\n"), start=1) if line}
    assert looks["plain"] is None
    told = {line: look for line, look in looks.items() if look is not None}
    assert told["Head"].heading == 2
    assert (told["Lead: words"].bold, told["Lead: words"].lead) == (False, 5)
    assert (told["Middle"].centred, told["Middle"].underlined, told["Middle"].size) == (True, True, 18.0)
    assert told["Small"].size == 9.0
    assert [(problem.what, problem.why) for problem in found.problems] == [("an old one", STRUCK), ("unseen", HIDDEN)]


NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="1"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>'
)


def test_lists_keep_the_marks_that_are_printed_and_go_on_where_the_file_says_so() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    deep = f"<text:list>{item.format('x', '<text:list>' + item.format('y', '') + '</text:list>')}{item.format('z', '')}</text:list>"
    found = read(
        f'<text:list text:style-name="L">{item.format("One", deep)}<text:list-item><text:p>Two</text:p><text:p>more</text:p></text:list-item></text:list>'
        f'<text:p>Between</text:p><text:list text:style-name="L" text:continue-numbering="true">{item.format("Three", "")}</text:list>'
        f'<text:list text:style-name="L">{item.format("Anew", "")}<text:list-item text:start-value="7"><text:p>Seven</text:p></text:list-item></text:list>'
        f"<text:list>{item.format('Plain', '')}</text:list>",
        styles=NUMBERS,
    )
    printed = [line for line in found.text.split("\n") if line]
    assert printed == [
        "1. One", "a) x", "- y", "b) z", "2. Two", "more", "Between", "3. Three", "1. Anew", "7. Seven", "• Plain",
    ]  # fmt: skip
    assert [found.looks[n].indent for n in (1, 3, 5, 7)] == [1, 2, 3, 2]


def test_tables_are_read_row_by_row_and_what_only_arranges_is_none() -> None:
    def table(*rows: str) -> str:
        cells = ("".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row.split("|")) for row in rows)
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"

    p = "<text:p>{}</text:p>".format
    found = read(
        table(f"{p('a')}|{p('b')}{p('c')}", f"{p('d')}|{p('e')}") + table(p("One box"), p("Another")),
    )
    assert found.text.split("\n") == ["a\tb c", "d\te", "", "One box", "", "Another", ""]


def test_headers_notes_boxes_comments_and_pictures_have_their_places() -> None:
    found = read(
        "<text:p>Keeps<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
        " the gate<office:annotation><text:p>Why?</text:p></office:annotation>"
        '<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>',
        sheet="<office:master-styles><style:master-page><style:header><text:p>Office of Trees</text:p></style:header></style:master-page></office:master-styles>",
    )
    assert [line for line in found.text.split("\n") if line] == [
        "Keeps the gate",
        "In a box",
        "A note.",
        "Office of Trees",
    ]
    assert found.furniture == {7}
    assert [problem.what for problem in found.problems] == ["footnotes: 1", "pictures: 1", "comments"]
