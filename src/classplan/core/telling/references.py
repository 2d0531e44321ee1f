"""References to rules and sections, and the notes of earlier revisions: what renumbering touches, and what it does not.

>>> without_references("as defined in Rule 7 CLASSIFICATION (Revised July 1, 2009; Memo 38C)")
'as defined in §'
>>> cited("see Rule 8-44 and Appendix 8.B.")
['8-44', '8.b']
"""

import re
from collections.abc import Iterable, Mapping

from classplan.core.telling.words import keys

_NOTE = re.compile(r"\(?\b(?:Effective|Revised|Amended|Adopted)\s+[A-Z][a-z]+ \d{1,2}, \d{4}[^()]*\)?")
_REFERENCE = re.compile(
    r"\b(?:(?i:rules?|sections?|appendix|chapter|article|paragraph)\s+|§\s*)"
    r"(?P<a>\d+(?:[-.]\d+)*(?:\.?\s?[A-Z]\b)?(?:\s\d+\b)?|[A-Z]\b)\.?"
    r"(?:\s+(?:[A-Z]{3,}|AND|OF|&)(?:\s+(?:[A-Z]{2,}|&))*)?"
    r"|\b(?P<b>\d+-\d+(?:\s[A-Z]\b)?)\.?(?=[\s,.;:)]|\Z)"
)


def without_notes(text: str) -> str:
    """The text without the parentheses that tell when it was revised."""
    return " ".join(_NOTE.sub(" ", text).split()) if "Rev" in text or "Eff" in text or "A" in text else text


def without_references(text: str) -> str:
    """The text without those notes, and with a sign in the place of each reference and of the title behind it."""
    return " ".join(_REFERENCE.sub("§", without_notes(text)).split())


def cited(text: str) -> list[str]:
    """What a text refers to, in its order: numbers of rules, sections, appendices."""
    found = _REFERENCE.finditer(text)
    return [" ".join((match["a"] or match["b"]).casefold().replace(". ", ".").split()) for match in found]


def renumbered(headings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Which number became which, by the headings that answer each other."""
    found: dict[str, str] = {}
    for before, after in headings:
        if _REFERENCE.match(before) and _REFERENCE.match(after):
            old, new = cited(before)[0], cited(after)[0]
            if old != new:
                found[old] = new
    return found


def words_of_references(text: str) -> frozenset[str]:
    """The words that stand in the references of a text."""
    return frozenset(key for match in _REFERENCE.finditer(text) for key in keys(match.group()))


def misled(before: str, after: str, renumbering: Mapping[str, str]) -> tuple[str, ...]:
    """The references that became others although their section did not, each in a sentence without its full stop."""
    old, new = cited(before), cited(after)
    if len(old) != len(new):
        return ()
    found = []
    for was, now in zip(old, new, strict=True):
        wanted = renumbering.get(was) or _by_its_section(was, renumbering)
        if was != now and wanted and now != wanted and not now.startswith(f"{wanted} "):
            found.append(f"it pointed to {was.upper()}, which is now {wanted.upper()}, and points to {now.upper()}")
    return tuple(found)


def _by_its_section(was: str, renumbering: Mapping[str, str]) -> str | None:
    section, _, rest = was.partition(" ")
    return f"{renumbering[section]} {rest}" if rest and section in renumbering else None
