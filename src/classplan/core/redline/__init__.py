"""The redline: what became of one text in another, exact, and in runs that a person can read.

>>> found = redline(paragraphs("Files plans."), paragraphs("Files plans and permits."))
>>> found.words(Kind.ADDED), accepted(found.rows)
(3, ('Files plans and permits.',))
"""

from classplan.core.redline.blocks import of_body, of_paper, of_spec
from classplan.core.redline.compare import paragraphs, redline
from classplan.core.redline.model import Block, Kind, Move, Piece, Redline, Role, Row, accepted, rejected

__all__ = [
    "Block",
    "Kind",
    "Move",
    "Piece",
    "Redline",
    "Role",
    "Row",
    "accepted",
    "of_body",
    "of_paper",
    "of_spec",
    "paragraphs",
    "redline",
    "rejected",
]
