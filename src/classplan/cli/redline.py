"""`classplan redline`: what became of one paper in another, as Word tracked changes, a page or a PDF. Needs no office."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from classplan.cli.shared import login, refuse_unwritable
from classplan.cli.two_papers import INPUT_CHANGES, blocks_of, taken
from classplan.core.documents.tree import Document, Heading, Paragraph, Redlined
from classplan.core.errors import Invalid
from classplan.core.redline import Redline
from classplan.core.redline import redline as compared
from classplan.formats.extract import Extract
from classplan.formats.redline_page import LEGEND, as_page, summary
from classplan.formats.tracked_changes import as_docx

_MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]


@click.command("redline")
@click.argument("old")
@click.argument("new")
@click.option("-o", "--output", required=True, metavar="OUT", help="The file to write: OUT.docx, OUT.html or OUT.pdf.")
@click.option("--author", metavar="NAME", default=login, show_default="the login", help="Who the changes are by.")
@click.option("--date", "day", type=click.DateTime(_MOMENTS), help="When they were made (UTC). [default: now]")
@INPUT_CHANGES
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def redline(
    old: str, new: str, output: str, author: str, day: datetime | None, input_changes: str, *, force: bool
) -> None:
    """Compare two papers, OLD and NEW, and write what changed.

    OLD and NEW are in any format that `classplan read` takes. OUT.docx holds Word tracked changes:
    accept them all and it is the new text, reject them all and it is the old. An empty file is a text without words. A paper in a layout that nobody knows is
    compared paragraph by paragraph.
    """
    when = (day or datetime.now(UTC)).replace(tzinfo=UTC)
    target = Path(output)
    write = _writer(target)
    refuse_unwritable(target, force=force)
    accept = input_changes == "accepted"
    (before, said_before), (after, said_after) = (taken(Path(path), accept=accept) for path in (old, new))
    found = compared(blocks_of(before), blocks_of(after))
    target.write_bytes(write(found, before, after, author, when))
    click.echo(f"{output}: {summary(found)}")
    for paper, said in ((before, said_before), (after, said_after)):
        for note in (*said, *(f"line {problem.line}: {problem.why}" for problem in paper.problems)):
            click.echo(f"Note: {paper.name}: {note}", err=True)


def _writer(target: Path) -> Callable[[Redline, Extract, Extract, str, datetime], bytes]:
    match target.suffix.lower():
        case ".docx":
            return _docx
        case ".html" | ".htm":
            return _html
        case ".pdf":
            return _pdf
        case other:
            raise Invalid(
                f"{target}: “{other or target.name}” is no kind of file that a redline is written to. Name a .docx, .html or .pdf file."
            )


def _docx(found: Redline, old: Extract, new: Extract, author: str, when: datetime) -> bytes:
    return as_docx(found, author=author, when=when, title=f"Redline: {old.name}, {new.name}")


def _html(found: Redline, old: Extract, new: Extract, author: str, when: datetime) -> bytes:
    return as_page(found, title=f"Redline by {author}, {when:%Y-%m-%d}", old=old.name, new=new.name)


def _pdf(found: Redline, old: Extract, new: Extract, author: str, when: datetime) -> bytes:
    from classplan.formats.pdf import as_pdf

    title = f"Redline by {author}, {when:%Y-%m-%d}"
    told = (f"Old: {old.name}", f"New: {new.name}", summary(found), LEGEND)
    paragraphs = tuple(Paragraph(line) for line in told)
    body = (Redlined(found),)
    return as_pdf(Document(title, (Heading(1, title), *paragraphs, *body), author=author, day=when.date()))
