"""What entering a notice and entering a circular share: the file, the look before, the word of a person."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from classplan.core.dates import long_date
from classplan.core.errors import NotAllowed
from classplan.core.pack import Choice
from classplan.core.plan import IN_WORDS, Change
from classplan.core.proceedings import TakesEffect
from classplan.core.recording import Entered
from classplan.core.rules import Finding

if TYPE_CHECKING:
    from classplan.core.reading.model import Reading
    from classplan.records.proceedings.applying import File


def paper_file(path: Path, layouts: tuple[Any, ...]) -> "tuple[Reading, File]":
    """A file read by its layouts, with its bytes. Raises `Invalid` for one that cannot be read."""
    from classplan.formats.extract import extract
    from classplan.formats.paper import read_paper
    from classplan.records.proceedings.applying import File

    extracted = extract(path)
    reading = read_paper(extracted, layouts)
    problems = (*extracted.problems, *reading.problems)
    return replace(reading, problems=problems), File(extracted.name, extracted.media_type, extracted.content)


def say_effect(effect: TakesEffect) -> None:
    """When it takes effect, why, and what that rests on."""
    if effect.day is None:
        click.echo("Takes effect: not yet.")
    else:
        click.echo(f"Takes effect: {effect.day} ({long_date(effect.day)})")
    click.echo(f"  {effect.reason} [{effect.citation or 'no wording'}]")
    for ground in effect.rests_on:
        click.echo(f"  Rests on: {ground}")
    if effect.day and effect.completed and effect.completed > effect.day:
        click.echo(
            f"  Enactment complete on {long_date(effect.completed)}; new classes and changed rates are provisional until then."
        )


def say_changes(changes: Iterable[Change], entered: Entered, effect: TakesEffect) -> None:
    """Each change with its kind, before and after, and whether its line begins provisionally."""
    from classplan.core.history import Kind

    until = {n: said.usable_until for n, said in entered.statements if said.kind is Kind.CHANGED}
    for number, change in zip(entered.classes, changes, strict=False):
        before = str(change.before) if change.before else "(new)"
        after = str(change.after) if change.after else "(ends)"
        click.echo(f"  {IN_WORDS[change.kind]}: {before} → {after}")
        last = until.get(number)
        if effect.day and last:
            click.echo(f"      provisional, usable until {long_date(last)} (7-10 O)")


def say_findings(findings: Iterable[Finding]) -> None:
    """What the clauses find; what is not met is said, and stops nothing on a recorded paper."""
    found = list(findings)
    for finding in found:
        if finding.is_met:
            click.echo(f"Found: {finding.reason} [{finding.citation}]")
    unmet = [finding for finding in found if not finding.is_met]
    if unmet:
        click.echo("Not on record, or not as the rules have it (said, and stopping nothing):")
    for finding in unmet:
        click.echo(f"  {finding.reason}{f' [{finding.citation}]' if finding.citation else ''}")
    for ground in dict.fromkeys(ground for finding in found for ground in finding.rests_on):
        click.echo(f"  Rests on: {ground}")


def say_choices(choices: Iterable[Choice]) -> None:
    """What the rules leave open, with the values that will be taken."""
    click.echo("Where the rules leave a choice, it takes (change one with --choose NAME=VALUE):")
    for choice in choices:
        click.echo(f"  {choice.name}={choice.value}: {choice.meaning} ({choice.ground})")


def confirmed(yes: bool, what: str) -> bool:
    """Whether a person confirms at the terminal; with --yes False, and recorded so. Raises `NotAllowed` for neither."""
    if yes:
        return False
    if not sys.stdin.isatty():
        raise NotAllowed(
            f"Nothing was written: {what} needs a person's word. Run it at a terminal and confirm, or give --yes, which "
            "records its defaults as not confirmed; --dry-run only shows."
        )
    if not click.confirm(f"Enter {what} like this?"):
        raise NotAllowed("Not entered; nothing was written.")
    return True
