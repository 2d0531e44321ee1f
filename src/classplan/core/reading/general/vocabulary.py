"""What the headings of specifications say, in whatever words a jurisdiction puts it.

A heading is made of few words, all of them of the field; which kind of section it opens, the words tell.

>>> [str(known.kind) for known in map(known_heading, ("TYPICAL EXAMPLES OF WORK", "Nature of Work", "Ability to:"))]
['duties', 'summary', 'abilities']
>>> known_heading("Sorts and delivers the mail") is None
True
"""

import re
from collections.abc import Callable
from functools import lru_cache

from classplan.core.reading.general.words import LEXICON, key_words, plain, without_notes
from classplan.core.spec.layout import Heading
from classplan.core.spec.model import SectionKind as Kind
from classplan.core.spec.sections import HISTORY

ALTERNATIVE = "alternative"
_MOST_WORDS = 14
_ALTERNATIVE = re.compile(
    r"(?:(?:either|or|and|option|pattern|alternative|alternate|track|path|plan|method|group)\s*[#-]?\s*"
    r"(?:[ivx]{1,4}|\d{1,2}|[a-h]|one|two|three|four|five)|either|or else)\W*",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:.{0,40}\b)?(?:class|classification|job|position|series|civil service)\s+(?:class\s+)?"
    r"(?:specifications?|descriptions?|spec)\W*(?:form)?|(?:.{0,60}\s)?specifications?|description of position"
    r"|(?:class|classification)\s+standards?|job\s+classification",
    re.IGNORECASE,
)
Words = frozenset[str]
Rule = tuple[Callable[[Words], bool], Kind, str | None]


def _any(*words: str) -> Callable[[Words], bool]:
    wanted = frozenset(words)
    return lambda said: not wanted.isdisjoint(said)


def _all(*groups: str) -> Callable[[Words], bool]:
    wanted = [frozenset(group.split("|")) for group in groups]
    return lambda said: all(not group.isdisjoint(said) for group in wanted)


def _only(*words: str) -> Callable[[Words], bool]:
    wanted = frozenset(words)
    return lambda said: bool(said & wanted) and said <= wanted | _SMALL


_SMALL = frozenset(("of", "the", "and", "for", "to", "a"))
_ABILITIES = ("knowledge", "skill", "ability")
_QUALIFIED = _any("qualification", "requirement", "criteria", "prerequisite", "standard")


def _several_abilities(said: Words) -> bool:
    return sum(word in said for word in _ABILITIES) > 1 or not said.isdisjoint(
        ("competency", "aptitude", "attribute", "trait", "proficiency")
    )


def _what_changes_between_levels(said: Words) -> bool:
    return "difference" in said and not said.isdisjoint(("level", "class", "series"))


def _scope_of_responsibility(said: Words) -> bool:
    return "scope" in said and _only("scope", "responsibility")(said)


def _levels(said: Words) -> bool:
    of_classes = _all("entry|class|definition|description|organizational|series|job", "level")(said)
    return of_classes and said.isdisjoint(("duty", "task", "statement", "requirement", "qualification"))


_ASIDE = (
    "note", "comment", "disclaimer", "career", "promotional", "promotive", "promotion", "probationary", "examination",
    "inclusion", "exclusion", "entrance", "term", "evaluation",
)  # fmt: skip
_RULES: tuple[Rule, ...] = (
    (_any("history"), Kind.CLASS_DETAIL, HISTORY),
    (_all("general", "statement"), Kind.SUMMARY, None),
    (_all("detail|information", "class|classification|job|position"), Kind.CLASS_DETAIL, None),
    (_what_changes_between_levels, Kind.DISTINGUISHING, None),
    (_all("ada", "compliance|factor"), Kind.PHYSICAL_DEMANDS, None),
    (_all("remain|after|continuous", "training|education|employment|appointment"), Kind.REQUIREMENTS, None),
    (_all("received", "exercised|given|exercise|provided"), Kind.SUPERVISION_RECEIVED, None),
    (_all("supervision|direction", "exercised|exercise|given|provided|over"), Kind.SUPERVISION_GIVEN, None),
    (_any("supervise"), Kind.SUPERVISION_GIVEN, None),
    (_any("supervision", "supervised", "reporting"), Kind.SUPERVISION_RECEIVED, None),
    (_all("supervisory", "control"), Kind.SUPERVISION_RECEIVED, None),
    (_all("direction", "received"), Kind.SUPERVISION_RECEIVED, None),
    (_any("supervisory"), Kind.SUPERVISION_GIVEN, None),
    (_any("allocation", "allocating"), Kind.ALLOCATION, None),
    (_only("classification", "standard"), Kind.ALLOCATION, None),
    (_all("selection", "guideline|process|factor"), Kind.OTHER, None),
    (_all("guideline|standard", "qualification"), Kind.MINIMUM_QUALIFICATIONS, None),
    (_any("distinguishing", "distinction", "distinctive", "comparison", "differentiating"), Kind.DISTINGUISHING, None),
    (_any("preparation"), Kind.MINIMUM_QUALIFICATIONS, None),
    (_all("minimum", "desired", "qualification"), Kind.MINIMUM_QUALIFICATIONS, None),
    (_all("desirable|desired|preferred|preferable|ideal", "qualification|requirement"), Kind.DESIRABLE, None),
    (
        _any("equivalency", "equivalence", "equivalent", "substitution", "substitute"),
        Kind.EDUCATION_EXPERIENCE,
        "equivalency",
    ),
    (_all("experience", "education|educational|training|academic|schooling"), Kind.EDUCATION_EXPERIENCE, None),
    (_all("ability", "skill", "to"), Kind.ABILITIES, None),
    (_any("outcome"), Kind.OTHER, None),
    (_several_abilities, Kind.COMPETENCIES, None),
    (_all("worker", "characteristic"), Kind.COMPETENCIES, None),
    (_any("physical", "medical", "sensory", "motor"), Kind.PHYSICAL_DEMANDS, None),
    (_all("mental|health|vision", "demand|requirement|effort|standard"), Kind.PHYSICAL_DEMANDS, None),
    (
        _any(
            "license",
            "licence",
            "licensure",
            "licensing",
            "certificate",
            "certification",
            "registration",
            "credential",
            "clearance",
        ),
        Kind.LICENSURE,
        None,
    ),
    (_all("condition", "employment|special|continuing|additional|other"), Kind.REQUIREMENTS, None),
    (
        _any("environment", "environmental", "condition", "hazard", "hazardous", "exposure", "surroundings", "setting"),
        Kind.ENVIRONMENT,
        None,
    ),
    (_any("knowledge"), Kind.KNOWLEDGE, None),
    (_any("skill"), Kind.SKILLS, None),
    (_any("ability"), Kind.ABILITIES, None),
    (_any("experience"), Kind.EDUCATION_EXPERIENCE, "experience"),
    (
        _any("education", "educational", "educ", "academic", "schooling", "degree", "training"),
        Kind.EDUCATION_EXPERIENCE,
        "education",
    ),
    (_all("personal", "characteristic|quality|qualification"), Kind.COMPETENCIES, None),
    (_any("interpersonal", "contact", "relationship", "communication"), Kind.CONTACTS, None),
    (
        _any("guideline", "complexity", "difficulty", "decision", "judgment", "independence", "impact", "effect"),
        Kind.GUIDELINES,
        None,
    ),
    (
        lambda said: (
            _all("special|other|additional|necessary|supplemental|continuing|mandatory|legal", "requirement")(said)
            and said.isdisjoint(("qualification",))
        ),
        Kind.REQUIREMENTS,
        None,
    ),
    (_all("special", "qualification"), Kind.REQUIREMENTS, None),
    (_only("level", "work"), Kind.LEVELS, None),
    (_levels, Kind.LEVELS, None),
    (_QUALIFIED, Kind.MINIMUM_QUALIFICATIONS, None),
    (_all("goal|purpose|objective|summary|overview|nature|definition|concept|introduction"), Kind.SUMMARY, None),
    (_all("responsible", "to"), Kind.SUPERVISION_RECEIVED, None),
    (_scope_of_responsibility, Kind.SUMMARY, None),
    (_any("duty", "task", "responsibility", "accountability", "assignment", "activity"), Kind.DUTIES, None),
    (_any("function"), Kind.DUTIES, None),
    (_all("example|typical|illustrative|representative|essential", "work"), Kind.DUTIES, None),
    (_only("work", "performed"), Kind.DUTIES, None),
    (_all("statement|description", "general|class|work|brief|classification|job"), Kind.SUMMARY, None),
    (_all("class|job|position|work|series", "characteristic"), Kind.DISTINGUISHING, None),
    (
        _only("scope", "description", "role", "work", "class", "series", "general", "kind", "occupational"),
        Kind.SUMMARY,
        None,
    ),
    (_only("factor", "level"), Kind.GUIDELINES, None),
    (
        _any(*_ASIDE),
        Kind.OTHER,
        None,
    ),
    (
        _any("equipment", "tool", "machine", "travel", "background", "language", "residency"),
        Kind.OTHER,
        None,
    ),
)
_FACTOR = re.compile(
    r"^factor\s+(?:level\s+)?[\dIVX]+\s*[.,:–—-]*\s*|[\s,(–—-]+(?:FL\s*|level\s+)?\d+\s*-\s*\d+\W.*|[\s,(–—-]+\d+\s+(?:points|pts)\b.*",
    re.IGNORECASE,
)
_LETTER_SPACED = re.compile(r"(?:[A-Z] ){3,}[A-Z]\W*")
_OF_THE_PAPER = re.compile(r"\b(?:purpose|history|use)\b", re.IGNORECASE)
_NOT_ALONE_TEXT = """
    work level class classification job position series employee incumbent title general special section information
    note effect material service program budget test check legal interest period language lead driving
    importance alternate responsible directly clearance
    some considerable thorough extensive unique preparation clause code change control term order line factor question worker common direct variety authority ada
"""
_ENVIRONS = frozenset(("environment", "environmental", "condition"))
_NOT_ALONE = frozenset(_NOT_ALONE_TEXT.split())
_NEVER_LAST = frozenset(("a", "an", "the", "or", "and", "if"))
_GOES_ON = frozenset(("of", "in", "to", "with", "on"))
_BY_ITS_WORDS = (
    (
        re.compile(r"(?:general|basic|primary|main|major)\s+function\W*|function\s+of\s+work\W*", re.IGNORECASE),
        Kind.SUMMARY,
    ),
    (re.compile(r"characteristics\s+of\s+the\s+(?:class|job|position)\W*", re.IGNORECASE), Kind.SUMMARY),
    (re.compile(r"about\s+th(?:e|is)\s+(?:job|position|role|class)\W*", re.IGNORECASE), Kind.SUMMARY),
    (re.compile(r"what\s+you(?:['’]ll|\s+will)\s+do\W*", re.IGNORECASE), Kind.DUTIES),
    (re.compile(r"what\s+you(?:\s+will)?\s+need\s+to\s+know\W*", re.IGNORECASE), Kind.KNOWLEDGE),
    (re.compile(r"what\s+you(?:\s+will)?\s+need\s+to\s+(?:be\s+able\s+to\s+)?do\W*", re.IGNORECASE), Kind.ABILITIES),
    (
        re.compile(r"what\s+(?:you(?:\s+will)?\s+(?:bring|need)|we\s+(?:require|ask|look\s+for))\W*", re.IGNORECASE),
        Kind.MINIMUM_QUALIFICATIONS,
    ),
    (re.compile(r"(?:class\s+|level\s+)?definitions\W*", re.IGNORECASE), Kind.LEVELS),
    (re.compile(r"difficulty\s+of\s+work\W*|responsibility\W*|factors\W*", re.IGNORECASE), Kind.GUIDELINES),
)


@lru_cache(maxsize=8192)
def known_heading(text: str) -> Heading | None:
    """The heading that the text is as a whole, notes in brackets aside; None for anything else."""
    if _ALTERNATIVE.fullmatch(text):
        return Heading(Kind.EDUCATION_EXPERIENCE, (text,), part=ALTERNATIVE)
    if _LETTER_SPACED.fullmatch(text):
        text = text.replace(" ", "")
    for wording, kind in _BY_ITS_WORDS:
        if wording.fullmatch(text):
            return Heading(kind, (text,))
    text = _FACTOR.sub("", text)
    if (
        len(text) > 400
        or len(without_notes(text)) > 120
        or is_document_name(text)
        or re.search(r"\d", without_notes(text))
    ):
        return None
    words = key_words(text)
    if (
        not (text[:1].isalnum() or text.startswith("("))
        or not 0 < len(words) <= _MOST_WORDS
        or not LEXICON.issuperset(words)
    ):
        return None
    if len(words) == 1 and words[0] in _NOT_ALONE:
        return None
    if words[-1] in _NEVER_LAST or (len(words) > 2 and words[0] in _ABILITIES and words[1] in _GOES_ON):
        return None
    said = frozenset(words)
    found = next(((kind, part) for tells, kind, part in _RULES if tells(said)), None)
    if found is None:
        return None
    kind, part = found
    if kind is Kind.PHYSICAL_DEMANDS and _ENVIRONS.intersection(words[: _first_of_the_body(words)]):
        kind = Kind.ENVIRONMENT
    return Heading(kind, (text,), part=part)


def _first_of_the_body(words: tuple[str, ...]) -> int:
    return next((n for n, word in enumerate(words) if word in ("physical", "medical", "sensory", "motor")), 0)


@lru_cache(maxsize=8192)
def is_document_name(text: str) -> bool:
    """Whether the text only says what kind of paper this is: *Class Specification*, *Job Description*."""
    if len(text) > 80 or _OF_THE_PAPER.search(text):
        return False
    bare = without_notes(text).strip()
    corrected = bare if bare.endswith(":") else " ".join(key_words(bare))
    return _DOCUMENT.fullmatch(bare) is not None or _DOCUMENT.fullmatch(corrected) is not None


def is_misprinted(text: str) -> bool:
    """Whether a known heading is known only because a letter was put right."""
    return key_words(text) != plain(text)
