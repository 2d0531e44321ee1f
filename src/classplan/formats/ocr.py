"""A page that is a picture, read by Tesseract where that is installed: words with their places, as a PDF has them.

>>> [word.text for word in words_of_tsv(_HEAD + "5,1,1,1,1,1,100,200,50,30,96,Keeps".replace(",", chr(9)), 2.0, 500.0)]
['Keeps']
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from statistics import median
from typing import Any

from classplan.core.errors import Invalid
from classplan.formats.pdf_pages import Page, Word

_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
_DOTS_PER_POINT = 300 / 72
_LARGEST = 6_000  # dots of an edge
_IS_A_WORD = "5"
_COLUMNS = 12


def is_installed() -> bool:
    """Whether Tesseract is on the path."""
    return shutil.which("tesseract") is not None


def page_by_ocr(name: str, page: Any, number: int, seconds: float) -> Page:
    """What stands on the page by the judgement of Tesseract. Raises `Invalid` where it fails or takes too long."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, _LARGEST / max(width, height, 1))
    picture = page.render(scale=scale, grayscale=True)
    head = f"P5 {picture.width} {picture.height} 255\n".encode()
    view = memoryview(picture.buffer).cast("B")
    rows = (view[at * picture.stride : at * picture.stride + picture.width] for at in range(picture.height))
    tesseract = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(  # noqa: S603 - the program by its full path, without a word from the file
            [tesseract, "stdin", "stdout", "tsv"],
            input=head + b"".join(rows),
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise Invalid(
            f"{name}: reading page {number} by OCR takes too long. Part it into the papers that it holds."
        ) from None
    except (subprocess.CalledProcessError, OSError) as error:
        raise Invalid(
            f"{name}: page {number} is a picture, and Tesseract could not read it ({type(error).__name__}). "
            "Get the paper as a PDF whose words can be searched and copied."
        ) from None
    words = list(words_of_tsv(done.stdout.decode("utf-8", "replace"), scale, width))
    return Page(number, width, height, words, signs=sum(len(word.text) for word in words), by_ocr=True)


def words_of_tsv(table: str, scale: float, width: float) -> Iterator[Word]:
    """The words of Tesseract's table, with places in points."""
    lines: dict[tuple[str, ...], list[tuple[str, list[float]]]] = {}
    for row in table.splitlines()[1:]:
        parts = row.split("\t")
        if len(parts) == _COLUMNS and parts[0] == _IS_A_WORD and parts[11].strip():
            box = [float(part) / scale for part in parts[6:10]]
            lines.setdefault(tuple(parts[1:5]), []).append((parts[11].strip(), box))
    for words in lines.values():
        base = max(top + height for _, (_, top, _, height) in words)
        size = round(median(height for _, (*_, height) in words) * 1.25, 1)
        for text, (left, top, wide, height) in words:
            if left < width:
                yield Word(text, left, left + wide, top, top + height, base, size)
