"""Reading a specification of any jurisdiction by its structure and by the vocabulary of the field."""

from classplan.core.reading.general.reader import read_generally

__all__ = ["read_generally"]
