"""Edits of specifications that something else asks for, and taking them into an amendment: a text changes only there (7-20).

Whatever asks (a class that is renamed, a wording that was settled) makes suggestions; whoever drafts takes all or some.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.redline import Piece, paragraphs, redline
from classplan.core.spec.edits import Edit, Words, edited
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day
from classplan.records.amendments import drafting
from classplan.records.amendments.gathering import ranges_of
from classplan.records.amendments.models import ProposedChange
from classplan.records.amendments.proposals import Proposal
from classplan.records.amendments.standing import lines_on
from classplan.records.journal.services import Actor
from classplan.records.papers.freezing import frozen
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.specs.models import SpecVersion

LONGEST_WHY = 2_000
AT_ONCE = 50  # texts that are read together


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a class on which suggestions are made: that of the change in the amendment, or else the one in force.

    `change` is the change of the amendment that holds the class already; `blocked` says why the text cannot be changed
    here now, and is empty where it can.
    """

    job_class: JobClass
    title: str
    body: Mapping[str, Any]
    change: ProposedChange | None = None
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Edits of one place of a text that belong together. `doubt` says why somebody has to look whether it is meant; empty where nothing speaks against it."""

    text: Text
    edits: tuple[Edit, ...]
    words: Words
    doubt: str = ""

    @property
    def key(self) -> str:
        """By which it is chosen on a page: the class, the place, the character."""
        return f"{self.text.job_class.number}.{self.words.place}.{self.edits[-1].at}"

    @property
    def is_ticked(self) -> bool:
        """Whether it is chosen unless somebody takes it out."""
        return not self.doubt and not self.text.blocked

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words around it, with what goes and what comes."""
        old, end, parts = self.words.text, 0, []
        for edit in self.edits:
            parts += [old[end : edit.at], edit.new]
            end = edit.at + len(edit.old)
        new = "".join((*parts, old[end:]))
        return tuple(piece for row in redline(paragraphs(old), paragraphs(new)).rows for piece in row.pieces)


@dataclass(frozen=True, slots=True)
class Places:
    """Where edits are suggested: the versions by their keys alone, however many; a text is read when it is its turn."""

    office: Office
    amendment: Amendment | None
    today: date
    versions: Sequence[int]
    in_text: Callable[[Text], Iterable[Suggestion]]

    def of(self, versions: Sequence[int]) -> list[Suggestion]:
        """The suggestions in some of the versions, in the order in which these are given."""
        rows = SpecVersion.objects.select_related("job_class").defer("text").in_bulk(versions)
        texts = texts_for(self.office, self.amendment, (rows[key] for key in versions), self.today)
        return [suggestion for text in texts for suggestion in self.in_text(text)]


def in_order(versions: Iterable[tuple[int, int, int]], amendment: Amendment | None) -> list[int]:
    """The keys of versions, given with the number and the key of their class: those whose text the amendment holds last."""
    held = set(amendment.proposed.filter(spec__isnull=False).values_list("job_class", flat=True)) if amendment else ()
    return [key for *_, key in sorted((job_class in held, number, key) for key, number, job_class in versions)]


def texts_for(office: Office, amendment: Amendment | None, versions: Iterable[SpecVersion], today: date) -> list[Text]:
    """The texts of classes as an amendment would change them; without one, as they stand in force."""
    rows = {version.job_class_id: version for version in versions}
    lines = lines_on(rows, today)
    held = ProposedChange.objects.filter(job_class__in=list(rows), open=True).select_related(
        "amendment", "spec_original", "job_class"
    )
    changes: dict[int, list[ProposedChange]] = defaultdict(list)
    for change in held:
        changes[change.job_class_id or 0].append(change)
    later = dict(
        SpecVersion.objects.filter(job_class__in=list(rows), start__gt=today).values_list("job_class", "start")
    )
    found = []
    for key, version in rows.items():
        own = next((c for c in changes[key] if amendment is not None and c.amendment_id == amendment.pk), None)
        line = lines.get(key)
        title = (line.title if line else None) or version.job_class.known_as
        body = own.spec if own is not None and own.spec else version.body
        text = Text(version.job_class, title, body, own)
        found.append(replace(text, blocked=_blocked(text, own, changes[key], line is not None, later.get(key))))
    return found


def _blocked(
    text: Text, own: ProposedChange | None, changes: Sequence[ProposedChange], standing: bool, later: date | None
) -> str:
    """Why the text of a class cannot be changed in the amendment; empty where it can."""
    other = next((change for change in changes if change is not own and not change.alongside), None)
    if own is None and other is not None:
        return (
            f"{text.title} is changed by {other.amendment.name} already ({other.amendment.state}), change {other.ordinal}; a class "
            "stands in one open amendment. Its words are changed there."
        )
    if own is not None and own.after is None:
        return f"{text.title} ends by change {own.ordinal} of this amendment, so its text needs no change."
    if not standing:
        return f"{text.title} has no line in the plan today, so no amendment can change its text."
    if own is None and later is not None:
        return f"Another text of {text.title} takes effect on {long_date(later)}. Change that one, once it is in force."
    return ""


def refuse_unknown(suggestions: Iterable[Suggestion], chosen: Collection[str]) -> list[Suggestion]:
    """The suggestions that were chosen. Raises `Invalid` where one is not among those there are, or none is chosen."""
    known = {suggestion.key: suggestion for suggestion in suggestions}
    gone = [key for key in chosen if key not in known]
    if gone:
        raise Invalid(
            f"{len(gone)} of the places that were chosen no longer read as they did. Nothing was written. Look at the list as it "
            "now stands, and choose again."
        )
    if not chosen:
        raise Invalid("No place is chosen. Tick at least one, or leave the texts as they are.")
    return [known[key] for key in dict.fromkeys(chosen)]


@transaction.atomic
def take(
    office: Office,
    number: int,
    chosen: Sequence[Suggestion],
    *,
    why: str,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> list[ProposedChange]:
    """Make the edits changes of a draft, one for each class: the new text is the one that stands, with just those words changed.

    A class that the amendment changes already keeps its change, with the new text in it.
    """
    why = " ".join(why.split())[:LONGEST_WHY]
    if not why:
        raise Invalid("Say why the texts change; the notice prints it.")
    by_class: dict[int, list[Suggestion]] = defaultdict(list)
    for suggestion in chosen:
        if suggestion.text.blocked:
            raise NotAllowed(suggestion.text.blocked)
        by_class[suggestion.text.job_class.pk].append(suggestion)
    written = []
    lines = lines_on(by_class, local_day(office, now))
    for key, suggestions in by_class.items():
        text = suggestions[0].text
        body = edited(text.body, [edit for suggestion in suggestions for edit in suggestion.edits])
        new = frozen(office, body, title=text.title)
        acts: dict[str, Any] = {"actor": actor, "now": now, "seen": seen}
        if text.change is None:
            proposal = Proposal(text.job_class.number, lines[key], why, new)
            written.append(drafting.propose(office, number, proposal, **acts))
        else:
            proposal = replace(proposal_of(text.change), spec=new)
            written.append(drafting.change_proposal(office, number, text.change.ordinal, proposal, **acts))
        seen = None  # the first has raised the version, and nobody else can write in between
    return written


@transaction.atomic
def take_all(
    places: Places, number: int, *, why: str, actor: Actor, now: datetime, seen: int | None = None
) -> list[ProposedChange]:
    """Take every place that nothing speaks against, some texts at a time: all of it, or nothing."""
    written: list[ProposedChange] = []
    for start in range(0, len(places.versions), AT_ONCE):
        found = places.of(places.versions[start : start + AT_ONCE])
        if chosen := [suggestion for suggestion in found if suggestion.is_ticked]:
            written += take(places.office, number, chosen, why=why, actor=actor, now=now, seen=seen)
            seen = None  # as above
    if not written:
        raise Invalid(
            "Of no place it is sure that it can be changed here. Look at each, and tick those that are meant."
        )
    return written


def proposal_of(row: ProposedChange) -> Proposal:
    """What a change of a draft proposes, to be proposed again with another text."""
    return Proposal(
        row.job_class.number if row.job_class else None,
        line_from_json(row.after),
        row.why,
        None,
        ranges_of(row.ranges),
        tuple(row.replaces),
        row.taken_over_by,
        row.alongside,
    )
