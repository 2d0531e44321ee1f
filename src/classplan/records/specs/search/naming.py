"""Classes by their codes and titles, on a day or ever."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.plan.models import PlanPoint
from classplan.records.specs.search.asked import WORD, Asked
from classplan.records.specs.search.found import Hit, Scope, Where


def by_name(office: Office, wanted: Asked, scope: Scope) -> Iterator[Hit]:
    """Hits by code, then by title, those whose title begins with it first."""
    words = [word.casefold() for word in wanted.plain]
    lines: Iterable[tuple[PlanLine | _Line, date]] = (
        _lines_ever(office, wanted, words)
        if scope.ever
        else ((line, scope.on) for line in plan_lines(office.pk, scope.on))
    )
    by_title: list[tuple[int, PlanLine | _Line, date]] = []
    for line, day in lines:
        if len(words) == 1 and (line.code or "").casefold().startswith(words[0]):
            yield Hit(line.number, line.code, line.title, line.grade, Where.CODE, day)
        elif _in_title(line.title.casefold(), wanted, words):
            by_title.append((0 if line.title.casefold().startswith(words[0]) else 1, line, day))
    for _, line, day in sorted(by_title, key=lambda found: (found[0], found[1].title)):
        yield Hit(line.number, line.code, line.title, line.grade, Where.TITLE, day)


def _in_title(title: str, wanted: Asked, words: Sequence[str]) -> bool:
    if not all(word in title for word in words):
        return False
    of_title = WORD.findall(title)
    printed = f" {' '.join(of_title)} "
    phrases = (f" {' '.join(term.words).casefold()} " for term in wanted.wanted if term.phrase)
    unwanted = (f" {' '.join(term.words).casefold()} " for term in wanted.unwanted)
    return (
        all(any(word.startswith(w) for word in of_title) for w in words)
        and all(phrase in printed for phrase in phrases)
        and not any(term in printed for term in unwanted)
    )


class _Line(NamedTuple):
    """A line as it stood once."""

    number: int
    code: str | None
    title: str
    grade: str | None


def _lines_ever(office: Office, wanted: Asked, words: Sequence[str]) -> list[tuple[_Line, date]]:
    """Of every class the last of its lines that carries the words in its title, or the code.

    An index alone tells the titles and codes that there ever were; only lines that carry one of those found are read.
    """
    titles = [title for title in _ever("title") if _in_title(title.casefold(), wanted, words)]
    codes = [code for code in _ever("code") if code.casefold().startswith(words[0])] if len(words) == 1 else []
    rows = PlanPoint.objects.filter(job_class__office=office, ended=False).order_by("start", "recorded", "id")
    carrying = rows.filter(Q(title__in=titles) | Q(code__in=codes))
    found: dict[int, tuple[_Line, date]] = {}
    for number, code, title, grade, start in carrying.values_list(
        "job_class__number", "code", "title", "grade__printed", "start"
    ):
        found[number] = (_Line(number, code, title or "", grade), start)
    return list(found.values())


def _ever(column: str) -> Iterable[str]:
    rows = PlanPoint.objects.filter(**{f"{column}__isnull": False}).order_by()
    return rows.values_list(column, flat=True).distinct()
