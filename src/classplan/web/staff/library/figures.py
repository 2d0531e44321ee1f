"""The dashboard of the library: each figure with its picture, the table of that, and the list behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from classplan.core.health.age import Age, said_of_age
from classplan.core.references.titles import How
from classplan.records.accounts.models import Office
from classplan.records.health import selectors
from classplan.records.health.selectors import Library, library_on
from classplan.records.library.models import UploadState
from classplan.records.library.selectors import uploads
from classplan.records.standards.references import counts, titles_named, titles_of_plan
from classplan.records.standards.selectors import standards_listed
from classplan.web import who
from classplan.web.pages import show
from classplan.web.staff.library.asked import address, day_asked
from classplan.web.staff.library.kinds import (
    ENDS,
    LOOKED_FOR,
    NEAR_TWINS,
    PROVISIONAL,
    SHARED_BY,
    band_of,
    due_after,
    step_of,
)

MOST_RULES = 8
WORDINGS = (("5", "5 or more"), ("3", "3 or 4"), ("2", "2"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a figure: what it counts, how many, the list of them, how long its bar is in hundredths."""

    label: str
    count: int
    address: str
    length: int

    @property
    def counted(self) -> str:
        """How many, in figures."""
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, the number that it comes to, what that means, its parts, the list behind it."""

    name: str
    title: str
    number: int
    says: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]
    address: str
    more: str

    @property
    def counted(self) -> str:
        """The number in figures."""
        return f"{self.number:,}"


def dashboard(request: HttpRequest, office: Office) -> HttpResponse:
    """The library on a day."""
    day, form = day_asked(request)
    library = library_on(office, day)
    missing, every = selectors.not_derived(office)
    return show(
        request,
        office,
        "staff/library.html",
        section="library",
        day=day,
        form=form,
        classes=len(library.texts),
        figures=[
            _ages(library),
            _texts(library),
            _twins(library),
            _duties(library),
            _drift(library),
            _dangling(library),
            _faults(library),
            _ends(library),
        ],
        missing=f"{missing:,}" if missing else "",
        every=f"{every:,}",
        others=list(_others(request, office)),
    )


def _ages(library: Library) -> Figure:
    counted = Counter(step_of(text, library).value for text in library.texts if text.version is not None)
    years = due_after(library)
    return Figure(
        "age",
        "Age since revision",
        counted[Age.DUE.value],
        f"due for review: last dated over {years} years ago",
        ("Last established or revised", "Classes"),
        _bars("age", library, [(age.value, said_of_age(age, years)) for age in Age], counted),
        _list("age", library),
        "Every specification by its age",
    )


def _texts(library: Library) -> Figure:
    without = sum(text.version is None for text in library.texts)
    held = len(library.texts) - without
    return Figure(
        "without",
        "Classes without a specification",
        without,
        f"of {len(library.texts):,} in the plan have no specification on record",
        ("Specification", "Classes"),
        _of_parts([("None on record", without, _list("without", library)), ("On record", held, _list("age", library))]),
        _list("without", library),
        "The classes without one",
    )


def _twins(library: Library) -> Figure:
    pairs = selectors.twins_on(library)
    counted = Counter(band_of(pair.likeness, NEAR_TWINS) for pair in pairs)
    return Figure(
        "twins",
        "Near twins",
        len(pairs),
        f"{_of(pairs, 'pair')} of classes whose texts are nearly the same",
        ("Wording shared", "Pairs"),
        _bars("twins", library, NEAR_TWINS, counted),
        _list("twins", library),
        "The pairs, each with a comparison",
    )


def _duties(library: Library) -> Figure:
    shared = selectors.shared_duties(library.office, library.on)
    counted = Counter(band_of(count, SHARED_BY) for _, count in shared)
    return Figure(
        "duties",
        "Duties in several classes",
        len(shared),
        f"{_of(shared, 'sentence')} that two classes or more share, word for word or nearly",
        ("Held by", "Duties"),
        _bars("duties", library, SHARED_BY, counted),
        _list("duties", library),
        "The duties and who holds them",
    )


def _drift(library: Library) -> Figure:
    drifting = standards_listed(library.office, library.on, drifting=True)
    counted = Counter(band_of(one.wordings, WORDINGS) for one in drifting)
    where = address("standards", on=library.on)
    return Figure(
        "drift",
        "Drift of definitions",
        len(drifting),
        f"{_of(drifting, 'name')} that stand in several wordings",
        ("Wordings", "Names"),
        _of_parts([(label, counted[least], where) for least, label in WORDINGS]),
        where,
        "The names and their wordings",
    )


def _dangling(library: Library) -> Figure:
    named = counts(titles_named(library.office, library.on, titles_of_plan(library.office, library.on)))
    where = address("references", on=library.on)
    return Figure(
        "dangling",
        "Dangling titles",
        named[How.DANGLING],
        "named in specifications, and no class of the plan carries them",
        ("How a title that is named stands", "Titles"),
        _of_parts([(_sentence(how), count, where) for how, count in named.items()]),
        where,
        "The titles and who names them",
    )


def _faults(library: Library) -> Figure:
    counted = selectors.by_rule(selectors.faults_on(library))
    most = [(rule, LOOKED_FOR.get(rule, rule)) for rule, _ in counted.most_common(MOST_RULES)]
    return Figure(
        "faults",
        "Findings of lint",
        sum(counted.values()),
        f"{_of(range(sum(counted.values())), 'finding')}, counted once for each text and rule"
        + (f"; the {MOST_RULES} rules that find most" if len(counted) > MOST_RULES else ""),
        ("What was found", "Texts"),
        _bars("faults", library, [(rule, _sentence(said)) for rule, said in most], counted),
        _list("faults", library),
        "The texts and their findings",
    )


def _ends(library: Library) -> Figure:
    endings = selectors.ending_or_provisional(library)
    counted = Counter(ENDS if ending.day else PROVISIONAL for ending in endings)
    return Figure(
        "ending",
        "Classes that end or are provisional",
        len(endings),
        "that may not stand for long",
        ("How they stand", "Classes"),
        _bars("ending", library, ((ENDS, "Their end is on record"), (PROVISIONAL, "Provisional")), counted),
        _list("ending", library),
        "The classes and their notices",
    )


def _bars(kind: str, library: Library, parts: Iterable[tuple[str, str]], counted: Mapping[str, int]) -> tuple[Bar, ...]:
    return _of_parts([(label, counted.get(which, 0), _list(kind, library, which)) for which, label in parts])


def _of_parts(parts: Sequence[tuple[str, int, str]]) -> tuple[Bar, ...]:
    """The bars of parts, each by its label, how many it counts and where these are; the longest fills its place."""
    longest = max((count for _, count, _ in parts), default=0) or 1
    return tuple(Bar(label, count, where, -(-100 * count // longest)) for label, count, where in parts)


def _list(kind: str, library: Library, which: str = "") -> str:
    return address("library_list", kind, which=which, on=library.on)


def _of(counted: Sized, word: str) -> str:
    return word if len(counted) == 1 else f"{word}s"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _others(request: HttpRequest, office: Office) -> Iterator[tuple[str, str, str]]:
    """What is kept elsewhere: its name, what stands there, where."""
    waiting = uploads(office).filter(state=UploadState.READING).count()
    yield "Papers at the reading desk", f"{waiting:,} wait", reverse("readings")
    if who.allowed(request, office, "writing.see").allowed:
        yield "Drafts of specifications", "texts that are being written", reverse("drafts")
    yield "Standard language", "shared definitions and their wordings", reverse("standards")
    yield "References between classes", "which text names which", reverse("references")
    if who.allowed(request, office, "amendment.see").allowed:
        yield "Amendments", "changes of the plan in hand", reverse("amendments")
