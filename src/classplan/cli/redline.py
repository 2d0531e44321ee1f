"""`classplan redline`: what became of one paper in another, as Word tracked changes or as a page. Needs no office."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from classplan.cli.shared import login
from classplan.core.errors import Invalid
from classplan.core.redline import Block, Redline, of_paper
from classplan.core.redline import redline as compared
from classplan.formats.extract import Extract, extract
from classplan.formats.paper import read_paper
from classplan.formats.redline_page import as_page, summary
from classplan.formats.tracked_changes import as_docx
from classplan.jurisdictions import every_layout

_MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]


@click.command("redline")
@click.argument("old")
@click.argument("new")
@click.option("-o", "--output", required=True, metavar="OUT", help="The file to write: OUT.docx or OUT.html.")
@click.option("--author", metavar="NAME", default=login, show_default="the login", help="Who the changes are by.")
@click.option("--date", "day", type=click.DateTime(_MOMENTS), help="When they were made (UTC). [default: now]")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def redline(old: str, new: str, output: str, author: str, day: datetime | None, *, force: bool) -> None:
    """Compare two papers, OLD and NEW, and write what changed.

    OLD and NEW are plain text, Markdown, web pages or Word documents (.docx). OUT.docx holds Word tracked changes:
    accept them all and it is the new text, reject them all and it is the old. A paper in a layout that nobody knows is
    compared paragraph by paragraph.
    """
    when = (day or datetime.now(UTC)).replace(tzinfo=UTC)
    target = Path(output)
    write = _writer(target)
    if target.exists() and not force:
        raise Invalid(f"{output}: this file is there already. Name another, or add --force to write over it.")
    before, after = extract(Path(old)), extract(Path(new))
    found = compared(_blocks(before), _blocks(after))
    target.write_bytes(write(found, before, after, author, when))
    click.echo(f"{output}: {summary(found)}")
    for paper in (before, after):
        for problem in paper.problems:
            click.echo(f"Note: {paper.name}, line {problem.line}: {problem.why}", err=True)


def _blocks(found: Extract) -> tuple[Block, ...]:
    return of_paper(found.text, read_paper(found, every_layout()))


def _writer(target: Path) -> Callable[[Redline, Extract, Extract, str, datetime], bytes]:
    match target.suffix.lower():
        case ".docx":
            return _docx
        case ".html" | ".htm":
            return _html
        case ".pdf":
            raise Invalid(f"{target}: a redline as PDF comes in a later version. Name a .docx or .html file.")
        case other:
            raise Invalid(
                f"{target}: “{other or target.name}” is no kind of file that a redline is written to. Name a .docx or .html file."
            )


def _docx(found: Redline, old: Extract, new: Extract, author: str, when: datetime) -> bytes:
    return as_docx(found, author=author, when=when, title=f"Redline: {old.name}, {new.name}")


def _html(found: Redline, old: Extract, new: Extract, author: str, when: datetime) -> bytes:
    return as_page(found, title=f"Redline by {author}, {when:%Y-%m-%d}", old=old.name, new=new.name)
