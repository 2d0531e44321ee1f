"""Deriving what the library needs from versions: when they are recorded, and by a command for those that lack it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import islice

from django.db import transaction
from django.db.models import F

from classplan.core.documents.filling import as_in_force
from classplan.core.documents.stored import spec_of_body
from classplan.core.health import twins
from classplan.core.health.age import last_dated
from classplan.core.health.duties import Duty as Sentence
from classplan.core.health.duties import duties_of, keys_of
from classplan.core.health.near import words_of_work
from classplan.core.lint import lint
from classplan.core.reading.model import Reading
from classplan.core.spec.model import Spec
from classplan.records.health.models import Band, Duty, DutyKey, FaultCount, HeldDuty, Profile, Twin
from classplan.records.specs.models import SpecVersion

DERIVED = (FaultCount, HeldDuty, DutyKey, Duty, Twin, Band, Profile)  # each before what it points to
MOST_TWINS = 100  # of one version, among those recorded before it
MOST_COMPARED = 1_000
MOST_DUTIES = 400  # sentences of one version
AT_ONCE = 100  # versions in one transaction: nobody who writes meanwhile waits long


def derive(version: SpecVersion) -> None:
    """Keep what follows from a version. Versions are given in the order in which they were recorded."""
    spec = spec_of_body(version.body)
    signature = twins.signature(version.text)
    came_into_force = _came_into_force(version)
    dated = last_dated(spec, came_into_force)
    Profile.objects.create(version=version, dated=dated, words=words_of_work(spec), signature=signature)
    _add_twins(version, signature)
    _add_duties(version, spec)
    _add_faults(version, as_in_force(spec, came_into_force))


def derive_missing(told: Callable[[int], object] = lambda done: None) -> int:
    """Derive what is not there yet, some versions at a time, and give their number. `told` hears how many are done."""
    done, last = 0, 0
    while versions := _derive_some(last):
        done, last = done + len(versions), versions[-1].pk
        told(done)
    return done


@transaction.atomic
def forget() -> None:
    """Throw away all that was derived; `derive_missing` makes it anew."""
    for model in DERIVED:
        rows = model._default_manager.all()
        rows._raw_delete(rows.db)


@transaction.atomic
def _derive_some(after: int) -> list[SpecVersion]:
    missing = SpecVersion.objects.filter(profile=None, pk__gt=after).select_related("job_class").order_by("id")
    versions = list(missing[:AT_ONCE])
    for version in versions:
        derive(version)
    return versions


def _versions_of_its_class(version: SpecVersion) -> list[int]:
    return list(SpecVersion.objects.filter(job_class=version.job_class_id).values_list("pk", flat=True))


def _came_into_force(version: SpecVersion) -> date:
    """The first day of its paper; provisional use and the enactment are two starts of one text."""
    texts = SpecVersion.objects.filter(
        job_class=version.job_class_id, paper=version.paper, start__lte=version.start, id__lte=version.pk
    )
    return texts.order_by("start").values_list("start", flat=True).first() or version.start


# --- Near twins ------------------------------------------------------------------------------------------


def _add_twins(version: SpecVersion, signature: bytes) -> None:
    keys = list(twins.bands(signature))
    sharing = Band.objects.filter(key__in=keys).exclude(version__in=_versions_of_its_class(version))
    near = set(sharing.order_by("-version_id").values_list("version_id", flat=True)[: MOST_COMPARED * len(keys)])
    found: list[Twin] = []
    for other, of_other in Profile.objects.filter(version__in=sorted(near)[-MOST_COMPARED:]).values_list(
        "version_id", "signature"
    ):
        alike = twins.likeness(signature, bytes(of_other))
        if alike >= twins.NEARLY:
            found.append(Twin(first_id=other, second=version, likeness=round(alike * 100)))
    found.sort(key=lambda twin: (-twin.likeness, -twin.first_id))
    Twin.objects.bulk_create(found[:MOST_TWINS])
    Band.objects.bulk_create(Band(version=version, key=key) for key in keys)


# --- Shared duties ---------------------------------------------------------------------------------------


def _add_duties(version: SpecVersion, spec: Spec) -> None:
    office_id = version.job_class.office_id
    keys = {sentence: keys_of(sentence.text) for sentence in islice(duties_of(spec), MOST_DUTIES)}
    known = _known({key for of_sentence in keys.values() for key in of_sentence}, office_id)
    held: dict[int, tuple[Duty, Sentence]] = {}
    new: list[Duty] = []
    made: list[DutyKey] = []
    for sentence, of_sentence in keys.items():
        duty = _same_as(of_sentence, known)
        if duty is None:
            duty = Duty(office_id=office_id, text=sentence.text, classes=0)
            new.append(duty)
            for place, key in enumerate(of_sentence):
                made.append(DutyKey(duty=duty, key=key, whole=not place))
                known.setdefault(key, (not place, duty))
        held.setdefault(id(duty), (duty, sentence))
    Duty.objects.bulk_create(new)
    DutyKey.objects.bulk_create(made)
    _count_class(version, [duty for duty, _ in held.values()])
    HeldDuty.objects.bulk_create(
        HeldDuty(version=version, duty=duty, text=sentence.text, anchor=sentence.anchor)
        for duty, sentence in held.values()
    )


def _count_class(version: SpecVersion, duties: Iterable[Duty]) -> None:
    """Count the class at each of the duties that no version of it held before."""
    keys = {duty.pk for duty in duties}
    before = HeldDuty.objects.filter(version__in=_versions_of_its_class(version), duty__in=keys)
    new = keys - set(before.values_list("duty_id", flat=True))
    Duty.objects.filter(pk__in=new).update(classes=F("classes") + 1)


def _known(keys: Iterable[int], office_id: int) -> dict[int, tuple[bool, Duty]]:
    """By each key the duty that has it; of several, one that has it of all its words, else the one recorded first."""
    rows = DutyKey.objects.filter(key__in=keys, duty__office=office_id).order_by("whole", "-duty_id")
    duties: dict[int, Duty] = {}
    return {
        key: (whole, duties.setdefault(pk, Duty(pk=pk))) for key, whole, pk in rows.values_list("key", "whole", "duty")
    }


def _same_as(keys: tuple[int, ...], known: Mapping[int, tuple[bool, Duty]]) -> Duty | None:
    """The duty of the very same words, else one of nearly the same, else None."""
    return next((known[key][1] for key in keys if key in known), None)


# --- Faults ----------------------------------------------------------------------------------------------


def _add_faults(version: SpecVersion, spec: Spec) -> None:
    found = Counter(fault.rule for fault in lint(Reading((spec,))).faults)
    FaultCount.objects.bulk_create(
        FaultCount(version=version, rule=rule, faults=count) for rule, count in found.items()
    )
