"""The memo by which the office asks its Board to approve, in Duluth's form (170 to 175, 189)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Proposed
from classplan.core.dates import long_date
from classplan.core.documents.asked import Consulted
from classplan.core.documents.changes import known_as, proposed_tables, reasons_of
from classplan.core.documents.impact import Impact
from classplan.core.documents.impact_told import impact_blocks
from classplan.core.documents.letterhead import Sender
from classplan.core.documents.naming import headed, signed, the
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, Paragraph
from classplan.core.errors import Invalid
from classplan.core.plain_words import count_in_words, list_in_words, short_date

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MemoFacts:
    """What a board memo is made of.

    `background` is the office's own account, a paragraph each; `last_revised` the year of the text that is replaced;
    `reviewed_by` who went over it (172: a supervisor and the incumbents); `code_section` what lets the Board approve
    (170); `attached` names what goes with it; `noun` is the house's word for a specification.
    """

    office: str
    board: str
    sender: Sender
    day: date
    subject: str
    changes: tuple[Proposed, ...]
    background: tuple[str, ...]
    code_section: str
    impact: Impact | None = None
    last_revised: int | None = None
    reviewed_by: tuple[str, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    attached: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    noun: str = "specification"
    anchor: str = ""
    draft: bool = False


def board_memo(facts: MemoFacts) -> Document:
    """The memo. Raises `Invalid` where it has no changes, no background or no section of the code to rest on."""
    _refuse_incomplete(facts)
    return Document(
        f"Memo to {the(facts.board)}: {facts.subject}",
        tuple(_blocks(facts)),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.sender.in_full,
        day=facts.day,
        draft=facts.draft,
    )


def subjects_of(changes: Sequence[Proposed]) -> str:
    """What is to be approved, in a few words: the changes by name, or how many there are."""
    if len(changes) > MOST_NAMED:
        return f"the {count_in_words(len(changes), 'change', 'changes')} listed below"
    return list_in_words(known_as(proposed.change) for proposed in changes)


def _refuse_incomplete(facts: MemoFacts) -> None:
    if not facts.changes:
        raise Invalid(f"The memo to {the(facts.board)} proposes nothing to approve (170). Add the changes.")
    if not facts.code_section.strip():
        raise Invalid(
            f"The memo names no section of the code under which {the(facts.board)} approves (170). Enter the section."
        )
    if not any(text.strip() for text in facts.background):
        raise Invalid(
            "The memo gives no background, so the Board could not see why (189). It is the reason among the terms of the amendment's notice: write at least a paragraph there."
        )
    if facts.impact is None and any(p.change is None or p.change.touches_title_or_rate for p in facts.changes):
        raise Invalid(
            "The memo proposes to change titles, classes or pay and does not say what that does to the plan, to other "
            "classes and to departments (189). Have the impact reckoned first."
        )


def _blocks(facts: MemoFacts) -> Iterator[Block]:
    if facts.letterhead:
        yield Paragraph(" · ".join(facts.letterhead))
    yield Heading(1, "Memo")
    yield Facts(
        (
            ("Date", long_date(facts.day)),
            ("To", headed(facts.board)),
            ("From", signed(facts.sender.in_full, facts.office)),
            ("Subject", facts.subject),
        )
    )
    yield Paragraph(f"Action requested: approval of {subjects_of(facts.changes)}.", strong=True)
    yield Heading(2, "Background")
    yield from (Paragraph(text.strip()) for text in facts.background if text.strip())
    yield from _how_it_was_made(facts)
    yield Heading(2, "What changes")
    yield from proposed_tables(facts.changes, complete=not facts.draft)
    yield from reasons_of(((p.change, p.why) for p in facts.changes), Heading(3, "Why"))
    if facts.impact is not None:
        yield from impact_blocks(facts.impact)
    yield Heading(2, "Recommendation")
    yield Paragraph(
        f"On these grounds I recommend that {the(facts.board)} approve {subjects_of(facts.changes)}, as "
        f"{facts.code_section} provides."
    )
    if facts.attached:
        yield Heading(2, "Attached")
        yield Items(facts.attached)


def _how_it_was_made(facts: MemoFacts) -> Iterator[Block]:
    if facts.last_revised is not None:
        yield Paragraph(f"The {facts.noun} in force was last revised in {facts.last_revised}.")
    if facts.reviewed_by:
        yield Paragraph(f"Reviewed by: {list_in_words(facts.reviewed_by)}.")
    if facts.consulted:
        yield Items(tuple(_consulted(said) for said in facts.consulted))


def _consulted(said: Consulted) -> str:
    when = f" on {short_date(said.on)}" if said.on else ""
    return f"Talked over with {said.who}{when}: {said.outcome.rstrip('.')}."
