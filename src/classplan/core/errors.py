"""What can go wrong in the domain, said so that a person can act on it.

A message says what was tried, what stands in the way with its value, which clause, and what to do.

>>> raise Invalid("The range of 614-S runs from 49038 down to 33597 (7-10 L). Exchange the two amounts.")
Traceback (most recent call last):
...
classplan.core.errors.Invalid: The range of 614-S runs from 49038 down to 33597 (7-10 L). Exchange the two amounts.
"""


class DomainError(Exception):
    """Something that a person asked for and cannot have, with the reason."""


class NotAllowed(DomainError):
    """The act is refused: by a clause, by the state of things, or by somebody's role."""


class NotInForce(DomainError):
    """No wording, line or version is known for the day that was asked about."""


class Invalid(DomainError):
    """The input is no such thing: a date that does not exist, a range upside down, an unreadable paper."""
