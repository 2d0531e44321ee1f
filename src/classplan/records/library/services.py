"""Writes of uploads: receive, mend, accept section by section and as a whole, set aside, take up again.

Every change names the version that was seen; one over somebody else's is refused with who, when and what.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.plain_words import count_in_words, list_in_words
from classplan.core.reading.accepting import open_problems, unit_of, units
from classplan.core.reading.layout import Layout
from classplan.core.reading.mending import Mend, in_words, mend_of, mended
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.services import Actor, take_turn, write_entries, write_entry
from classplan.records.library import store
from classplan.records.library.kinds import add_open_kinds, note_open_kinds
from classplan.records.library.looking import Looked, look
from classplan.records.library.models import Original, Upload, UploadState
from classplan.records.library.selectors import counted, decided, upload_numbered, upload_of

_LONGEST_REASON = 500


class AlreadyHere(NotAllowed):
    """The same file was uploaded before; `upload` is that one."""

    def __init__(self, upload: Upload) -> None:
        super().__init__(
            f"This very file was uploaded already, by {upload.uploaded_by} on {upload.uploaded_at:%B} {upload.uploaded_at.day}, "
            f"{upload.uploaded_at.year}, as paper {upload.number} ({upload.name}). Go on with that one."
        )
        self.upload = upload


def upload(office: Office, *, name: str, content: bytes, actor: Actor, now: datetime) -> Upload:
    """Receive a paper: refuse what is none, keep it as it came, read it, and put it on the list of what waits.

    Raises `Invalid` for what cannot be read, and `AlreadyHere` for a file that was uploaded before. The file is kept
    before the rows are written, so that a kill in between leaves a file that nothing names, which is harmless.
    """
    looked = look(name, content, pack_of(office).layouts)
    return receive(office, looked, content, actor=actor, now=now)


def receive(office: Office, looked: Looked, content: bytes, *, actor: Actor, now: datetime) -> Upload:
    """The same for a file that was looked at already."""
    with transaction.atomic():
        take_turn(office)
        if earlier := upload_of(office, looked.sha256):
            raise AlreadyHere(earlier)
        (row,) = receive_many(office, [(looked, content)], actor=actor, now=now)
    return row


def receive_many(office: Office, files: Sequence[tuple[Looked, bytes]], *, actor: Actor, now: datetime) -> list[Upload]:
    """Receive files that were looked at and of which none is here yet, no two of them alike, in one act of writing."""
    for _, content in files:
        store.keep(content)
    with transaction.atomic():
        take_turn(office)
        originals = _originals(office, files)
        last = Upload.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first() or 0
        rows = [
            Upload(
                office=office,
                number=number,
                original=originals[looked.sha256],
                name=looked.name,
                uploaded_by=actor.name,
                uploaded_at=now,
                holds=looked.holds,
                text=looked.text,
                reading=looked.reading,
                mended=looked.reading,
                changes=[_change(1, "It was uploaded.", actor, now)],
            )
            for number, (looked, _) in enumerate(files, start=last + 1)
        ]
        for row in rows:
            row.progress = counted(row)
        Upload.objects.bulk_create(rows)
        add_open_kinds(rows)
        about = [(f"Paper {row.number}", _said_of(row, _as_it_came(row))) for row in rows]
        write_entries(office, act="paper.uploaded", about=about, actor=actor, now=now)
    return rows


def _originals(office: Office, files: Sequence[tuple[Looked, bytes]]) -> dict[str, Original]:
    """The originals of files by their checksums; those that are not known yet are new."""
    known = {
        row.sha256: row for row in Original.objects.filter(office=office, sha256__in=[one.sha256 for one, _ in files])
    }
    new = [
        Original(office=office, sha256=one.sha256, name=one.name, media_type=one.media_type, size=len(content))
        for one, content in files
        if one.sha256 not in known
    ]
    return known | {row.sha256: row for row in Original.objects.bulk_create(new)}


def _as_it_came(row: Upload) -> dict[str, Any]:
    original = row.original
    return {"number": row.number, "size": original.size, "media_type": original.media_type, "holds": row.holds}


@transaction.atomic
def mend(
    office: Office,
    number: int,
    *,
    what: str,
    where: str,
    after: Any = None,
    settles: Collection[int] = (),
    seen: int,
    actor: Actor,
    now: datetime,
) -> Upload:
    """Mend something at a place; `settles` are the numbers of the problems that it ends.

    A section that was accepted has to be accepted again, for its words are others now.
    """
    row = _held(office, number, seen)
    layout = layout_of(office)
    done = mend_of(row.mended, what, where, after, layout)
    _refuse_unknown_problems(row, settles)
    kept = {"what": done.what, "where": done.where, "before": done.before, "after": done.after}
    row.mends = [*row.mends, kept | {"by": actor.name, "at": now.isoformat(), "settles": sorted(settles)}]
    row.mended = mended(row.mended, [done], layout)
    row.accepted.pop(unit_of(where), None)
    _keep(row, f"They mended {in_words(done)}.", actor, now)
    _write(row, "paper.mended", {"number": number, "mend": kept, "settles": sorted(settles)}, actor, now)
    return row


@transaction.atomic
def dismiss(
    office: Office, number: int, *, problem: int, reason: str, seen: int, actor: Actor, now: datetime
) -> Upload:
    """Say why a problem needs no mending."""
    row = _held(office, number, seen)
    _refuse_unknown_problems(row, [problem])
    reason = _reason(reason, "the problem needs no mending")
    row.dismissed = row.dismissed | {str(problem): {"reason": reason, "by": actor.name, "at": now.isoformat()}}
    _keep(row, f"They left problem {problem + 1} as it stands: {reason}", actor, now)
    _write(row, "paper.problem_dismissed", {"number": number, "problem": problem, "reason": reason}, actor, now)
    return row


@transaction.atomic
def accept_section(
    office: Office, number: int, *, places: Sequence[str], seen: int, actor: Actor, now: datetime
) -> Upload:
    """Accept sections, by their places, as they now stand."""
    row = _held(office, number, seen)
    names = _names(row, places)
    row.accepted = row.accepted | {place: {"by": actor.name, "at": now.isoformat()} for place in places}
    _keep(row, f"They accepted {list_in_words(names)}.", actor, now)
    _write(row, "paper.section_accepted", {"number": number, "places": list(places), "names": names}, actor, now)
    return row


@transaction.atomic
def reopen_section(office: Office, number: int, *, place: str, seen: int, actor: Actor, now: datetime) -> Upload:
    """Take back that a section was accepted."""
    row = _held(office, number, seen)
    (name,) = _names(row, [place])
    if place not in row.accepted:
        raise NotAllowed(f"{name} is not accepted, so there is nothing to take back. Look at the paper again.")
    row.accepted = {held: said for held, said in row.accepted.items() if held != place}
    _keep(row, f"They took back that {name} was accepted.", actor, now)
    _write(row, "paper.section_reopened", {"number": number, "places": [place], "names": [name]}, actor, now)
    return row


@transaction.atomic
def accept(office: Office, number: int, *, seen: int, actor: Actor, now: datetime) -> Upload:
    """Accept the whole: every section accepted, every problem mended or left as it stands for a reason."""
    row = _held(office, number, seen)
    left = [unit.name for unit in units(row.mended) if unit.place not in row.accepted]
    if left:
        shown = list_in_words([f"“{name}”" for name in left[:5]])
        raise NotAllowed(
            f"{count_in_words(len(left), 'section is', 'sections are').capitalize()} not accepted yet: {shown}"
            f"{' and others' if len(left) > 5 else ''}. Look at each, and accept it."
        )
    if problems := open_problems(row.mended, decided(row)):
        first = row.mended["problems"][problems[0]]
        raise NotAllowed(
            f"{count_in_words(len(problems), 'problem waits', 'problems wait').capitalize()} for a decision, the first on line {first['line']}: "
            f"{first['why']} Mend it, or say why it stands in nobody's way."
        )
    row.state = UploadState.ACCEPTED
    _keep(row, "They accepted the whole paper.", actor, now)
    _write(row, "paper.accepted", {"number": number, "mends": len(row.mends)}, actor, now)
    return row


@transaction.atomic
def set_aside(office: Office, number: int, *, reason: str, seen: int, actor: Actor, now: datetime) -> Upload:
    """Put a paper away, with the reason; nothing of it is lost."""
    row = _held(office, number, seen, also=UploadState.ACCEPTED)
    row.state, row.reason = UploadState.SET_ASIDE, _reason(reason, "it is set aside")
    _keep(row, f"They set it aside: {row.reason}", actor, now)
    _write(row, "paper.set_aside", {"number": number, "reason": row.reason}, actor, now)
    return row


@transaction.atomic
def take_up(office: Office, number: int, *, seen: int, actor: Actor, now: datetime) -> Upload:
    """Go on with a paper that was accepted or set aside."""
    row = _seen(office, number, seen)
    if row.state == UploadState.READING:
        raise NotAllowed(f"Paper {number} is being read already. Look at it again, and go on.")
    row.state, row.reason = UploadState.READING, ""
    _keep(row, "They took it up again.", actor, now)
    _write(row, "paper.taken_up", {"number": number}, actor, now)
    return row


def layout_of(office: Office) -> Layout | None:
    """How the office's papers are printed, for reading mended words; None where its rules hold no layout."""
    layouts = pack_of(office).layouts
    return layouts[0] if layouts else None


def replayed(row: Upload, layout: Layout | None) -> dict[str, Any]:
    """The structure as the reading and everything mended give it; it equals what is stored."""
    mends = [Mend(kept["what"], kept["where"], kept["before"], kept["after"]) for kept in row.mends]
    return mended(row.reading, mends, layout)


def _held(office: Office, number: int, seen: int, *, also: UploadState | None = None) -> Upload:
    row = _seen(office, number, seen)
    if row.state not in (UploadState.READING, also):
        raise NotAllowed(f"Paper {number} is {row.state}, so nothing in it can be changed. Take it up again first.")
    return row


def _seen(office: Office, number: int, seen: int) -> Upload:
    take_turn(office)
    row = upload_numbered(office, number)
    if row.version == seen:
        return row
    since = [change for change in row.changes if change["version"] > seen]
    if not since or seen < 1:
        raise Invalid(f"Paper {number} has no version {seen}; it is at version {row.version}. Open it again.")
    said = " ".join(f"{_moment(row.office, change['at'])}, {change['by']}: {change['what']}" for change in since[-3:])
    raise NotAllowed(
        f"Somebody has changed paper {number} since you opened it, so what you did was not kept. {said} "
        "Look at it as it now stands, and do it again where it is still needed."
    )


def _keep(row: Upload, what: str, actor: Actor, now: datetime) -> None:
    row.version += 1
    row.progress = counted(row)
    row.changes = [*row.changes, _change(row.version, what, actor, now)]
    row.save()
    note_open_kinds(row)


def _change(version: int, what: str, actor: Actor, now: datetime) -> dict[str, Any]:
    return {"version": version, "what": what[:600], "by": actor.name, "at": now.isoformat()}


def _moment(office: Office, at: str) -> str:
    """A moment on the office's own clock."""
    moment = datetime.fromisoformat(at).astimezone(ZoneInfo(pack_of(office).time_zone))
    return f"{moment:%A, %B} {moment.day} at {moment:%H:%M}"


def _write(row: Upload, act: str, payload: dict[str, Any], actor: Actor, now: datetime) -> None:
    write_entry(
        row.office,
        act=act,
        subject=f"Paper {row.number}",
        actor=actor,
        payload=_said_of(row, payload),
        cites=[],
        now=now,
    )


def _said_of(row: Upload, payload: dict[str, Any]) -> dict[str, Any]:
    return payload | {"original": row.original.sha256, "name": row.name}


def _names(row: Upload, places: Sequence[str]) -> list[str]:
    known = {unit.place: unit.name for unit in units(row.mended)}
    if not places or any(place not in known for place in places):
        raise Invalid("The paper has no such section. Look at it again, and choose one that stands there.")
    return [known[place] for place in places]


def _refuse_unknown_problems(row: Upload, problems: Collection[int]) -> None:
    if any(not 0 <= n < len(row.reading["problems"]) for n in problems):
        raise Invalid("The paper has no such problem. Look at it again, and choose one that stands there.")


def _reason(reason: str, why: str) -> str:
    reason = " ".join(reason.split())
    if not reason or not reason.isprintable() or len(reason) > _LONGEST_REASON:
        raise Invalid(f"Say in at most {_LONGEST_REASON} characters why {why}; the journal keeps it.")
    return reason
