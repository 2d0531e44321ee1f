"""A file read by the layouts of a jurisdiction: headers and footers are furniture, whatever they say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from classplan.core.reading import Reading, read
from classplan.core.reading.layout import Layout
from classplan.core.reading.model import Text
from classplan.core.spec.source import lines_of
from classplan.formats.extract import Extract

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_paper(found: Extract, layouts: Sequence[Layout]) -> Reading:
    """What the file holds. Lines that stand in headers and footers are kept aside, and tell nothing."""
    if not found.furniture:
        return read(found.text, layouts, found.looks)
    rest = "\n".join(
        "" if number in found.furniture else line for number, line in enumerate(_LINE_END.split(found.text), start=1)
    )
    reading = read(rest, layouts, found.looks)
    aside = (Text(line.number, line.text) for line in lines_of(found.text) if line.number in found.furniture)
    return replace(reading, furniture=tuple(sorted((*reading.furniture, *aside), key=lambda text: text.line)))
