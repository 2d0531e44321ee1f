"""Reads of standard language: what there is, in which wordings, who uses which, and what is settled on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from classplan.core.errors import NotInForce
from classplan.core.spec.model import SectionKind
from classplan.core.standards.levels import Level
from classplan.core.standards.model import Fit, Kind, fit
from classplan.core.timeline import Point, Timeline
from classplan.records.accounts.models import Office
from classplan.records.plan.models import PlanPoint
from classplan.records.standards.models import Settlement, Standard, Use, Wording
from classplan.records.standards.standing import versions_in_force

_KINDS_OF_SECTION = {
    SectionKind.COMPETENCIES: (Kind.COMPETENCY, Kind.KNOWLEDGE),
    SectionKind.KNOWLEDGE: (Kind.COMPETENCY, Kind.KNOWLEDGE),
    SectionKind.SKILLS: (Kind.COMPETENCY, Kind.KNOWLEDGE),
    SectionKind.ABILITIES: (Kind.COMPETENCY, Kind.KNOWLEDGE),
    SectionKind.PHYSICAL_DEMANDS: (Kind.PHYSICAL_DEMAND,),
    SectionKind.ENVIRONMENT: (Kind.ENVIRONMENT,),
}
MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A standard as the list shows it: in how many wordings and specifications it stands, and how far it is settled.

    `wordings` are told apart by their words alone, `uses` are in specifications in force on the day. `settled` is the
    wording that is the standard's then; `differing` how many uses have other words.
    """

    standard: Standard
    wordings: int
    uses: int
    settled: Settlement | None = None
    differing: int = 0

    @property
    def drifts(self) -> bool:
        """Whether specifications in force word it in several ways."""
        return self.wordings > 1


@dataclass(frozen=True, slots=True)
class Offered:
    """A wording for whoever writes a section: the standard's own, or else the one that most specifications use."""

    name: str
    kind: Kind
    text: str
    level: str
    uses: int
    settled: date | None

    @property
    def item(self) -> str:
        """The words as an item of a section: a name and its definition, or a statement as it stands."""
        named = self.kind in (Kind.COMPETENCY, Kind.PHYSICAL_DEMAND) and self.name != self.text
        return f"{self.name} - {self.text}" if named else self.text


@dataclass(frozen=True, slots=True)
class UseNow:
    """One use on a day: the class by its number and title, and how its words stand to the standard's."""

    use: Use
    number: int
    title: str
    fit: Fit | None


def uses_in_force(office: Office, on: date) -> QuerySet[Use]:
    """The uses in specifications that are in force on a day."""
    return Use.objects.filter(version__in=versions_in_force(office, on))


def standards_listed(
    office: Office, on: date, *, kind: Kind | None = None, words: str = "", drifting: bool = False
) -> list[Listed]:
    """The standards that specifications in force use, those with most wordings first."""
    uses = uses_in_force(office, on).filter(wording__standard__office=office)
    if kind is not None:
        uses = uses.filter(wording__standard__kind=kind)
    if words:
        uses = uses.filter(wording__standard__name__icontains=words)
    counted = dict(uses.values_list("wording").annotate(number=Count("pk")).order_by())
    by_standard: dict[Standard, dict[str, int]] = {}
    for wording in Wording.objects.filter(standard__office=office).select_related("standard").defer("text", "digest"):
        if number := counted.get(wording.pk):
            of_words = by_standard.setdefault(wording.standard, {})
            of_words[wording.normal] = of_words.get(wording.normal, 0) + number
    settled = settled_on([standard.pk for standard in by_standard], on)
    found = []
    for standard, of_words in by_standard.items():
        held, total = settled.get(standard.pk), sum(of_words.values())
        differing = total - of_words.get(held.wording.normal, 0) if held else 0
        if len(of_words) > 1 or not drifting:
            found.append(Listed(standard, len(of_words), total, held, differing))
    return sorted(found, key=lambda one: (-one.wordings, -one.uses, one.standard.kind, one.standard.key))


def standard_numbered(office: Office, pk: int) -> Standard:
    """A standard. Raises `NotInForce` where the office has none of that number."""
    found = Standard.objects.filter(office=office, pk=pk).first()
    if found is None:
        raise NotInForce(f"There is no standard {pk} here. Look at the list of standard language.")
    return found


def timeline_of(standard: Standard) -> Timeline[Wording]:
    """What is the standard's wording from which day on."""
    rows = Settlement.objects.filter(standard=standard).select_related("wording", "entry")
    return Timeline(Point(row.start, row.wording, row.reason, row.recorded) for row in rows)


def settlements_of(standard: Standard) -> list[Settlement]:
    """Every settlement of a standard, the latest first."""
    rows = Settlement.objects.filter(standard=standard).select_related("wording", "entry")
    return list(rows.order_by("-start", "-recorded"))


def settled_on(standards: Iterable[int], on: date) -> dict[int, Settlement]:
    """What is settled on a day, by the keys of standards; one for which nothing is settled is left out."""
    rows = Settlement.objects.filter(standard__in=list(standards), start__lte=on).select_related("wording", "entry")
    return {row.standard_id: row for row in rows.order_by("start", "recorded", "id")}


def used_wordings(standard: Standard, on: date) -> dict[int, list[int]]:
    """The keys of the wordings that are used on a day, each with those of its uses; the one that most use first."""
    found: dict[int, list[int]] = {}
    rows = uses_in_force(standard.office, on).filter(wording__standard=standard)
    for wording, use in rows.order_by("pk").values_list("wording", "pk"):
        found.setdefault(wording, []).append(use)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def wordings_of(keys: Iterable[int]) -> list[Wording]:
    """Wordings by their keys, in the order of these."""
    wanted = list(keys)
    found = Wording.objects.in_bulk(wanted)
    return [found[key] for key in wanted]


def uses_of(standard: Standard, on: date, used: Mapping[int, Sequence[int]]) -> dict[Wording, list[UseNow]]:
    """Some wordings with some of their uses, each by its key, in the order in which they are given."""
    keys = [use for uses in used.values() for use in uses]
    rows = Use.objects.select_related("version__job_class").defer("version__body", "version__text").in_bulk(keys)
    held = settled_on([standard.pk], on).get(standard.pk)
    titles = titles_on({use.version.job_class_id for use in rows.values()}, on)
    found: dict[Wording, list[UseNow]] = {}
    for wording, uses in zip(wordings_of(used), used.values(), strict=True):
        how = fit(wording.text, held.wording.text) if held else None
        classes = [(rows[use], rows[use].version.job_class) for use in uses]
        found[wording] = [UseNow(use, of.number, titles.get(of.pk, of.known_as), how) for use, of in classes]
    return found


def titles_on(job_classes: Iterable[int], on: date) -> dict[int, str]:
    """The titles of classes on a day, by their keys."""
    rows = PlanPoint.objects.filter(job_class__in=list(job_classes), start__lte=on, title__isnull=False)
    return {
        key: title or "" for key, title in rows.order_by("start", "recorded", "id").values_list("job_class", "title")
    }


def wordings_for(office: Office, section_kind: SectionKind, level: Level | str, on: date) -> list[Offered]:
    """The wordings that a section of a specification can take on a day, of each standard one, the most used first.

    A paragraph is offered to its own section and level of responsibility alone (174).
    """
    standards = Q(wording__standard__kind__in=_KINDS_OF_SECTION.get(section_kind, ()))
    standards |= Q(wording__standard__section=section_kind, wording__standard__level=level)
    uses = uses_in_force(office, on).filter(standards, wording__standard__office=office)
    counted = (
        uses.values_list("wording__standard", "wording").annotate(number=Count("pk")).order_by("-number", "wording")
    )
    best: dict[int, int] = {}
    total: dict[int, int] = {}
    for standard, wording, number in counted:
        best.setdefault(standard, wording)
        total[standard] = total.get(standard, 0) + number
    most = sorted(total, key=lambda standard: (-total[standard], standard))[:MOST_OFFERED]
    settled = settled_on(most, on)
    rows = Wording.objects.select_related("standard").in_bulk([best[standard] for standard in most])
    found = []
    for standard in most:
        held = settled.get(standard)
        row = rows[best[standard]]
        text = held.wording.text if held else row.text
        name = row.standard.name
        found.append(
            Offered(
                name, Kind(row.standard.kind), text, row.standard.level, total[standard], held.start if held else None
            )
        )
    return found
