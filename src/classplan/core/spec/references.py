"""What the words of a specification name: terms, qualifiers, history entries, and other classes.

All of it is derived and stands beside the words, never instead of them.

>>> term_of("Memory - Recalls what was shown.", re.compile("Knowledge of"))
Term(name='Memory', separator=' - ', definition='Recalls what was shown.')
"""

import re
from collections.abc import Iterable, Iterator

from classplan.core.dates import PartialDate
from classplan.core.errors import Invalid
from classplan.core.spec.model import Distinction, HistoryNote, Item, Reference, Term
from classplan.core.spec.source import Passage, clean

_TERM = re.compile(
    r"(?P<name>[A-Z][^–—:.;]{1,60}?)"
    r"(?P<separator>\s*[–—]\s*(?=[A-Z])|\s+-\s*(?=[A-Z])|-\s+(?=[A-Z])|\s*:\s*(?=\S))"
)
_MOST_WORDS_OF_A_TERM = 7
_DAY = r"(?:(?:\d{1,2}|[xX]{1,2})/){1,2}\d{4}"
_INITIALS = r"\([A-Z]{1,4}\)"
_ENTRY = re.compile(
    rf"(?:(?P<before>{_INITIALS})\s*)?(?P<when>{_DAY}|\d{{4}}(?=\s*(?:[:–—(-]|$)))"
    rf"(?:\s*(?P<after>{_INITIALS}))?\s*[:–—-]?\s*"
)
_SIGNED = re.compile(rf"(?P<by>{_INITIALS})$")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9*“\"])")
_ARTICLE = re.compile(r"(?:,?\s+and(?:\s+from)?|,?\s+or(?:\s+from)?|,)?\s+(?:the|an?)\s+")
_GAP = re.compile(r"\s+")
_EMPHASISED = re.compile(r"\*{1,2}(?P<title>[^*]{2,80})\*{1,2}")
_CAPITALISED = re.compile(r"(?P<title>[A-Z0-9][\w&/'’-]*(?:\s+(?:(?:of|and|for)\s+)?[A-Z0-9][\w&/'’-]*){0,11})")
_SERIES = re.compile(r"\s+(?:class(?:ification)?\s+)?series\b")
_BETWEEN_CLASSES = re.compile(r",?\s+and\s+(?:the|an?)\s+|,\s*(?:the|an?)\s+")
_CLASS_AT_THE_END = re.compile(r"\s+(?:job\s+)?class(?:es|ifications?)?$")


def term_of(text: str, bare_openings: re.Pattern[str]) -> Term | None:
    """The name that the text defines, whatever dash or colon parts the two; None for a bare statement."""
    if bare_openings.match(text):
        return None
    match = _TERM.match(text)
    if match is None or len(match["name"].split()) > _MOST_WORDS_OF_A_TERM:
        return None
    return Term(match["name"], match["separator"], text[match.end() :])


def qualifier_of(text: str, openings: Iterable[str]) -> str | None:
    """The opening that makes a statement conditional (clause 151), as printed, or None."""
    return next((text[: len(o)] for o in openings if text[: len(o)].casefold() == o.casefold()), None)


def opens_a_history_entry(text: str) -> bool:
    """Whether the text begins with the date of an entry of the class history."""
    return _ENTRY.match(text) is not None


def history_note(item: Item) -> tuple[HistoryNote, str | None]:
    """The entry that the item makes, and why its date cannot be read, if it has one that does not exist.

    The date stands first, the initials before or behind it or at the end, and any dash or colon follows (X29).
    """
    opening = _ENTRY.match(item.text)
    text = item.text[opening.end() :] if opening else item.text
    by = (opening["before"] or opening["after"]) if opening else None
    if by is None and (signature := _SIGNED.search(text)):
        by, text = signature["by"], text[: signature.start()].rstrip()
    when, why = None, None
    if opening:
        try:
            when = PartialDate.parse(opening["when"])
        except Invalid as error:
            why = str(error)
    return HistoryNote(when, by.strip("()") if by else None, text, item.line), why


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; mark-up may stand in it."""
    yield from _SENTENCE_END.split(text)


def distinctions_in(passages: Iterable[Passage], opening: re.Pattern[str]) -> Iterator[Distinction]:
    """The classes that the passages set this one apart from (clauses 144, 145), in the order of the paper.

    A title is what stands in italics behind the opening, or else the capitalised words there.
    """
    for passage in passages:
        if not opening.search(passage.raw):
            continue
        for sentence in sentences(passage.raw):
            for start in opening.finditer(sentence):
                for title, series in _titles_from(sentence, start.end()):
                    yield Distinction(title, clean(sentence), passage.line, series)


def _titles_from(sentence: str, at: int) -> Iterator[tuple[str, bool]]:
    """The titles behind the opening; the first of them may stand without an article."""
    behind = at
    while article := _ARTICLE.match(sentence, at) or (_GAP.match(sentence, at) if at == behind else None):
        found = _EMPHASISED.match(sentence, article.end()) or _CAPITALISED.match(sentence, article.end())
        if found is None:
            return
        title = clean(found["title"]).rstrip(",.;")
        series = _SERIES.match(sentence, found.end()) or _SERIES.search(title)
        yield _SERIES.sub("", title), series is not None
        at = found.end()


def references_in(items: Iterable[Item], pattern: re.Pattern[str]) -> Iterator[Reference]:
    """The classes that the pattern's group `classes` names in the items, each with its sentence (150, 164)."""
    for item in items:
        if pattern.search(item.text):
            for sentence in sentences(item.text):
                if match := pattern.search(sentence):
                    yield from (Reference(to, sentence, item.line) for to in titles_of(match["classes"]))
        yield from references_in(item.items, pattern)


def titles_of(listed: str) -> Iterator[str]:
    """The titles in *the X, the Y and the Z*; *and* parts titles only where an article follows.

    >>> list(titles_of("the Clerk of Records and Archives and the Typist classes"))
    ['Clerk of Records and Archives', 'Typist']
    """
    for part in _BETWEEN_CLASSES.split(f", {listed}"):
        title = _CLASS_AT_THE_END.sub("", part.partition(", which")[0].strip(" ,"))
        if title:
            yield title
