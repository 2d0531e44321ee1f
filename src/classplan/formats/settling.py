"""A paper in which changes are tracked, as it reads once all of them are accepted or all rejected.

Which reading counts is a person's decision, so whoever asks names one, and is told how many changes there were and by
whom. Words struck through by hand are no tracked changes; they stay.

>>> settled("paper.txt", b"Files plans.", accept=True).changes
0
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from classplan.formats.archive import shown
from classplan.formats.charset import decoded_page
from classplan.formats.inspection import inspect
from classplan.formats.kinds import Kind
from classplan.formats.markup import Element, parse_html
from classplan.formats.numbering import W
from classplan.formats.package import Package

_PARTS = ("header", "footer", "footnotes", "endnotes")
_COMES, _GOES = ("ins", "moveTo"), ("del", "moveFrom")
_MARKS = frozenset(f"{W}{name}" for name in (*_COMES, *_GOES, "cellIns", "cellDel", "cellMerge"))
_FORMER = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange")
_PROPERTIES = (f"{W}rPr", f"{W}trPr", f"{W}tcPr")
_DELETED = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_MOST_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Settled:
    """The paper without tracked changes: its bytes, how many changes it held, and who made them."""

    content: bytes
    changes: int = 0
    authors: tuple[str, ...] = ()

    def said(self, *, accept: bool) -> str:
        """What a person must know about the reading that was taken."""
        count = "one tracked change" if self.changes == 1 else f"{self.changes:,} tracked changes"
        names = ", ".join(self.authors[:_MOST_AUTHORS])
        more = f" and {len(self.authors) - _MOST_AUTHORS} others" if len(self.authors) > _MOST_AUTHORS else ""
        by = f" by {names}{more}" if names else ""
        if accept:
            return f"it holds {count}{by}. It was read as if all were accepted; --input-changes rejected reads it as it was before."
        return (
            f"it holds {count}{by}. It was read as if all were rejected; --input-changes accepted reads it with them."
        )


def settled(name: str, content: bytes, *, accept: bool) -> Settled:
    """The paper as it reads with every tracked change accepted, or rejected. Raises `Invalid` for what is no paper."""
    inspected = inspect(name, content)
    if inspected.package is not None:
        return _document(inspected.package, content, accept=accept)
    return _page(name, content, accept=accept) if inspected.kind is Kind.HTML else Settled(content)


def _document(package: Package, content: bytes, *, accept: bool) -> Settled:
    names = [package.main, *dict.fromkeys(part for kind in _PARTS for _, part in package.related(kind))]
    roots = {name: root for name in names if (root := package.part(name)) is not None}
    marks = [mark for root in roots.values() for mark in root.iter(*_MARKS)]
    if not marks:
        return Settled(content)
    authors = tuple(dict.fromkeys(shown(by) for mark in marks if (by := mark.get(f"{W}author"))))
    for root in roots.values():
        _settle(root, accept=accept)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name in package.archive.names:
            file.writestr(name, etree.tostring(roots[name]) if name in roots else package.archive.read(name))
    return Settled(held.getvalue(), len(marks), authors)


def _settle(root: Element, *, accept: bool) -> None:
    goes, comes = (_GOES, _COMES) if accept else (_COMES, _GOES)
    _rows(root, goes[0], "cellDel" if accept else "cellIns")
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in goes):
            _join(paragraph)
    for name in _FORMER:
        for former in list(root.iter(f"{W}{name}")):
            _reformat(former, accept=accept)
    for mark in list(root.iter(*_MARKS)):
        if mark.getparent() is None:
            continue
        if mark.getparent().tag in _PROPERTIES or mark.tag in (f"{W}{name}" for name in goes):
            mark.getparent().remove(mark)
        elif mark.tag in (f"{W}{name}" for name in comes):
            _unwrap(mark)
    for tag, plain in _DELETED.items():
        for words in root.iter(tag):
            words.tag = plain


def _rows(root: Element, row_mark: str, cell_mark: str) -> None:
    """Take out the rows and cells that are not there in this reading, and tables of which nothing is left."""
    for cell in [c for c in root.iter(f"{W}tc") if c.find(f"{W}tcPr/{W}{cell_mark}") is not None]:
        cell.getparent().remove(cell)
    for row in [r for r in root.iter(f"{W}tr") if r.find(f"{W}trPr/{W}{row_mark}") is not None]:
        row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if next(table.iter(f"{W}tc"), None) is None:
            table.getparent().remove(table)


def _join(paragraph: Element) -> None:
    """A paragraph without its end: its words stand at the beginning of the next one."""
    after = next(_following(paragraph), None)
    if after is None or after.tag != f"{W}p":
        return
    own = [child for child in paragraph if child.tag != f"{W}pPr"]
    at = 1 if len(after) and after[0].tag == f"{W}pPr" else 0
    for n, child in enumerate(own):
        after.insert(at + n, child)
    paragraph.getparent().remove(paragraph)


def _following(paragraph: Element) -> Iterator[Element]:
    """What stands after a paragraph, marks of places and ranges aside."""
    return (other for other in paragraph.itersiblings() if other.tag in (f"{W}p", f"{W}tbl", f"{W}sdt"))


def _reformat(former: Element, *, accept: bool) -> None:
    """Properties that were changed: as they are, or as they were."""
    now = former.getparent()
    now.remove(former)
    if accept or not len(former) or former[0].tag != now.tag:
        return
    stays = [child for child in now if child.tag in (f"{W}rPr", f"{W}sectPr")] if now.tag == f"{W}pPr" else []
    for child in list(now):
        now.remove(child)
    now.extend([*former[0], *stays])


def _unwrap(mark: Element) -> None:
    parent = mark.getparent()
    at = parent.index(mark)
    for n, child in enumerate(list(mark)):
        parent.insert(at + n, child)
    parent.remove(mark)


def _page(name: str, content: bytes, *, accept: bool) -> Settled:
    root = parse_html(name, decoded_page(name, content)[0])
    marks = list(root.iter("ins", "del"))
    if not marks:
        return Settled(content)
    authors = tuple(
        dict.fromkeys(shown(unquote(by.removeprefix("mailto:"))) for mark in marks if (by := mark.get("cite")))
    )
    gone = [mark for mark in marks if mark.tag == ("del" if accept else "ins")]
    for mark in gone:
        _cut(mark)
    for mark in marks:
        mark.tag = "span"
    return Settled(etree.tostring(root, method="html", encoding="ascii"), len(marks), authors)


def _cut(mark: Element) -> None:
    """Take an element out and leave the words that follow it."""
    tail, before, parent = mark.tail or "", mark.getprevious(), mark.getparent()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(mark)
