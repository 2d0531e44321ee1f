"""Which parts a specification states, an explicit “None” included: what a clause on its contents asks of it (19).

>>> sorted(parts_stated([("duties", None), ("education_experience", "equivalency")]))
['duties', 'equivalency']
>>> sorted(parts_stated([("education_experience", None)]))
['education', 'education_experience', 'experience']
"""

from collections.abc import Iterable

_TOGETHER = frozenset({"education_experience", "minimum_qualifications"})


def parts_stated(sections: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The parts, from the kind and the part of each section that holds words.

    Most houses print education and experience under one heading: that states both.
    """
    found: set[str] = set()
    for kind, part in sections:
        found.add(part or kind)
        if part is None and kind in _TOGETHER:
            found |= {"education", "experience"}
    return frozenset(found)
