"""`classplan paper`: papers as files: a specification or the book of a day, the papers of an amendment."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classplan.cli.shared import DAY, acted_by, refuse_unwritable, table

if TYPE_CHECKING:
    from classplan.core.documents import Document

OUT = click.option("-o", "--output", required=True, metavar="OUT", help="The file to write: OUT.pdf, .docx or .html.")
FORCE = click.option("--force", is_flag=True, help="Write over a file that is there.")
REVIEWED = click.option("--reviewed-by", multiple=True, metavar="WHO", help="Memo: who went over it. Can be repeated.")
CONSULTED = click.option(
    "--consulted",
    multiple=True,
    metavar="TALK",
    help="Memo: with whom it was talked over, as “who; what came of it; day”. Can be repeated.",
)


@click.group()
def paper() -> None:
    """Papers as files: PDF, Word or web page."""
    from classplan.cli.django import use_office

    use_office()


@paper.command("specification")
@click.argument("name", metavar="CLASS")
@click.argument("day", type=DAY)
@click.option("--house", metavar="NAME", help="In the printed form of another jurisdiction: denver, duluth, clackamas.")
@OUT
@FORCE
def specification(name: str, day: date, house: str | None, output: str, *, force: bool) -> None:
    """The specification of CLASS (a code, a title or a number) in force on DAY."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.papers.printed import specification_on
    from classplan.records.plan.selectors import class_named

    office = the_office()
    job_class = class_named(office, name, on=day)
    _write(output, lambda: specification_on(office, job_class, day, house=house), force=force)


@paper.command("book")
@click.argument("day", type=DAY)
@OUT
@FORCE
def book(day: date, output: str, *, force: bool) -> None:
    """The whole specification book on DAY: every class, one after the other, with a list of them."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.papers.printed import book_on

    _write(output, lambda: book_on(the_office(), day), force=force)


@paper.command("list")
@click.argument("amendment", type=int)
def papers(amendment: int) -> None:
    """The papers of a live AMENDMENT (its number): issued, or when they can be."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.papers.selectors import papers_of_number

    rows = [
        [
            found.kind.name,
            found.about,
            found.whom or "",
            f"issued {found.issued.day} as paper {found.issued.number}"
            if found.issued
            else found.too_early or "can be issued",
        ]
        for found in papers_of_number(the_office(), amendment)
    ]
    click.echo(table(["kind", "about", "for", ""], rows))


@paper.command("draft")
@click.argument("amendment", type=int)
@click.argument("kind")
@click.argument("about", default="whole")
@REVIEWED
@CONSULTED
@OUT
@FORCE
def draft(
    amendment: int,
    kind: str,
    about: str,
    reviewed_by: tuple[str, ...],
    consulted: tuple[str, ...],
    output: str,
    *,
    force: bool,
) -> None:
    """A paper of a live AMENDMENT as it would be issued today, marked as a draft on every page.

    KIND and ABOUT are as `classplan paper list` prints them.
    """
    from classplan.core.documents.asked import asked
    from classplan.records.accounts.selectors import the_office
    from classplan.records.papers.selectors import draft_of_number

    said = asked(reviewed_by, consulted)
    _write(output, lambda: draft_of_number(the_office(), amendment, kind, about, said), force=force)


@paper.command("issue")
@click.argument("amendment", type=int)
@click.argument("kind")
@click.argument("about", default="whole")
@REVIEWED
@CONSULTED
@acted_by
def issue(
    amendment: int, kind: str, about: str, reviewed_by: tuple[str, ...], consulted: tuple[str, ...], by: str
) -> None:
    """Issue a paper of a live AMENDMENT: made in every form and frozen. Nothing is issued twice.

    KIND and ABOUT are as `classplan paper list` prints them.
    """
    from django.utils import timezone

    from classplan.core.documents.asked import asked
    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.services import Actor
    from classplan.records.papers import services

    made = services.issue(
        the_office(),
        amendment,
        kind=kind,
        about=about,
        asked=asked(reviewed_by, consulted),
        actor=Actor(by),
        now=timezone.now(),
    )
    click.echo(f"Paper {made.number} is issued: {made.title}")


@paper.command("letterhead")
@click.argument("lines", nargs=-1, metavar="[LINE]...")
@click.option("--sender", default="", metavar="NAME", help="Who signs. Without one, the director of the day does.")
@click.option("--position", default="", help="The position of whoever signs, as papers print it.")
@click.option("--contact", default="", help="How to reach whoever signs: a telephone number, an address.")
@click.option("--board", default="the Board", show_default=True, help="What papers call the Board.")
@click.option("--council", default="the Council", show_default=True, help="What papers call the Council.")
@acted_by
def letterhead(
    lines: tuple[str, ...], sender: str, position: str, contact: str, board: str, council: str, by: str
) -> None:
    """Record how the office's papers are headed and signed from now on: each LINE of its address, and who sends them.

    What was issued stays as it is.
    """
    from django.utils import timezone

    from classplan.core.documents.letterhead import Letterhead, Sender
    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.services import Actor
    from classplan.records.papers.letterhead import set_letterhead

    said = Letterhead(lines, Sender(sender, position, contact), board, council)
    set_letterhead(the_office(), said, actor=Actor(by), now=timezone.now())
    click.echo("Papers are headed and signed so from now on.")


@paper.command("holdings")
@click.argument("agency")
@click.argument("classes", nargs=-1, type=int, metavar="[CLASS]...")
@acted_by
def holdings(agency: str, classes: tuple[int, ...], by: str) -> None:
    """Record of which classes (by number) an AGENCY holds the specifications; without any, the whole book.

    The update circular for the agency then leaves out what it does not hold.
    """
    from django.utils import timezone

    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.services import Actor
    from classplan.records.papers.services import set_specs_held

    held = set_specs_held(the_office(), agency, classes or None, actor=Actor(by), now=timezone.now())
    click.echo(f"{agency} holds {f'the specifications of {len(held)} classes' if held else 'the whole book'}.")


def _write(output: str, made: "Callable[[], Document]", *, force: bool) -> None:
    from classplan.records.papers.rendering import form_named

    target = Path(output)
    form = form_named(target.suffix.lstrip(".").lower())
    refuse_unwritable(target, force=force)
    document = made()
    content = form.make(document)
    target.write_bytes(content)
    click.echo(f"{output}: {document.title}, {len(content):,} bytes")
