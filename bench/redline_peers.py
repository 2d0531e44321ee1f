"""The peers of our redline, each as a function of two texts that gives the marked text in pieces.

Some take Word documents: those are made of the texts before the clock starts, and what they mark is read from theirs.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from time import perf_counter
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from bench.versions import Text, plain
from classplan.core.redline import Kind, Piece
from classplan.formats.numbering import W
from tests.formats.documents import document

Timed = tuple[list[Piece], float]
_KINDS = {"ins": Kind.ADDED, "moveTo": Kind.ADDED, "del": Kind.REMOVED, "moveFrom": Kind.REMOVED}


def redlines(old: Text, new: Text) -> Timed:
    """The package `redlines`, on plain text."""
    processor: Any = import_module("redlines.processor").WholeDocumentProcessor()
    a, b = plain(old), plain(new)
    began = perf_counter()
    made = processor.process(a, b)
    taken = perf_counter() - began
    found: list[Piece] = []
    for one in made:
        tag, i0, i1, j0, j1 = one.opcodes
        kinds = (Kind.KEPT,) if tag == "equal" else (Kind.REMOVED, Kind.ADDED)
        sides = ((one.source_chunk.text, i0, i1), (one.test_chunk.text, j0, j1))
        found += (Piece(kind, _joined(words[x:y])) for kind, (words, x, y) in zip(kinds, sides, strict=False))
    return found, taken


def python_redlines(old: Text, new: Text) -> Timed:
    """The package `python-redlines` with the engine Docxodus, from Word documents to a Word document."""
    engine = _docxodus()
    a, b = word(old), word(new)
    began = perf_counter()
    made = engine.run_redline("bench", a, b)[0]
    return pieces_of(made), perf_counter() - began


@cache
def _docxodus() -> Any:
    return import_module("python_redlines.engines").DocxodusEngine()


PEERS: dict[str, Callable[[Text, Text], Timed]] = {"redlines": redlines, "python-redlines": python_redlines}


def word(text: Text) -> bytes:
    """The text as a Word document."""
    return document(plain(text))


def pieces_of(content: bytes) -> list[Piece]:
    """What a Word document marks as removed and as added, its paragraphs' ends among it."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    found: list[Piece] = []
    for paragraph in root.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            words = "".join("\t" if one.tag == f"{W}tab" else one.text or "" for one in run if one.tag in _PRINTED)
            found.append(Piece(_kind(run, paragraph), words))
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        ends = [kind for name, kind in _KINDS.items() if mark is not None and mark.find(f"{W}{name}") is not None]
        found.append(Piece(ends[0] if ends else Kind.KEPT, "\n"))
    return found


_PRINTED = (f"{W}t", f"{W}delText", f"{W}tab")


def _kind(run: Any, paragraph: Any) -> Kind:
    """By the nearest mark around the run."""
    around = run.getparent()
    while around is not paragraph:
        if kind := _KINDS.get(str(around.tag).removeprefix(W)):
            return kind
        around = around.getparent()
    return Kind.KEPT


def _joined(words: Sequence[str]) -> str:
    return "".join(words).replace("¶", "\n")
