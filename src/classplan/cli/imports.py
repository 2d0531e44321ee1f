"""`classplan import`: many papers at once, from folders and zips."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classplan.cli.shared import acted_by
from classplan.core.errors import Invalid

if TYPE_CHECKING:
    from classplan.records.accounts.models import Office
    from classplan.records.journal.services import Actor
    from classplan.records.library.batches.report import Report
    from classplan.records.library.batches.taking import Progress
    from classplan.records.library.models import Batch

ALL_TAKEN_IN, SOME_REFUSED = 0, 1
_SHOWN = 10


@click.command("import")
@click.argument("sources", nargs=-1, metavar="FOLDER|ZIP...", type=click.Path(path_type=Path))
@click.option("--batch", "number", type=click.IntRange(1), metavar="N", help="Go on with the zip uploaded as batch N.")
@click.option("--again", is_flag=True, help="Begin a new batch though the folder or zip was taken in before.")
@click.option(
    "--processes", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, show_default="the cores",
    help="How many files are read at once.",
)  # fmt: skip
@click.option("--json", "form", flag_value="json", help="Print the report as JSON, one object a batch.")
@click.option("--csv", "form", flag_value="csv", help="Print a row for every file.")
@acted_by
@click.pass_context
def import_command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    number: int | None,
    processes: int,
    form: str | None,
    by: str,
    *,
    again: bool,
) -> None:
    """Take in every paper of folders and zips.

    Each waits for a person, as an uploaded one does. Whatever ends it, the same command goes on with what is left. A
    file that cannot be read is refused with its reason and stays on the list of the batch; one that was taken in before
    is told.

    Exit status: 0 all taken in; 1 some files were refused.
    """
    from classplan.cli.django import use_office

    use_office()
    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.services import Actor
    from classplan.records.library.batches.report import report
    from classplan.records.library.batches.selectors import batch_numbered, outcomes

    if bool(sources) == (number is not None):
        raise Invalid("Name the folders or zips to take in, or a batch to go on with by --batch.")
    office, refused = the_office(), 0
    batches = [_uploaded(office, number, processes)] if number else [
        _taken_in(office, path, Actor(by), processes, again=again) for path in sources
    ]  # fmt: skip
    for batch in batches:
        batch = batch_numbered(office, batch.number)
        refused += outcomes(batch)["refused"]
        _say(report(batch), form)
    ctx.exit(SOME_REFUSED if refused else ALL_TAKEN_IN)


def _taken_in(office: "Office", path: Path, actor: "Actor", processes: int, *, again: bool) -> "Batch":
    from django.utils import timezone

    from classplan.records.library.batches.sources import source_at
    from classplan.records.library.batches.taking import batch_of, begin, go_on

    source = source_at(path)
    batch = batch_of(office, source)
    if batch is None or (again and batch.ended):
        batch = begin(office, source, actor=actor, now=timezone.now())
    elif batch.ended:
        click.echo(f"Batch {batch.number} took this in already; --again takes in what is new.", err=True)
    else:
        click.echo(f"Going on with batch {batch.number}.", err=True)
    _show(batch, go_on(batch, source, actor=actor, clock=timezone.now, processes=processes))
    return batch


def _uploaded(office: "Office", number: int, processes: int) -> "Batch":
    from django.utils import timezone

    from classplan.records.journal.services import Actor
    from classplan.records.library.batches.selectors import batch_numbered
    from classplan.records.library.batches.taking import go_on, source_of

    batch = batch_numbered(office, number)
    actor = Actor(batch.by, batch.role)  # whoever uploaded it asked for every file of it
    _show(batch, go_on(batch, source_of(batch), actor=actor, clock=timezone.now, processes=processes))
    return batch


def _show(batch: "Batch", progress: "Iterator[Progress]") -> None:
    """A line that tells how far it is; on a terminal one that is written over."""
    over = sys.stderr.isatty()
    for at in progress:
        line = f"Batch {batch.number}: {at.done:,} of {at.files:,} files"
        click.echo(f"\r{line}" if over else line, err=True, nl=not over)
    if over:
        click.echo(err=True)


def _say(found: "Report", form: str | None) -> None:
    from classplan.records.library.batches.report import as_csv

    if form == "json":
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    elif form == "csv":
        click.echo(as_csv(found.batch), nl=False)
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: "Report") -> Iterator[str]:
    batch, counts = found.batch, found.outcomes
    yield f"Batch {batch.number}, {batch.source}: {found.files:,} files in {batch.seconds:.1f} s ({found.a_second:.1f} a second)"
    yield f"  read {counts['read']:,}, here already {counts['duplicate']:,}, refused {counts['refused']:,}, left out {counts['left out']:,}"
    yield f"  specifications found: {found.specifications:,}"
    yield f"  papers that wait with problems: {found.waiting:,}; without any: {found.clean:,}"
    yield from _first("Problems that wait, by kind", [f"{kind.papers:,} papers: {kind.kind}" for kind in found.kinds])
    yield from _first("Refused", [f"{count:,} files: {reason}" for reason, count in found.reasons])
    several = [f"{title}: papers {', '.join(str(number) for number, _ in papers)}" for title, papers in found.twice]
    yield from _first("One title in several papers", several)


def _first(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{heading}:"
    yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN:,} more: --json names them all"
