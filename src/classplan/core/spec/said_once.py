"""What a specification says in a set phrase: under how much direction its work is done, and that its duties are examples.

>>> degree_of("Under general direction, to plan the work of a harbor.")
<Degree.GENERAL_DIRECTION: 'general direction'>
>>> are_examples("Duties may include but are not limited to the following:")
True
"""

import re
from enum import StrEnum

from classplan.core.spec.model import SectionKind, Spec


class Degree(StrEnum):
    """Under how much direction somebody works, from the closest to the loosest (181); the value is the usual phrase."""

    CLOSE_SUPERVISION = "close supervision"
    IMMEDIATE_SUPERVISION = "immediate supervision"
    SUPERVISION = "supervision"
    GENERAL_SUPERVISION = "general supervision"
    DIRECTION = "direction"
    GENERAL_DIRECTION = "general direction"
    ADMINISTRATIVE_DIRECTION = "administrative direction"
    POLICY_DIRECTION = "policy direction"


_DEGREE = re.compile(
    rf"\bunder (?:the )?(?P<degree>{'|'.join(sorted(Degree, key=len, reverse=True))})\b", re.I
)  # the longest phrase first: general direction is no direction
_EXAMPLES = re.compile(
    r"\bnot (?:be )?(?:limited to|all[- ]inclusive|exhaustive|every (?:duty|task))\b|\b(?:illustrative|examples?|typical)\b[^.]{0,40}\b(?:only|duties|tasks|work)\b|"
    r"\bmay not include all\b",
    re.I,
)


def degree_of(text: str) -> Degree | None:
    """The degree that a text names, None where it names none."""
    match = _DEGREE.search(text)
    return Degree(match["degree"].casefold()) if match else None


def direction_of(spec: Spec) -> Degree | None:
    """Under how much direction the class works, as its summary or what it says of supervision has it."""
    for kind in (SectionKind.SUMMARY, SectionKind.SUPERVISION_RECEIVED):
        for section in spec.walk():
            if section.kind is kind:
                found = next((degree for item in section.items if (degree := degree_of(item.text))), None)
                if found is not None:
                    return found
    return None


def are_examples(text: str) -> bool:
    """Whether a text says that the duties it heads are not all there are (141, 183)."""
    return _EXAMPLES.search(text) is not None


def duties_are_examples(spec: Spec) -> bool:
    """Whether the specification says so over its duties, or anywhere among them."""
    held = (section for section in spec.walk() if section.kind in (SectionKind.DUTIES, SectionKind.ALLOCATION))
    return any(
        are_examples(said) for section in held for said in (section.heading, *(item.text for item in section.items))
    )
