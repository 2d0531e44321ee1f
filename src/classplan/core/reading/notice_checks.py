"""What is wrong with a notice as it was read: values that contradict each other, things announced and absent."""

from collections.abc import Iterable, Iterator

from classplan.core.plan import Line
from classplan.core.reading.layout import NoticeLayout
from classplan.core.reading.model import About, Notice, PrintedChange
from classplan.core.spec.model import Problem, Spec
from classplan.core.spec.source import ends_a_sentence

_BROKEN = "it may have broken off. Get the whole paper."
_ASK = "Ask the office which is meant, and enter it by hand."


def problems_of_notice(notice: Notice, layout: NoticeLayout) -> Iterator[Problem]:
    """Every contradiction inside the notice, its attachments aside."""
    if notice.number is None:
        why = "the notice has no number. Find it in the original, and enter it by hand."
        yield Problem(notice.line, notice.title or "the notice", why)
    yield from _announced_tables(notice, layout)
    yield from _broken_off(notice)
    yield from _one_range_for_a_grade(notice.changes)
    yield from _one_change_for_a_class(notice.changes)


def problems_of_attachments(notice: Notice, specs: Iterable[Spec], layout: NoticeLayout) -> Iterator[Problem]:
    """Specifications that are announced and absent, or attached and named in no table."""
    attached = [spec for spec in specs if spec.title]
    if not attached:
        for paragraph in notice.narrative:
            if layout.announces_specs.search(paragraph.text):
                why = "specifications are said to be attached, and none is. Get the whole paper."
                yield Problem(paragraph.line, paragraph.text, why)
        return
    after = {change.change.after.title for change in notice.changes if change.change.after}
    if not after:
        return
    for spec in attached:
        if spec.title not in after:
            why = f"this specification is attached, and no table of the notice has its title. {_ASK}"
            yield Problem(spec.line, str(spec.title), why)


def _announced_tables(notice: Notice, layout: NoticeLayout) -> Iterator[Problem]:
    if notice.tables:
        return
    texts = [(field.line, field.printed) for field in notice.fields if field.key == "subject"]
    texts += [(paragraph.line, paragraph.text) for paragraph in notice.narrative]
    for line, text in texts:
        if layout.announces_tables.search(text):
            why = "a change to the plan is announced, and the notice has no table of changes. Get the whole paper."
            yield Problem(line, text, why)
            return


def _broken_off(notice: Notice) -> Iterator[Problem]:
    """A notice that stops in a sentence or with its tables, or before it names the hearing that its changes need."""
    prose = [paragraph for paragraph in notice.narrative if paragraph.about is not About.NONE]
    last_table = max((table.line for table in notice.tables), default=0)
    if not prose and not notice.tables:
        yield Problem(notice.line, notice.title or "the notice", f"it has neither prose nor a table; {_BROKEN}")
    elif prose and prose[-1].line > last_table:
        last = prose[-1]
        if not ends_a_sentence(last.text) or last.about is About.HEADING:
            yield Problem(last.line, last.text, f"the notice ends without a full stop; {_BROKEN}")
        elif notice.hearing is None and any(change.change.touches_title_or_rate for change in notice.changes):
            yield Problem(last.line, last.text, f"the notice ends here without naming a hearing (35, 134); {_BROKEN}")
    elif notice.tables:
        yield Problem(last_table, notice.tables[-1].heading, f"nothing stands behind the tables; {_BROKEN}")


def _one_range_for_a_grade(changes: Iterable[PrintedChange]) -> Iterator[Problem]:
    known: dict[str, tuple[Line, int]] = {}
    for change in changes:
        for line in (change.change.before, change.change.after):
            if line is None or line.grade is None or line.minimum is None:
                continue
            first, at = known.setdefault(line.grade, (line, change.printed[0].line))
            if (first.minimum, first.maximum) != (line.minimum, line.maximum):
                why = (
                    f"{line.grade} has two ranges: {_range(first)} for {first.title} (line {at}) and {_range(line)} "
                    f"for {line.title}. A grade has one (7-10 K, L). {_ASK}"
                )
                yield Problem(change.printed[0].line, str(line), why)


def _range(line: Line) -> str:
    return f"${line.minimum:,} to ${line.maximum:,}"


def _one_change_for_a_class(changes: Iterable[PrintedChange]) -> Iterator[Problem]:
    """One class may change once, and one code or title may be given once, in one notice."""
    seen: dict[tuple[str, str, str], int] = {}
    for change in changes:
        at = change.printed[0].line
        reported = False
        for side, line in (("before", change.change.before), ("after", change.change.after)):
            for name in ("code", "title"):
                value = getattr(line, name, None)
                first = seen.setdefault((side, name, value), at) if value else at
                if first != at and not reported:
                    reported = True
                    why = f"two changes of this notice have the {name} {value} {side} the change: line {first} too. {_ASK}"
                    yield Problem(at, str(line), why)
