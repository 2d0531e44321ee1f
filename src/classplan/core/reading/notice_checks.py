"""What is wrong with a notice as it was read: values that contradict each other, things announced and absent."""

from collections.abc import Iterable, Iterator

from classplan.core.plan import Line
from classplan.core.reading.layout import NoticeLayout
from classplan.core.reading.model import Notice, PrintedChange
from classplan.core.spec.model import Problem, Spec

_ASK = "Ask the office which is meant, and enter it by hand."


def problems_of_notice(notice: Notice, layout: NoticeLayout) -> Iterator[Problem]:
    """Every contradiction inside the notice, its attachments aside."""
    if notice.number is None:
        why = "the notice has no number. Find it in the original, and enter it by hand."
        yield Problem(notice.line, notice.title or "the notice", why)
    yield from _announced_tables(notice, layout)
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
                    why = f"the {name} {value} stands in two changes of this notice, {side} them: line {first} too. {_ASK}"
                    yield Problem(at, str(line), why)
