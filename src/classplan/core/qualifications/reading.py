"""From the words of a specification to its qualifications as structure.

>>> asked = experience("Three years of clerical experience that includes one year at the type and level of Clerk II.")
>>> str(asked), str(asked.within[0])
('3 years of clerical experience', '1 year of Clerk II')
"""

import re
from collections.abc import Iterator

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
from classplan.core.qualifications.statements import CONDITIONS, SUBSTITUTES, Statement, statements
from classplan.core.spec.model import SectionKind, Spec

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"twenty-four": 24, "thirty": 30, "thirty-six": 36, "forty-eight": 48, "sixty": 60}
_COUNT = rf"(?:{'|'.join((*_TENS, *sorted(_NUMBERS, key=len, reverse=True)))}|\d{{1,2}})(?:\s*\(\d{{1,2}}\))?"
_YEARS = re.compile(rf"\b(?P<count>{_COUNT})(?:\s+or\s+more)?(?:\s+full)?\s+years?\b['’]?", re.I)
_MONTHS = re.compile(rf"(?<!within )\b(?P<count>{_COUNT})(?:\s+or\s+more)?(?:\s+full)?\s+months?\b['’]?", re.I)
_LEVELS = (
    (Level.DOCTORATE, re.compile(r"\bdoctora\w+\b(?:\s+degree)?|\bPh\.?\s?D\.?(?!\w)|\bJ\.?D\.?(?!\w)|\bjuris doctor\b", re.I)),
    (Level.MASTER, re.compile(r"\bmaster(?:['’]?s)?\b(?:\s+degree)?", re.I)),
    (Level.BACHELOR, re.compile(r"\b(?:bachelor(?:['’]?s)?|baccalaureate)\b(?:\s+degree)?|\bgraduation from (?:an? |an accredited |a recognized )*(?:four-year )?(?:accredited )?(?:college|university)\b", re.I)),
    (Level.ASSOCIATE, re.compile(r"\bassociate(?:['’]?s)?\s+degree", re.I)),
    (Level.HIGH_SCHOOL, re.compile(r"\bhigh school\b|\bG\.?E\.?D\.?(?!\w)|\b(?:twelfth|12th) (?:school )?grade\b", re.I)),
)  # fmt: skip
_FIELD = re.compile(
    r"^,?\s*(?:\([^)]*\)\s*)?(?:with (?:a )?(?:major|specialization|concentration|coursework) )?in (?P<field>.+?)\s*[.;]?\s*$",
    re.I,
)
_AT_LEVEL = re.compile(
    r"(?:of|at)\s+the\s+(?:(?:same\s+)?type(?:\s+and\s+(?:at\s+the\s+)?level)?|level)\s+of\s+(?:an?\s+)?(?P<classes>[A-Z0-9].*?)(?=\s*(?:[.;]|$|,\s+(?:one|two|three|of|with)\b))"
)
_LEVEL_PERFORMING = re.compile(
    r"\bperforming (?:the )?duties (?:of|(?:comparable|equivalent|similar) to) (?:those of )?(?:an? )?(?P<classes>[A-Z0-9].*?)(?=\s*(?:\.|$|,\s+(?!or\b|an?\b)[a-z]))"
)
_TITLE = r"[A-Z][\w&/'’-]*(?:\s+(?:(?:of|and|for)\s+)?(?:[A-Z][\w&/'’-]*|\d{1,2}(?!\d)))+(?:\s+\([A-Z][^()]*\))?"
_AS_A = re.compile(rf"\b(?:experience )?as an? (?P<classes>{_TITLE})")
_OR = re.compile(r"\s*;\s*(?:or\s+)?(?:an?\s+)?|\s*,\s+(?:or\s+)?an?\s+|\s*[(,]?\s+or\s+(?:an?\s+)?|\s*\(or\s+", re.I)
_NAME = re.compile(r"[A-Z0-9].{1,90}", re.S)
_CLASSES = (_AT_LEVEL, _LEVEL_PERFORMING, _AS_A)
_EARLY = 40  # characters at the head of a sentence; months further on are those of something else
_WITHIN = re.compile(
    r",?\s+(?:of which|to include|that includes?|which includes?|including|at least|with at least)\b|,\s+(?=(?:one|two|three|four|five|\d+) years? of which\b)",
    re.I,
)
_ALTERNATIVE = re.compile(r";?\s*\bOR\b\s+|;\s*or\b\s*", re.UNICODE)
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
_FULL_STOP = re.compile(r"(?<=\.)\s+(?=\(?[A-Z])")
_MAY = re.compile(r"\s+(?:can|may|will|shall)(?:\s+be)?\s*$", re.I)
_BY = re.compile(
    r"\b(?P<by>by (?:the )?(?:completion|end) of (?:the )?\w+(?: period)?|(?:with)?in (?:the first )?\w+(?:\s*\(\d+\))? (?:days|weeks|months|years?) (?:of|after|from|following) (?:the )?(?:date of )?\w+|prior to (?:the )?\w+|(?:at|upon) (?:the )?(?:time of )?(?:appointment|hire))",
    re.I,
)
_OF_WHICH = re.compile(
    r"^\s*(?:of (?:which|this experience)\s+)?(?:(?:must|shall)\s+|has\s+)?(?:have\s+)?(?:been\b|included?\b|involved?\b)?\s*",
    re.I,
)
_THROUGHOUT = re.compile(
    r"\bthroughout\b|\bmaintain\w*\b|\bat all times\b|\bas a condition of (?:continued )?employment\b", re.I
)


def qualifications_of(spec: Spec) -> Qualifications:
    """What the specification asks for. Nothing is lost: what is not understood is kept in its words."""
    required: list[Requirement] = []
    licences: list[Requirement] = []
    substitutions: list[Substitution] = []
    nothing: bool | None = None
    no_licence: bool | None = None
    for said in statements(spec):
        item, equivalency = said.item, said.section.part == "equivalency"
        if said.section.kind in CONDITIONS:
            is_none = _NONE.match(item.text) is not None
            if said.section.kind is SectionKind.LICENSURE:
                no_licence = is_none and no_licence is not False
            licences += [] if is_none else [_asked(licence(item.text), said)]
        elif _NONE.match(item.text):
            nothing = True if equivalency else nothing
        elif SUBSTITUTES.search(item.text) or equivalency:
            nothing = False
            substitutions.append(substitution(item.text, item.line))
        else:
            required.append(_asked(need(item.text), said))
    return Qualifications(tuple(required), tuple(licences), tuple(substitutions), nothing, no_licence)


def need(text: str) -> Need:
    """What a sentence asks for: education, experience, both, one of several, or its words where it is none of these."""
    text = _without_positions(text)[1]
    parts = [part.strip(" ;,.") for part in _ALTERNATIVE.split(text) if part.strip(" ;,.")]
    if len(parts) > 1 and not any(isinstance(need(part), Said) for part in parts[1:]):
        return AnyOf(tuple(need(part) for part in parts))
    if _COMBINATION.search(text):
        return AnyCombination()
    level, time = education(text), _time(text)
    if level and time and time.start() > 0:
        before, after = _parted(text, time)
        first, second = education(before), experience(after)
        if first and second:
            return AllOf((first, second))
    if time:
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
    time = _time(text)
    if time is None:
        return None
    rest = text[time.end() :]
    cut = _WITHIN.search(rest)
    own, inner = (rest[: cut.start()], rest[cut.end() :]) if cut else (rest, "")
    if cut and cut.group().strip(" ,") == "":
        inner = rest[cut.start() :]
    count, in_months = number(time["count"]), "month" in time.group().casefold()
    years, months = (0, count) if in_months else (count, 0)
    own = _FULL_STOP.split(own)[0]
    return Experience(years, _work(own), _classes(own), tuple(_inner(inner)), months)


def _time(text: str) -> re.Match[str] | None:
    """The years that a sentence asks for, or the months with which it begins."""
    months = _MONTHS.search(text, 0, _EARLY)
    return _YEARS.search(text) if months is None else months


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
    most = _UP_TO.search(words) if rate else _MOST.search(words) or _UP_TO.search(words)
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
    return int(first) if first.isdigit() else _TENS.get(first) or _NUMBERS.index(first) + 1


def _asked(found: Need, said: Statement) -> Requirement:
    pattern = said.section.heading if said.section.part == "alternative" else None
    positions = _without_positions(said.item.text)[0]
    return Requirement(
        found, said.item.text, said.item.line, positions, said.is_alternative, pattern, said.section.only_for
    )


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
    if _classes(text):
        for pattern in _CLASSES:
            text = pattern.sub("", text)
    words = re.sub(r"^\s*(?:of|in)\b\s*", "", text).strip(" .,;")
    words = words if words.count("(") == words.count(")") else words.strip("() .,;")
    return "" if words in ("experience", "of experience") else words


def _classes(text: str) -> tuple[str, ...]:
    """The titles of classes that the words name; none where a part of them is no title."""
    match = next((found for pattern in _CLASSES if (found := pattern.search(text))), None)
    if match is None:
        return ()
    names = tuple(name for part in _OR.split(match["classes"]) if (name := _title(part)))
    return names if all(_NAME.fullmatch(name) for name in names) else ()


def _title(text: str) -> str:
    text = text.strip(" .,;")
    return text if text.count("(") == text.count(")") else text.strip("() .,;")


def _sides(text: str) -> tuple[str, str]:
    text = _SENTENCE.split(text)[0]
    match = SUBSTITUTES.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _kind(text: str) -> Kind | None:
    has = (
        re.search(r"\beducation|\bdegree|\bschool|\bcollege|\bcourse\s?work|\btraining", text, re.I),
        re.search(r"\bexperience\b|\bwork\b", text, re.I),
    )
    if all(has):
        return Kind.BOTH
    return Kind.EDUCATION if has[0] else Kind.EXPERIENCE if has[1] else None
