"""Looking things up in the journal: entries by act, actor, amendment and day; the chain in parts; a printed anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from classplan.core.errors import Invalid, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.chain import faults_of
from classplan.records.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; what is empty narrows nothing. `amendment` takes in comments on its notice as well."""

    act: str = ""
    actor: str = ""
    amendment: int | None = None
    first: date | None = None
    last: date | None = None


def entries_wanted(office: Office, wanted: Wanted) -> QuerySet[Entry]:
    """The entries, the latest first, without their payloads."""
    rows = Entry.objects.filter(office=office)
    if wanted.act:
        rows = rows.filter(act=wanted.act)
    if wanted.actor:
        rows = rows.filter(Q(actor__icontains=wanted.actor) | Q(role__iexact=wanted.actor))
    if wanted.amendment is not None:
        rows = rows.filter(_about(office, wanted.amendment))
    zone = ZoneInfo(pack_of(office).time_zone)
    if wanted.first is not None:
        rows = rows.filter(recorded_at__gte=datetime.combine(wanted.first, time(), zone))
    if wanted.last is not None:
        rows = rows.filter(recorded_at__lt=datetime.combine(wanted.last + timedelta(days=1), time(), zone))
    return rows.defer("payload").order_by("-number")


def _about(office: Office, number: int) -> Q:
    own = Q(payload__amendment__number=number)
    noticed = Entry.objects.filter(own, office=office, act="notice.given").values_list(KT("payload__notice__number"))
    given = [notice for (notice,) in noticed]
    return own | Q(payload__on_notice__in=given) if given else own


def entry_numbered(office: Office, number: int) -> Entry:
    """One entry. Raises `NotInForce` where the journal has none of that number."""
    found = Entry.objects.filter(office=office, number=number).first()
    if found is None:
        raise NotInForce(f"The journal has no entry {number}.")
    return found


def acts(office: Office) -> list[str]:
    """Every act that stands in the journal, in alphabetical order."""
    return sorted(Entry.objects.filter(office=office).values_list("act", flat=True).order_by("act").distinct())


@dataclass(frozen=True, slots=True)
class Checked:
    """A part of the chain that was checked: its first and last entry, the last of all, and where it does not hold."""

    first: int
    last: int
    end: int
    breaks: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether the part holds."""
        return not self.breaks


def check_part(office: Office, *, after: int, most: int, most_breaks: int = 50) -> Checked:
    """Check at most so many entries behind a number, and that they follow the entry of that number."""
    end = Entry.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first() or 0
    after = max(0, min(after, end))
    before = Entry.objects.filter(office=office, number=after).values_list("digest", flat=True).first()
    rows = Entry.objects.filter(office=office, number__gt=after, number__lte=after + most).order_by("number")
    faults: Iterator[str] = faults_of(rows.iterator(), previous=before or "", expected=after + 1)
    breaks = list(islice(faults, most_breaks))
    if after and before is None:
        breaks.insert(0, f"Entry {after} is missing.")
    return Checked(min(after + 1, end), min(after + most, end), end, tuple(breaks))


def check_end(office: Office, most: int) -> Checked:
    """Check the last so many entries."""
    end = Entry.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first() or 0
    return check_part(office, after=max(0, end - most), most=most)


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of holding a printed anchor against the journal, in words."""

    matches: bool
    said: str


_FEWEST = 12


def compare(office: Office, *, number: int, digest: str) -> Compared:
    """Whether the entry of that number has that digest, or one that begins so. Raises `Invalid` for what is no digest."""
    typed = "".join(digest.split()).lower()
    if not _FEWEST <= len(typed) <= 64 or set(typed) - set("0123456789abcdef"):
        raise Invalid(
            f"A digest has 64 figures and letters from a to f, of which a page prints the first {_FEWEST} at its foot; this "
            f"has {len(typed)}. Copy it from the foot of a page, or whole from the end of the paper."
        )
    entry = Entry.objects.filter(office=office, number=number).only("number", "digest").first()
    if entry is None:
        return Compared(
            False,
            f"The journal has no entry {number}. If a paper of this office prints it, entries are missing from the end.",
        )
    if not entry.digest.startswith(typed):
        return Compared(
            False,
            f"Entry {number} has another digest: {entry.digest}. Either the number or the digest was copied wrongly, or the "
            "journal is not the one from which the paper was issued.",
        )
    return Compared(
        True,
        f"Entry {number} has this digest{'' if len(typed) == 64 else f', {entry.digest}'}. Where the chain up to it is whole, nothing before it was changed since the paper "
        "was issued.",
    )
