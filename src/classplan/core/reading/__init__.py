"""Reading: from the text of a received paper to its structure, without losing a word.

>>> read("", ())
Traceback (most recent call last):
...
classplan.core.errors.Invalid: No layout is given to read by. Name the jurisdiction whose papers these are.
"""

from classplan.core.reading.contract import as_json
from classplan.core.reading.model import Circular, Notice, Part, Reading, Source, Unread
from classplan.core.reading.reader import read

__all__ = ["Circular", "Notice", "Part", "Reading", "Source", "Unread", "as_json", "read"]
