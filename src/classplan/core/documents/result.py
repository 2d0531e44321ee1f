"""The notice of results: what became of each change, told to a department that it touches (190)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Decision, Outcome, Proposed
from classplan.core.dates import long_date
from classplan.core.documents.changes import known_as
from classplan.core.documents.naming import capital, signed, the
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, Paragraph, Table
from classplan.core.errors import Invalid

_STAYS = "Everything stays as it was."


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What a notice of results is made of.

    `changes` are those that touch the department; `decisions` what the Board did with them, by ordinal; `effective` the
    first day in force, None as long as it waits, and then `waits_for` says for what. `failed` says by which act, and
    when, nothing came of all of it after all; empty where that did not happen. `positions` are the department's, None
    where all are. `ask` is whom to turn to.
    """

    office: str
    sender: str
    department: str
    day: date
    amendment: str
    decided: date | None
    changes: tuple[Proposed, ...]
    decisions: tuple[Decision, ...]
    board: str = "the Board"
    effective: date | None = None
    waits_for: str = ""
    failed: str = ""
    citation: str = ""
    provisional_until: date | None = None
    positions: tuple[str, ...] | None = None
    ask: str = ""
    anchor: str = ""
    draft: bool = False


def result_notice(facts: ResultFacts) -> Document:
    """The notice. Raises `Invalid` where nothing is decided yet, or a change has no decision on record."""
    if facts.decided is None:
        raise Invalid(
            f"{capital(the(facts.board))} has not decided on {facts.amendment}, so there is no result to "
            "tell (190). Record its decision first."
        )
    if not facts.changes:
        raise Invalid(f"No change of {facts.amendment} touches {facts.department} (190). It needs no notice.")
    name = f"Result of {facts.amendment}"
    return Document(
        f"{name}, for {facts.department}",
        tuple(_blocks(facts, facts.decided, name)),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


def _blocks(facts: ResultFacts, decided: date, name: str) -> Iterator[Block]:
    yield Heading(1, name)
    yield Facts(
        (
            ("To", facts.department),
            ("From", signed(facts.sender, facts.office)),
            ("Date", long_date(facts.day)),
            ("Decided", f"{long_date(decided)}, by {the(facts.board)}"),
        )
    )
    yield Heading(2, "What was decided")
    rows = tuple(_row(proposed, _decision(proposed, facts), failed=bool(facts.failed)) for proposed in facts.changes)
    yield Table("Changes that touch you", ("Change", "Decision", _heading(facts)), rows)
    yield Heading(2, "From when")
    yield Paragraph(_from_when(facts))
    if facts.provisional_until is not None and not facts.failed:
        yield Paragraph(
            f"Until the enactment is complete, use is provisional, at the longest through {long_date(facts.provisional_until)}."
        )
    moved = tuple(_positions(facts))
    if moved:
        yield Heading(2, "Your positions")
        yield Items(moved)
    if facts.ask:
        yield Heading(2, "Questions")
        yield Paragraph(f"{facts.ask.rstrip('.')}.")


def _decision(proposed: Proposed, facts: ResultFacts) -> Decision:
    for decision in facts.decisions:
        if decision.ordinal == proposed.ordinal:
            return decision
    raise Invalid(
        f"No decision on {proposed.named} of {facts.amendment} is on record (190). Record what {the(facts.board)} did with it."
    )


def _heading(facts: ResultFacts) -> str:
    """Over what a change comes to: it holds, or it will."""
    holds = facts.effective is not None and facts.effective <= facts.day
    return "What holds" if holds or facts.failed or _all_rejected(facts) else "Once in force"


def _all_rejected(facts: ResultFacts) -> bool:
    return all(decision.outcome is Outcome.REJECTED for decision in facts.decisions)


def _row(proposed: Proposed, decision: Decision, *, failed: bool) -> tuple[str, str, str]:
    holds = _STAYS if failed and not decision.again else _holds(proposed, decision)
    return known_as(proposed.change), decision.outcome.value, holds


def _holds(proposed: Proposed, decision: Decision) -> str:
    if decision.outcome is Outcome.REJECTED:
        return _STAYS
    if decision.outcome is Outcome.MODIFIED and decision.again:
        return "It is noticed anew as modified; until then everything stays as it was."
    after = decision.modified or (proposed.change.after if proposed.change else None)
    if proposed.change is None:
        return "The ranges of the new table."
    if after is None:
        return "The class ends."
    return f"{after}"


def _from_when(facts: ResultFacts) -> str:
    if facts.failed:
        return f"{facts.failed.rstrip('.')}. Nothing of {facts.amendment} takes effect; everything stays as it was."
    by = f" ({facts.citation})" if facts.citation else ""
    if facts.effective is not None:
        return f"What was approved is in force from {long_date(facts.effective)}{by}."
    if _all_rejected(facts):
        return "Nothing was approved, so nothing takes effect; everything stays as it was."
    if not facts.waits_for:
        raise Invalid(
            f"Neither the effective day of {facts.amendment} nor what it waits for is given (190). Give one of them."
        )
    waits = facts.waits_for.rstrip(".")
    return f"Nothing is in force yet. {waits}{'' if waits.endswith(')') else by}."


def _positions(facts: ResultFacts) -> Iterator[str]:
    for proposed in facts.changes:
        for position in proposed.positions:
            if facts.positions is not None and position not in facts.positions:
                continue
            becomes = proposed.dispositions.get(position)
            known = known_as(proposed.change)
            yield f"{position}: {becomes}" if becomes else f"{position}: in {known}"
