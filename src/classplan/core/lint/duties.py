"""Duties: catch-alls among the essential ones, and two that say the same."""

import re
from collections import Counter
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper, duties_of
from classplan.core.lint.words import content, shown
from classplan.core.spec.model import SectionKind

_CATCH_ALL = re.compile(
    r"^\W*(?:and\s+)?(?:to\s+)?(?:perform|do|does|undertake|carry|carries|assume|complete|execute|handle|other)\w*\s+"
    r"(?:out\s+)?(?:any\s+|all\s+|such\s+|a variety of\s+)?(?:other\s+|related\s+|similar\s+|additional\s+|miscellaneous\s+)*"
    r"(?:work|dut(?:y|ies)|tasks?|assignments?|responsibilit(?:y|ies)|functions?)\b"
    r"(?:\s+(?:and|or)\s+\w+)?(?:\s+(?:as|when|that|which|may|are|is|be|so|or|and|if|directed|required|assigned|requested|needed|necessary)\b.*)?\W*$",
    re.I,
)
_SUPPORTS_AS_NEEDED = re.compile(
    r"^\W*(?:(?:provide|give|offer)s? (?:support|assistance|help|back-?up) (?:to|for)|(?:support|assist|help)s? (?:other )?(?:staff|employees|teams?|units?))"
    r"\b[^.;]*\b(?:as|when|where|if) (?:needed|necessary|required|requested|assigned|directed)\W*$",
    re.I,
)
_MOST_WORDS_OF_A_SUPPORT = 14
# What duties have in common whatever they are about.
_GENERIC = frozenset(
    [
        "assist",
        "help",
        "support",
        "provide",
        "perform",
        "do",
        "conduct",
        "participate",
        "coordinate",
        "prepare",
        "develop",
        "maintain",
        "create",
        "process",
        "manage",
        "management",
        "program",
        "activity",
        "activities",
        "work",
        "duty",
        "task",
        "job",
        "as",
        "needed",
        "necessary",
        "required",
        "assigned",
        "directed",
        "related",
        "various",
        "variety",
        "including",
        "appropriate",
        "ensure",
        "make",
        "use",
        "responsible",
        "assignment",
        "function",
        "operation",
        "service",
        "city",
        "county",
        "state",
        "department",
        "office",
        "staff",
        "employee",
        "information",
    ]
)
_SHORT = 6
_ALIKE = 0.8


def catch_all_essential(paper: Paper) -> Iterator[Fault]:
    """A duty that names none, in a list that is headed essential: nobody can be held to it (X40)."""
    for spec in paper.specs:
        for section in spec.walk():
            if section.kind is not SectionKind.DUTIES or "essential" not in section.heading.casefold():
                continue
            for item in section.items:
                if paper.is_marked(item.line):
                    continue
                vague = _SUPPORTS_AS_NEEDED.match(item.text) and len(item.text.split()) <= _MOST_WORDS_OF_A_SUPPORT
                if _CATCH_ALL.match(item.text) or vague:
                    yield Fault(
                        "catch-all-essential",
                        item.line,
                        shown(item.text),
                        "it names no duty of its own, and stands among the essential ones",
                        "Say which duty is meant, or move the sentence out of the essential duties.",
                    )


def same_duty_twice(paper: Paper) -> Iterator[Fault]:
    """Two duties of one class that say the same, or of which one says only what the other says too (X40)."""
    for spec in paper.specs:
        duties = [
            item for item in duties_of(spec) if not _CATCH_ALL.match(item.text) and not paper.is_marked(item.line)
        ]
        about = [content(item.text) - _GENERIC for item in duties]
        common = Counter(word for words in about for word in words)
        for n, (item, words) in enumerate(zip(duties, about, strict=True)):
            other = next((k for k in range(n) if _says(words, about[k], common)), None)
            if other is not None:
                yield Fault(
                    "same-duty-twice",
                    item.line,
                    shown(item.text),
                    f"it says what the duty on line {duties[other].line} says: “{shown(duties[other].text, 80)}”",
                    "Keep one of the two, or say what sets them apart.",
                )


def _says(words: frozenset[str], other: frozenset[str], common: Counter[str]) -> bool:
    """Whether two duties are alike, or one is short and all it speaks of, rare in the list, stands in the other."""
    if not words or not other:
        return False
    shared = words & other
    if len(shared) / len(words | other) >= _ALIKE:
        return True
    less = min(words, other, key=len)
    return len(less) <= _SHORT and shared == less and all(common[word] == 2 for word in less)
