"""Which parts a specification states, an explicit “None” included: what a clause on its contents asks of it (19).

A part is stated by a section of its own, or by the words of one that asks for several: a house may print a licence
under *Special Requirements*, and what is to be learned under *Minimum Qualifications*.

>>> sorted(parts_stated([("duties", None, "DUTIES Files."), ("education_experience", "equivalency", "OR None")]))
['duties', 'equivalency']
>>> sorted(parts_stated([("requirements", None, "SPECIAL REQUIREMENTS A boiler operator's license.")]))
['licensure', 'requirements']
"""

import re
from collections.abc import Iterable

Printed = tuple[str, str | None, str]
"""The kind of a section, its part, and its words with those of its heading."""

_TOGETHER = frozenset({"education_experience", "minimum_qualifications"})
_ASKING = frozenset({*_TOGETHER, "requirements", "other", "licensure"})
_NAMES_LICENCES = re.compile(
    r"\blicen[cs](?:e|es|ed|ing|ure)\b|\bcertifi(?:cations?|ed)\b|\bregist(?:ered|rations?)\b|"
    r"(?<!GED )(?<!G\.E\.D\. )(?<!equivalency )(?<!school )\bcertificates?\b",
    re.I,
)
_NAMES_EDUCATION = re.compile(r"\beducation\b|\bdegree\b|\bhigh school\b|\bgraduat\w+|\bdiploma\b|\bcollege\b", re.I)
_NAMES_EXPERIENCE = re.compile(r"\bexperience\b", re.I)
_NAMED = {"licensure": _NAMES_LICENCES, "education": _NAMES_EDUCATION, "experience": _NAMES_EXPERIENCE}


def parts_stated(sections: Iterable[Printed]) -> frozenset[str]:
    """The parts that the sections state which hold words.

    Most houses print education and experience under one heading: that states both.
    """
    found: set[str] = set()
    for kind, part, words in sections:
        found.add(part or kind)
        if part is None and kind in _TOGETHER:
            found |= {"education", "experience"}
        if kind in _ASKING and part is None:
            found |= {name for name, pattern in _NAMED.items() if pattern.search(words)}
    return frozenset(found)
