"""Editing a draft, section by section. Each save is a revision; what somebody else wrote meanwhile is never written over."""

from collections.abc import Mapping

from django.db import transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.writing.draft import (
    KEYS,
    add_section,
    find,
    move_section,
    put_text,
    put_values,
    remove_section,
    section_of,
    values_of,
)
from classplan.core.writing.merging import Clash, merged, merged_values
from classplan.core.writing.plain import as_text, lines_in
from classplan.records.accounts.models import Office
from classplan.records.writing.models import DraftRevision, DraftState
from classplan.records.writing.turns import By, Turn, body_at, note, reason_of, revise, turn


class Clashing(NotAllowed):
    """Two people changed the same words. Nothing was kept; both texts and the one before are here to be put together.

    `offered` holds what both did, and my words where they clash; `seen` is the revision that it must be saved against.
    """

    def __init__(self, message: str, *, base: str, mine: str, theirs: str, offered: str, clashes: tuple[Clash, ...], seen: int) -> None:  # fmt: skip
        super().__init__(message)
        self.base, self.mine, self.theirs, self.offered = base, mine, theirs, offered
        self.clashes, self.seen = clashes, seen


@transaction.atomic
def save_section(office: Office, number: int, key: str, text: str, *, seen: int, by: By) -> str:
    """Save a section as it was typed over revision `seen`; what was done, in words.

    Where somebody saved it meanwhile, both edits are merged if they touch different places. Raises `Clashing` if not.
    """
    taken = turn(office, number, by)
    lines_in(text)
    was = section_of(body_at(taken.draft, seen), key)
    now = find(taken.body, key)
    if now is None:
        gone = _last(taken, key)
        raise NotAllowed(
            f"{gone.by} took the section “{was['heading']}” out meanwhile. What you typed is still here: copy it, add the "
            "section again, and put it there; or go back to an earlier revision."
        )
    base, theirs = as_text(was), as_text(now)
    if theirs == base:
        return _keep(taken, key, text, f"Wrote “{_named(text)}”", "Saved")
    both = merged(base, text, theirs)
    last = _last(taken, key)
    if both.clashes:
        count = len(both.clashes)
        raise Clashing(
            f"{_clashing(taken, key, base, text, seen)}, and {count} place{'' if count == 1 else 's'} "
            f"of it {'is one' if count == 1 else 'are ones'} that you changed too. Nothing is lost: both texts stand here. Put "
            "them together below, and save.",
            base=base,
            mine=text,
            theirs=theirs,
            offered=both.text,
            clashes=both.clashes,
            seen=taken.draft.revision,
        )
    said = f"Saved, together with what {last.by} wrote meanwhile at other places of the section"
    return _keep(taken, key, both.text, f"Wrote “{_named(text)}”, merged with revision {last.number}", said)


@transaction.atomic
def save_head(office: Office, number: int, values: Mapping[str, str], *, seen: int, by: By) -> str:
    """Save the title, the codes and the fields as typed over revision `seen`; what was done, in words.

    Values that somebody else changed meanwhile stay, unless the same one was typed: then that is told, and nothing kept.
    """
    taken = turn(office, number, by)
    base, theirs = values_of(body_at(taken.draft, seen)), values_of(taken.body)
    mine = base | {name: " ".join(value.split()) for name, value in values.items()}
    both, clashes = merged_values(base, mine, theirs)
    if clashes:
        told = "; ".join(f"“{theirs.get(name, '')}” where you typed “{mine.get(name, '')}”" for name in clashes)
        raise Clashing(
            f"Somebody wrote {told} meanwhile. Nothing was kept. Look at both, and save what is to stand.",
            base="",
            mine="",
            theirs="",
            offered="",
            clashes=(),
            seen=taken.draft.revision,
        )
    if not both.get("title"):
        raise Invalid("A specification needs the title of its class. Write it.")
    body = put_values(
        taken.body, {name: value for name, value in both.items() if theirs.get(name) != value}, taken.layout
    )
    if body == taken.body:
        return "Nothing was changed"
    revise(taken, body, "Wrote the title and the fields", "writing.head_saved")
    return "Saved"


@transaction.atomic
def add(office: Office, number: int, *, after: str | None, kind: str, heading: str, by: By) -> str:
    """Add a section behind another, or at the beginning; its key. `kind` has its part behind a stroke."""
    taken = turn(office, number, by)
    if after is not None and find(taken.body, after) is None:
        raise NotAllowed("The section behind which it was to stand was taken out meanwhile. Choose another place.")
    name, _, part = kind.partition("/")
    body = add_section(taken.body, after, name, part or None, heading)
    key = f"s{body[KEYS]}"
    revise(taken, body, f"Added the section “{heading.strip()}”", "writing.section_added", section=key)
    return key


@transaction.atomic
def remove(office: Office, number: int, key: str, *, seen: int, by: By) -> None:
    """Take a section out. Raises `NotAllowed` where somebody changed it since revision `seen` was looked at."""
    taken = turn(office, number, by)
    section = section_of(taken.body, key)
    was = find(body_at(taken.draft, seen), key)
    if was is None or as_text(was) != as_text(section):
        last = _last(taken, key)
        raise NotAllowed(
            f"{last.by} changed “{section['heading']}” since you looked at it. Read it again before it goes."
        )
    revise(
        taken,
        remove_section(taken.body, key),
        f"Took out “{section['heading']}”",
        "writing.section_removed",
        section=key,
    )


@transaction.atomic
def move(office: Office, number: int, key: str, step: int, *, by: By) -> None:
    """Move a section one place earlier or later."""
    taken = turn(office, number, by)
    section = section_of(taken.body, key)
    where = "earlier" if step < 0 else "later"
    revise(
        taken,
        move_section(taken.body, key, step),
        f"Moved “{section['heading']}” {where}",
        "writing.section_moved",
        section=key,
    )


@transaction.atomic
def go_back(office: Office, number: int, revision: int, *, seen: int, by: By) -> None:
    """Make an earlier revision the newest one. What stood since stays among the revisions."""
    taken = turn(office, number, by)
    if seen != taken.draft.revision:
        raise NotAllowed(
            f"Draft {number} was changed since you looked at it: it is at revision {taken.draft.revision}. Look at what was "
            "written, and go back again if that is still wanted."
        )
    if revision == taken.draft.revision:
        raise Invalid(f"Revision {revision} is the newest already; there is nothing to go back to.")
    body = body_at(taken.draft, revision) | {KEYS: taken.body[KEYS]}
    revise(taken, body, f"Went back to revision {revision}", "writing.went_back", more={"to": revision})


@transaction.atomic
def set_aside(office: Office, number: int, *, reason: str, by: By) -> None:
    """Put a draft away for a reason; nothing of it is lost."""
    taken = turn(office, number, by, decides=True)
    if taken.draft.state == DraftState.PUT:
        raise NotAllowed(
            f"Draft {number} lies in {taken.draft.amendment}. Take its change out of the amendment first, or leave the draft."
        )
    taken.draft.state, taken.draft.reason = DraftState.ASIDE, reason_of(reason, "it is set aside")
    note(taken, "writing.set_aside", {"reason": taken.draft.reason})
    taken.draft.save()


@transaction.atomic
def take_up(office: Office, number: int, *, by: By) -> None:
    """Go on with a draft that was set aside."""
    taken = turn(office, number, by, decides=True, aside=True)
    if taken.draft.state != DraftState.ASIDE:
        raise NotAllowed(f"Draft {number} is {taken.draft.get_state_display()}, so there is nothing to take up.")
    taken.draft.state, taken.draft.reason = DraftState.OPEN, ""
    note(taken, "writing.taken_up", {})
    taken.draft.save()


def _keep(taken: Turn, key: str, text: str, what: str, said: str) -> str:
    body = put_text(taken.body, key, text, taken.layout)
    if body == taken.body or as_text(section_of(body, key)) == as_text(section_of(taken.body, key)):
        return "Nothing was changed"
    revise(taken, body, what, "writing.section_saved", section=key)
    return said


def _named(text: str) -> str:
    return lines_in(text)[0][:200] or "a section without a heading"


def _clashing(taken: Turn, key: str, base: str, mine: str, seen: int) -> str:
    """Who changed the words that clash, and by which revisions: those after which other words clash than before."""
    found: list[DraftRevision] = []
    before: tuple[Clash, ...] = ()
    since = DraftRevision.objects.filter(draft=taken.draft, number__gt=seen, section__in=(key, ""))
    for revision in since.iterator(20):
        section = find(revision.body, key)
        clashes = merged(base, mine, as_text(section)).clashes if section else ()
        if clashes != before and clashes:
            found.append(revision)
        before = clashes
    people = " and ".join(dict.fromkeys(revision.by for revision in found))
    numbers = " and ".join(str(revision.number) for revision in found)
    return f"{people} changed this section meanwhile (revision{'s' if len(found) > 1 else ''} {numbers})"


def _last(taken: Turn, key: str) -> DraftRevision:
    """The last revision that changed a section, or else everything."""
    rows = DraftRevision.objects.filter(draft=taken.draft).defer("body").order_by("-number")
    found = rows.filter(section__in=(key, "")).first()
    assert found is not None
    return found
