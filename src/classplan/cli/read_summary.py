"""What a paper holds, in plain lines for a terminal: parts, sections, changes, problems, where the words are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap

from classplan.core.money import dollars
from classplan.core.plan import IN_WORDS, Change, ChangeKind, Line
from classplan.core.reading.model import Circular, Notice, Part, PrintedChange, Reading, Unread
from classplan.core.reading.words import account
from classplan.core.spec.model import Field, Problem, Section, Spec
from classplan.formats.extract import Extract

_WIDTH = 100
_LONGEST_QUOTE = 70


def summary(found: Extract, reading: Reading) -> str:
    """The whole summary, without a line end at its end."""
    lines = [found.name, f"  holds {_counted(reading)}"]
    for part in reading.parts:
        lines += ["", *(f"  {line}" for line in _part(part))]
    lines += ["", *(f"  {line}" for line in _words(found, reading))]
    lines += ["", *(f"  {line}" for line in _problems((*found.problems, *reading.problems)))]
    return "\n".join(line.rstrip() for line in lines)


def _counted(reading: Reading) -> str:
    count = {"notice": len(reading.notices), "circular": len(reading.circulars), "specification": len(reading.specs)}
    others = len(reading.parts) - sum(count.values())
    said = [_number(n, kind) for kind, n in count.items() if n]
    said += [_number(others, "paper") + " in no layout that is known"] if others else []
    return ", ".join(said) or "nothing"


def _number(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Spec():
            yield from _spec(part)
        case Notice():
            yield from _notice(part)
        case Circular():
            yield from _circular(part)
        case Unread():
            yield f"{_kind(part)}, from line {part.line}: {_number(len(part.paragraphs), 'paragraph')}, kept as they stand"
            yield from _fields(part.fields)
            marks = Counter(mark.about.replace("_", " ") for mark in part.marks) + Counter(row=len(part.rows))
            yield from _wrapped(
                ", ".join(
                    f"{n} appendices" if about == "appendix" and n > 1 else _number(n, about)
                    for about, n in marks.items()
                )
            )


def _kind(part: Unread) -> str:
    return part.kind.replace("_", " ")


def _spec(spec: Spec) -> Iterator[str]:
    yield f"Specification, from line {spec.line}: {spec.title or 'no title'}"
    values = [f"{(f.label or '').rstrip(':').lower()} {f.printed or 'blank'}" for f in spec.fields if f.label]
    yield from _wrapped(", ".join(values))
    yield from _wrapped(
        "sections and their items: " + ", ".join(_section(section) for section in spec.walk() if section.items)
    )
    if spec.distinctions:
        yield from _wrapped(
            "distinguished from: " + ", ".join(d.from_class + _series(d.series) for d in spec.distinctions)
        )
    for label, references in (("takes over the duties of", spec.incorporates), ("replaces", spec.replaces)):
        if references:
            yield from _wrapped(f"{label}: " + ", ".join(reference.to_class for reference in references))


def _series(series: bool) -> str:
    return " series" if series else ""


def _section(section: Section) -> str:
    name = section.part or section.kind.replace("_", " ")
    said_none = len(section.items) == 1 and section.items[0].text.rstrip(".").casefold() == "none"
    return f"{name} (None)" if said_none else f"{name} ({len(section.items)})"


def _notice(notice: Notice) -> Iterator[str]:
    yield f"Notice, from line {notice.line}: {notice.title or 'no title'}"
    yield from _fields(notice.fields)
    if notice.hearing:
        yield from _wrapped(f"hearing: {notice.hearing.printed}")
    for cut_off in notice.cut_offs:
        yield from _wrapped(f"{cut_off.purpose} until: {cut_off.printed}")
    if notice.posting:
        yield from _wrapped(f"to be posted for {notice.posting.days} calendar days")
    for quoted in notice.quoted_rules:
        yield from _wrapped(f"quotes {quoted.citation}")
    yield from (f"  {line}" for line in _table(notice.changes))


def _fields(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        if field.label and field.key != "number":
            yield from _wrapped(f"{field.label} {field.printed}")


def _table(changes: tuple[PrintedChange, ...]) -> Iterator[str]:
    """Each change on two rows, so that a line of the plan fits on a screen: before, and after its arrow."""
    if not changes:
        return
    named = [(_what(printed.change), printed.change) for printed in changes]
    width = max(len(what) for what, _ in named)
    yield f"{_number(len(changes), 'change')}:"
    for what, change in named:
        yield f"  {what:<{width}}    {_line(change.before)}"
        yield f"  {'':<{width}}  → {_line(change.after)}"


def _what(change: Change) -> str:
    return ", ".join(IN_WORDS[kind] for kind in ChangeKind if kind in change.aspects)


def _line(line: Line | None) -> str:
    if line is None:
        return "none"
    pay = (
        f" {dollars(line.minimum)}–{dollars(line.maximum)}"
        if line.minimum is not None and line.maximum is not None
        else ""
    )
    return " ".join(part for part in (line.code, line.title, line.grade) if part) + pay


def _circular(circular: Circular) -> Iterator[str]:
    yield f"Circular, from line {circular.line}: {circular.title or 'no title'}"
    yield from _fields(circular.fields)
    for name, listed in (("new and revised", circular.new_and_revised), ("to be removed", circular.to_be_removed)):
        entries = ", ".join(f"{e.title} ({e.label or ''} {e.printed or ''})".replace("( )", "") for e in listed)
        yield from _wrapped(f"{name}: {entries or 'none'}")


def _words(found: Extract, reading: Reading) -> Iterator[str]:
    words = account(found.text, reading)
    if words.is_whole:
        yield f"all {words.words:,} words accounted for, {words.share_aside:.1%} of them page furniture or unplaced"
        return
    yield f"{words.missing.total():,} of {words.words:,} words are missing and {words.invented.total():,} were added. Report this: it is a fault of Classplan."


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    if not problems:
        yield "no problems"
        return
    yield f"{_number(len(problems), 'problem')} for a person to look at:"
    for problem in problems:
        what = problem.what if len(problem.what) <= _LONGEST_QUOTE else f"{problem.what[:_LONGEST_QUOTE]}…"
        yield from wrap(f"line {problem.line}: “{what}”: {problem.why}", _WIDTH, subsequent_indent="    ")


def _wrapped(text: str) -> Iterator[str]:
    yield from (f"  {line}" for line in wrap(text, _WIDTH, subsequent_indent="  "))
