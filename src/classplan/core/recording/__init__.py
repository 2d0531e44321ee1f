"""Entering a past paper: what it proposes, met with what is known, becomes statements about classes.

Recording history is not judging it. What a paper prints is taken as printed; what a live amendment would have had
to prove is found *not on record*, and stops nothing. Refused is only what cannot be entered without losing or
inventing something: a code that another class carries, two changes of one class, a paper that contradicts another.
"""

from classplan.core.recording.model import AttachedSpec, Entered, KnownClass, Paper, Replaced, SpecStart
from classplan.core.recording.notice import completion, enter_notice
from classplan.core.recording.specifications import enter_circular

__all__ = [
    "AttachedSpec",
    "Entered",
    "KnownClass",
    "Paper",
    "Replaced",
    "SpecStart",
    "completion",
    "enter_circular",
    "enter_notice",
]
