"""How long papers take: one specification beside WeasyPrint and docxtpl, a thousand of them on two cores, a packet.

The specifications are those of the demo's papers, in Denver's print; the one beside the peers is brought to six pages.
The peers get the same words: WeasyPrint our HTML, asked for a tagged file; docxtpl a template with a loop.
`python -m bench.papers` prints the table. A peer that is not installed, or lacks its libraries, is named as not run.
"""

import io
import sys
from bisect import bisect_right
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from importlib.metadata import version
from itertools import count, cycle, islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

import pypdfium2

from bench.figures import Figure, Rate, table
from bench.timing import medians
from classplan.core.documents import Block, Document, Facts, Heading, Items, PageBreak, Paragraph
from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.spec.model import Spec
from classplan.formats.docx import as_docx
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.formats.pdf import as_pdf
from classplan.formats.render import as_html
from classplan.jurisdictions import every_layout
from classplan.jurisdictions.denver.house import HOUSE

ROOT = Path(__file__).parents[1]
PAGES, PACKET, MANY = 6, 120, 1_000
SECONDS_FOR_MANY, SECONDS_FOR_PACKET = 15.0, 10.0
CORES = 2
_numbers = count()


@cache
def specifications() -> tuple[Document, ...]:
    """The demo's specifications as papers."""
    parts = [
        part
        for path in sorted((ROOT / "demo" / "papers").glob("*.txt"))
        for part in read_paper(extract(path), every_layout()).parts
    ]
    return tuple(clean_specification(SpecFacts("Wrenfield", HOUSE, part)) for part in parts if isinstance(part, Spec))


def of_pages(pages: int) -> Document:
    """Specifications one behind the other, as much of them as goes on so many pages."""
    blocks = [block for spec in islice(cycle(specifications()), pages + 1) for block in (*spec.blocks, PageBreak())]
    paper = Document("A paper of the bench", (), head="Wrenfield", foot="Anchor of the bench")
    least = bisect_right(range(len(blocks)), pages, key=lambda n: pages_of(replace(paper, blocks=tuple(blocks[:n]))))
    return replace(paper, blocks=tuple(blocks[: least - 1]))


def pages_of(paper: Document) -> int:
    """How many pages our PDF has."""
    return len(pypdfium2.PdfDocument(as_pdf(paper)))


def figures(rounds: int, *, many: int = MANY) -> list[Figure | Rate]:
    """What papers take. With fewer than a thousand specifications the packet shrinks too, and no limit is set."""
    limit = 1 if many == MANY else None
    packet = of_pages(max(PACKET * many // MANY, PAGES))
    made = medians({"packet": lambda: as_pdf(_fresh(packet))}, min(rounds, 3), warm_ups=1)["packet"]
    pages = pages_of(packet)
    taken = _many_on_two_cores(many)
    return [
        *_beside_peers(rounds),
        Figure(f"{many:,} specifications as PDF, {CORES} processes", "", taken, "the limit", SECONDS_FOR_MANY, limit),
        Figure(f"a packet of {pages} pages as PDF", "", made, "the limit", SECONDS_FOR_PACKET, limit),
    ]


def _beside_peers(rounds: int) -> list[Figure | Rate]:
    paper = of_pages(PAGES)
    found: list[Figure | Rate] = []
    for what, ours, peer, bound in (
        (f"a specification of {pages_of(paper)} pages as tagged PDF", as_pdf, _weasyprint, 1 / 8),
        ("the same as DOCX", as_docx, _docxtpl, 1 / 3),
    ):
        subjects = {"ours": partial(_ours, ours, paper)}
        try:
            name, subjects["theirs"] = peer(paper)
        except (ImportError, OSError) as error:
            name = f"not run: {str(error).splitlines()[0][:60]}"
        taken = medians(subjects, rounds)
        found.append(Figure(what, "", taken["ours"], name, taken.get("theirs"), bound, repeats=str(rounds)))
    return found


def _ours(make: Callable[[Document], bytes], paper: Document) -> bytes:
    return make(_fresh(paper))


def _fresh(paper: Document) -> Document:
    """The paper with a number in every paragraph and item that no paper had before: nothing is remembered of it."""
    number = next(_numbers)

    def fresh(block: Block) -> Block:
        match block:
            case Paragraph(text):
                return replace(block, text=f"{text} {number}")
            case Items(texts):
                return replace(block, texts=tuple(f"{text} {number}" for text in texts))
        return block

    return replace(paper, title=f"{paper.title} {number}", blocks=tuple(map(fresh, paper.blocks)))


def _weasyprint(paper: Document) -> tuple[str, Callable[[], bytes]]:
    weasyprint: Any = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()

    def theirs() -> bytes:
        made: bytes = weasyprint.HTML(string=as_html(_fresh(paper)).decode()).write_pdf(
            pdf_variant="pdf/ua-1", font_config=fonts
        )
        return made

    return f"WeasyPrint {version('weasyprint')}", theirs


def _docxtpl(paper: Document) -> tuple[str, Callable[[], bytes]]:
    docxtpl: Any = import_module("docxtpl")
    template = _template()
    lines = list(_lines(paper))

    def theirs() -> bytes:
        made = docxtpl.DocxTemplate(io.BytesIO(template))
        made.render({"title": paper.title, "lines": lines}, autoescape=True)
        held = io.BytesIO()
        made.save(held)
        return held.getvalue()

    return f"docxtpl {version('docxtpl')}", theirs


def _lines(paper: Document) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for block in paper.blocks:
        match block:
            case Heading(_, text):
                found.append(("heading", text))
            case Paragraph(text):
                found.append(("paragraph", text))
            case Items(texts):
                found += (("item", text) for text in texts)
            case Facts(rows):
                found += (("paragraph", f"{name}: {value}") for name, value in rows)
    return found


def _template() -> bytes:
    """A template as an office would draw it in Word: a paragraph for each style, in a loop."""
    made: Any = import_module("docx").Document()
    made.add_paragraph("{{ title }}", style="Title")
    made.add_paragraph("{%p for kind, text in lines %}")
    for kind, style in (("heading", "Heading 1"), ("item", "List Bullet"), ("paragraph", "Normal")):
        made.add_paragraph(f"{{%p if kind == '{kind}' %}}")
        made.add_paragraph("{{ text }}", style=style)
        made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _many_on_two_cores(many: int) -> float:
    """Seconds for so many specifications, from the start of the processes to their end; no two are the same."""
    specs = specifications()
    began = perf_counter()
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        sizes = list(pool.map(_share, range(CORES), [specs] * CORES, [many] * CORES))
    assert sum(sizes) == many
    return perf_counter() - began


def _share(core: int, specs: tuple[Document, ...], many: int) -> int:
    """Every other one of so many specifications, each with a number of its own."""
    made = 0
    for spec in islice(islice(cycle(specs), many), core, None, CORES):
        made += as_pdf(_fresh(spec)).startswith(b"%PDF")
    return made


if __name__ == "__main__":
    print(table(figures(5, many=int(sys.argv[1]) if len(sys.argv) > 1 else MANY)))
