"""A document tree as a file that stands on its own: HTML, without script and without anything from elsewhere.

>>> from classplan.core.documents import Document, Paragraph
>>> b"<p>Fish &amp; chips</p>" in as_html(Document("A", (Paragraph("Fish & chips"),)))
True
"""

from html import escape

from classplan.core.documents import Block, Document, Facts, Heading, Items, PageBreak, Paragraph, Redlined, Table
from classplan.formats.redline_page import as_fragment

STYLE = """
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; color: #1b1b1b; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { line-height: 1.25; font-family: Arial, Helvetica, sans-serif }
h2 { margin-top: 2rem; font-size: 1.25rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dt { font-weight: bold } dd { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
caption { text-align: left; font-weight: bold; padding-bottom: .5rem }
th, td { border: 1px solid #565c65; padding: .375rem .5rem; text-align: left; vertical-align: top; font-variant-numeric: tabular-nums }
thead th { background: #f0f0f0 }
footer { margin-top: 3rem; border-top: 1px solid #565c65; padding-top: .5rem; font-size: .875rem; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none } tr, h2 { break-inside: avoid } h2 { break-after: avoid } }
"""


def as_html(paper: Document) -> bytes:
    """The paper as one HTML file in UTF-8: the same tree gives the same bytes."""
    body = "\n".join(_block(block) for block in paper.blocks)
    foot = f"\n<footer><p>{escape(paper.foot)}</p></footer>" if paper.foot else ""
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(paper.title)}</title>'
    page = f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n{head}\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>{foot}\n</body>\n</html>\n'
    return page.encode()


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text, strong):
            return f"<p><strong>{escape(text)}</strong></p>" if strong else f"<p>{escape(text)}</p>"
        case Items(texts, numbered, _):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"
        case Facts(rows):
            return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{escape(value)}</dd>' for name, value in rows)}</dl>"
        case Redlined(found):
            return as_fragment(found, top=2)
        case PageBreak():
            return '<hr class="new-page">'
        case Table(caption, columns, rows):
            return _table(caption, columns, rows)


def _table(caption: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(_cell(index, cell) for index, cell in enumerate(row))}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(index: int, text: str) -> str:
    return f'<th scope="row">{escape(text)}</th>' if index == 0 else f"<td>{escape(text)}</td>"
