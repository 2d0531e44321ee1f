"""Qualifications that contradict each other or shut people out unsaid."""

import re
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper, items_of
from classplan.core.lint.words import shown
from classplan.core.qualifications import qualifications_of
from classplan.core.qualifications.model import Said
from classplan.core.spec.model import Item, Section, SectionKind, Spec

_DEGREE = re.compile(
    r"\b(?:associate|bachelor|master|baccalaureate|doctora)\w*(?:['’]s)?\s+degree|\bdegree in\b|\bPh\.?D\b|"
    r"\bgraduation from (?:an? )?(?:accredited |recognized |four-year )*(?:college|university)",
    re.I,
)
_WAY_AROUND = re.compile(
    r"\bequivalen|\bsubstitut|\bin lieu of\b|\bcombination of\b|\bor (?:a minimum of )?(?:\w+ )?(?:\(\d+\) )?(?:or more )?years?\b|\bor experience\b|\bEither\b",
    re.I,
)
_NONE = re.compile(r"^\W*(?:none|no (?:substitution|equivalenc\w+|substitutions)[^.;]*|not applicable|n/?a)\W*$", re.I)
_ASKING = (SectionKind.EDUCATION_EXPERIENCE, SectionKind.MINIMUM_QUALIFICATIONS, SectionKind.REQUIREMENTS)
_EDUCATION = re.compile(r"\beducation\b|\bdegree\b|\bschool\b|\bcollege\b|\bGED\b", re.I)
_REPLACES_EXPERIENCE = re.compile(r"\b(?:substitut\w*|serve|count\w*)\b[^.;]*\b(?:for|as)\b[^.;]*\bexperience\b", re.I)
_REPLACES_EDUCATION = re.compile(
    r"\bexperience\b[^.;]*\bsubstitut\w*\b[^.;]*\bfor\b[^.;]*\b(?:education|degree|school)\b", re.I
)
_EXPERIENCE_ASKED = re.compile(r"\b(?:experience|years?|months?|seasons?|hours|work(?:ed|ing)?)\b", re.I)
_ONE_YEAR_MORE = re.compile(
    r"\b(\w+) years?\b[^.;]*\b(?:equivalency to|equal to|for each|for every|in place of) (\w+) year", re.I
)
_EXAMPLE = re.compile(r"\b(\w+) years?\b[^.;]*\b(?:can|may) be substituted", re.I)
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_MEASURED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|certificat\w+|diploma|degree|graduat\w+|complet\w+|"
    r"licen[cs]e\w*|registration|units?|hours?|courses?|coursework|apprentice\w*|journey\w*)\b",
    re.I,
)
_YEARS_OF_A_DEGREE = (("associate", 2), ("bachelor", 4), ("baccalaureate", 4), ("master", 6))


def degree_without_equivalency(paper: Paper) -> Iterator[Fault]:
    """A degree that is asked for, with nothing that can stand for it."""
    for spec in paper.specs:
        asked = [item for _, item in _of_education(spec) if _DEGREE.search(item.text)]
        texts = [item.text for section, item in _of_education(spec)]
        headings = [s.heading for s in spec.walk() if s.kind is SectionKind.EDUCATION_EXPERIENCE]
        if asked and not any(_WAY_AROUND.search(text) for text in (*texts, *headings)):
            yield Fault(
                "degree-without-equivalency",
                asked[0].line,
                shown(asked[0].text),
                "a degree is required, and the specification names nothing that can stand for it",
                "Say which experience or training may be substituted, or that none may.",
            )


def no_measure_of_qualifications(paper: Paper) -> Iterator[Fault]:
    """Education and experience that name no level, no years and no combination: nobody can tell who meets them."""
    for spec in paper.specs:
        asked = [stated for stated in qualifications_of(spec).required if stated.positions is None]
        if asked and not any(not isinstance(stated.need, Said) or _MEASURED.search(stated.printed) for stated in asked):
            why = (
                "no level of education, no number of years and no combination is named, so nobody can tell who meets it"
            )
            suggestion = "Name the level and the years, or say that any combination that shows the knowledge will do."
            yield Fault("qualifications-unmeasured", asked[0].line, shown(asked[0].printed), why, suggestion)


def equivalency_contradicts(paper: Paper) -> Iterator[Fault]:
    """An equivalency that says none and names one, that replaces what is not asked for, or whose example does not follow."""
    for spec in paper.specs:
        asked = " ".join(_asked_for(spec))
        for section in spec.walk():
            if section.part != "equivalency":
                continue
            items = list(items_of(section.items))
            for item in items:
                why = _contradiction(item, items, asked)
                if why:
                    yield Fault(
                        "equivalency-contradicts", item.line, shown(item.text), why, "Settle which of the two is meant."
                    )


def _contradiction(item: Item, items: list[Item], asked: str) -> str | None:
    if _NONE.match(item.text) and len(items) > 1:
        return "the section says that there is none, and names one"
    if asked and _REPLACES_EDUCATION.search(item.text) and not _EDUCATION.search(asked):
        return "it replaces education, and none is required"
    if asked and _REPLACES_EXPERIENCE.search(item.text) and not _EXPERIENCE_ASKED.search(asked):
        return "it replaces experience, and none is required"
    rate, example = _ONE_YEAR_MORE.search(item.text), _EXAMPLE.search(item.text)
    degree = next((years for name, years in _YEARS_OF_A_DEGREE if name in item.text.casefold()), None)
    if rate and example and degree:
        years, of, total = (_number(word) for word in (rate[1], rate[2], example[1]))
        if years and of and total and years * degree != total * of:
            return f"at that rate a degree of {degree} years is {years * degree // of} years of experience, and the example says {total}"
    return None


def _asked_for(spec: Spec) -> Iterator[str]:
    """The words that ask for education and experience, with the headings under which they stand unless that is none."""
    for section in spec.walk():
        if section.kind in _ASKING and section.part != "equivalency":
            texts = [item.text for item in items_of(section.items)]
            if section.part and not all(_NONE.match(text) for text in texts):
                yield section.heading
            yield from texts


def _of_education(spec: Spec) -> Iterator[tuple[Section, Item]]:
    for section in spec.walk():
        if section.kind is SectionKind.EDUCATION_EXPERIENCE:
            for item in items_of(section.items):
                yield section, item


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold())
