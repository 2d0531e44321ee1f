"""The library on a day: every class that stands, its text, and what was derived from that.

No text is read for it, however many there are: only what was derived from each when it was recorded.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from classplan.core.documents.stored import spec_of_body
from classplan.core.errors import NotInForce
from classplan.core.health.near import Near, nearest, words_of_work
from classplan.records.accounts.models import Agency, Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.health.models import Duty, FaultCount, HeldDuty, Profile, Twin
from classplan.records.papers.models import SpecHeld
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.plan.models import PlanPoint
from classplan.records.specs.in_force import STANDING
from classplan.records.specs.models import SpecVersion

MOST_NEAR = 10
SHARED = 2  # classes that hold a duty, at the least

TEXTS = f"""{STANDING}
SELECT s.number, s.version, v.start, p.dated FROM standing s JOIN specs_specversion v ON v.id = s.version
LEFT JOIN health_profile p ON p.version_id = s.version
"""  # noqa: S608 - no value stands in it
TWINS = f"""{STANDING}
SELECT a.number, b.number, t.likeness FROM health_twin t JOIN standing a ON a.version = t.first_id
JOIN standing b ON b.version = t.second_id ORDER BY t.likeness DESC, a.number, b.number
"""  # noqa: S608 - no value stands in it
DUTIES = f"""{STANDING}
SELECT h.duty_id, count(*) AS classes FROM health_duty d JOIN health_heldduty h ON h.duty_id = d.id
JOIN standing s ON s.version = h.version_id WHERE d.office_id = %(office)s AND d.classes >= {SHARED}
GROUP BY h.duty_id HAVING count(*) >= {SHARED} ORDER BY classes DESC, h.duty_id
"""  # noqa: S608 - no value stands in it
# What was set aside of a class since its text is in force, and not taken up again, is left out.
FAULTS = f"""{STANDING}, counted AS (
    SELECT s.number, f.rule, f.faults - (
        SELECT count(*) FROM linting_waiver w WHERE w.office_id = %(office)s AND w.about = 'class/' || s.number
        AND w.rule = f.rule AND w.holds AND w."on" >= v.start AND NOT EXISTS (
            SELECT 1 FROM linting_waiver l WHERE l.office_id = w.office_id AND l.about = w.about AND l.mark = w.mark
            AND l.id > w.id)) AS faults
    FROM standing s JOIN specs_specversion v ON v.id = s.version JOIN health_faultcount f ON f.version_id = v.id
)
SELECT number, rule, faults FROM counted WHERE faults > 0 ORDER BY faults DESC, number, rule
"""  # noqa: S608 - no value stands in it
WORDS = f"""{STANDING}
SELECT s.number, p.words FROM standing s JOIN health_profile p ON p.version_id = s.version
"""  # noqa: S608 - no value stands in it
HOLDERS = f"""{STANDING}
SELECT h.duty_id, s.number, h.text, h.anchor FROM health_heldduty h JOIN standing s ON s.version = h.version_id
WHERE h.duty_id IN ({{duties}}) ORDER BY h.duty_id, s.number
"""  # noqa: S608 - only keys of rows are put into it


class Text(NamedTuple):
    """A class that stands on the day: its line; its version, since when that is in force, how it is dated, or None."""

    line: PlanLine
    version: int | None
    since: date | None
    dated: date | None


class Pair(NamedTuple):
    """Two classes whose texts are nearly the same, and how much of their wording they share, in hundredths."""

    first: PlanLine
    second: PlanLine
    likeness: int


class Faulty(NamedTuple):
    """In whose text a rule finds something, and how often."""

    line: PlanLine
    rule: str
    faults: int


class Holder(NamedTuple):
    """A class that holds a duty, how it words it, and where on its page."""

    line: PlanLine
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SharedDuty:
    """A duty, and the classes that hold it in the same words or nearly the same."""

    key: int
    text: str
    holders: tuple[Holder, ...]


class Ending(NamedTuple):
    """A class that ends, or may: the day on which it does, the notice that says so."""

    line: PlanLine
    day: date | None
    cause: str | None


@dataclass(frozen=True, slots=True)
class Library:
    """Every class that stands on a day, in the order of the plan, with its text.

    After `review_years` the rules of the office have a text reviewed.
    """

    office: Office
    on: date
    texts: tuple[Text, ...]
    review_years: int

    @property
    def lines(self) -> dict[int, PlanLine]:
        """The lines by the numbers of their classes."""
        return {text.line.number: text.line for text in self.texts}


def library_on(office: Office, on: date) -> Library:
    """The library on a day."""
    held = {number: rest for number, *rest in _rows(TEXTS, office, on)}
    nothing = (None, None, None)
    texts = tuple(Text(line, *held.get(line.number, nothing)) for line in plan_lines(office.pk, on))
    return Library(office, on, texts, pack_of(office).review_years)


def ending_or_provisional(library: Library) -> list[Ending]:
    """The classes whose end is on record, and those that are provisional; the next to end first."""
    ends = PlanPoint.objects.filter(job_class__office=library.office, ended=True, start__gt=library.on)
    found: dict[int, tuple[date, str | None]] = {}
    for number, start, cause in ends.order_by("-start").values_list("job_class__number", "start", "cause"):
        found[number] = (start, cause)
    lines = [text.line for text in library.texts if text.line.number in found or text.line.provisional]
    every = [Ending(line, *found.get(line.number, (None, line.provisional_by))) for line in lines]
    return sorted(every, key=lambda ending: (ending.day or date.max, ending.line.title))


def twins_on(library: Library) -> list[Pair]:
    """The pairs of classes whose texts in force are nearly the same, the most alike first."""
    lines = library.lines
    found = _rows(TWINS, library.office, library.on)
    return [Pair(lines[one], lines[other], likeness) for one, other, likeness in found]


def shared_duties(office: Office, on: date) -> list[tuple[int, int]]:
    """The keys of the duties that stand in several classes, each with how many these are, the most shared first."""
    return _rows(DUTIES, office, on)


def faults_on(library: Library) -> list[Faulty]:
    """What the lint finds in the texts in force and nobody set aside, the most first."""
    lines = library.lines
    return [Faulty(lines[number], rule, faults) for number, rule, faults in _rows(FAULTS, library.office, library.on)]


def duties_with_holders(office: Office, keys: Iterable[int], on: date) -> list[SharedDuty]:
    """Some duties in the order of their keys as given, each with the classes that hold it on the day."""
    wanted = list(keys)
    if not wanted:
        return []
    marks = ", ".join(str(int(key)) for key in wanted)
    rows = _rows(HOLDERS.format(duties=marks), office, on)
    lines = {line.number: line for line in plan_lines(office.pk, on, only={row[1] for row in rows})}
    holders: dict[int, list[Holder]] = {key: [] for key in wanted}
    for key, number, text, anchor in rows:
        holders[key].append(Holder(lines[number], text, anchor))
    texts = dict(Duty.objects.filter(pk__in=wanted).values_list("pk", "text"))
    return [SharedDuty(key, texts[key], tuple(holders[key])) for key in wanted if key in texts]


def duty_numbered(office: Office, key: int, on: date) -> SharedDuty:
    """One duty with those who hold it on the day. Raises `NotInForce` where there is none of that number."""
    if not Duty.objects.filter(office=office, pk=key).exists():
        raise NotInForce(f"No duty of the number {key} is kept. Look at the list of duties.")
    return duties_with_holders(office, [key], on)[0]


def duties_shared_by(office: Office, version: SpecVersion, on: date) -> list[SharedDuty]:
    """The duties of a version that other classes hold too on a day, in the order of its text."""
    own = HeldDuty.objects.filter(version=version, duty__classes__gte=SHARED).order_by("pk")
    number = version.job_class.number
    found = duties_with_holders(office, own.values_list("duty_id", flat=True), on)
    return [duty for duty in found if any(holder.line.number != number for holder in duty.holders)]


def classes_like(office: Office, version: SpecVersion, on: date) -> list[tuple[PlanLine, Near[int]]]:
    """The classes that stand on a day and are most like a version, by the words of their work."""
    library = dict(_rows(WORDS, office, on))
    library.pop(version.job_class.number, None)
    own = Profile.objects.filter(version=version).values_list("words", flat=True).first()
    found = nearest(own or words_of_work(spec_of_body(version.body)), library, most=MOST_NEAR)
    lines = {line.number: line for line in plan_lines(office.pk, on, only={near.key for near in found})}
    return [(lines[near.key], near) for near in found if near.key in lines]


def likeness_of(office: Office, one: SpecVersion, other: SpecVersion) -> int | None:
    """How much of their wording two versions share, in hundredths, where they are kept as near twins."""
    pair = sorted((one.pk, other.pk))
    rows = Twin.objects.filter(first=pair[0], second=pair[1], first__job_class__office=office)
    return rows.values_list("likeness", flat=True).first()


def not_derived(office: Office) -> tuple[int, int]:
    """How many versions wait to be derived from, and how many there are."""
    every = SpecVersion.objects.filter(job_class__office=office).count()
    return every - Profile.objects.filter(version__job_class__office=office).count(), every


def by_rule(faults: Iterable[Faulty]) -> Counter[str]:
    """How many texts each rule finds something in."""
    return Counter(fault.rule for fault in faults)


def rules_found(office: Office) -> set[str]:
    """The rules that ever found something in the library."""
    return set(FaultCount.objects.filter(version__job_class__office=office).values_list("rule", flat=True).distinct())


def _rows(sql: str, office: Office, on: date) -> list[Any]:
    with closing(connection.cursor()) as cursor:
        cursor.execute(sql, {"day": on, "office": office.pk})
        return list(cursor.fetchall())


def agencies_with_books(office: Office) -> list[Agency]:
    """The agencies of which it is on record which specifications they hold."""
    held = SpecHeld.objects.filter(agency__office=office).values("agency")
    return list(Agency.objects.filter(pk__in=held).order_by("name"))


def held_by(office: Office, code: str) -> frozenset[int]:
    """The numbers of the classes whose specifications an agency holds."""
    held = SpecHeld.objects.filter(agency__office=office, agency__code=code)
    return frozenset(held.values_list("job_class__number", flat=True))
