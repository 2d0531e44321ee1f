"""What a check looks at and what it says.

A fault is no refusal: a person decides about it. What cannot be checked without more knowledge is said apart.

>>> Fault("gendered-word", 3, "foreman", "names a person by sex", "Write supervisor.").line
3
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from classplan.core.plan import Line
from classplan.core.reading.model import Circular, Notice, Part, Reading, Unread
from classplan.core.spec.model import Item, SectionKind, Spec
from classplan.core.spec.source import SourceLine


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a paper that is probably not meant: by which rule, where, its words, why, and what to do.

    `line` counts from 1; `blocking`: a new draft is not posted with it, while on a recorded paper it is a finding.
    `words` are the whole sentence, item or heading in which it stands.
    """

    rule: str
    line: int
    text: str
    reason: str
    suggestion: str
    blocking: bool = False
    words: str = ""

    @property
    def mark(self) -> str:
        """What a waiver of it holds on to: the same words, wherever they stand. Figures in the reason say only where.

        >>> one = Fault("residue", 3, "a , b", "see line 4", "", words="It is a , b.")
        >>> one.mark == Fault("residue", 9, "a , b", "see line 10", "", words="It is a , b.").mark
        True
        """
        said = (self.rule, self.text, self.words, re.sub(r"\d+", "…", self.reason))
        return hashlib.sha256("\x1f".join(" ".join(part.split()) for part in said).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that cannot be judged with what is known: neither right nor a fault."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A class as the plan lists it on the day."""

    title: str
    code: str | None = None
    grade: str | None = None
    flsa: str | None = None


@dataclass(frozen=True)
class Known:
    """What is known beside the paper: the classes of a plan, and whether one was loaded at all.

    `must_state` are the parts that the rules in force want in every new specification, if only as *None* (clause 19).
    `former` are titles that classes of the plan had before, each with that of today.
    """

    classes: tuple[Listed, ...] = ()
    loaded: bool = False
    must_state: frozenset[str] = frozenset()
    former: tuple[tuple[str, str], ...] = ()

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of its classes."""
        return frozenset(listed.title for listed in self.classes)

    @cached_property
    def by_title(self) -> dict[str, Listed]:
        """Its classes by their titles."""
        return {listed.title: listed for listed in self.classes}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together. `spec` counts the specification among those of the paper, from 0."""

    line: int
    text: str
    spec: int | None = None
    section: SectionKind | None = None
    is_prose: bool = True


_TABLES = ("pay_table", "class_list")
_GAP = 12  # characters, or lines, by which the words of a passage and of its lines may come apart


@dataclass(frozen=True)
class Paper:
    """A paper as the checks see it: as it was read, and its lines as they came."""

    reading: Reading
    lines: tuple[SourceLine, ...] = ()
    known: Known = Known()

    @cached_property
    def specs(self) -> tuple[Spec, ...]:
        """The specifications in it."""
        return self.reading.specs

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The notices in it."""
        return self.reading.notices

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All of its prose, in order."""
        found: list[Passage] = []
        count = 0
        for part in self.reading.parts:
            if isinstance(part, Spec):
                found += _of_spec(part, count)
                count += 1
            else:
                found += _of_part(part)
        return tuple(found)

    @cached_property
    def tables(self) -> frozenset[int]:
        """The lines of pay tables and lists of classes, whose commas and capitals are no prose."""
        begins = [part.line for part in self.reading.parts[1:]] + [len(self.lines) + 1]
        held = zip(self.reading.parts, begins, strict=False)
        return frozenset(
            line
            for part, end in held
            if isinstance(part, Unread)
            for line in (range(part.line, end) if part.kind in _TABLES else (row.line for row in part.rows))
        )

    @cached_property
    def past(self) -> frozenset[int]:
        """The lines of class histories, which cite titles and words of the past."""
        histories = (section for spec in self.specs for section in spec.walk() if section.part == "history")
        return frozenset(item.line for section in histories for item in items_of(section.items))

    def is_marked(self, line: int) -> bool:
        """Whether a line stands between strike marks: what is struck is not said (X32)."""
        return 0 < line <= len(self.lines) and "~~" in self.lines[line - 1].raw

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str], int]]:
        """Every place in its prose where a pattern stands: the passage, the match, and the line on which it begins."""
        for passage in self.passages:
            begins: list[tuple[int, int]] = []
            for match in pattern.finditer(passage.text):
                begins = begins or self._lines_of(passage)
                at = bisect_right(begins, (match.start(), len(self.lines) + 1)) - 1
                yield passage, match, begins[at][1]

    def _lines_of(self, passage: Passage) -> list[tuple[int, int]]:
        """Where in a passage each of its lines begins, and the number of that line."""
        found, at = [(0, passage.line)], 0
        for n in range(max(passage.line - 1, 0), len(self.lines)):
            line = self.lines[n]
            begins = passage.text.find(line.text, at, at + len(line.text) + _GAP)
            if line.number > passage.line and line.text and begins >= 0:
                found.append((begins, line.number))
            at = max(at, begins + len(line.text)) if begins >= 0 else at
            if at + _GAP >= len(passage.text) or line.number - found[-1][1] > _GAP:
                break
        return found

    def words_on(self, line: int) -> str:
        """The sentence, item or heading that stands on a line, or of which the line is a part."""
        if line in self._words:
            return self._words[line]
        at = bisect_right(self._begins, line) - 1
        return self._words[self._begins[at]] if at >= 0 else ""

    @cached_property
    def _words(self) -> dict[int, str]:
        headings = {section.line: section.heading for spec in self.specs for section in spec.walk()}
        titles = {spec.line: spec.title or "" for spec in self.specs}
        fields = {
            field.line: f"{field.label or ''} {field.printed}".strip() for spec in self.specs for field in spec.fields
        }
        return titles | fields | headings | {passage.line: passage.text for passage in reversed(self.passages)}

    @cached_property
    def _begins(self) -> list[int]:
        return sorted(self._words)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles that the paper itself gives to classes."""
        found = {spec.title for spec in self.specs if spec.title}
        for notice in self.notices:
            for printed in notice.changes:
                found |= {line.title for line in (printed.change.before, printed.change.after) if line and line.title}
        for part in self.reading.parts:
            if isinstance(part, Circular):
                found |= {listed.title for listed in (*part.new_and_revised, *part.to_be_removed)}
        return frozenset(found)

    @cached_property
    def printed_lines(self) -> tuple[tuple[int, Line], ...]:
        """Every line of the plan that its notices print, with the line of the paper."""
        return tuple(
            (printed.printed[0].line, line)
            for notice in self.notices
            for printed in notice.changes
            for line in (printed.change.before, printed.change.after)
            if line is not None
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for. `looks_for` says it to a person; a check answers with faults and what it could not judge."""

    name: str
    looks_for: str
    check: Callable[[Paper], Iterable[Fault | Unchecked]]


def items_of(items: Iterable[Item]) -> Iterator[Item]:
    """The items and all that stand under them, in order."""
    for item in items:
        yield item
        yield from items_of(item.items)


def duties_of(spec: Spec) -> tuple[Item, ...]:
    """The duties of a specification, those inside others among them."""
    return tuple(
        item for section in spec.walk() if section.kind is SectionKind.DUTIES for item in items_of(section.items)
    )


def _of_spec(spec: Spec, count: int) -> Iterator[Passage]:
    for section in spec.walk():
        for item in items_of(section.items):
            yield Passage(item.line, item.text, count, section.kind)
    for field in spec.fields:
        if field.label is None:
            yield Passage(field.line, field.printed, count)


def _of_part(part: Part) -> Iterator[Passage]:
    match part:
        case Notice() | Circular():
            for paragraph in part.narrative:
                yield Passage(paragraph.line, paragraph.text)
        case Unread():
            for text in part.paragraphs:
                yield Passage(text.line, text.text, is_prose=part.kind == "rule")
        case Spec():
            pass
