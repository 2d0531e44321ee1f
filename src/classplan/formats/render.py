"""A document tree as a file that stands on its own: HTML, without script and without anything from elsewhere.

>>> from classplan.core.documents import Document, Paragraph
>>> b"<p>Fish &amp; chips</p>" in as_html(Document("A", (Paragraph("Fish & chips"),)))
True
"""

from collections.abc import Sequence
from html import escape

from classplan.core.documents import Document, Facts, Heading, PageBreak, Paragraph, Redlined, Table
from classplan.formats import redline_page
from classplan.formats.outline import DRAFT, Entry, Listed, Shape, shaped, title_of
from classplan.formats.plain import plain

STYLE = """
body { font: 1.0625rem/1.5 Georgia, "Times New Roman", serif; color: #1b1b1b; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.75rem 0 .5rem }
h1 { font-size: 1.875rem } h2 { font-size: 1.3125rem } h3 { font-size: 1.125rem } h4, h5, h6 { font-size: 1rem; font-style: italic }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dt { font-weight: bold } dd { margin: 0 }
.across-2 { grid-template-columns: repeat(2, max-content 1fr) } .across-3 { grid-template-columns: repeat(3, max-content 1fr) }
.across-4 { grid-template-columns: repeat(4, max-content 1fr) } .across-5 { grid-template-columns: repeat(5, max-content 1fr) }
ul.marked { list-style: none; padding-left: 1rem } ul.marked > li { display: flex; gap: .5rem; flex-wrap: wrap } ul.marked > li > .words { flex: 1 1 80% }
table { border-collapse: collapse; width: 100%; margin: 1.25rem 0; font-size: .9375rem }
caption { text-align: left; font-weight: bold; font-size: 1.0625rem; padding-bottom: .375rem }
th, td { border-bottom: 1px solid #a9aeb1; padding: .375rem .5rem; text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; min-width: 3rem }
thead th { background: #f0f3f5; border-top: 2px solid #3d4551; border-bottom: 2px solid #3d4551 }
tbody th { font-weight: normal }
header, footer { font-size: .875rem; color: #454f59; overflow-wrap: anywhere }
footer { margin-top: 3rem; border-top: 1px solid #a9aeb1; padding-top: .5rem }
.draft { color: #1b1b1b; font-weight: bold; letter-spacing: .05em; text-align: center; border: 2px solid #1b1b1b; padding: .25rem }
.new-page { break-before: page }
@page { size: letter; margin: 1in; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt Georgia, serif } }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt } tr, li, dd { break-inside: avoid } h1, h2, h3, h4, h5, h6, caption { break-after: avoid } thead { display: table-header-group } }
"""
_DRAFT_STYLE = f'@page {{ @top-center {{ content: "{DRAFT}"; font: bold 9.5pt Georgia, serif }} }}\n'
_MOST_ACROSS = 5


def as_html(paper: Document) -> bytes:
    """The paper as one HTML file in UTF-8: the same tree gives the same bytes."""
    shapes = shaped(paper.printed)
    body = "\n".join(_block(shape) for shape in shapes)
    top = (f'<p class="draft">{DRAFT}</p>' if paper.draft else "") + (
        f"<p>{_text(paper.head)}</p>" if paper.head else ""
    )
    header = f"<header>{top}</header>\n" if top else ""
    foot = f"\n<footer><p>{_text(paper.line_at_foot)}</p></footer>" if paper.line_at_foot else ""
    style = STYLE + (_DRAFT_STYLE if paper.draft else "")
    if any(isinstance(shape, Redlined) for shape in shapes):
        style += _redline_style()
    author = f'<meta name="author" content="{escape(plain(paper.author))}">\n' if paper.author else ""
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n{author}<title>{escape(title_of(paper))}</title>'
    page = f'<!DOCTYPE html>\n<html lang="{escape(plain(paper.language))}">\n<head>\n{head}\n<style>{style}</style>\n</head>\n<body>\n{header}<main>\n{body}\n</main>{foot}\n</body>\n</html>\n'
    return page.encode()


def _block(shape: Shape) -> str:
    match shape:
        case Heading(level, text, name):
            named = f' id="{escape(name)}"' if name else ""
            return f"<h{level}{named}>{_text(text)}</h{level}>"
        case Paragraph(text, strong):
            return f"<p><strong>{_text(text)}</strong></p>" if strong else f"<p>{_text(text)}</p>"
        case Listed():
            return _list(shape)
        case Facts(rows, across):
            kind = f' class="across-{min(across, _MOST_ACROSS)}"' if across > 1 else ""
            return f"<dl{kind}>{''.join(f'<dt>{_text(name)}</dt><dd>{_text(value)}</dd>' for name, value in rows)}</dl>"
        case Redlined(found):
            return redline_page.as_fragment(found)
        case PageBreak():
            return '<div class="new-page"></div>'
        case Table():
            return _table(shape)


def _list(found: Listed) -> str:
    items = "".join(f"<li>{_entry(entry)}{''.join(map(_list, entry.inside))}</li>" for entry in found.entries)
    if found.marked:
        return f'<ul class="marked" role="list">{items}</ul>'
    tag = "ol" if found.numbered else "ul"
    return f"<{tag}>{items}</{tag}>"


def _entry(entry: Entry) -> str:
    if entry.mark is None:
        return _text(entry.text)
    return f'<span class="mark">{_text(entry.mark)}</span> <span class="words">{_text(entry.text)}</span>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    body = "".join(f"<tr>{_cells(row, to)}</tr>" for row, to in zip(table.rows, table.leading, strict=True))
    titled = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    return f"<table>{titled}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[str], leads_to: str) -> str:
    first, *others = map(_text, row or ("",))
    if leads_to:
        first = f'<a href="#{escape(leads_to)}">{first}</a>'
    return "".join([f'<th scope="row">{first}</th>', *(f"<td>{words}</td>" for words in others)])


def _text(text: str) -> str:
    """The text, with its line breaks."""
    return escape(plain(text)).replace("\n", "<br>")


def _redline_style() -> str:
    """Of the style of a page of its own, what marks the changes."""
    return "".join(f"{line}\n" for line in redline_page.STYLE.splitlines() if line.startswith(("del", ".redline")))
