"""Thirty years of a plan, invented: the same for every run, in the core's own values, without a database.

Each class has about as many change points as any other; four of five stand from the first notice on, some end. For
some a paper comes to light at the very end: points are superseded, and days have two.

>>> history = invented(classes=20, points=200)
>>> len(history.classes), sum(len(told.points) for told in history.classes)
(20, 200)
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from classplan.core import history as lives
from classplan.core import ranges
from classplan.core.history import Kind, State, Statement
from classplan.core.pay import Flsa, PayRange
from classplan.core.plan import Line
from classplan.core.ranges import RangeState, RangeStatement
from classplan.core.timeline import Point, Timeline

SEED = 1341
FIRST_DAY = date(1992, 1, 5)
YEARS = 30
WEEKS_BETWEEN_NOTICES = 2
NOTICED_BEFORE = timedelta(days=25)
FIRST_ENTRY = 2  # the journal's first entry opens the office
RANGES_MOVE_EVERY = 40
STANDING_FROM_THE_START = 0.8
ENDING = 0.1
LATE = 0.1
PROVISIONAL_DAYS = timedelta(days=182)

LEVELS = ("I", "II", "III", "IV", "V", "Trainee", "Lead", "Supervisor", "Manager", "Director")
FIELDS = (
    *("Accounting", "Airport", "Animal Care", "Archives", "Audit", "Aviation", "Benefits", "Bridge", "Budget"),
    *("Building", "Cashier", "Cemetery", "Claims", "Clinic", "Code", "Contract", "Court", "Custody", "Data"),
    *("Drainage", "Election", "Electrical", "Energy", "Engineering", "Event", "Facilities", "Fire", "Fleet"),
    *("Forestry", "Grants", "Greenhouse", "Harbor", "Health", "Heritage", "Housing", "Insurance", "Irrigation"),
    *("Laboratory", "Land", "Legal", "Library", "Licence", "Museum", "Network", "Nursing", "Park", "Parking"),
    *("Payroll", "Permit", "Planning", "Plumbing", "Police", "Pool", "Printing", "Procurement", "Recreation"),
    *("Recycling", "Revenue", "Safety", "Signal", "Street", "Survey", "Tax", "Theatre", "Traffic", "Water"),
)
ROLES = (
    *("Adviser", "Agent", "Aide", "Analyst", "Appraiser", "Assistant", "Associate", "Attendant", "Buyer", "Chemist"),
    *("Clerk", "Collector", "Consultant", "Coordinator", "Counsellor", "Curator", "Custodian", "Designer"),
    *("Dispatcher", "Driver", "Economist", "Editor", "Estimator", "Examiner", "Foreman", "Guard", "Guide"),
    *("Inspector", "Instructor", "Investigator", "Keeper", "Librarian", "Mechanic", "Monitor", "Officer"),
    *("Operator", "Planner", "Programmer", "Recorder", "Representative", "Scheduler", "Scientist", "Secretary"),
    *("Specialist", "Steward", "Surveyor", "Teacher", "Technician", "Tester", "Worker"),
)
TITLES_A_CLASS = 6
GRADE_LETTERS = "ACELST"
CODE_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that took effect: the number it goes by, its entry in the journal, and its days."""

    number: str
    entry: int
    noticed: date
    effective: date


@dataclass(frozen=True, slots=True)
class Told:
    """A class: its number, its first title, all that was stated of it, the points that follow."""

    number: int
    known_as: str
    statements: tuple[Statement, ...]
    points: tuple[Point[State], ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade as printed, with all that was stated of its range and the points that follow."""

    printed: str
    statements: tuple[RangeStatement, ...]
    points: tuple[Point[RangeState], ...]


@dataclass(frozen=True, slots=True)
class History:
    """All of it."""

    notices: tuple[Notice, ...]
    grades: tuple[Grade, ...]
    classes: tuple[Told, ...]

    def days(self, count: int) -> tuple[date, ...]:
        """So many days spread over the thirty years, the last one after every change."""
        last = self.notices[-1].effective
        return tuple(FIRST_DAY + (last - FIRST_DAY) * part // count for part in range(1, count + 1))


def invented(*, classes: int, points: int) -> History:
    """The history of so many classes with exactly so many points in all."""
    dice = random.Random(SEED)  # noqa: S311 - the same history in every run is what is wanted
    notices = tuple(_notices())
    grades = tuple(_grades(dice, notices))
    titles = _titles(dice)
    told: list[Told] = []
    left = points
    for number in range(1, classes + 1):
        life = _Life(dice, number, tuple(islice(titles, TITLES_A_CLASS)), grades)
        told.append(life.told(notices, round(left / (classes - number + 1)), may_come_late=number < classes))
        left -= len(told[-1].points)
    return History(notices, grades, tuple(told))


def _notices() -> Iterator[Notice]:
    last = FIRST_DAY.replace(year=FIRST_DAY.year + YEARS)
    day, count = FIRST_DAY, 0
    while day < last:
        count += 1
        yield Notice(str(100 + count), FIRST_ENTRY + count - 1, day - NOTICED_BEFORE, day)
        day += timedelta(weeks=WEEKS_BETWEEN_NOTICES)


def _grades(dice: random.Random, notices: tuple[Notice, ...]) -> Iterator[Grade]:
    for family, step, letter in product("68", range(1, 26), GRADE_LETTERS):
        minimum = 14_000 * 1.055**step * (1.6 if family == "8" else 1)
        stated: list[RangeStatement] = []
        for notice in notices[::RANGES_MOVE_EVERY]:
            pay_range = PayRange(Decimal(round(minimum)), Decimal(round(minimum * 1.46)))
            stated.append(RangeStatement(notice.effective, pay_range, f"Notice {notice.number}", notice.entry))
            minimum *= 1 + dice.uniform(0.01, 0.06)
        recorded = {said.day: said.recorded for said in stated}
        points = tuple(replace(point, recorded=recorded[point.start]) for point in ranges.fold(stated))
        yield Grade(f"{family}{step:02}-{letter}", tuple(stated), points)


def _titles(dice: random.Random) -> Iterator[str]:
    every = [f"{field} {role} {level}" for field, role, level in product(FIELDS, ROLES, LEVELS)]
    dice.shuffle(every)
    return iter(every)


class _Life:
    """The life of one class, made up act by act."""

    def __init__(self, dice: random.Random, number: int, titles: tuple[str, ...], grades: tuple[Grade, ...]) -> None:
        self.dice, self.number, self.grades = dice, number, grades
        self.known_as = titles[0]
        self.titles = iter(titles)
        self.codes = (f"C{letter}{number:05}" for letter in CODE_LETTERS)
        self.provisional_by: str | None = None
        self.flsa = Flsa.NON_EXEMPT
        self.grade = ""

    def told(self, notices: tuple[Notice, ...], wanted: int, *, may_come_late: bool) -> Told:
        """The class with so many points, a few more or fewer where a paper comes late."""
        begins = 0 if self.dice.random() < STANDING_FROM_THE_START else self.dice.randrange(len(notices) // 2)
        acts = sorted(self.dice.sample(notices[begins:], wanted), key=lambda notice: notice.entry)
        statements = [self._opening(acts[0]), *map(self._next, acts[1:])]
        if len(acts) > 1 and self.dice.random() < ENDING:
            statements[-1] = self._said(acts[-1], Kind.ENDED)
        late = [i for i, said in enumerate(statements[1:-3], 1) if said.line.grade and not said.usable_until]
        if may_come_late and late and acts[-1] is not notices[-1] and self.dice.random() < LATE:
            return self._with_one_late(statements, self.dice.choice(late), notices[-1])
        return Told(self.number, self.known_as, tuple(statements), _folded(statements))

    def _with_one_late(self, statements: list[Statement], index: int, recorded_with: Notice) -> Told:
        in_time = statements[:index] + statements[index + 1 :]
        late = replace(statements[index], recorded=recorded_with.entry)
        points = _folded(in_time)
        added = lives.points_to_add(Timeline(points), [*in_time, late], recorded=late.recorded)
        return Told(self.number, self.known_as, (*in_time, late), (*points, *added))

    def _opening(self, notice: Notice) -> Statement:
        self.grade = self._other_grade()
        line = Line(next(self.codes), next(self.titles), self.grade)
        if self.dice.random() < 0.1:
            return self._said(notice, Kind.ATTESTED, line, cause=None)
        return self._said(notice, Kind.CHANGED, line, council_on_record=True, flsa=self.flsa)

    def _next(self, notice: Notice) -> Statement:
        if self.provisional_by is not None:
            cause, self.provisional_by = self.provisional_by, None
            return self._said(notice, Kind.COMPLETED, cause=cause)
        cast = self.dice.random()
        if cast < 0.15 and (title := next(self.titles, None)):
            return self._said(notice, Kind.CHANGED, Line(title=title))
        if cast < 0.23 and (code := next(self.codes, None)):
            return self._said(notice, Kind.CHANGED, Line(code=code))
        if cast < 0.30:
            self.flsa = Flsa.EXEMPT if self.flsa is Flsa.NON_EXEMPT else Flsa.NON_EXEMPT
            return self._said(notice, Kind.FLSA, flsa=self.flsa)
        self.grade = self._other_grade()
        if cast > 0.80:
            self.provisional_by = notice.number
            until = notice.effective + PROVISIONAL_DAYS
            return self._said(notice, Kind.CHANGED, Line(grade=self.grade), usable_until=until, council_on_record=False)
        return self._said(notice, Kind.CHANGED, Line(grade=self.grade), council_on_record=True)

    def _other_grade(self) -> str:
        while (grade := self.dice.choice(self.grades).printed) == self.grade:
            pass
        return grade

    def _said(self, notice: Notice, kind: Kind, line: Line = Line(), **more: Any) -> Statement:
        stated = {"cause": notice.number, "recorded": notice.entry, **more}
        return Statement(kind, notice.effective, f"Notice {notice.number}", line, **stated)


def _folded(statements: Sequence[Statement]) -> tuple[Point[State], ...]:
    """The points of statements, each as recorded by the statement of its day."""
    recorded = {said.day: said.recorded for said in statements}
    return tuple(Point(p.start, p.value, p.cause, recorded[p.start]) for p in lives.fold(statements))
