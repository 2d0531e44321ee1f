"""Beginning a draft: from the version in force, from an accepted paper, from another class's text, or with the house's sections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from classplan.core.errors import Invalid, NotInForce
from classplan.core.writing.draft import begun, empty, new_section, numbered
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day
from classplan.records.journal.services import take_turn
from classplan.records.library.models import Upload, UploadState
from classplan.records.plan.models import JobClass
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force
from classplan.records.specs.services import digest_of
from classplan.records.writing.models import SpecDraft
from classplan.records.writing.turns import By, Turn, keep_revision, note

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a draft is for and begins with. `job_class` None is a new class, which needs a `title`.

    At most one of `text_of` (the number of a class whose text in force it begins with) and `paper` (an accepted upload and
    which of its parts) is given; with neither it begins with the house's sections and no words.
    """

    job_class: int | None = None
    title: str = ""
    text_of: int | None = None
    paper: tuple[int, int] | None = None


@transaction.atomic
def start(office: Office, beginning: Beginning, *, by: By) -> SpecDraft:
    """Begin a draft; whoever does owns it."""
    take_turn(office)
    day = local_day(office, by.now)
    job_class = _class(office, beginning.job_class) if beginning.job_class is not None else None
    version = version_in_force(job_class, day) if job_class else None
    if job_class is None and not beginning.title.strip():
        raise Invalid("A new class needs a title. Write the one that it is to have.")
    text, begun_with = _text(office, beginning, by, job_class)
    title = (
        " ".join(beginning.title.split())
        or (version.title if version else "")
        or (job_class.known_as if job_class else "")
    )
    if len(title) > LONGEST_TITLE or not title.isprintable():
        raise Invalid(f"“{title[:60]}” cannot be a title: at most {LONGEST_TITLE} signs, all of them visible.")
    body = text if text is not None else _house(office, title)
    if beginning.title.strip() or not body["title"]:
        body = body | {"title": title}
    last = SpecDraft.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first() or 0
    draft = SpecDraft(
        office=office,
        number=last + 1,
        job_class=job_class,
        title=(body["title"] or title)[:LONGEST_TITLE],
        base=version.recorded if version else None,
        begun_with=begun_with[:300],
        owner=by.person,
    )
    taken = Turn(draft, by, body)
    payload = {"class": job_class.number if job_class else None, "base": draft.base, "begun_with": draft.begun_with}
    what = f"Began the draft with {begun_with}"
    draft.entry = note(
        taken, "writing.started", payload | {"section": "", "digest": digest_of(body), "what": what[:400]}
    )
    draft.save(force_insert=True)
    keep_revision(taken, body, what, draft.entry)
    return draft


def _text(
    office: Office, beginning: Beginning, by: By, job_class: JobClass | None
) -> tuple[dict[str, Any] | None, str]:
    """The text that it begins with, and which one that is, in words."""
    if beginning.paper is not None:
        number, part = beginning.paper
        upload = Upload.objects.filter(office=office, number=number, state=UploadState.ACCEPTED).first()
        parts = upload.mended["parts"] if upload else []
        if not 0 <= part < len(parts) or parts[part]["kind"] != "specification":
            raise NotInForce(f"Paper {number} holds no accepted specification of that number. Choose one of the list.")
        return begun(parts[part]), f"the text of paper {number}"
    if beginning.text_of is None:
        return None, "the sections of the house, without words"
    of = _class(office, beginning.text_of)
    version = version_in_force(of, local_day(office, by.now))
    if version is None:
        raise NotInForce(
            f"No specification of {of.known_as} is in force today, so there is no text to begin with. Begin with the "
            "house's sections, or read its paper in first."
        )
    own = job_class is not None and of.pk == job_class.pk
    return _of_version(version), f"the text in force{'' if own else f' of {version.title}'} ({version.label})"


def _of_version(version: SpecVersion) -> dict[str, Any]:
    body: Mapping[str, Any] = version.body
    return begun(body)


def _house(office: Office, title: str) -> dict[str, Any]:
    """The headings of the house, each over nothing."""
    headings = house_named(office.jurisdiction).headings
    return numbered(empty(title, [new_section(h.kind.value, h.part, h.words) for h in headings]))


def _class(office: Office, number: int) -> JobClass:
    found = JobClass.objects.filter(office=office, number=number).first()
    if found is None:
        raise NotInForce(f"There is no class C{number}. Choose one of the plan.")
    return found
