"""Three sentences that a citizen understands: what happens to the class, to its work, to its pay and from when on.

>>> from classplan.core.plan import Line
>>> found = compared(None, None, before=Line("FC1", "Clerk", "614-S"), after=Line("FC1", "Office Clerk", "614-S"))
>>> in_three_sentences(found, when="It is so since May 6, 2012")[0]
'Clerk (FC1) is renamed Office Clerk; its job code and pay grade stay.'
"""

from collections.abc import Iterable, Sequence

from classplan.core.plain_words import count_in_words, list_in_words, range_in_words
from classplan.core.plan import Line
from classplan.core.telling.compared import HISTORY, Compared, SectionChanged, compared, shares
from classplan.core.telling.entries import Entry, What

__all__ = ["compared", "counted", "in_three_sentences", "section_name"]

_NAMED = (("title", "title"), ("code", "job code"), ("grade", "pay grade"))
_VERBS = {
    What.ADDED: ("is added", "are added"),
    What.REMOVED: ("is removed", "are removed"),
    What.MOVED: ("is moved", "are moved"),
    What.REWORDED: ("is reworded", "are reworded"),
}
_SIGNS = {"+": "more", "−": "less"}
_MOST_NAMED, _FEW = 3, 2
DUTIES = "duties"
COUNTED = {"duties": ("essential duty", "essential duties"), "competencies": ("competency", "competencies")}
_ASKED = ("education_experience", "licensure", "minimum_qualifications")


def in_three_sentences(found: Compared, *, when: str, name: str = "") -> tuple[str, str, str]:
    """What happens to the class; what changes in what it does and asks; what that means for its pay, and `when`."""
    pay = _pay(found)
    return _what(found, name), _text(found), f"{when}; {pay}." if pay else f"{when}."


# --- The class -------------------------------------------------------------------------------------------


def _what(found: Compared, name: str) -> str:
    before, after = found.before, found.after
    if before is None and after is None:
        text = name or "the specification of the class"
        return f"{text[:1].upper()}{text[1:]} {'stays as it is' if found.same else 'changes'}."
    if before is None:
        assert after is not None
        return f"{_named(after)} is a new class{_in_grade(after)}."
    if after is None:
        return f"{_named(before)} is abolished: the class ends."
    does = list(_does(before, after))
    stays = [label for field, label in _NAMED if getattr(before, field) == getattr(after, field) is not None]
    if not does:
        if found.same:
            return f"{_named(after)} stays as it is."
        kept = f"; its {list_in_words(stays)} {'stays' if len(stays) == 1 else 'stay'}" if stays else ""
        return f"The specification of {_named(after)} changes{kept}."
    kept = f"; its {list_in_words(stays)} {'stays' if len(stays) == 1 else 'stay'}" if stays else ""
    return f"{_named(before)} {list_in_words(does)}{kept}."


def _does(before: Line, after: Line) -> Iterable[str]:
    if before.title and after.title and before.title != after.title:
        yield f"is renamed {after.title}"
    if before.code and after.code and before.code != after.code:
        yield f"moves from job code {before.code} to {after.code}"
    if before.grade and after.grade and before.grade != after.grade:
        yield f"moves from pay grade {before.grade} to {after.grade}"


def _named(line: Line) -> str:
    if line.title and line.code:
        return f"{line.title} ({line.code})"
    return line.title or line.code or "The class"


def _in_grade(line: Line) -> str:
    return f" in pay grade {line.grade}" if line.grade else ""


# --- Its work --------------------------------------------------------------------------------------------


def _text(found: Compared) -> str:
    if found.redline is None:
        return _no_text(found)
    if found.same_text:
        return "Its specification reads the same, word for word."
    if not any(section.kind for section in found.sections):
        return _paper(found)
    parts = [*_sections(found.sections), *(asked.in_words for asked in found.asked)]
    if parts:
        sign = "; " if len(parts) > _FEW else ", "
        said = f"{sign.join(parts[:-1])}{sign}and {parts[-1]}" if len(parts) > 1 else parts[0]
        return f"In its specification, {said}."
    facts = [field for field in found.fields if not field.form]
    if facts:
        return f"Its duties and qualifications stay; its specification prints another {list_in_words(f.label for f in facts)}."
    return "Only the form of its specification changes, such as spelling, numbering or order; no duty and no qualification does."


def _paper(found: Compared) -> str:
    """A text without sections of a known kind: how many of its paragraphs changed."""
    kinds = [entry.what for entry in found.substance]
    if not kinds:
        return "Only its form changes, such as spelling, numbering or order; nothing of substance does."
    return f"In its text, {_in_numbers(kinds, 'paragraph', 'paragraphs')}."


def _no_text(found: Compared) -> str:
    if found.before is None and found.after is not None and found.texts[1]:
        return "Its specification is new, so there is no earlier one to compare it with."
    if found.texts == (False, False):
        return "No specification of it is on record for either day, so nothing can be said of its duties."
    which = "earlier" if not found.texts[0] else "later"
    return f"No specification of it is on record for the {which} of the two, so its duties cannot be compared."


def _sections(sections: Iterable[SectionChanged]) -> list[str]:
    """The duties with their numbers; the other sections by their names where they are few, else by how many they are."""
    told = [section for section in sections if section.kind != HISTORY and not is_asked(section) and section.substance]
    parts = [counted(section, section.substance) for section in told if section.kind == DUTIES]
    rest = [section for section in told if section.kind != DUTIES]
    if not rest:
        return parts
    if len(rest) > _MOST_NAMED:
        more = "other sections change" if parts else "sections change"
        return [*parts, f"{count_in_words(len(rest), '', more)}"]
    names = list_in_words(f"“{section_name(section)}”" for section in rest)
    return [*parts, f"{names} {'changes' if len(rest) == 1 else 'change'}"]


def is_asked(section: SectionChanged) -> bool:
    """Whether the section is about what a person must bring: education, experience, licences."""
    return (section.kind or "").partition("/")[0] in _ASKED


def counted(section: SectionChanged, some: Iterable[Entry]) -> str:
    """How many of its items were added, removed, moved and reworded: *two essential duties are added and one is removed*."""
    one, many = COUNTED.get(section.kind or "", ("item", "items"))
    return _in_numbers([entry.what for entry in some], one, many)


def _in_numbers(kinds: Sequence[What], one: str, many: str) -> str:
    parts: list[str] = []
    for what, verbs in _VERBS.items():
        if number := kinds.count(what):
            named = count_in_words(number, one, many) if not parts else number_in_words(number)
            parts.append(f"{named} {verbs[number != 1]}")
    return list_in_words(parts)


def number_in_words(number: int) -> str:
    """A number alone, as a word where it is small."""
    return count_in_words(number, "", "").strip()


def section_name(section: SectionChanged) -> str:
    """Its heading without the parenthesis behind it."""
    return section.heading.partition(" (")[0].strip(" :") or "the beginning"


# --- Its pay ---------------------------------------------------------------------------------------------


def _pay(found: Compared) -> str:
    before, after = found.before, found.after
    if before is None or after is None:
        line = after or before
        if line is None:
            return ""
        pay = range_in_words(line.minimum, line.maximum)
        return f"its pay range {'is' if after else 'was'} {pay}" if pay else "no pay range of it is on record"
    old, new = (range_in_words(line.minimum, line.maximum) for line in (before, after))
    if old is None or new is None:
        if before.grade == after.grade and before.grade is not None:
            return "its pay grade stays as it is"
        return "what this means for its pay is not on record"
    if old == new:
        return f"its pay range stays {new}"
    low, high = (_more(share) for share in shares(before, after))
    said = f"{low} at both ends" if low == high else f"{low} at the minimum and {high} at the maximum"
    return f"the pay range of the earlier version is {old}, that of the later one {new}: {said}"


def _more(share: str) -> str:
    if share[0] in _SIGNS:
        return f"{share[1:-2].removesuffix('.0')} percent {_SIGNS[share[0]]}"
    return "the same" if share.startswith("±") else share
