"""How fast papers come in: pages of PDF a second against pdfplumber, specifications a second as Word and HTML.

`python -m bench.formats`: one core each. What pdfplumber is asked for is the least that it can give, the words of each
page; ours brings paragraphs, tables, furniture and looks too. That both found the same letters is asked first.
"""

import argparse
import io
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pdfplumber

from bench.figures import Figure, Rate, table
from bench.timing import medians
from classplan.core.documents import Document, Facts, Heading, Items, Paragraph, Table
from classplan.formats.docx import as_docx
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper
from classplan.formats.pdf import as_pdf
from classplan.formats.render import as_html
from classplan.jurisdictions import every_layout

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
TIMES_FASTER = 10
LEAST_A_SECOND_AND_CORE = 10
_SHARE_OF_LETTERS = 0.97
_PAGES_OF_A_TURN = 18  # a batch goes on; a single short paper would measure how long a process sleeps
_DUTY = (
    "Walks the {} meadows of the district by day and by night, writes down what was found there, and tells the warden of "
    "the district which of the gates, fences and stiles need work before the season of the year begins."
)


def specification(number: int) -> Document:
    """An invented specification of some eight hundred words."""
    duties = tuple(
        _DUTY.format(place)
        for place in ["upper", "lower", "eastern", "western", "far", "near", "wet", "dry", "old", "new"]
    )
    return Document(
        f"Meadow Warden {number}",
        (
            Heading(1, f"Meadow Warden {number}"),
            Facts((("Job Code:", f"MW{number:04}"), ("Pay Grade:", "617-M"), ("Revised:", "03/09/2012"))),
            Heading(2, "General Statement of Class Duties"),
            Paragraph(" ".join(duties[:3])),
            Heading(2, "Essential Duties"),
            Items(duties, numbered=True),
            Heading(2, "Minimum Qualifications"),
            Items(duties[4:8]),
            Table(
                "Grades", ("Grade", "Least", "Most"), (("617-M", "$31,200", "$45,100"), ("618-M", "$33,000", "$47,900"))
            ),
        ),
    )


def pdfs() -> dict[str, bytes]:
    """Our own paper of many pages, and the samples that lie beside the checkout and can be read."""
    blocks = [block for number in range(1, 13) for block in specification(number).blocks]
    found = {"ours, 12 specifications": as_pdf(Document("Meadow Wardens", tuple(blocks)))}
    for path in sorted(SAMPLES.rglob("*.pdf")):
        if "no_text_layer" not in path.name:
            found[path.name[:40]] = path.read_bytes()
    return found


def figures(rounds: int) -> list[Figure | Rate]:
    """What reading files reaches."""
    found: list[Figure | Rate] = []
    for name, content in pdfs().items():
        pages = len(_words_of_the_peer(content))
        times = max(1, _PAGES_OF_A_TURN // pages)
        _assert_same_letters(name, content)
        subjects: Mapping[str, Callable[[], object]] = {
            "ours": partial(_again, times, partial(extract_bytes, "a.pdf", content)),
            "pdfplumber": partial(_again, times, partial(_words_of_the_peer, content)),
        }
        taken = {subject: time / pages / times for subject, time in medians(subjects, rounds, warm_ups=1).items()}
        what = f"a page of PDF ({name}, {pages} pages)"
        found.append(
            Figure(
                what,
                "",
                taken["ours"],
                "pdfplumber",
                taken["pdfplumber"],
                TIMES_FASTER,
                faster=True,
                repeats=str(rounds),
            )
        )
    for name, write in (("Word", as_docx), ("HTML", as_html)):
        ending = {"Word": "a.docx", "HTML": "a.html"}[name]
        papers = [write(specification(number)) for number in range(20)]
        taken = medians({name: partial(_all_read, ending, papers)}, rounds, warm_ups=1)
        what = f"specifications as {name} a second and core, file to structure"
        found.append(Rate(what, len(papers) / taken[name], LEAST_A_SECOND_AND_CORE, str(rounds)))
    return found


def _again(times: int, act: Callable[[], object]) -> None:
    for _ in range(times):
        act()


def _all_read(name: str, papers: list[bytes]) -> None:
    for content in papers:
        read_paper(extract_bytes(name, content), every_layout())


def _words_of_the_peer(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as opened:
        return [page.extract_text() for page in opened.pages]


def _assert_same_letters(name: str, content: bytes) -> None:
    ours = _letters(extract_bytes("a.pdf", content).text)
    theirs = _letters(" ".join(_words_of_the_peer(content)))
    assert (ours & theirs).total() >= _SHARE_OF_LETTERS * theirs.total(), f"{name}: {(theirs - ours).most_common(10)}"


def _letters(text: str) -> Counter[str]:
    """Letters and figures only: blanks, hyphens and the marks of lists are told differently by the two."""
    return Counter(filter(str.isalnum, text))


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    print(table(figures(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
