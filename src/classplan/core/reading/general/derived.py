"""What follows from the words of a specification that was read by its structure, and what a person must look at."""

import re
from collections.abc import Iterator, Sequence

from classplan.core.reading.general.dates import has_short_year
from classplan.core.reading.general.head import Head
from classplan.core.reading.general.label_words import CODE
from classplan.core.reading.general.labels import is_dated
from classplan.core.reading.general.members import Members
from classplan.core.spec.model import Distinction, Field, Problem, Section, SectionKind, Spec
from classplan.core.spec.references import distinctions_in, history_note, references_in
from classplan.core.spec.sections import HISTORY
from classplan.core.spec.source import Passage, SourceLine

DISTINGUISHED = re.compile(
    r"\b(?:(?:is|are|be)\s+(?:distinguished|differentiated|distinguishable)\s+from|differs?\s+from|distinguished\s+from)(?=\s)",
    re.IGNORECASE,
)
INCORPORATES = re.compile(
    r"\b(?:as described in|in addition to (?:those of|the duties of)|all (?:of )?the duties of) the (?P<classes>\S.{1,80}?) (?:class|classification|job) (?:specification|description)",
    re.IGNORECASE,
)
REPLACES = re.compile(r"\bclass(?:ification)? replaces (?P<classes>[^.;]{3,400})", re.IGNORECASE)
_CODES = (CODE, "class_number")
_NO_TITLE = "no title could be told above the first heading. Find the title in the original, and enter it by hand."
_MARKED = (
    "words of this line are marked as struck. A mark is only a hint (X32): all words are kept. Compare the original, and "
    "take out by hand what is not to stand."
)
_UNREAD_DATE = "no one date can be read here. It is kept as printed. Compare the original, and enter it by hand."
_SHORT_YEAR = "the years of two figures on this paper were read as years from 1940 to 2039. Compare the original; mend those that are not."


def concluded(
    sections: tuple[Section, ...], fields: Sequence[Field], head: Head, members: Members, lines: Sequence[SourceLine]
) -> Spec:
    """The specification, with all that is derived from its words."""
    every = [inner for section in sections for inner in section.walk()]
    duties = [item for section in every if section.kind is SectionKind.DUTIES for item in section.items]
    entries = [item for section in every if section.part == HISTORY for item in section.items]
    in_order = tuple(sorted(fields, key=lambda made: made.line))
    return Spec(
        title=head.title,
        line=head.line or next((line.number for line in lines if line.text), 1),
        codes=tuple(dict.fromkeys(code for f in in_order if f.key in _CODES for code in _codes(f.printed))),
        fields=in_order,
        sections=sections,
        history=tuple(history_note(item)[0] for item in entries),
        distinctions=tuple(_distinctions(every)),
        incorporates=tuple(references_in(duties, INCORPORATES)),
        replaces=tuple(references_in(entries, REPLACES)),
        members=members.all,
    )


def _codes(printed: str) -> list[str]:
    """The codes that stand behind one label: several, where each of them has a figure."""
    parts = [part.strip(" ()") for part in re.split(r"[,;/]|\band\b", printed)]
    parts = parts if all(any(sign.isdigit() for sign in part) for part in parts) else [printed.strip(" ()")]
    return [part for part in parts if part]


def _distinctions(sections: Sequence[Section]) -> Iterator[Distinction]:
    for section in sections:
        if section.kind in (SectionKind.DISTINGUISHING, SectionKind.LEVELS):
            passages = [Passage(item.line, item.text, item.text) for item in section.items]
            yield from distinctions_in(passages, DISTINGUISHED)


def problems_of(spec: Spec, lines: Sequence[SourceLine]) -> Iterator[Problem]:
    """What a person must look at in a specification that was read by its structure."""
    if spec.title is None and not spec.members:
        yield Problem(spec.line, "a specification without a title", _NO_TITLE)
    short = next((made for made in spec.fields if is_dated(made.key) and has_short_year(made.printed)), None)
    if short is not None:
        yield Problem(short.line, f"{short.label or ''} {short.printed}".strip(), _SHORT_YEAR)
    for made in spec.fields:
        if is_dated(made.key) and made.parsed is None and any(sign.isdigit() for sign in made.printed):
            yield Problem(made.line, f"{made.label or ''} {made.printed}".strip(), _UNREAD_DATE)
    for line in lines:
        if line.text and "~~" in line.raw:
            yield Problem(line.number, line.text, _MARKED)
