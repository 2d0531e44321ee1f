"""Recording a notice of ten changes into the full office, as the command does it, each in its own transaction."""

import gc
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from statistics import median
from time import perf_counter

from bench.figures import Figure
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts
from classplan.core.recording import Paper
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.services import Actor
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.proceedings.applying import File
from classplan.records.proceedings.papers import NoticePaper
from classplan.records.proceedings.services import record_notice

CHANGES = 10
FIRST_NOTICE = 9001
TO_BOARD, TO_COUNCIL, TO_MAYOR = timedelta(days=21), timedelta(days=40), timedelta(days=42)


def figure(office: Office, database: str, after: date, rounds: int) -> Figure:
    """The median time of recording one such notice."""
    day = after + timedelta(days=30)
    standing = plan_lines(office.pk, day)
    step = max(1, len(standing) // (rounds * CHANGES))
    chosen = standing[::step][: rounds * CHANGES]
    taken: list[float] = []
    gc.collect()
    gc.disable()
    for turn in range(rounds):
        lines = chosen[turn * CHANGES : (turn + 1) * CHANGES]
        taken.append(_record(office, FIRST_NOTICE + turn, day, lines, {line.grade: line for line in standing}))
    gc.enable()
    return Figure(f"recording a notice of {CHANGES} changes", database, median(taken), repeats=str(rounds))


def _record(office: Office, number: int, day: date, lines: list[PlanLine], grades: dict[str | None, PlanLine]) -> float:
    pack = pack_of(office)
    changes = tuple(Change(_line(line, line), _line(line, _other(line, grades))) for line in lines)
    paper = Paper(f"Notice {number}", day, str(number), changes)
    notice = NoticePaper(paper, str(number), "Proposed change", None, {}, tuple(() for _ in changes))
    file = File(f"notice-{number}.txt", "text/plain", f"Notice {number} of the bench.\n".encode())
    acts = Acts(board=day + TO_BOARD, council=day + TO_COUNCIL, mayor=day + TO_MAYOR)
    now = datetime.combine(day + TO_MAYOR * 2, time(), tzinfo=UTC)
    began = perf_counter()
    record_notice(office, notice, file, acts=acts, policy=pack.policy, actor=Actor("bench"), now=now, confirmed=False)
    took = perf_counter() - began
    _check(office, now.date(), changes)
    return took


def _check(office: Office, on: date, changes: tuple[Change, ...]) -> None:
    grades = {line.title: line.grade for line in plan_lines(office.pk, on)}
    assert all(change.after and grades[change.after.title or ""] == change.after.grade for change in changes)


def _other(line: PlanLine, grades: dict[str | None, PlanLine]) -> PlanLine:
    return next(other for grade, other in grades.items() if grade not in (None, line.grade))


def _line(line: PlanLine, paid_as: PlanLine) -> Line:
    assert paid_as.minimum_cents is not None
    assert paid_as.maximum_cents is not None
    amounts = (Decimal(paid_as.minimum_cents) / 100, Decimal(paid_as.maximum_cents) / 100)
    return Line(line.code, line.title, paid_as.grade, *amounts)
