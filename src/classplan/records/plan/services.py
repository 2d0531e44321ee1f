"""Writes of the plan: what an act states is stored, and the points that follow from it are added.

No point is changed. All of this runs in the transaction of the act that calls it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from classplan.core import history, ranges
from classplan.core.history import Statement
from classplan.core.pack import Pack
from classplan.core.pay import PayRange
from classplan.core.ranges import RangeStatement
from classplan.core.recording import Replaced
from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry
from classplan.records.plan import models, selectors
from classplan.records.plan.codec import cents, columns_of, statement_as_json


def add_classes(office: Office, new: Mapping[int, str]) -> None:
    """Enter classes that become known: number → the title under which they are entered."""
    models.JobClass.objects.bulk_create(
        models.JobClass(office=office, number=number, known_as=title) for number, title in new.items()
    )


def add_statements(office: Office, entry: Entry, stated: Sequence[tuple[int, Statement]], pack: Pack) -> None:
    """Store what an act states of classes, and add the change points that follow."""
    if not stated:
        return
    job_classes = _by_number(office, {number for number, _ in stated})
    models.Statement.objects.bulk_create(
        models.Statement(
            job_class_id=job_classes[number],
            kind=said.kind,
            day=said.day,
            said=statement_as_json(number, said),
            entry=entry,
        )
        for number, said in stated
    )
    grades = _grades(office, {said.line.grade for _, said in stated if said.line.grade}, pack)
    points: list[models.PlanPoint] = []
    for known in selectors.classes_with_ids(set(job_classes.values())):
        stored = selectors.timeline_of(job_classes[known.number])
        for point in history.points_to_add(stored, known.statements, recorded=entry.number):
            state = point.value
            grade = state.grade if state else None
            grade_id = None if grade is None else grades.get(grade) or _grade_id(office, grade)
            columns = columns_of(state) | {"cause": point.cause if state is None else state.cause}
            points.append(
                models.PlanPoint(
                    job_class_id=job_classes[known.number],
                    start=point.start,
                    grade_id=grade_id,
                    entry=entry,
                    recorded=entry.number,
                    **columns,
                )
            )
    models.PlanPoint.objects.bulk_create(points)


def add_ranges(office: Office, entry: Entry, stated: Iterable[tuple[str, RangeStatement]], pack: Pack) -> None:
    """Store what an act states of ranges, and add the change points that follow."""
    by_grade: dict[str, list[RangeStatement]] = defaultdict(list)
    for grade, said in stated:
        by_grade[grade].append(said)
    ids = _grades(office, by_grade, pack)
    for grade, sayings in by_grade.items():
        models.RangeStatement.objects.bulk_create(
            models.RangeStatement(
                grade_id=ids[grade], day=said.day, paper=said.paper, entry=entry, **_amounts(said.pay_range)
            )
            for said in sayings
        )
        stored = selectors.range_timeline_of(ids[grade])
        every = selectors.range_statements_of(ids[grade])
        models.RangePoint.objects.bulk_create(
            models.RangePoint(
                grade_id=ids[grade],
                start=point.start,
                moved_on=point.value.moved_on,
                paper=point.value.attested_by,
                entry=entry,
                recorded=entry.number,
                **_amounts(point.value.pay_range),
            )
            for point in ranges.points_to_add(stored, every, recorded=entry.number)
            if point.value is not None
        )


def add_successions(office: Office, entry: Entry, replaced: Iterable[Replaced], paper: str) -> None:
    """Store which classes took over from which."""
    pairs = list(replaced)
    ids = _by_number(office, {n for pair in pairs for n in (pair.successor, pair.predecessor)})
    models.Succession.objects.bulk_create(
        models.Succession(
            successor_id=ids[pair.successor],
            predecessor_id=ids[pair.predecessor],
            day=pair.day,
            paper=paper,
            entry=entry,
        )
        for pair in pairs
    )


def _by_number(office: Office, numbers: set[int]) -> dict[int, int]:
    return dict(models.JobClass.objects.filter(office=office, number__in=numbers).values_list("number", "id"))


def _grades(office: Office, printed: Iterable[str], pack: Pack) -> dict[str, int]:
    """The ids of grades by how they are printed; grades seen for the first time are entered."""
    found: dict[str, int] = {}
    for text in printed:
        grade = pack.grade_of(text)
        row, _ = models.PayGrade.objects.get_or_create(
            office=office,
            schedule=grade.schedule.value,
            number=grade.number,
            group=grade.group or "",
            defaults={"printed": text},
        )
        found[text] = row.pk
    return found


def _grade_id(office: Office, printed: str) -> int:
    return models.PayGrade.objects.only("id").get(office=office, printed=printed).pk


def _amounts(pay_range: PayRange) -> dict[str, int]:
    return {"minimum_cents": cents(pay_range.minimum), "maximum_cents": cents(pay_range.maximum)}
