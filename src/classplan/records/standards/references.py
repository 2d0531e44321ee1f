"""Who names whom on a day: the mentions of specifications in force, held against the titles of the plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, QuerySet

from classplan.core.references.found import Edge
from classplan.core.references.titles import How, Meant, Titles, key_of
from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import plan_lines
from classplan.records.plan.models import JobClass, PlanPoint, Succession
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.search.asked import WORD, Asked, Term
from classplan.records.specs.search.indexes import INDEXES, matching
from classplan.records.standards.models import Mention
from classplan.records.standards.standing import versions_in_force

PAST = (Edge.REPLACES.value,)  # a class that was taken over need not be in the plan any more


@dataclass(frozen=True, slots=True)
class NamedTitle:
    """A title that specifications in force name: what it means, in which ways and how often it is named."""

    key: str
    title: str
    meant: Meant
    edges: tuple[Edge, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Edged:
    """One naming: the class whose specification names, and the words that do; `meant` is the class that is named."""

    number: int
    title: str
    mention: Mention
    meant: Meant

    @property
    def edge(self) -> Edge:
        """How it is named."""
        return Edge(self.mention.edge)


def titles_of_plan(office: Office, on: date) -> Titles:
    """The titles of the plan on a day, and those under which its classes, or those that they replaced, were known."""
    now = {line.title: line.number for line in plan_lines(office.pk, on)}
    standing = set(now.values())
    heirs = dict(
        Succession.objects.filter(predecessor__office=office).values_list("predecessor__number", "successor__number")
    )
    points = PlanPoint.objects.filter(job_class__office=office, title__isnull=False).order_by("start", "recorded", "id")
    former: dict[str, int] = {}
    for title, number in points.values_list("title", "job_class__number").distinct():
        heir = number if number in standing else heirs.get(number)
        if title not in now and heir in standing:
            former[str(title)] = heir
    for known_as, number in JobClass.objects.filter(office=office).values_list("known_as", "number"):
        heir = number if number in standing else heirs.get(number)
        if known_as not in now and heir in standing:
            former.setdefault(known_as, heir)
    return Titles(now, former)


def titles_named(
    office: Office, on: date, titles: Titles, *, how: How | None = None, edge: Edge | None = None, words: str = ""
) -> list[NamedTitle]:
    """The titles that specifications in force name, those that dangle first, then those that nearly are one."""
    mentions = Mention.objects.filter(version__in=versions_in_force(office, on))
    if edge is not None:
        mentions = mentions.filter(edge=edge)
    if words:
        mentions = mentions.filter(title__icontains=words)
    rows = (
        mentions.values_list("key", "title", "series", "edge")
        .annotate(number=Count("pk"))
        .order_by("key", "-number", "title")
    )
    said: dict[str, list[tuple[str, bool, str, int]]] = defaultdict(list)
    for key, title, series, named, number in rows:
        said[key].append((title, series, named, number))
    found = []
    for key, ways in said.items():
        meant = titles.meant(ways[0][0], series=all(series for _, series, _, _ in ways))
        edges = tuple(edge for edge in Edge if edge in {named for _, _, named, _ in ways})
        if how is None or meant.how is how:
            found.append(NamedTitle(key, ways[0][0], meant, edges, sum(number for *_, number in ways)))
    order = [How.DANGLING, How.NEARLY, How.FORMER, How.SERIES, How.IN_PLAN]
    return sorted(found, key=lambda one: (_is_past(one), order.index(one.meant.how), one.title.casefold()))


def _is_past(named: NamedTitle) -> bool:
    """Whether the title is only named as one that was replaced."""
    return all(edge in PAST for edge in named.edges)


def counts(named: Iterable[NamedTitle]) -> dict[How, int]:
    """How many titles there are of each standing; those that were only replaced once do not dangle."""
    found = dict.fromkeys(How, 0)
    for one in named:
        if not (_is_past(one) and one.meant.how is How.DANGLING):
            found[one.meant.how] += 1
    return found


def who_names(office: Office, key: str, on: date, titles: Titles) -> list[Edged]:
    """Every place in force on a day that names a title, by its key."""
    mentions = Mention.objects.filter(version__in=versions_in_force(office, on), key=key)
    return _edged(mentions.select_related("version__job_class").defer("version__body", "version__text"), titles)


def naming_class(office: Office, number: int, on: date, titles: Titles) -> list[Edged]:
    """Every place in force on a day that names a class, by its title of the day or one that it had before."""
    keys = {key_of(title) for title in titles.names_of(number)}
    mentions = Mention.objects.filter(version__in=versions_in_force(office, on), key__in=keys)
    found = _edged(mentions.select_related("version__job_class").defer("version__body", "version__text"), titles)
    return [one for one in found if one.number != number]


def named_by(job_class: JobClass, on: date, titles: Titles) -> list[Edged]:
    """Every class that the specification of a class names on a day."""
    version = SpecVersion.objects.filter(job_class=job_class, start__lte=on).order_by("-start", "-recorded", "-id")
    rows = Mention.objects.filter(version__in=list(version.values_list("pk", flat=True)[:1]))
    return _edged(rows.select_related("version__job_class").defer("version__body", "version__text"), titles)


def _edged(mentions: Iterable[Mention], titles: Titles) -> list[Edged]:
    found = []
    for mention in mentions:
        job_class = mention.version.job_class
        meant = titles.meant(mention.title, series=mention.series, by=job_class.number)
        title = titles.titles.get(job_class.number, job_class.known_as)
        found.append(Edged(job_class.number, title, mention, meant))
    return sorted(found, key=lambda one: (one.title.casefold(), one.mention.pk))


def versions_with(office: Office, name: str, on: date) -> QuerySet[SpecVersion]:
    """The versions in force on a day in whose text a name stands, or its plural."""
    beginning = name.removesuffix("y")
    terms = tuple(Term((word,)) for word in WORD.findall(beginning))
    if not terms:
        return SpecVersion.objects.none()
    holding = matching(INDEXES[connection.vendor][0], Asked(terms), None)
    standing = set(versions_in_force(office, on)) & holding
    return SpecVersion.objects.filter(pk__in=standing, text__icontains=beginning)
