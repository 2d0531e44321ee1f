"""A library of full size: every class with the versions of its specification over thirty years, invented.

A class takes its duties from those of its role and of its field, so that some stand in many classes; each version is
the one before with some of its words changed; now and then a text is another class's, nearly word for word.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from bench.filling import _columns, _insert
from bench.history import FIELDS, ROLES, SEED, YEARS, History, Told
from classplan.core.reading.contract import part_as_json
from classplan.core.spec.model import Field, Item, Section, SectionKind, Spec
from classplan.records.accounts.models import Office
from classplan.records.health.services import derive_missing
from classplan.records.journal.models import Entry
from classplan.records.plan.models import JobClass
from classplan.records.specs import search
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.services import words_of

VERSIONS = 4  # of a class, about
VERBS = (
    *("Prepares", "Reviews", "Inspects", "Maintains", "Schedules", "Repairs", "Reports", "Trains", "Estimates"),
    *("Orders", "Checks", "Records", "Answers", "Drafts", "Measures", "Tests", "Files", "Explains", "Compares"),
)
THINGS = (
    *("work orders", "inspection reports", "budgets", "purchase requests", "field notes", "case files", "permits"),
    *("drawings", "equipment", "supplies", "complaints", "contracts", "invoices", "samples", "schedules", "meters"),
    *("pumps", "vehicles", "safety rules", "training plans", "licence applications", "ledgers", "exhibits"),
)
ENDS = (
    *("for accuracy and completeness", "before the end of each shift", "with the staff of other departments"),
    *("according to written procedures", "and brings faults to the notice of the supervisor", "for the public"),
    *("at the places where crews are at work", "under changing priorities", "by telephone and in person"),
    *("and keeps the files of the section", "during storms and other emergencies", "as the season demands"),
)
DEMANDS = ("Lifting", "Standing", "Walking", "Reaching", "Hearing", "Vision", "Climbing", "Balancing")
QUALITIES = ("Writing", "Reading", "Memory", "Patience", "Teamwork", "Arithmetic", "Planning", "Judgment", "Listening")
ONE_IN = 25  # classes whose text is nearly another's


def fill_library(office: Office, history: History, *, versions: int = VERSIONS) -> int:
    """Give every class the versions of its specification, findable and compared; the number of versions."""
    with transaction.atomic():
        before = SpecVersion.objects.count()
        _insert(SpecVersion, _rows(office, history, versions))
        for stored in SpecVersion.objects.order_by("id")[before:].defer("body").iterator(chunk_size=500):
            search.add(stored)
    derive_missing()
    return SpecVersion.objects.count()


def _rows(office: Office, history: History, versions: int) -> Iterator[dict[str, Any]]:
    dice = random.Random(SEED + 1)  # noqa: S311 - the same library in every run is what is wanted
    ids = dict(JobClass.objects.filter(office=office).values_list("number", "id"))
    entries = dict(Entry.objects.filter(office=office).values_list("number", "id"))
    original = office.originals.get()
    pools = {word: tuple(_duties(dice, word, 14)) for word in (*ROLES, *FIELDS)}
    last: list[tuple[str, ...]] = []
    for known in history.classes:
        first = min(known.points, key=lambda point: (point.start, point.recorded))
        duties = _duties_of(dice, known, pools)
        if last and dice.randrange(ONE_IN) == 0:
            duties = _revised(dice, dice.choice(last))
        for start in _days(dice, first.start, versions):
            body = part_as_json(_spec(known, duties, start, dice))
            version = SpecVersion(
                job_class_id=ids[known.number],
                start=start,
                title=known.known_as,
                printed_label=f"Rev. {start}",
                body=body,
                text=words_of(body),
                paper=f"Update {start}",
                original=original,
                entry_id=entries[first.recorded],
                recorded=first.recorded,
            )
            yield _columns(version)
            last = [*last[-200:], duties]
            duties = _revised(dice, duties)


def _days(dice: random.Random, first: date, versions: int) -> list[date]:
    days = {first + timedelta(days=dice.randrange(365 * YEARS)) for _ in range(versions - 1)}
    return [first, *sorted(days - {first})]


def _duties(dice: random.Random, word: str, count: int) -> Iterator[str]:
    for _ in range(count):
        yield f"{dice.choice(VERBS)} {word.lower()} {dice.choice(THINGS)} and {dice.choice(THINGS)} {dice.choice(ENDS)}."


def _duties_of(dice: random.Random, known: Told, pools: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    words = [word for word in pools if word in known.known_as.split()]
    shared = [duty for word in words for duty in dice.sample(pools[word], 5)]
    return (*shared, *_duties(dice, known.known_as.split()[0], 6))


def _revised(dice: random.Random, duties: tuple[str, ...]) -> tuple[str, ...]:
    found = list(duties)
    for at in dice.sample(range(len(found)), 2):
        words = found[at].rstrip(".").split()
        words[dice.randrange(1, len(words))] = dice.choice(THINGS).split()[-1]
        found[at] = f"{' '.join(words)}."
    return tuple(found)


def _spec(known: Told, duties: Sequence[str], start: date, dice: random.Random) -> Spec:
    title = known.known_as
    kinds = SectionKind
    apart = f"{title} is told apart from the {dice.choice(FIELDS)} {dice.choice(ROLES)}, which has other work to do."
    sections = (
        _section(
            kinds.SUMMARY, "GENERAL STATEMENT OF CLASS DUTIES", f"Does the work of a {title.lower()} for the city."
        ),
        _section(kinds.DISTINGUISHING, "DISTINGUISHING CHARACTERISTICS", apart),
        _section(kinds.DUTIES, "ESSENTIAL DUTIES", *duties, "Performs other related duties as assigned."),
        _section(
            kinds.COMPETENCIES, "Competencies", *(f"{q} - Shows {q.lower()} in the daily work." for q in QUALITIES)
        ),
        _section(
            kinds.EDUCATION_EXPERIENCE, "Education", f"{dice.choice(('Two', 'Four', 'Six'))} years of {title} work."
        ),
        _section(kinds.LICENSURE, "Licensure", "A licence to drive is asked for by position."),
        _section(kinds.PHYSICAL_DEMANDS, "Physical Demands", *(f"{d} - In the daily work." for d in DEMANDS)),
    )
    field = Field("revised_date", "REVISED DATE:", f"{start:%m/%d/%Y}", start.isoformat(), 99)
    return Spec(title, 1, fields=(field,), sections=sections)


def _section(kind: SectionKind, heading: str, *texts: str) -> Section:
    return Section(kind, heading, 1, 2, items=tuple(Item(text, n) for n, text in enumerate(texts, 3)))
