"""A draft as a Word file, and back: the same sections, and what somebody changed in them."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from classplan.core.documents.specification import SpecFacts, blocks_of, clean_specification
from classplan.core.documents.stored import spec_of_body
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.writing.draft import Json, find, numbered, put_text, section_of, sections_of
from classplan.core.writing.merging import merged
from classplan.core.writing.plain import as_text, lines_in
from classplan.core.writing.returned import KEY, read_back
from classplan.core.writing.tracked import Paragraph, authors, seen
from classplan.formats.docx import as_docx
from classplan.formats.word_back import paragraphs_back
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day
from classplan.records.papers.rendering import WORD
from classplan.records.proceedings.applying import File, keep
from classplan.records.specs.services import digest_of
from classplan.records.writing.editing import save_head
from classplan.records.writing.models import Remark, SpecDraft, WordReturn
from classplan.records.writing.reviewing import suggest_in
from classplan.records.writing.turns import By, body_at, note, revise, turn

_NAME = re.compile(r"classplan_(?P<draft>\d{1,9})_(?P<revision>\d{1,9})_(?P<digest>[0-9a-f]{12})")
IN_WORD = "in Word"


def exported(draft: SpecDraft, revision: int) -> bytes:
    """The Word file of a revision, in the form of the house, with what is needed to know its parts again."""
    body = body_at(draft, revision)
    facts = _facts(draft, body)
    paper = clean_specification(facts)
    blocks = blocks_of(facts, name=f"classplan_{draft.number}_{revision}_{digest_of(body)[:12]}")
    return as_docx(type(paper)(paper.title, blocks, foot=paper.foot, head=paper.head, author=paper.author, draft=True))


@transaction.atomic
def bring_back(office: Office, number: int, name: str, content: bytes, *, by: By) -> WordReturn:
    """Take an edited Word file of a draft. Tracked changes become suggestions by their authors; the rest waits to be taken.

    Raises `Invalid` for a file that is no draft's, or changes nothing, and `NotAllowed` for one of another draft.
    """
    paragraphs = paragraphs_back(name, content)
    taken = turn(office, number, by)
    revision = _revision(taken.draft, name, paragraphs)
    body = numbered(body_at(taken.draft, revision))
    told = _told(taken.draft, body, paragraphs)
    if not any(told[part] for part in ("sections", "values", "suggested", "notes")):
        raise Invalid(f"{name}: it is as it was written out (revision {revision}). There is nothing in it to take.")
    original = keep(office, File(name, WORD, content))
    last = (
        WordReturn.objects.filter(draft=taken.draft).order_by("-number").values_list("number", flat=True).first() or 0
    )
    entry = note(taken, "writing.word_returned", {"return": last + 1, "of": revision, "digest": digest_of(told)})
    row = WordReturn.objects.create(
        draft=taken.draft,
        number=last + 1,
        original=original,
        revision=revision,
        found=told,
        by=by.actor.name,
        at=by.now,
        entry=entry,
    )
    for said in told["suggested"]:
        why = f"Tracked in {name}, brought back by {by.actor.name}."
        suggest_in(
            taken,
            said["key"],
            said["was"],
            said["text"],
            why=why,
            revision=revision,
            named=said["by"],
            capacity=IN_WORD,
        )
    return row


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the parts that were chosen: saved, made a suggestion because the words clash, or there already."""

    saved: int
    suggested: int


@transaction.atomic
def take(
    office: Office, number: int, returned: int, keys: list[str], *, values: bool, as_suggestions: bool, by: By
) -> Taken:
    """Save the chosen sections of a file that came back, each as a revision; or make them suggestions.

    A section whose words somebody else changed meanwhile becomes a suggestion, so that neither is lost.
    """
    taken = turn(office, number, by)
    row = WordReturn.objects.filter(draft=taken.draft, number=returned).first()
    if row is None:
        raise Invalid(f"Draft {number} has nothing that came back under the number {returned}.")
    chosen = [said for said in row.found["sections"] if said["key"] in keys]
    if not chosen and not (values and row.found["values"]):
        raise Invalid("Nothing was chosen. Tick the parts that are to be taken.")
    saved = suggested = 0
    for said in chosen:
        now = find(taken.body, said["key"])
        both = merged(said["was"], said["text"], as_text(now)) if now is not None and not as_suggestions else None
        if both is None or both.clashes:
            if now is not None and not _waits(taken.draft, said):
                why = f"Edited in {row.original.name}."
                suggest_in(taken, said["key"], said["was"], said["text"], why=why, revision=row.revision)
                suggested += 1
            continue
        assert now is not None
        if lines_in(both.text) != lines_in(as_text(now)):
            body = put_text(taken.body, said["key"], both.text, taken.layout)
            what = f"Took “{now['heading']}” from {row.original.name}"
            revise(taken, body, what, "writing.section_saved", section=said["key"], more={"return": returned})
            taken = type(taken)(taken.draft, by, body)
            saved += 1
    if values and row.found["values"] and not as_suggestions:
        save_head(office, number, row.found["values"], seen=row.revision, by=by)
        saved += 1
    return Taken(saved, suggested)


def _facts(draft: SpecDraft, body: Json) -> SpecFacts:
    body = numbered(body)
    return SpecFacts(
        office=draft.office.name,
        house=house_named(draft.office.jurisdiction),
        spec=spec_of_body(body | {"title": body["title"] or draft.title}),
        day=local_day(draft.office, draft.entry.recorded_at),
        draft=True,
        names={placed.section["line"]: f"{KEY}{placed.key}" for placed in sections_of(body)},
    )


def _revision(draft: SpecDraft, name: str, paragraphs: tuple[Paragraph, ...]) -> int:
    """The revision that was written out, by the name that went with the title."""
    known = (_NAME.fullmatch(said) for paragraph in paragraphs for said in paragraph.names)
    found = next((match for match in known if match), None)
    if found is None:
        raise Invalid(
            f"{name}: it is no draft that was written out here, or the line of its title was taken out. Write the draft out "
            "anew, edit that file, and bring it back; a paper from elsewhere goes to the reading desk."
        )
    number, revision = int(found["draft"]), int(found["revision"])
    if number != draft.number:
        other = SpecDraft.objects.filter(office=draft.office, number=number).first()
        whose = f" ({other.title})" if other else ""
        raise NotAllowed(f"{name}: it is draft {number}{whose}, and this is draft {draft.number}. Bring it back there.")
    if revision > draft.revision or not digest_of(body_at(draft, revision)).startswith(found["digest"]):
        raise Invalid(
            f"{name}: it says that it is revision {revision} of draft {number}, and that revision reads otherwise here. It was "
            "written out by another office. Write this draft out, and edit that file."
        )
    return revision


def _told(draft: SpecDraft, body: Json, paragraphs: tuple[Paragraph, ...]) -> dict[str, Any]:
    """What the file changes: plain edits by their sections and values, and each author's tracked ones."""
    blocks = blocks_of(_facts(draft, body))
    plain = read_back(blocks, body, seen(paragraphs, ()))
    told: dict[str, Any] = {"sections": [], "values": plain.values, "suggested": [], "notes": list(plain.notes)}
    for key, text in plain.sections.items():
        was = as_text(section_of(body, key))
        if lines_in(text) != lines_in(was):
            told["sections"].append({"key": key, "was": was, "text": text})
    for author in authors(paragraphs):
        own = read_back(blocks, body, seen(paragraphs, {author}))
        for key, text in own.sections.items():
            if key in plain.sections and lines_in(text) != lines_in(plain.sections[key]):
                told["suggested"].append({"key": key, "was": plain.sections[key], "text": text, "by": author})
        if own.values != plain.values:
            told["notes"].append(f"{author} tracked changes in the title or the fields. Write them in the draft where they are meant.")  # fmt: skip
    return told


def _waits(draft: SpecDraft, said: dict[str, Any]) -> bool:
    """Whether the same suggestion was made already."""
    return Remark.objects.filter(draft=draft, section=said["key"], suggested=said["text"]).exists()
