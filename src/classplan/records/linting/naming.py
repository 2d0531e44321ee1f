"""The names of texts with those of what they came from, so that what was set aside goes where the words go."""

from collections.abc import Iterable, Sequence

from classplan.records.accounts.models import Office
from classplan.records.amendments.models import ProposedChange
from classplan.records.library.models import Original, Upload
from classplan.records.linting.held import of_change, of_class, of_paper
from classplan.records.plan.models import Amendment, JobClass

Names = tuple[str, ...]


def names_of_changes(office: Office, rows: Sequence[tuple[Amendment, ProposedChange]]) -> list[Names]:
    """Of the new text of each change its own name, that of its class, and that of the paper it was read from."""
    came_from = names_of_texts(office, [(row.job_class, row.spec_original) for _, row in rows])
    return [
        (of_change(amendment.number, row.ordinal), *names)
        for (amendment, row), names in zip(rows, came_from, strict=True)
    ]


def names_of_texts(office: Office, texts: Iterable[tuple[JobClass | None, Original | None]]) -> list[Names]:
    """Of each text the name of its class and that of the paper that it was read from, as far as there are any."""
    every = list(texts)
    originals = [original.pk for _, original in every if original]
    papers = dict(Upload.objects.filter(office=office, original__in=originals).values_list("original", "number"))
    return [
        (
            *((of_class(job_class.number),) if job_class else ()),
            *((of_paper(papers[original.pk]),) if original and original.pk in papers else ()),
        )
        for job_class, original in every
    ]
