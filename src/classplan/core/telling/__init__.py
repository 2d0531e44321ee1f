"""What a comparison says in words: to a citizen, to a board, to the class history; and whether a summary tells it all.

>>> from classplan.core.redline import paragraphs, redline
>>> found = redline(paragraphs("Clerks may file plans."), paragraphs("Clerks shall file plans."))
>>> entries(found)[0].turns, check(found, "Nothing but spelling.").complete
(('“may” became “shall”: what was allowed is now required',), False)
"""

from classplan.core.telling.compared import Compared, FieldChanged, SectionChanged, compared, papers_compared
from classplan.core.telling.completeness import Completeness, Omission, check
from classplan.core.telling.entries import Entry, What, entries
from classplan.core.telling.history_entry import history_entry
from classplan.core.telling.listing import FORMS, in_lines, lead, of_completeness
from classplan.core.telling.sentences import in_three_sentences
from classplan.core.telling.words import Run

__all__ = [
    "FORMS",
    "Compared",
    "Completeness",
    "Entry",
    "FieldChanged",
    "Omission",
    "Run",
    "SectionChanged",
    "What",
    "check",
    "compared",
    "entries",
    "history_entry",
    "in_lines",
    "in_three_sentences",
    "lead",
    "of_completeness",
    "papers_compared",
]
