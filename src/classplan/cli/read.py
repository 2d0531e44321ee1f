"""`classplan read`: tell what papers hold. Needs no office, and writes nothing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from classplan.cli.read_summary import summary
from classplan.core.errors import DomainError
from classplan.core.reading import Reading, as_json
from classplan.formats.extract import Extract, extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

READ, NEEDS_A_PERSON, COULD_NOT_BE_READ = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one file: its reading, or the reason that there is none."""

    extract: Extract | None = None
    reading: Reading | None = None
    refusal: str | None = None

    @property
    def status(self) -> int:
        if self.extract is None or self.reading is None:
            return COULD_NOT_BE_READ
        return NEEDS_A_PERSON if self.extract.problems or self.reading.problems else READ


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_contract", is_flag=True, help="Print the public contract: one JSON object a file.")
@click.pass_context
def read(ctx: click.Context, files: tuple[str, ...], *, as_contract: bool) -> None:
    """Tell what papers hold, as structure.

    FILE is plain text, Markdown, a web page, a Word document (.docx), an OpenDocument text (.odt), rich text (.rtf) or a
    PDF: notices, circulars, class specifications, one or several. Every word has its place.

    Exit status: 0 read; 1 read, with problems that need a person; 2 could not be read.
    """
    statuses = [READ]
    for outcome in _outcomes(files):
        statuses.append(outcome.status)
        if outcome.extract is None or outcome.reading is None:
            click.echo(f"Error: {outcome.refusal}", err=True)
        elif as_contract:
            click.echo(_contract(outcome.extract, outcome.reading, indent=None if len(files) > 1 else 2))
        else:
            click.echo(summary(outcome.extract, outcome.reading), nl=True)
    ctx.exit(max(statuses))


def _outcomes(files: Sequence[str]) -> Iterator[_Outcome]:
    for name in files:
        try:
            found = extract(Path(name))
            yield _Outcome(found, read_paper(found, every_layout()))
        except DomainError as error:
            yield _Outcome(refusal=str(error))


def _contract(found: Extract, reading: Reading, *, indent: int | None) -> str:
    return json.dumps(as_json(reading, found.source, found.problems), ensure_ascii=False, indent=indent)
