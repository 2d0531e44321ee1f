"""What goes to the Council: the request with justification and impact, and the text of the resolution (189, 190)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Proposed
from classplan.core.dates import long_date
from classplan.core.documents.changes import proposed_tables, reasons_of
from classplan.core.documents.impact import Impact
from classplan.core.documents.impact_told import impact_blocks
from classplan.core.documents.letterhead import Sender
from classplan.core.documents.naming import capital, headed, placed, signed, the
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, Paragraph
from classplan.core.errors import Invalid
from classplan.core.plain_words import aspects_in_words, change_in_words, short_date

_TO_WRITE_ON = "_" * 32


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """What a request to the Council and its resolution are made of.

    `changes` are those that the Board let stand. `number` is the resolution's, empty until the clerk gives it one.
    `citation` and `paraphrase` are those of the rule that dates the changes, `authority` the one that sends them here.
    `provisional_until` is the last day of provisional use without the Council, where there is such use.
    """

    office: str
    place: str
    council: str
    board: str
    sender: Sender
    day: date
    amendment: str
    subject: str
    changes: tuple[Proposed, ...]
    justification: tuple[str, ...]
    authority: str
    citation: str
    paraphrase: str
    heard: date | None = None
    board_approved: date | None = None
    impact: Impact | None = None
    number: str = ""
    provisional_until: date | None = None
    attached: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    anchor: str = ""
    draft: bool = False


def council_request(facts: CouncilFacts) -> Document:
    """The request. Raises `Invalid` where the Board has not approved, or justification or impact is absent (189)."""
    approved = _approved(facts)
    if not any(text.strip() for text in facts.justification):
        raise Invalid(
            f"The request for {facts.amendment} gives no justification (189). Write why the Council should act."
        )
    if facts.impact is None:
        raise Invalid(
            f"The request for {facts.amendment} does not say what it does to the plan, to other classes and to "
            "departments (189). Have the impact reckoned first."
        )
    return _document(facts, f"Request to {the(facts.council)}", tuple(_request(facts, approved, facts.impact)))


def council_resolution(facts: CouncilFacts) -> Document:
    """The text for the Council to resolve. Raises `Invalid` where the Board has not approved or nothing is left."""
    approved = _approved(facts)
    name = f"Resolution No. {facts.number}" if facts.number else "Resolution"
    return _document(facts, name, tuple(_resolution(facts, approved, name)))


def _approved(facts: CouncilFacts) -> date:
    if not facts.changes:
        raise Invalid(
            f"Of {facts.amendment} the Board let no change stand, so nothing goes to {the(facts.council)} ({facts.authority}). Close it."
        )
    if facts.board_approved is None:
        raise Invalid(
            f"No approval of {facts.amendment} by {the(facts.board)} is on record, and only what it approved goes to "
            f"{the(facts.council)} ({facts.authority}). Record the approval first."
        )
    return facts.board_approved


def _document(facts: CouncilFacts, name: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        f"{name}: {facts.subject}",
        blocks,
        anchor=facts.anchor,
        head=facts.office,
        author=facts.sender.in_full,
        day=facts.day,
        draft=facts.draft,
    )


def _does(facts: CouncilFacts) -> str:
    lines = [proposed.change for proposed in facts.changes if proposed.change is not None]
    return aspects_in_words((change.aspects for change in lines), tables=len(facts.changes) - len(lines))


def _request(facts: CouncilFacts, approved: date, impact: Impact) -> Iterator[Block]:
    if facts.letterhead:
        yield Paragraph(" · ".join(facts.letterhead))
    yield Heading(1, f"Request to {the(facts.council)}")
    yield Facts(
        (
            ("To", headed(facts.council)),
            ("From", signed(facts.sender.in_full, facts.office)),
            ("Date", long_date(facts.day)),
            ("Subject", facts.subject),
            *((("Public hearing", long_date(facts.heard)),) if facts.heard else ()),
            ("Approved", f"{long_date(approved)}, by {the(facts.board)}"),
        )
    )
    yield Paragraph(f"Action requested: approval of {facts.amendment}, which {_does(facts)}.", strong=True)
    yield Paragraph(f"It comes to {the(facts.council)} under {facts.authority}.")
    yield Heading(2, "Justification")
    yield from (Paragraph(text.strip()) for text in facts.justification if text.strip())
    yield from reasons_of(((p.change, p.why) for p in facts.changes), Heading(3, "Change by change"))
    yield Heading(2, "What changes")
    yield from proposed_tables(facts.changes, complete=not facts.draft)
    yield from impact_blocks(impact)
    yield from _effect(facts)
    if facts.attached:
        yield Heading(2, "Attached")
        yield Items(facts.attached)


def _effect(facts: CouncilFacts) -> Iterator[Block]:
    yield Heading(2, "When it takes effect")
    yield Paragraph(f"{facts.citation}: {facts.paraphrase}")
    if facts.provisional_until is not None:
        yield Paragraph(
            f"New classes and changed rates are in provisional use. Without the Council's approval that use ends with "
            f"{long_date(facts.provisional_until)}."
        )


def _resolution(facts: CouncilFacts, approved: date, name: str) -> Iterator[Block]:
    yield Heading(1, name)
    yield Facts(
        (
            ("Number", facts.number or "to be given by the clerk"),
            ("Body", f"{headed(facts.council)} of {placed(facts.place)}"),
            ("On", facts.subject),
        )
    )
    yield Paragraph("A resolution to amend the Classification and Pay Plan.", strong=True)
    yield Heading(2, "Grounds")
    yield Items(tuple(_grounds(facts, approved)), numbered=True)
    yield Heading(2, "Resolved")
    yield Paragraph(f"{capital(the(facts.council))} of {placed(facts.place)} resolves:")
    yield Items(tuple(_resolved(facts)), numbered=True)
    yield Heading(2, "Schedule")
    yield from proposed_tables(facts.changes, complete=not facts.draft)
    yield Heading(2, "Passage")
    yield Facts(tuple((name, _TO_WRITE_ON) for name in ("Passed on", "Presiding", "Attested by the clerk")))


def _grounds(facts: CouncilFacts, approved: date) -> Iterator[str]:
    if facts.heard is not None:
        yield f"{facts.amendment} was heard in public on {long_date(facts.heard)}."
    yield f"{capital(the(facts.board))} approved it on {long_date(approved)}."
    yield f"Under {facts.authority} it needs the approval of {the(facts.council)}."
    yield from (text.strip() for text in facts.justification if text.strip())


def _resolved(facts: CouncilFacts) -> Iterator[str]:
    for proposed in facts.changes:
        if proposed.change is None:
            yield "The pay table of the schedule takes the place of the one in force."
        else:
            yield change_in_words(proposed.change)
    yield f"These changes take effect under {facts.citation}: {facts.paraphrase}"
    if facts.provisional_until is not None:
        yield f"Provisional use, which would end with {short_date(facts.provisional_until)}, becomes lasting."
