"""`classplan rule`: what a clause says on a day, on what evidence, and what it computes. Needs no office."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

import click

from classplan.cli.shared import DAY, pairs, table
from classplan.core.dates import iso_date, long_date
from classplan.core.errors import Invalid, NotInForce
from classplan.core.rules import Clause, Edition, Wording
from classplan.jurisdictions import pack_named

JURISDICTION = click.option("--jurisdiction", default="denver", show_default=True, metavar="NAME", help="Whose rules.")


@click.group()
def rule() -> None:
    """What a clause says on a day, and what it computes."""


@rule.command("list")
@JURISDICTION
@click.option("--on", type=DAY, metavar="DATE", help="Which wording is in force on that day.")
def list_rules(jurisdiction: str, on: date | None) -> None:
    """List the clauses with their wordings and the evidence for each."""
    rows = []
    for clause in pack_named(jurisdiction).clauses:
        for edition in clause.editions:
            if on is None or _holds(clause, edition, on):
                start = "proposed" if edition.proposed else f"from {edition.start}"
                rows.append((clause.ref, clause.title, edition.id, start, edition.evidence.standing.value))
    click.echo(table(("clause", "title", "wording", "in force", "evidence"), rows))


@rule.command()
@click.argument("clause")
@JURISDICTION
@click.option("--on", type=DAY, metavar="DATE", help="The governing day; needed unless a wording is named.")
@click.option("--wording", metavar="ID", help="Simulate this wording, in force or not.")
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="NAME=VALUE",
    help="A fact to apply it to, such as board-approved=2011-04-07.",
)
@click.option(
    "--choose",
    "chosen",
    multiple=True,
    metavar="NAME=VALUE",
    help="A choice that the rules leave open, such as week-starts=monday.",
)
def explain(
    clause: str,
    jurisdiction: str,
    on: date | None,
    wording: str | None,
    facts: tuple[str, ...],
    chosen: tuple[str, ...],
) -> None:
    """Say what CLAUSE (such as "7-37 A") means on a day: our paraphrase, its evidence, what it computes, what it leaves open.

    Ends with status 3 where no wording is known for the day.
    """
    pack = pack_named(jurisdiction)
    found = pack.clause(clause)
    if wording is None and on is None:
        raise Invalid(
            f"Name the day that governs {found.ref} ({found.governing_day}) with --on DATE, or a wording with --wording ID."
        )
    held = found.simulated(wording) if wording is not None else found.in_force(_day(on))
    _say(found, held, on)
    if facts:
        policy = pack.policy.with_choices(pairs(chosen, "choice"))
        _apply(found, held, pairs(facts, "fact"), policy)
    elif found.facts:
        click.echo("\nFacts that it can be applied to (--fact NAME=VALUE):")
        for name, meaning in found.facts.items():
            click.echo(f"  {name}: {meaning}")


def _day(on: date | None) -> date:
    assert on is not None
    return on


def _holds(clause: Clause, edition: Edition, on: date) -> bool:
    try:
        return clause.in_force(on).edition is edition
    except NotInForce:
        return False


def _say(clause: Clause, held: Wording, on: date | None) -> None:
    edition = held.edition
    click.echo(f"{clause.ref}: {clause.title}")
    if held.simulated:
        standing = "proposed, never in force so far" if edition.proposed else f"in force from {edition.start}"
        click.echo(f"Wording {edition.id}, simulated ({standing}).")
    else:
        click.echo(f"Wording {edition.id}, in force on {long_date(_day(on))}; known from {edition.start}.")
    click.echo(f"\nIn our words: {edition.paraphrase}")
    click.echo(f"Evidence: {edition.evidence}.")
    click.echo(f"Governing day: {clause.governing_day}.")
    if edition.computes:
        click.echo(f"It computes: {edition.computes}.")
    if edition.leaves:
        click.echo(f"It leaves to a person: {edition.leaves}")
    for caveat in held.caveats:
        click.echo(f"Note: {caveat}")
    if clause.numbers:
        click.echo(f"Obligations: {', '.join(map(str, clause.numbers))}.")


def _apply(clause: Clause, held: Wording, typed: dict[str, str], policy: Any) -> None:
    apply = held.edition.apply
    wanted, defaults = set(apply.__annotations__), apply.__kwdefaults__ or {}
    values = {name.replace("-", "_"): _fact(clause, name, value) for name, value in typed.items()}
    missing = [
        f"{name} ({meaning})"
        for name, meaning in clause.facts.items()
        if name.replace("-", "_") in wanted - {*defaults, *values}
    ]
    if missing:
        raise Invalid(f"{clause.ref} cannot be applied without: {', '.join(missing)}. Give it with --fact NAME=VALUE.")
    if "policy" in defaults:
        values["policy"] = policy
    unused = [name for name in typed if name.replace("-", "_") not in wanted]
    if unused:
        click.echo(f"\nNot asked for by wording {held.edition.id}, and left out: {', '.join(unused)}.")
    finding = clause.applied(held, **{name: value for name, value in values.items() if name in wanted})
    click.echo(f"\nApplied to these facts: {finding.outcome.value}.")
    click.echo(f"  {finding.reason}")
    if finding.day is not None:
        click.echo(f"  Day: {finding.day} ({long_date(finding.day)})")
    for ground in finding.rests_on:
        click.echo(f"  Rests on: {ground}")


def _fact(clause: Clause, name: str, value: str) -> Any:
    """What was typed, as the clause's functions take it. Raises `Invalid`, with the value, for anything else."""
    if name not in clause.facts:
        known = ", ".join(clause.facts) or "none from a command line"
        raise Invalid(f"{clause.ref} takes no fact “{name}”. It takes: {known}.")
    hints = (get_type_hints(edition.apply).get(name.replace("-", "_")) for edition in clause.editions)
    kind = next((hint for hint in hints if hint is not None), str)
    if date in (kind, *get_args(kind)):
        return iso_date(value)
    if kind is bool:
        return _one_of({"yes": True, "true": True, "no": False, "false": False}, name, value.lower())
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _one_of({member.value: member for member in kind}, name, value)
    if get_args(kind) == (int, int):
        return _two_amounts(name, value)
    return [part.strip() for part in value.split(",")] if get_origin(kind) is Iterable else value


def _one_of(known: dict[str, Any], name: str, value: str) -> Any:
    if value not in known:
        raise Invalid(f"“{value}” is not a value of {name}. It is one of: {', '.join(known)}.")
    return known[value]


def _two_amounts(name: str, value: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", value)
    if match is None:
        raise Invalid(f"“{value}” is not a value of {name}. Write two whole amounts, such as 33597-49038.")
    return int(match[1]), int(match[2])
