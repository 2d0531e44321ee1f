"""`classplan notice`: enter past notices from their papers, and the later acts on them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from classplan.cli.shared import DAY, acted_by, pairs, table
from classplan.core.dates import long_date
from classplan.core.errors import Invalid
from classplan.core.plain_words import count_in_words
from classplan.core.proceedings import Acts

if TYPE_CHECKING:
    from classplan.records.proceedings.preparing import Basis

ACTS = {
    "board": ("--board-approved", "The day on which the Board approved it."),
    "council": ("--council-approved", "The day on which the Council approved it."),
    "mayor": ("--mayor-approved", "The day on which the Mayor approved it."),
    "veto": ("--veto", "The day of the Mayor's veto."),
    "override": ("--override", "The day on which the Council overrode the veto."),
}


def acts_options(*, board_required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options for the days on which the bodies acted."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, (option, meaning) in reversed(ACTS.items()):
            required = board_required and name == "board"
            command = click.option(option, name, type=DAY, metavar="DATE", required=required, help=meaning)(command)
        return command

    return decorate


@click.group()
def notice() -> None:
    """Enter notices and the acts on them; list them."""
    from classplan.cli.django import use_office

    use_office()


@notice.command()
@click.argument("file", type=click.Path(path_type=Path))
@acts_options(board_required=True)
@click.option(
    "--effective", type=DAY, metavar="DATE", help="The effective day, only where no wording of the rules is known."
)
@click.option("--basis", metavar="TEXT", help="The ground for --effective.")
@click.option(
    "--whole-plan", is_flag=True, help="The notice adopts the whole plan: from its day on every line is known."
)
@click.option("--choose", "chosen", multiple=True, metavar="NAME=VALUE", help="A choice that the rules leave open.")
@click.option(
    "--despite-problems", metavar="REASON", help="Why a paper that was read with problems can be entered as it is."
)
@click.option("--wording", metavar="ID", help="With --dry-run: simulate this wording of the rule that dates changes.")
@click.option("--dry-run", is_flag=True, help="Only show what would be entered.")
@click.option("--yes", is_flag=True, help="Accept what is shown; its defaults are recorded as not confirmed.")
@acted_by
def record(
    file: Path,
    effective: date | None,
    basis: str | None,
    whole_plan: bool,
    chosen: tuple[str, ...],
    despite_problems: str | None,
    wording: str | None,
    dry_run: bool,
    yes: bool,
    by: str,
    **acts: date | None,
) -> None:
    """Enter the past notice that FILE holds, with the days on which the bodies acted.

    Recording history is not judging it: what the paper did is entered as printed, and what a live amendment would
    have had to prove is shown as not on record. It shows its reading first and asks; nothing is written before.
    """
    from django.utils import timezone

    from classplan.cli.entering import confirmed, paper_file, say_changes, say_choices, say_effect, say_findings
    from classplan.records.accounts.selectors import local_day, pack_of, the_office
    from classplan.records.journal.services import Actor
    from classplan.records.proceedings.papers import notice_paper, refuse_problems
    from classplan.records.proceedings.preparing import prepare_notice
    from classplan.records.proceedings.services import record_notice

    if wording is not None and not dry_run:
        raise Invalid("--wording simulates a wording and enters nothing; give --dry-run with it.")
    stated = _basis(effective, basis)
    office = the_office()
    pack = pack_of(office)
    reading, kept = paper_file(file, pack.layouts)
    refuse_problems(reading, file.name, despite_problems)
    paper = notice_paper(reading, file.name)
    policy = pack.policy.with_choices(pairs(chosen, "choice"))
    now = timezone.now()
    prepared = prepare_notice(
        office, paper, acts=Acts(**acts), policy=policy, today=local_day(office, now), wording=wording, basis=stated
    )
    click.echo(f"Notice {paper.number} of {long_date(paper.paper.day)}: {paper.subject}")
    changes = count_in_words(len(paper.paper.changes), "change", "changes")
    click.echo(f"{changes}, {count_in_words(len(paper.paper.specs), 'specification', 'specifications')}")
    say_changes(paper.paper.changes, prepared.entered, prepared.effect)
    say_effect(prepared.effect)
    say_findings((*prepared.entered.findings, *prepared.entered.gaps))
    say_choices(policy.choices())
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
        return
    sure = confirmed(yes, f"Notice {paper.number}")
    record_notice(
        office,
        paper,
        kept,
        acts=Acts(**acts),
        policy=policy,
        actor=Actor(by),
        now=timezone.now(),
        confirmed=sure,
        basis=stated,
        despite_problems=despite_problems,
        whole_plan=whole_plan,
        shown=prepared if sure else None,
    )
    click.echo(f"Entered: Notice {paper.number}, by {by}.")


@notice.command()
@click.argument("number")
@acts_options(board_required=False)
@click.option("--effective", type=DAY, metavar="DATE", help="The effective day, only where the rules do not give it.")
@click.option("--basis", metavar="TEXT", help="The ground for --effective.")
@click.option("--dry-run", is_flag=True, help="Only show what would be entered.")
@acted_by
def act(number: str, effective: date | None, basis: str | None, dry_run: bool, by: str, **acts: date | None) -> None:
    """Enter later acts on notice NUMBER, such as the Council's approval; its changes follow them."""
    from django.db import transaction
    from django.utils import timezone

    from classplan.cli.entering import say_effect
    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.services import Actor
    from classplan.records.proceedings.services import record_acts

    stated = _basis(effective, basis)
    with transaction.atomic():
        done = record_acts(the_office(), number, Acts(**acts), actor=Actor(by), now=timezone.now(), basis=stated)
        transaction.set_rollback(dry_run)
    entered = [f"{name} {day}" for name, day in acts.items() if day] or ["a basis for its effective day"]
    click.echo(f"On Notice {number}, by {by}: {', '.join(entered)}.")
    say_effect(done.effect)
    click.echo("Nothing was written (--dry-run)." if dry_run else "Entered.")


def _basis(effective: date | None, reason: str | None) -> "Basis | None":
    from classplan.records.proceedings.preparing import Basis

    if (effective is None) != (reason is None):
        raise Invalid("--effective and --basis go together: a day, and the ground on which the office states it.")
    return Basis(effective, reason) if effective and reason else None


@notice.command("list")
def list_notices() -> None:
    """List the notices on record, the newest first."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.proceedings.selectors import notices

    rows = [(n.number, str(n.day), n.subject, str(n.amendment.effective or "waits")) for n in notices(the_office())]
    click.echo(table(("number", "of", "subject", "in force from"), rows) if rows else "No notice is on record yet.")
