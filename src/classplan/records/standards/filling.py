"""Filling what follows from the words of specifications: the standard language that they use, the classes they name.

The same words give the same rows: a version that was looked at already is left out, and nothing is ever taken away.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from classplan.core.references.found import Named, named_in
from classplan.core.references.titles import key_of
from classplan.core.standards.found import same_idea, uses_in
from classplan.core.standards.model import Kind, Use, normal
from classplan.records.accounts.models import Office
from classplan.records.specs.models import SpecVersion
from classplan.records.standards import models

LONGEST = 300
MOST_IDEAS = 500  # statements of an office among which one that says nearly the same is looked for
AT_ONCE = 40
StandardKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in one version."""

    version: SpecVersion
    uses: tuple[Use, ...]
    named: tuple[Named, ...]


def note_versions(office: Office, versions: Iterable[SpecVersion]) -> None:
    """Fill what follows from the words of versions that were just recorded, within their act."""
    found = [_Found(row, tuple(uses_in(row.body, row.title or "")), tuple(named_in(row.body))) for row in versions]
    wordings = _Wordings(office, [use for one in found for use in one.uses])
    models.Use.objects.bulk_create(
        models.Use(version=one.version, wording=wordings.of(use), place=use.place, at=use.at)
        for one in found
        for use in one.uses
    )
    models.LookedThrough.objects.bulk_create(models.LookedThrough(version=one.version) for one in found)
    models.Mention.objects.bulk_create(_mention(one.version, named) for one in found for named in one.named)


def fill(office: Office) -> Iterator[int]:
    """Fill it for every version that was recorded before; after each round, which is kept, how many versions are done."""
    rows = SpecVersion.objects.filter(job_class__office=office).order_by("id")
    missing = list(_missing(office).values_list("pk", flat=True))
    for start in range(0, len(missing), AT_ONCE):
        ids = missing[start : start + AT_ONCE]
        with transaction.atomic():
            note_versions(office, rows.filter(pk__in=ids).defer("text"))
        yield start + len(ids)


@transaction.atomic
def forget() -> None:
    """Throw away what follows from the words of versions, so that it can be filled anew; wordings stay, as acts name them."""
    for model in (models.Use, models.Mention, models.LookedThrough):
        rows = model._default_manager.all()
        rows._raw_delete(rows.db)


def is_filled(office: Office) -> bool:
    """Whether every version was looked through."""
    return not _missing(office).exists()


def _missing(office: Office) -> QuerySet[SpecVersion]:
    return SpecVersion.objects.filter(job_class__office=office, looked_through=None).order_by("id")


def _mention(version: SpecVersion, named: Named) -> models.Mention:
    return models.Mention(
        version=version,
        edge=named.edge,
        title=named.title[:LONGEST],
        key=key_of(named.title)[:LONGEST],
        series=named.series,
        place=named.words.place,
        at=named.at,
        section=named.words.section[:LONGEST],
        number=named.words.number,
        sentence=named.sentence,
    )


def digest_of(text: str) -> str:
    """The checksum of words."""
    return hashlib.sha256(text.encode()).hexdigest()


def key_of_use(use: Use) -> StandardKey:
    """By which a standard is known: its kind and name; of a paragraph, its section and level too (174)."""
    key = use.key[:LONGEST]
    if use.kind is Kind.PARAGRAPH:
        return (use.kind.value, key, use.section.value, use.level.value)
    return (use.kind.value, key, "", "")


class _Wordings:
    """The wordings of uses, with the standards that they are of; what is not there yet is made."""

    def __init__(self, office: Office, uses: Sequence[Use]) -> None:
        self._office = office
        self._known = self._standards_of({key_of_use(use) for use in uses})
        self._ideas = self._statements() if any(use.kind is Kind.ENVIRONMENT for use in uses) else {}
        self._make_standards(uses)
        self._rows = self._make_wordings(uses)

    def of(self, use: Use) -> models.Wording:
        """The wording of a use."""
        return self._rows[self._standard(use).pk, digest_of(use.text)]

    def _standard(self, use: Use) -> models.Standard:
        if use.kind is Kind.ENVIRONMENT:
            return self._ideas[normal(use.text)]
        return self._known[key_of_use(use)]

    def _standards_of(self, keys: set[StandardKey]) -> dict[StandardKey, models.Standard]:
        rows = models.Standard.objects.filter(office=self._office, key__in={key for _, key, _, _ in keys})
        return {(row.kind, row.key, row.section, row.level): row for row in rows}

    def _statements(self) -> dict[str, models.Standard]:
        """The standards of statements without a name, by their words in all the wordings they have."""
        rows = models.Wording.objects.filter(standard__office=self._office, standard__kind=Kind.ENVIRONMENT)
        return {normal(row.text): row.standard for row in rows.select_related("standard")}

    def _make_standards(self, uses: Sequence[Use]) -> None:
        missing: dict[StandardKey, models.Standard] = {}
        for use in uses:
            key = key_of_use(use)
            if use.kind is Kind.ENVIRONMENT:
                self._make_statement(use)
            elif key not in self._known and key not in missing:
                missing[key] = self._new(key, use.name)
        made = models.Standard.objects.bulk_create(missing.values())
        self._known |= dict(zip(missing, made, strict=True))

    def _make_statement(self, use: Use) -> None:
        words = normal(use.text)
        if words in self._ideas:
            return
        names = {row.name: row for row in list(self._ideas.values())[:MOST_IDEAS]}
        near = same_idea(use.text, list(names))
        if near is not None:
            self._ideas[words] = names[near]
            return
        key = key_of_use(use)
        if key not in self._known:
            self._known[key] = self._new(key, use.name)
            self._known[key].save(force_insert=True)
        self._ideas[words] = self._known[key]

    def _new(self, key: StandardKey, name: str) -> models.Standard:
        kind, words, section, level = key
        return models.Standard(
            office=self._office, kind=kind, key=words, name=name[:LONGEST], section=section, level=level
        )

    def _make_wordings(self, uses: Sequence[Use]) -> dict[tuple[int, str], models.Wording]:
        wanted = {(self._standard(use).pk, digest_of(use.text)): use for use in uses}
        rows = models.Wording.objects.filter(digest__in={digest for _, digest in wanted}, standard__office=self._office)
        known = {(row.standard_id, row.digest): row for row in rows}
        missing = {key: use for key, use in wanted.items() if key not in known}
        made = models.Wording.objects.bulk_create(
            models.Wording(standard_id=standard, text=use.text, digest=digest, normal=digest_of(normal(use.text)))
            for (standard, digest), use in missing.items()
        )
        return known | dict(zip(missing, made, strict=True))
