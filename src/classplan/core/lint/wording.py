"""Wording: words that name a sex, sentences that no one can follow, requirements that can't be applied, residue of editing."""

import re
from collections.abc import Iterator
from itertools import islice

from classplan.core.lint.model import Fault, Paper, Passage
from classplan.core.lint.words import sentences, shown
from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import clean

NEUTRAL = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs", "himself": "themselves",
    "herself": "themselves", "he/she": "they", "she/he": "they", "his/her": "their", "s/he": "they",
    "foreman": "supervisor", "foremen": "supervisors", "chairman": "chair", "chairmen": "chairs", "fireman": "firefighter",
    "firemen": "firefighters", "policeman": "police officer", "policemen": "police officers", "workman": "worker",
    "workmen": "workers", "workmanlike": "skilled", "craftsman": "artisan", "craftsmen": "artisans", "repairman": "repairer",
    "repairmen": "repairers", "manpower": "staff", "man-hours": "staff hours", "manned": "staffed", "journeyman": "journey level",
    "journeymen": "journey-level workers", "draftsman": "drafter", "draftsmen": "drafters", "salesman": "salesperson",
    "watchman": "guard", "watchmen": "guards", "lineman": "line worker", "linemen": "line workers", "groundsman": "groundskeeper",
    "serviceman": "service worker", "middleman": "go-between", "spokesman": "spokesperson", "councilman": "council member",
    "councilmen": "council members", "stewardess": "attendant", "matron": "attendant", "housewife": "homemaker",
    "laundress": "laundry worker", "seamstress": "sewer",
}  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, NEUTRAL), key=len, reverse=True))
_GENDERED = re.compile(
    rf"(?<![\w/-])(?:(?:he|his|him|himself) or (?=(?:she|her|hers|herself)\b))?(?P<word>{_WORDS})(?![\w/-])", re.I
)
_LONGEST_ABBREVIATION = 3
_LONGEST = 70
_A_LIST = re.compile(r";|\b(?:include|includes|including|such as|following)\b[:,]?")
_ENOUGH = re.compile(
    r"\b(?:large|small|long|high|good|strong|big|great) enough\b|\b(?:adequate|sufficient|reasonable|appropriate) (?:number|amount|sample|level|length)\b",
    re.I,
)
_RESIDUE = (
    (re.compile(r"\w+ ,(?: and| or)?\b"), "a comma stands apart, as where words were struck before it"),
    (re.compile(r",\s*,|;\s*;|\.\s\.(?!\s*\.)|,\s*\.(?!\w)"), "two marks stand where one is meant"),
    (re.compile(r"\b(the|a|an|of|to|and|or|in|for|with|that|is|are)\s+\1\b", re.I), "a word stands twice"),
)
_BINDS = re.compile(r"\b(?:shall|must)\b", re.I)
_SHOULD = re.compile(r"\bshould\b", re.I)
_MODAL = re.compile(r"\b(?:should|must|shall)\b", re.I)
_LONGEST_ITEM = 300
_MOST_ON_A_LINE = 3  # of one kind of residue: a line that has more is none of prose
_STRUCK = re.compile(r"\s*~~.*?~~")


def gendered_words(paper: Paper) -> Iterator[Fault]:
    """Words that name a person by sex; the class history cites titles as they were."""
    for passage, match, line in paper.matches(_GENDERED):
        if passage.line in paper.past:
            continue
        if match["word"].isupper() and len(match["word"]) <= _LONGEST_ABBREVIATION:
            continue
        instead = f"Write “{NEUTRAL[match['word'].casefold()]}”, or word it anew."
        yield Fault("gendered-word", line, match.group(), "it names a person by sex", instead)


def sentences_too_long(paper: Paper) -> Iterator[Fault]:
    """Sentences that no one can follow: a great many words without a stop, lists set apart by semicolons aside."""
    for passage in paper.passages:
        if passage.section is SectionKind.COMPETENCIES or not passage.is_prose:
            continue
        for sentence in sentences(passage.text):
            longest = max(len(piece.split()) for piece in _A_LIST.split(sentence))
            if longest > _LONGEST:
                yield Fault(
                    "sentence-too-long",
                    passage.line,
                    shown(sentence),
                    f"{longest} words without a stop; few people can follow more than {_LONGEST}",
                    "Part it, or make it a list.",
                )


def no_measure(paper: Paper) -> Iterator[Fault]:
    """A requirement that names no measure by which it is met (X17)."""
    for passage, match, line in paper.matches(_ENOUGH):
        if passage.section is None and passage.is_prose:
            why = "no number says how much is meant, so nobody can tell whether it is met"
            yield Fault("no-measure", line, match.group(), why, "Name the number, or who decides it.")


def residue_of_editing(paper: Paper) -> Iterator[Fault]:
    """What is left where words were struck or put in (X12)."""
    for line in paper.lines:
        if line.number in paper.tables:
            continue
        text = clean(_STRUCK.sub(" ", line.raw)) if "~~" in line.raw else line.text
        for pattern, why in _RESIDUE:
            for match in islice(pattern.finditer(text), _MOST_ON_A_LINE):
                yield Fault(
                    "residue", line.number, _around(text, match), why, "Compare the clean text, and word it anew."
                )


def should_among_musts(paper: Paper) -> Iterator[Fault]:
    """*Should* in a list of requirements whose other items say *must* or *shall* (X17)."""
    run: list[Passage] = []
    for passage in (*paper.passages, None):
        if passage is not None and _goes_on(run, passage):
            run.append(passage)
            continue
        yield from _mixed(run)
        run = []


def _goes_on(run: list[Passage], passage: Passage) -> bool:
    near = not run or passage.line - run[-1].line <= 2
    return near and passage.section is None and len(passage.text) < _LONGEST_ITEM and bool(_MODAL.search(passage.text))


def _mixed(run: list[Passage]) -> Iterator[Fault]:
    should = [passage for passage in run if _SHOULD.search(passage.text) and not _BINDS.search(passage.text)]
    if len(should) < 2 or len(run) - len(should) < 2:
        return
    lines = ", ".join(str(passage.line) for passage in should)
    why = f"of the {len(run)} items of this list {len(should)} say should (lines {lines}) and the others must or shall"
    first = should[0]
    yield Fault(
        "should-or-must", first.line, shown(first.text), why, "Write must where it binds, and may where it does not."
    )


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 15) : match.end() + 15].strip()
