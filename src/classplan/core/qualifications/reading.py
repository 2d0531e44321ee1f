"""From the words of a specification to its qualifications as structure.

>>> experience("Three years of clerical experience that includes one year at the type and level of Clerk II.")
Experience(years=3, of='clerical experience', at_level_of=(), within=(Experience(years=1, of='', at_level_of=('Clerk II',), within=()),))
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from classplan.core.qualifications.model import (
    AllOf,
    AnyCombination,
    AnyOf,
    Education,
    Experience,
    Kind,
    Level,
    Licence,
    Need,
    Qualifications,
    Requirement,
    Said,
    Substitution,
)
from classplan.core.spec.model import Item, Section, SectionKind, Spec

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_COUNT = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})(?:\s*\(\d{{1,2}}\))?"
_YEARS = re.compile(rf"\b(?P<count>{_COUNT})(?:\s+or\s+more)?(?:\s+full)?\s+years?\b['’]?", re.I)
_LEVELS = (
    (Level.DOCTORATE, re.compile(r"\bdoctora\w+\b(?:\s+degree)?|\bPh\.?\s?D\.?(?!\w)|\bJ\.?D\.?(?!\w)|\bjuris doctor\b", re.I)),
    (Level.MASTER, re.compile(r"\bmaster(?:['’]?s)?\b(?:\s+degree)?", re.I)),
    (Level.BACHELOR, re.compile(r"\b(?:bachelor(?:['’]?s)?|baccalaureate)\b(?:\s+degree)?|\bgraduation from (?:an? |an accredited |a recognized )*(?:four-year )?(?:accredited )?(?:college|university)\b", re.I)),
    (Level.ASSOCIATE, re.compile(r"\bassociate(?:['’]?s)?\s+degree", re.I)),
    (Level.HIGH_SCHOOL, re.compile(r"\bhigh school\b|\bG\.?E\.?D\.?(?!\w)|\b(?:twelfth|12th) grade\b", re.I)),
)  # fmt: skip
_FIELD = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:with (?:a )?(?:major|specialization|concentration|coursework) )?in (?P<field>.+?)\s*[.;]?\s*$",
    re.I,
)
_AT_LEVEL = re.compile(
    r"(?:of|at)\s+the\s+(?:(?:same\s+)?type(?:\s+and\s+(?:at\s+the\s+)?level)?|level)\s+of\s+(?:an?\s+)?(?P<classes>[A-Z0-9].*?)(?=\s*(?:[.;]|$|,\s+(?:one|two|three|of|with)\b))"
)
_LEVEL_PERFORMING = re.compile(
    r"\bperforming (?:the )?duties (?:comparable|equivalent|similar) to (?:those of )?(?:an? )?(?P<classes>[A-Z0-9].*?)(?=\s*(?:[.;,]|$))"
)
_OR = re.compile(r"\s*[(,]?\s+or\s+(?:an?\s+)?|\s*\(or\s+", re.I)
_WITHIN = re.compile(
    r",?\s+(?:of which|to include|that includes?|which includes?|including|at least|with at least)\b|,\s+(?=(?:one|two|three|four|five|\d+) years? of which\b)",
    re.I,
)
_ALTERNATIVE = re.compile(r";?\s*\bOR\b\s+|;\s*or\b\s*", re.UNICODE)
_ONLY_OR = re.compile(r"^\W*or\W*$", re.I)
_NONE = re.compile(
    r"^\W*(?:none|not applicable|n/?a|no (?:specific |special )?(?:licen[cs]es?|substitutions?|equivalenc\w+)[^.;]*)\W*$",
    re.I,
)
_COMBINATION = re.compile(r"\b(?:any|an?)\b[^.;]{0,30}\bcombination of\b", re.I)
_POSITIONS = re.compile(
    r"^\s*(?:By (?:position|assignment)\s*(?:\((?P<which>[^)]*)\))?,?|(?P<some>Some positions)\b(?=\s+(?:may |must )?(?:require|have))|"
    r"For (?P<named>[^,.;]{3,60}) positions(?: only)?,)\s*",
    re.I,
)  # fmt: skip
_SUBSTITUTES = re.compile(
    r"\b(?:substitut\w*|in lieu of|in place of|serve as an? equivalen\w+|equivalent to|equal to|count(?:s|ed)? (?:as|for))\b",
    re.I,
)
_RATE = re.compile(
    rf"\b(?P<given>{_COUNT}) years?\b[^.;]*?\b(?:serve as an? equivalen\w+ (?:to|of)|equals?(?: to)?|for (?:each|every)|(?:in place|in lieu) of|substitut\w+ for (?:each|every)?)\s*(?:the\s+)?(?P<saved>{_COUNT})?\s*(?:required\s+)?years?\b",
    re.I,
)
_YEAR_FOR_YEAR = re.compile(r"\byear[- ]for[- ](?:a[- ])?year\b", re.I)
_MOST = re.compile(
    rf"\b(?:up to|maximum of|for|no more than|not (?:to )?exceed(?:ing)?)\s+(?:an?\s+)?(?:maximum of\s+)?(?P<most>{_COUNT}) years?\s+(?:only\s+)?of the\b",
    re.I,
)
_UP_TO = re.compile(
    rf"\b(?:up to|maximum of|no more than|not (?:to )?exceed(?:ing)?)\s+(?P<most>{_COUNT}) years?\b", re.I
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=\(?[A-Z])")
_OF_SOME = re.compile(r"(?<=[.;])\s+(?=\(?Some positions\b)", re.I)
_LETTER = re.compile(r"^\s*(?:[A-Z]|\d{1,2})[.)]\s+")
_MAY = re.compile(r"\s+(?:can|may|will|shall)(?:\s+be)?\s*$", re.I)
_BY = re.compile(
    r"\b(?P<by>by (?:the )?(?:completion|end) of (?:the )?\w+(?: period)?|(?:with)?in (?:the first )?\w+(?:\s*\(\d+\))? (?:days|weeks|months|years?) (?:of|after|from|following) (?:the )?(?:date of )?\w+|prior to (?:the )?\w+|(?:at|upon) (?:the )?(?:time of )?(?:appointment|hire))",
    re.I,
)
_OF_WHICH = re.compile(
    r"^\s*(?:of which\s+)?(?:(?:must|shall)\s+)?(?:have\s+)?(?:been\b|included?\b|involved?\b)?\s*", re.I
)
_THROUGHOUT = re.compile(
    r"\bthroughout\b|\bmaintain\w*\b|\bat all times\b|\bas a condition of (?:continued )?employment\b", re.I
)
_KINDS = {
    SectionKind.EDUCATION_EXPERIENCE,
    SectionKind.LICENSURE,
    SectionKind.MINIMUM_QUALIFICATIONS,
}


def qualifications_of(spec: Spec) -> Qualifications:
    """What the specification asks for. Nothing is lost: what is not understood is kept in its words."""
    required: list[Requirement] = []
    licences: list[Requirement] = []
    substitutions: list[Substitution] = []
    nothing: bool | None = None
    no_licence: bool | None = None
    for section, items in _stated(spec):
        if section.kind is SectionKind.LICENSURE:
            for item in _sentences(items):
                if _NONE.match(item.text):
                    no_licence = True
                else:
                    no_licence = False
                    licences += [_asked(licence(item.text), item)]
            continue
        for item in _sentences(items):
            if _NONE.match(item.text):
                nothing = True if section.part == "equivalency" else nothing
            elif _SUBSTITUTES.search(item.text) or section.part == "equivalency":
                nothing = False
                substitutions.append(substitution(item.text, item.line))
            else:
                required += [_asked(need(item.text), item)]
    return Qualifications(tuple(required), tuple(licences), tuple(substitutions), nothing, no_licence)


def need(text: str) -> Need:
    """What a sentence asks for: education, experience, both, one of several, or its words where it is none of these."""
    text = _without_positions(text)[1]
    parts = [part.strip(" ;,.") for part in _ALTERNATIVE.split(text) if part.strip(" ;,.")]
    if len(parts) > 1:
        return AnyOf(tuple(need(part) for part in parts))
    if _COMBINATION.search(text):
        return AnyCombination()
    level, years = education(text), _YEARS.search(text)
    if level and years and text.find(years.group()) > 0:
        before, after = _parted(text, years)
        first, second = education(before), experience(after)
        if first and second:
            return AllOf((first, second))
    if years:
        return experience(text) or Said(text)
    return level or Said(text)


def education(text: str) -> Education | None:
    """The least level of education that the words name, and its field."""
    found = [(level, match) for level, pattern in _LEVELS if (match := pattern.search(text))]
    if not found:
        return None
    level, match = min(found, key=lambda pair: pair[0])
    field = _FIELD.match(text[match.end() :])
    return Education(level, field["field"].rstrip(" .;,") if field else "")


def experience(text: str) -> Experience | None:
    """Years of some work, the classes at whose level it must be, and the years that lie among them."""
    years = _YEARS.search(text)
    if years is None:
        return None
    rest = text[years.end() :]
    cut = _WITHIN.search(rest)
    own, inner = (rest[: cut.start()], rest[cut.end() :]) if cut else (rest, "")
    if cut and cut.group().strip(" ,") == "":
        inner = rest[cut.start() :]
    within = tuple(_inner(inner))
    return Experience(number(years["count"]), _work(own), _classes(own), within)


def licence(text: str) -> Licence:
    """A licence or course, until when it must be had, and whether it must be kept."""
    text = _without_positions(text)[1]
    by = _BY.search(text)
    return Licence(text.rstrip(" ."), by["by"] if by else None, _THROUGHOUT.search(text) is not None)


def substitution(text: str, line: int) -> Substitution:
    """What may stand for what, at which rate, up to how much, for which positions."""
    positions, words = _without_positions(text)
    rate = _RATE.search(words)
    given = number(rate["given"]) if rate else None
    saved = (number(rate["saved"]) if rate["saved"] else 1) if rate else None
    if _YEAR_FOR_YEAR.search(words):
        given, saved = 1, 1
    most = _MOST.search(words) or _UP_TO.search(words)
    before, after = _sides(words)
    replaced = _kind(after) or Kind.BOTH
    before = _MAY.sub("", before)
    own = experience(before) if rate is None and _YEARS.search(before) else None
    return Substitution(
        of=_kind(before) or Kind.BOTH,
        instead_of=replaced,
        printed=text,
        line=line,
        given=given,
        saved=saved,
        most=number(most["most"]) if most else None,
        instead=own,
        positions=positions,
    )


def number(word: str) -> int:
    """A count in figures or in words.

    >>> number("three"), number("10"), number("two (2)")
    (3, 10, 2)
    """
    first = word.split("(")[0].strip().casefold()
    return int(first) if first.isdigit() else _NUMBERS.index(first) + 1


def _stated(spec: Spec) -> Iterator[tuple[Section, list[Item]]]:
    for section in spec.walk():
        if section.kind in _KINDS and section.items:
            yield section, [item for item in _flat(section.items) if not _ONLY_OR.match(item.text)]


def _sentences(items: Iterable[Item]) -> Iterator[Item]:
    """Each item, parted before a sentence that holds of some positions alone."""
    for item in items:
        pieces = _OF_SOME.split(_LETTER.sub("", item.text))
        yield from (replace(item, text=piece.strip(" ()")) for piece in pieces if piece.strip(" ()."))


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


def _asked(found: Need, item: Item) -> Requirement:
    return Requirement(found, item.text, item.line, _without_positions(item.text)[0])


def _without_positions(text: str) -> tuple[str | None, str]:
    """For which positions a sentence is meant, in its own words, and the sentence without that."""
    match = _POSITIONS.match(text)
    if match is None:
        return None, text
    which = match["which"] or match["named"] or match["some"] or "by position"
    return which, text if match["some"] else text[match.end() :]


def _parted(text: str, years: re.Match[str]) -> tuple[str, str]:
    before = re.sub(r"[\s,;]+(?:and|plus)?\s*(?:at least|a minimum of)?\s*$", "", text[: years.start()])
    return before, text[years.start() :]


def _inner(text: str) -> Iterator[Experience]:
    """The years that lie among others: *one year of budgets and one year of strategy*."""
    found = list(_YEARS.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for years, end in zip(found, ends, strict=True) if found else ():
        rest = _OF_WHICH.sub("", re.sub(r"[\s,]+and\s*$", "", text[years.end() : end]))
        yield Experience(number(years["count"]), _work(rest), _classes(rest))


def _work(text: str) -> str:
    """What the experience is of, without the classes at whose level it is."""
    for pattern in (_AT_LEVEL, _LEVEL_PERFORMING):
        text = pattern.sub("", text)
    words = re.sub(r"^\s*(?:of|in)\b\s*", "", text).strip(" .,;")
    words = words if words.count("(") == words.count(")") else words.strip("() .,;")
    return "" if words in ("experience", "of experience") else words


def _classes(text: str) -> tuple[str, ...]:
    match = _AT_LEVEL.search(text) or _LEVEL_PERFORMING.search(text)
    return tuple(name.strip(" ().,") for name in _OR.split(match["classes"]) if name.strip(" ().,")) if match else ()


def _sides(text: str) -> tuple[str, str]:
    text = _SENTENCE.split(text)[0]
    match = _SUBSTITUTES.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _kind(text: str) -> Kind | None:
    has = (
        re.search(r"\beducation|\bdegree|\bschool|\bcollege|\bcourse\s?work|\btraining", text, re.I),
        re.search(r"\bexperience\b|\bwork\b", text, re.I),
    )
    if all(has):
        return Kind.BOTH
    return Kind.EDUCATION if has[0] else Kind.EXPERIENCE if has[1] else None
