"""The classification notice of an amendment: its head, its four tables, its reasons, its days and its contacts.

Every fact comes from the amendment's own changes and terms, so that notice, page and plan cannot disagree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from classplan.core.amending.proposal import RangeChange, Terms
from classplan.core.dates import long_date
from classplan.core.documents.changes import reasons_of, tables_of
from classplan.core.documents.letterhead import NOBODY, Sender
from classplan.core.documents.naming import signed
from classplan.core.documents.specification import SpecFacts, blocks_of, title_of
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, PageBreak, Paragraph
from classplan.core.errors import Invalid
from classplan.core.plain_words import aspects_in_words, list_in_words
from classplan.core.plan import Change
from classplan.core.rules import Waiver

TO = "Agency heads and employees"
NOT_SET = "Not set."


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a notice is made of. `citation` and `paraphrase` are those of the rule that dates its changes.

    `whys` are its changes, each with its own reason; None is a pay table. `posted_until` is the last day of the period
    for which it hangs at least (133). `sender` is the person who gives it, with position and contact. `drafts_to` are the
    appointing authorities that got a draft (132). `rule_words` are the law's own words, where the office has them on
    record. `waivers` are what was set aside for it, and is said. `attached` are the new texts, which follow the notice;
    `redlined` are the titles of those that are also compared in a paper of their own, each with the version that it is
    compared with. A `draft` may lack what is not set yet, and says so.
    """

    office: str
    day: date
    terms: Terms
    subject: str
    changes: tuple[Change, ...]
    tables: tuple[tuple[RangeChange, ...], ...]
    citation: str
    paraphrase: str
    anchor: str
    whys: tuple[tuple[Change | None, str], ...] = ()
    posted_until: date | None = None
    sender: Sender = NOBODY
    letterhead: tuple[str, ...] = ()
    drafts_to: tuple[str, ...] = ()
    rule_words: str = ""
    waivers: tuple[Waiver, ...] = ()
    attached: tuple[SpecFacts, ...] = ()
    redlined: tuple[tuple[str, str], ...] = ()
    draft: bool = False


def classification_notice(facts: NoticeFacts) -> Document:
    """The notice as it is posted. Raises `Invalid` where it is no draft and something that it must say is absent."""
    if not facts.draft:
        _refuse_incomplete(facts, lenient=bool(facts.waivers))
    terms = facts.terms
    name = f"Classification Notice No. {terms.number}" if terms.number else "Classification Notice"
    return Document(
        f"{name}, {facts.office}",
        (
            *((Paragraph(" · ".join(facts.letterhead)),) if facts.letterhead else ()),
            Paragraph("POSTING IS REQUIRED", strong=True),
            Heading(1, name),
            Facts(tuple(_head(facts))),
            Heading(2, "What is proposed"),
            Paragraph(_summary(facts)),
            *tables_of(facts.changes, facts.tables, complete=not facts.draft and not facts.waivers),
            Heading(2, "Public hearing"),
            Paragraph(f"{moment_in_words(terms.hearing)}, {terms.place}." if terms.hearing else NOT_SET),
            Heading(2, "To comment in writing"),
            *_comments(terms),
            Heading(2, "To speak at the hearing"),
            *_speakers(terms),
            Heading(2, "When it takes effect"),
            Paragraph(f"{facts.citation}: {facts.paraphrase}"),
            *((Paragraph(f"The rule says: “{facts.rule_words}”"),) if facts.rule_words else ()),
            *_posting(facts),
            Heading(2, "Why"),
            *_narrative(terms),
            *reasons_of(facts.whys, Heading(2, "Why, change by change")),
            *_texts(facts),
            *_waived(facts),
            *(block for text in facts.attached for block in (PageBreak(), *blocks_of(text, top=2))),
        ),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


def moment_in_words(moment: datetime) -> str:
    """A day with its weekday and an hour: *Thursday, April 7, 2011, 5:00 p.m.*, with its hour."""
    if moment.time() == time(12):
        return f"{long_date(moment.date())}, noon"
    return f"{long_date(moment.date())}, {moment.hour % 12 or 12}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def _head(facts: NoticeFacts) -> Iterator[tuple[str, str]]:
    yield "To", TO
    yield "From", signed(facts.sender.in_full, facts.office)
    if facts.sender.contact:
        yield "Contact", facts.sender.contact
    yield "Date", long_date(facts.day)
    yield "Subject", facts.subject


def _refuse_incomplete(facts: NoticeFacts, *, lenient: bool) -> None:
    """`lenient`: something was set aside by a waiver, and its clause has been asked before."""
    terms = facts.terms
    always = (
        ("its number", terms.number, 131),
        ("day and hour of the hearing", terms.hearing, 134),
        ("the place of the hearing", terms.place.strip(), 134),
    )
    else_waived = (
        ("the cut-off for comments", terms.comments_until, 135),
        ("where comments go", terms.comments_to.strip(), 135),
        ("the cut-off for speakers", terms.speakers_until, 137),
        ("whom speakers call", terms.speakers_to.strip(), 137),
        ("why it is proposed", terms.narrative.strip() or any(why.strip() for _, why in facts.whys), 140),
    )
    missing = [
        f"{name} ({clause})" for name, value, clause in (*always, *(() if lenient else else_waived)) if not value
    ]
    if missing:
        raise Invalid(f"The terms of the notice are not complete; it lacks {list_in_words(missing)}. Set that first.")
    if not facts.changes and not facts.tables:
        raise Invalid(f"Notice {terms.number} proposes no change, so there is nothing to post (138). Add its changes.")


def _summary(facts: NoticeFacts) -> str:
    does = aspects_in_words((change.aspects for change in facts.changes), tables=len(facts.tables))
    return f"This proposal {does}. It amends the Classification and Pay Plan as the tables say."


def _narrative(terms: Terms) -> Sequence[Block]:
    said = [Paragraph(text.strip()) for text in terms.narrative.split("\n\n") if text.strip()]
    if terms.study.strip():
        said.append(Paragraph(f"It follows from: {terms.study}"))
    return said or (Paragraph(NOT_SET),)


def _posting(facts: NoticeFacts) -> Sequence[Block]:
    found: list[Block] = []
    if facts.posted_until is not None:
        days = (facts.posted_until - facts.day).days
        found.append(
            Paragraph(
                f"This notice hangs on the bulletin boards for at least {days} calendar days from its date, through "
                f"{long_date(facts.posted_until)}."
            )
        )
    if facts.drafts_to:
        found.append(
            Paragraph(
                f"Drafts of these changes went to the appointing authorities of {list_in_words(facts.drafts_to)}."
            )
        )
    return (Heading(2, "Posting and drafts"), *found) if found else ()


def _comments(terms: Terms) -> Sequence[Block]:
    if terms.comments_until is None or not terms.comments_to.strip():
        return (Paragraph(NOT_SET),)
    return (
        Paragraph(f"Until {moment_in_words(terms.comments_until)}, to {terms.comments_to}."),
        Paragraph("A comment gives a contact name and a telephone number, so that it can be answered."),
    )


def _speakers(terms: Terms) -> Sequence[Block]:
    if terms.speakers_until is None or not terms.speakers_to.strip():
        return (Paragraph(NOT_SET),)
    return (Paragraph(f"Ask until {moment_in_words(terms.speakers_until)}: {terms.speakers_to}."),)


def _texts(facts: NoticeFacts) -> Sequence[Block]:
    if not facts.attached:
        return ()
    compared = dict(facts.redlined)
    said = []
    for title in map(title_of, facts.attached):
        clean = f"{title}: the text as proposed follows this notice"
        redline = f", and a redline against {compared[title]} is a paper of its own" if title in compared else ""
        said.append(f"{clean}{redline}.")
    return (Heading(2, "Attached"), Items(tuple(said)))


def _waived(facts: NoticeFacts) -> Sequence[Block]:
    said = tuple(f"{w.clause}: {w.reason} Asked by {w.asked_by}, approved by {w.approved_by}." for w in facts.waivers)
    return (Heading(2, "Requirements set aside"), Items(said)) if said else ()
