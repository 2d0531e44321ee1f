"""Writes of specifications: a version begins; none is changed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from classplan.core.recording import SpecStart
from classplan.records.health.services import derive
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.models import JobClass
from classplan.records.specs import search
from classplan.records.specs.dating import printed_label
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.search.parts import placed
from classplan.records.standards.filling import note_versions


def add_versions(entry: Entry, started: Iterable[SpecStart], *, original: Original, paper: str) -> None:
    """Store the versions that an act begins, make their words findable, and keep what the library derives from them."""
    versions = list(started)
    numbers = {version.job_class for version in versions}
    ids = dict(JobClass.objects.filter(office=entry.office, number__in=numbers).values_list("number", "id"))
    recorded = []
    for version in versions:
        row = SpecVersion.objects.create(
            job_class_id=ids[version.job_class],
            start=version.start,
            title=version.spec.title,
            printed_label=printed_label(version.spec.body),
            body=dict(version.spec.body),
            text=words_of(version.spec.body),
            paper=paper,
            original=original,
            entry=entry,
            recorded=entry.number,
        )
        search.add(row)
        derive(row)
        recorded.append(row)
    note_versions(entry.office, recorded)


def digest_of(body: Mapping[str, Any]) -> str:
    """SHA-256 of a specification's structure, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def words_of(body: Mapping[str, Any]) -> str:
    """The words of a specification in their order, a line for each heading and item."""
    return "\n".join(line for section in placed(body) for line in section.lines)
