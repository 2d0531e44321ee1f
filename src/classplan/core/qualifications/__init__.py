"""Minimum qualifications as structure, read from a specification's words and printed back in a house's wording."""

from classplan.core.qualifications.model import Qualifications
from classplan.core.qualifications.reading import qualifications_of

__all__ = ["Qualifications", "qualifications_of"]
