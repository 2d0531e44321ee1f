"""`classplan circular`: enter past updates of specifications from their papers."""

from pathlib import Path

import click

from classplan.cli.shared import acted_by
from classplan.core.dates import long_date


@click.group()
def circular() -> None:
    """Enter an update circular from its paper."""
    from classplan.cli.django import use_office

    use_office()


@circular.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--despite-problems", metavar="REASON", help="Why a paper that was read with problems can be entered as it is."
)
@click.option("--dry-run", is_flag=True, help="Only show what would be entered.")
@click.option("--yes", is_flag=True, help="Accept what is shown.")
@acted_by
def record(file: Path, despite_problems: str | None, dry_run: bool, yes: bool, by: str) -> None:
    """Enter the past update that FILE holds: each specification counts from the day that it prints as its revision."""
    from django.utils import timezone

    from classplan.cli.entering import confirmed, paper_file, say_findings
    from classplan.records.accounts.selectors import local_day, pack_of, the_office
    from classplan.records.journal.services import Actor
    from classplan.records.proceedings.papers import refuse_problems, update_paper
    from classplan.records.proceedings.preparing import prepare_update
    from classplan.records.proceedings.services import record_update

    office = the_office()
    reading, kept = paper_file(file, pack_of(office).layouts)
    refuse_problems(reading, file.name, despite_problems)
    update = update_paper(reading, file.name)
    now = timezone.now()
    entered = prepare_update(office, update, today=local_day(office, now))
    click.echo(f"{update.paper.name}: {update.subject}")
    for version in entered.specs:
        new = " (a class that becomes known by its title alone)" if version.job_class in entered.new_classes else ""
        click.echo(f"  {version.spec.title}: in force from {long_date(version.start)}{new}")
        for title in version.spec.replaces:
            click.echo(f"      replaces {title}")
    say_findings((*entered.findings, *entered.gaps))
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
        return
    confirmed(yes, update.paper.name)
    record_update(office, update, kept, actor=Actor(by), now=timezone.now(), despite_problems=despite_problems)
    click.echo(f"Entered: {update.paper.name}, by {by}.")
