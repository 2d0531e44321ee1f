"""A PDF as a screen reader meets it: its tags in their order with what stands in them; and as the eye does."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Tag:
    """An element of the structure."""

    name: str
    text: str
    scope: str = ""
    inside: list["Tag"] = field(default_factory=list)

    def all(self) -> Iterator["Tag"]:
        """This one and all in it, in the order in which they are read."""
        yield self
        for tag in self.inside:
            yield from tag.all()

    @property
    def words(self) -> str:
        """All that is read in it."""
        return self.text + "".join(tag.words for tag in self.inside)


class Read:
    """A PDF read back."""

    def __init__(self, content: bytes) -> None:
        self.document = pypdfium2.PdfDocument(content)
        self.pages = [page.get_textpage().get_text_range() for page in self.document]
        self.bookmarks = [(mark.level, mark.get_title()) for mark in self.document.get_toc()]
        self.about = self.document.get_metadata_dict()

    @cached_property
    def all_tags(self) -> list[Tag]:
        """All elements of the structure, in the order in which they are read."""
        return [tag for top in self._tops for tag in top.all()]

    @cached_property
    def aloud(self) -> str:
        """What a screen reader says, from the first tag to the last."""
        return "".join(tag.words for tag in self._tops)

    @cached_property
    def _tops(self) -> list[Tag]:
        return [tag for page in self.document for tag in _tags_of(page)]

    @cached_property
    def sizes(self) -> set[float]:
        """How high its letters are, in points; nothing is read that is too small to be seen."""
        return {round(size, 1) for page in self.document for size in _sizes_of(page)}

    def named(self, name: str) -> list[Tag]:
        """All elements of a name, in the order in which they are read."""
        return [tag for tag in self.all_tags if tag.name == name]

    def off_the_page(self) -> list[tuple[float, ...]]:
        """The boxes of words that leave the page on which they stand."""
        return [box for page in self.document for box in _outside(page)]


def _outside(page: Any) -> Iterator[tuple[float, ...]]:
    left, bottom, right, top = page.get_mediabox()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        x0, y0, x1, y1 = thing.get_bounds()
        if not (left <= x0 <= x1 <= right and bottom <= y0 <= y1 <= top):
            yield x0, y0, x1, y1


def _tags_of(page: Any) -> list[Tag]:
    words: dict[int, str] = {}
    text = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        if number >= 0:
            words[number] = words.get(number, "") + _said(pdfium.FPDFTextObj_GetText, thing.raw, text.raw)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        return [_tag(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), words) for n in range(count)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _tag(element: Any, words: dict[int, str]) -> Tag:
    made = Tag(_said(pdfium.FPDF_StructElement_GetType, element), "")
    made.scope = _said(pdfium.FPDF_StructElement_GetStringAttribute, element, b"Scope")
    for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, n):
            made.inside.append(_tag(child, words))
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
            made.inside.append(Tag("", words.get(number, "")))
    return made


def _sizes_of(page: pypdfium2.PdfPage) -> Iterator[float]:
    for thing in page.get_objects():
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(thing.raw, size)
            yield size.value * thing.get_matrix().get()[0]


def _said(function: Any, *about: Any) -> str:
    """A string that PDFium gives in UTF-16, with its length asked first. U+0002 is its sign for a hyphen at a line's end."""
    size = function(*about, None, 0)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    function(
        *about,
        ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)) if function is pdfium.FPDFTextObj_GetText else held,
        size,
    )
    return held.raw.decode("utf-16-le").rstrip("\0").replace("\x02", "-")
