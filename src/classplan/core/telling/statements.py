r"""The statements of a summary: its bullets, else its sentences; what each names, and whether it calls itself minor.

>>> first, second = statements("- Removal of the training in 7-34 C.\n- Minor revisions to terminology.")
>>> first.removes, sorted(first.words), first.sections, second.minor
(True, ['train'], ('7-34 c',), True)
"""

import re
from dataclasses import dataclass

from classplan.core.spec.model import SectionKind
from classplan.core.telling.outline import Place
from classplan.core.telling.references import cited, without_references
from classplan.core.telling.words import keys

_BULLET = re.compile(r"^\s*(?:[-•▪◦*]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s+(?=\S)", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_MINOR = re.compile(
    r"\b(?:minor|editorial|housekeeping|typographical|grammatical|clerical|non-?substantive|terminolog\w+|formatting|wording only)\b",
    re.IGNORECASE,
)
_REMOVES = re.compile(r"\b(?:remov|delet|drop|eliminat|repeal|abolish|strik|struck|omit)", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:add(?:s|ed|ing|ition)?\b|insert|introduc)", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:chang|updat|revis|clarif|reword|rewrit|amend)", re.IGNORECASE)
_SHORT = 60
_NARROW = re.compile(r"[-.]")  # a whole rule is no place
_TELLING_NOTHING = (
    "a an and any are as at be been being but by do does for from had has have if in into is it its may more must no nor "
    "not of on or other own shall should such than that the their them these they this those to under until upon was "
    "were when where which while who will with within would about also all each every per between both can could "
    "change changed changes revise revised revision update updated amend amended clarify clarified remove removed "
    "removal delete deleted add added addition insert inserted new rule section summary following make made"
)
_STOP = frozenset(_TELLING_NOTHING.split())
_SUFFIX = re.compile(r"(?:ations?|ions?|ings?|ments?|ers?|ies|ied|es|ed|s|e|y)$")
SECTION_NAMES: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.SUMMARY: ("general statement", "gsd", "class duties statement"),
    SectionKind.DISTINGUISHING: ("distinguishing characteristics",),
    SectionKind.GUIDELINES: ("guidelines",),
    SectionKind.SUPERVISION_RECEIVED: ("supervision received",),
    SectionKind.CONTACTS: ("interpersonal communications",),
    SectionKind.SUPERVISION_GIVEN: ("supervision exercised", "supervision given"),
    SectionKind.DUTIES: ("essential duties", "typical tasks"),
    SectionKind.COMPETENCIES: ("competencies",),
    SectionKind.KNOWLEDGE: ("knowledge",),
    SectionKind.PHYSICAL_DEMANDS: ("physical demands",),
    SectionKind.ENVIRONMENT: ("working environment", "work environment"),
    SectionKind.MINIMUM_QUALIFICATIONS: ("minimum qualifications",),
    SectionKind.LICENSURE: ("licensure", "license requirement", "certification"),
}
_PARTS = {
    "education": ("education requirement", "education"),
    "experience": ("experience requirement",),
    "equivalency": ("equivalency", "equivalencies", "substitution"),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a summary says. `words` are those that tell something, cut to their stems."""

    text: str
    words: frozenset[str]
    sections: tuple[str, ...]
    figures: frozenset[str]
    minor: bool
    removes: bool
    adds: bool
    general: bool

    @property
    def short(self) -> str:
        """Its beginning, for a message."""
        return self.text if len(self.text) <= _SHORT else f"{self.text[:_SHORT].rsplit(' ', 1)[0]} …"

    def cites(self, place: Place) -> bool:
        """Whether it names the numbered section, by as much of the place as it gives."""
        numbers = cited(place.section)
        if not numbers or not _NARROW.search(numbers[0]):
            return False
        whole = f"{numbers[0]} {place.number}".casefold().strip()
        return any(_NARROW.search(own) and (whole == own or whole.startswith(f"{own} ")) for own in self.sections)

    def names_section(self, place: Place) -> bool:
        """Whether it says of a section of a specification, by its name, that it changed."""
        kind, _, part = (place.kind or "").partition("/")
        names = _PARTS.get(part) or SECTION_NAMES.get(SectionKind(kind) if kind else SectionKind.CLASS_DETAIL, ())
        said = " ".join(self.text.casefold().split())
        return self.general and any(name in said for name in names)

    def refers_to(self, text: str) -> bool:
        """Whether it names a rule or a section that a text names."""
        return bool(set(self.sections) & set(cited(text)))


def statements(summary: str) -> tuple[Statement, ...]:
    r"""The statements of a summary. Where it has bullets, each is one statement; else each sentence is."""
    text = summary.replace("*", "").strip()
    if _BULLET.search(summary):
        parts = [part for part in _BULLET.split(summary.replace("**", "")) if part.strip()]
        opened = _BULLET.match(summary) is not None
        parts = parts if opened else parts[1:]
    else:
        parts = [part for paragraph in text.split("\n\n") for part in _SENTENCE_END.split(" ".join(paragraph.split()))]
    return tuple(_statement(" ".join(part.split())) for part in parts if re.search(r"\w", part))


def _statement(text: str) -> Statement:
    figures = frozenset(key for key in keys(without_references(text)) if key[0].isdigit())
    return Statement(
        text,
        content(text),
        tuple(cited(text)),
        figures,
        minor=_MINOR.search(text) is not None,
        removes=_REMOVES.search(text) is not None,
        adds=_ADDS.search(text) is not None,
        general=_CHANGES.search(text) is not None,
    )


def content(text: str) -> frozenset[str]:
    """The words that tell something, cut to their stems; references and the titles behind them left out."""
    return frozenset(
        _stem(key)
        for key in keys(without_references(text))
        if key not in _STOP and (len(key) > 1 or key.isdigit()) and key != "§"
    )


def _stem(word: str) -> str:
    short = _SUFFIX.sub("", word)
    return short if len(short) >= 4 else word
