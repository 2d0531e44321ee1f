"""A PDF as lines. It is called in a process of its own only (`apart`, decision 0010)."""

import time
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from classplan.core.errors import Invalid
from classplan.core.spec.model import Problem
from classplan.formats.archive import shown
from classplan.formats.kinds import SEARCHABLE
from classplan.formats.lines import PICTURES, Lines
from classplan.formats.ocr import is_installed, page_by_ocr
from classplan.formats.pdf_drawings import add_drawings
from classplan.formats.pdf_layer import what_is_wrong
from classplan.formats.pdf_pages import Page, page_of
from classplan.formats.pdf_paragraphs import add_pages

MOST_PAGES = 3_000
_MOST_BY_OCR = 200
_AGAIN = "Get the file again from whoever sent it."
_TESSERACT = "Or have Tesseract installed on the server, which reads pictures of words."
_BY_OCR = (
    "this page was read by OCR from its picture: words and figures can be wrong. Compare the original, line by line."
)
_EARLIER_OCR = (
    "the pages are pictures, and their words were put behind them by an OCR program: words and figures can be wrong. "
    "Compare the original, line by line."
)
_LONGEST_TAIL = 4_096


def lines_of_pdf(name: str, content: bytes, most: int, *, seconds: float = 90.0) -> Lines:
    """The lines of a PDF. Raises `Invalid` where it is locked, broken, too long, or has no words that can be used."""
    until = time.monotonic() + seconds
    document = _opened(name, content)
    try:
        lines = Lines(name, most)
        pages = _pages(name, document, lines, until)
        add_pages(lines, pages)
        _tell_of_pages(lines, pages)
        _doubts(lines, document, content)
        return lines
    finally:
        document.close()


def _opened(name: str, content: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Invalid(
                f"{name}: a password protects it. Open it, save it without the password, and send it again."
            ) from None
        raise Invalid(f"{name}: it is a broken PDF ({shown(str(error))}). {_AGAIN}") from None
    if count == 0:
        raise Invalid(f"{name}: it is a PDF without pages. {_AGAIN}")
    if count > MOST_PAGES:
        raise Invalid(
            f"{name}: it has {count:,} pages; at most {MOST_PAGES:,} are read. Part it into the papers that it holds."
        )
    return document


def _pages(name: str, document: Any, lines: Lines, until: float) -> list[Page]:
    """All pages. One whose text is garbage or missing is read by OCR, or it is the reason to refuse the file."""
    pages: list[Page] = []
    for at in range(len(document)):
        if time.monotonic() > until:
            raise Invalid(
                f"{name}: reading it takes too long: after page {at:,} of {len(document):,} the time was up. "
                "Part it into the papers that it holds."
            )
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            raise Invalid(f"{name}: its page {at + 1} is broken. {_AGAIN}") from None
        try:
            page = _flattened(document, page, at)
            made = page_of(page, at + 1)
            add_drawings(made, page)
            if wrong := what_is_wrong(made):
                made = _by_ocr(name, page, made, wrong, until)
            pages.append(made)
        finally:
            page.close()
    if not any(made.words or made.turned for made in pages):
        raise Invalid(f"{name}: no words are printed on its pages. {_AGAIN}")
    return pages


def _flattened(document: Any, page: Any, at: int) -> Any:
    """The page with what was filled into its form and noted on it as a part of it."""
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    for n in range(min(count, 2_000)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, n)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind != pdfium.FPDF_ANNOT_LINK:
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            return document[at]
    return page


def _by_ocr(name: str, page: Any, made: Page, wrong: str, until: float) -> Page:
    if not is_installed():
        raise Invalid(f"{name}: page {made.number} cannot be read: {wrong}. {SEARCHABLE} {_TESSERACT}")
    if made.number > _MOST_BY_OCR:
        raise Invalid(
            f"{name}: page {made.number} cannot be read: {wrong}, and at most {_MOST_BY_OCR} pages are read by OCR. "
            "Part it into the papers that it holds."
        )
    return page_by_ocr(name, page, made.number, max(until - time.monotonic(), 1.0))


def _tell_of_pages(lines: Lines, pages: list[Page]) -> None:
    for page in pages:
        if page.by_ocr:
            lines.doubt(f"page {page.number}: OCR", _BY_OCR)
    if pages and sum(page.invisible for page in pages) > 0.5 * sum(page.signs for page in pages if not page.by_ocr) > 0:
        lines.doubt("pictures of pages", _EARLIER_OCR)
    pictured = [page for page in pages if page.pictured > 0.02 and not page.by_ocr and not page.invisible]
    if pictured:
        lines.doubt(
            f"pictures: {len(pictured)} page{'s' if len(pictured) > 1 else ''}, the first is page {pictured[0].number}",
            PICTURES,
        )


def _doubts(lines: Lines, document: Any, content: bytes) -> None:
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0 or b"/JavaScript" in content or b"/Launch" in content:
        lines.doubt("scripts", "the file holds scripts or commands. They are never run. Compare the original.")
    if b"%%EOF" not in content[-_LONGEST_TAIL:]:
        lines.breaks_off()
    if attached := pdfium.FPDFDoc_GetAttachmentCount(document.raw):
        lines.problems.append(
            Problem(
                1,
                f"attached files: {attached}",
                "files are attached to the paper; they are not read. Save them, and send each by itself.",
            )
        )
