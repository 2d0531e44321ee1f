"""The texts of the office that lint looks at: an uploaded paper, the new text of a change, the text of a class on a day.

Each is named with what it came from, so that what was set aside of a paper stays so in the change that took its words
and in the class whose text they became.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from classplan.core.documents.filling import as_in_force
from classplan.core.documents.stored import spec_of_body
from classplan.core.lint import Found, Known, Listed, lint
from classplan.core.plan import Change
from classplan.core.reading.contract import part_as_json
from classplan.core.reading.stored import reading_of_json
from classplan.core.spec.source import lines_of
from classplan.records.amendments.gathering import change_of, proposals_of
from classplan.records.amendments.models import ProposedChange
from classplan.records.library.models import Upload
from classplan.records.linting.held import of_change, of_paper
from classplan.records.linting.models import Waiver
from classplan.records.linting.naming import names_of_changes, names_of_texts
from classplan.records.linting.selectors import Faults, Kept, faults_of, faults_of_many, known_on, with_waivers
from classplan.records.plan.models import Amendment
from classplan.records.specs.dating import came_into_force
from classplan.records.specs.models import SpecVersion

MOST_ACTS = 40


def faults_of_paper(upload: Upload, *, on: date) -> Faults:
    """The faults of a paper as it is read and mended so far; the lines are those of the original."""
    kept = Kept.of({"text": upload.text, "reading": upload.mended})
    return with_waivers(upload.office, _found_in_paper(kept, known_on(upload.office, on)), of_paper(upload.number))


@lru_cache(maxsize=64)
def _found_in_paper(kept: Kept, known: Known) -> Found:
    return lint(reading_of_json(kept.held["reading"]), lines_of(kept.held["text"]), known)


def faults_of_changes(amendment: Amendment, *, on: date) -> dict[int, Faults]:
    """The faults of every new text of an amendment, by the ordinals of its changes, with the plan as the whole would make it.

    The questions to the database are as many for one change as for a hundred.
    """
    rows = proposals_of(amendment)
    known = with_changes(known_on(amendment.office, on), map(change_of, rows))
    texts = [row for row in rows if row.spec]
    names = names_of_changes(amendment.office, [(amendment, row) for row in texts])
    found = faults_of_many(amendment.office, [(n, row.spec or {}) for n, row in zip(names, texts, strict=True)], known)
    return {row.ordinal: faults for row, faults in zip(texts, found, strict=True)}


def acts_on_findings(amendment: Amendment) -> list[Waiver]:
    """What was set aside of the findings about its new texts, or taken up again, with the entries; the latest first."""
    rows = [(amendment, row) for row in proposals_of(amendment) if row.spec]
    names = {name for each in names_of_changes(amendment.office, rows) for name in each}
    acts = Waiver.objects.filter(office=amendment.office, about__in=names).select_related("entry").order_by("-id")
    return list(acts[:MOST_ACTS])


def faults_of_version(version: SpecVersion, *, on: date) -> Faults:
    """The faults of the text of a class that is in force on a day; a date that its act settled is no blank any more."""
    job_class = version.job_class
    rows = ProposedChange.objects.filter(amendment__office=job_class.office, spec_original=version.original)
    changes = [of_change(row.amendment.number, row.ordinal) for row in rows.select_related("amendment").defer("spec")]
    (came_from,) = names_of_texts(job_class.office, [(job_class, version.original)])
    spec = as_in_force(spec_of_body(version.body), came_into_force(version))
    return faults_of(job_class.office, part_as_json(spec), on=on, about=(*came_from, *changes))


def with_changes(known: Known, changes: Iterable[Change | None]) -> Known:
    """The plan as it would be with these changes made: titles and codes of new lines known, those of ended ones not."""
    made = [change for change in changes if change is not None]
    gone = {(change.before.title, change.before.code) for change in made if change.before}
    after = [change.after for change in made if change.after and change.after.title]
    if not made or not known.loaded:
        return known
    stay = tuple(listed for listed in known.classes if (listed.title, listed.code) not in gone)
    return replace(known, classes=(*stay, *(Listed(line.title or "", line.code, line.grade) for line in after)))
