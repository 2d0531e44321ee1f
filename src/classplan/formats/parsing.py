"""A file that was inspected, as lines: by the reader of its kind.

>>> from classplan.formats.inspection import inspect
>>> parsed(inspect("a.html", b"<p>Keeps the gate."), b"<p>Keeps the gate.", 100, 10.0).made
['Keeps the gate.']
"""

from dataclasses import replace

from classplan.core.errors import Invalid
from classplan.formats.charset import decoded, decoded_page
from classplan.formats.inspection import Inspected
from classplan.formats.kinds import SAVE, Kind
from classplan.formats.lines import Lines
from classplan.formats.markdown import lines_of_markdown
from classplan.formats.opendocument import lines_of_opendocument
from classplan.formats.rtf import lines_of_rtf
from classplan.formats.webpage import lines_of_web_page
from classplan.formats.word import lines_of_word


def parsed(inspected: Inspected, content: bytes, most: int, seconds: float) -> Lines:
    """The lines of a file that is no plain text; at most so many, and a PDF in about so many seconds.

    Raises `Invalid` for whatever cannot be read.
    """
    try:
        return _parsed(inspected, content, most, seconds)
    except (RecursionError, MemoryError):
        raise Invalid(f"{inspected.name}: its parts are nested too deep to be read. {SAVE}") from None


def _parsed(inspected: Inspected, content: bytes, most: int, seconds: float) -> Lines:
    name, package = inspected.name, inspected.package
    match inspected.kind:
        case Kind.PDF:
            from classplan.formats.pdf_reading import lines_of_pdf  # only where a process of its own reads it

            return lines_of_pdf(name, content, most, seconds=seconds)
        case Kind.RTF:
            return lines_of_rtf(name, content, most)
        case Kind.HTML | Kind.MARKDOWN:
            is_page = inspected.kind is Kind.HTML
            text, problems = (decoded_page if is_page else decoded)(name, content)
            lines = (lines_of_web_page if is_page else lines_of_markdown)(name, text, most)
            lines.problems[:0] = [replace(problem, line=1) for problem in problems]
            return lines
    assert package is not None
    return (lines_of_opendocument if inspected.kind is Kind.ODT else lines_of_word)(package, most)
