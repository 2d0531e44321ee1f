"""`classplan plan`: the plan on a day, the life of a class, what differs between two days, the proof."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from classplan.cli.shared import DAY, acted_by, table
from classplan.core.dates import long_date
from classplan.core.money import dollars

if TYPE_CHECKING:
    from classplan.records.plan.as_of import PlanLine
    from classplan.records.plan.models import JobClass


@click.group()
def plan() -> None:
    """The plan on a day, its history, its proof."""
    from classplan.cli.django import use_office

    use_office()


@plan.command("as-of")
@click.argument("day", type=DAY)
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values.")
@click.option("--json", "form", flag_value="json", help="The public contract: a list of lines with their notes.")
def as_of(day: date, form: str | None) -> None:
    """The plan on DAY: every class in force, with its pay and since when.

    Ends with status 3 where nothing is known of that day.
    """
    from classplan.records.accounts.selectors import the_office
    from classplan.records.plan.as_csv import as_csv
    from classplan.records.plan.selectors import plan_as_of

    found = plan_as_of(the_office(), day)
    if found.caveat:
        click.echo(found.caveat, err=True)
    if form == "json":
        click.echo(json.dumps([line.as_json(day) for line in found.lines], ensure_ascii=False, indent=1))
    elif form == "csv":
        click.echo(as_csv(found.lines, day), nl=False)
    else:
        click.echo(f"The plan on {long_date(day)}: {len(found.lines)} classes\n")
        click.echo(table(HEADS, [_row(line, day) for line in found.lines]))


HEADS = ("code", "title", "grade", "range a year", "FLSA", "since", "notice", "notes")


def _row(line: "PlanLine", day: date) -> tuple[str, ...]:
    pay = "-" if line.minimum_cents is None else _range(line.minimum_cents, line.maximum_cents)
    notes = ", ".join(note.code for note in line.notes(day) if note.code != "group-inferred")
    return (
        line.code or "-",
        line.title,
        line.grade or "-",
        pay,
        line.flsa or "-",
        str(line.since),
        line.cause or "-",
        notes,
    )


def _range(minimum_cents: int, maximum_cents: int | None) -> str:
    from classplan.records.plan.codec import dollars_of

    return f"{dollars(dollars_of(minimum_cents))} to {dollars(dollars_of(maximum_cents or 0))}"


@plan.command()
@click.argument("name")
def history(name: str) -> None:
    """The life of a class, named by a code it ever had, by its title or by its number (C12)."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.plan import selectors
    from classplan.records.plan.lives import life_of

    office = the_office()
    job_class = selectors.class_named(office, name)
    points = life_of(job_class)
    last = next((point.title for point in reversed(points) if point.title), job_class.known_as)
    click.echo(f"{last} (C{job_class.number} in this office's numbering, whatever its codes)\n")
    winning = {point.start: point.pk for point in points}
    rows = []
    for point in points:
        what = "ends" if point.ended else f"{point.code or 'no code'}  {point.title}"
        notice = (
            f"Notice {point.cause}"
            if point.cause
            else (point.attested_by and f"attested by {point.attested_by}") or "-"
        )
        state = "provisional" if point.provisional_by else ""
        if point.council_on_record is False:
            state = f"{state}, Council not on record".strip(", ")
        if winning[point.start] != point.pk:
            state = f"{state}, replaced by a later record".strip(", ")
        rows.append(
            (
                str(point.start),
                what,
                str(point.grade or "-"),
                point.flsa or "-",
                notice,
                f"entry {point.recorded}",
                state,
            )
        )
    click.echo(
        table(("from", "line", "grade", "FLSA", "by", "recorded", "state"), rows) if rows else "Not in the plan yet."
    )
    _tell_changes(job_class)
    for succession in selectors.predecessors_of(job_class):
        click.echo(f"Replaces {succession.predecessor} ({succession.paper}).")
    for succession in selectors.successors_of(job_class):
        click.echo(
            f"Replaced by {succession.successor}{f' on {succession.day}' if succession.day else ''} ({succession.paper})."
        )


def _tell_changes(job_class: "JobClass") -> None:
    from classplan.records.plan.selectors import changes_of

    for change in changes_of(job_class):
        amendment = change.amendment
        when = f"in force from {amendment.effective}" if amendment.effective else "waits"
        click.echo(f"\n{amendment.name} of {amendment.noticed}: {', '.join(change.aspects)} ({when})")
        click.echo(f"  {amendment.reason}")
        names = {line["code"] for line in (change.before, change.after) if line}
        names |= {line["title"] for line in (change.before, change.after) if line}
        for finding in amendment.found:
            if finding["outcome"] != "met" and finding["about"] in {None, *names}:
                citation = f" [{finding['citation']}]" if finding["citation"] else ""
                click.echo(f"  {finding['outcome']}: {finding['reason']}{citation}")


@plan.command()
@click.argument("first", type=DAY)
@click.argument("second", type=DAY)
def diff(first: date, second: date) -> None:
    """What differs between the plan on FIRST and the plan on SECOND."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.plan.selectors import plan_as_of, plan_difference

    office = the_office()
    before, after = plan_as_of(office, first), plan_as_of(office, second)
    for found_plan in (before, after):
        if found_plan.caveat:
            click.echo(f"{long_date(found_plan.on)}: {found_plan.caveat}", err=True)
    differences = plan_difference(before, after)
    click.echo(f"From {long_date(first)} to {long_date(second)}: {len(differences)} lines differ.")
    for found in differences:
        if found.before is None and found.after is not None:
            click.echo(f"added    {_named(found.after)}")
        elif found.after is None and found.before is not None:
            click.echo(f"removed  {_named(found.before)}")
        elif found.before is not None and found.after is not None:
            click.echo(f"changed  {_named(found.after)}")
            for name in found.fields:
                click.echo(
                    f"         {name.removesuffix('_cents')}: {_shown(found.before, name)} → {_shown(found.after, name)}"
                )


def _named(line: "PlanLine") -> str:
    return " ".join(part for part in (line.code, line.title, f"({line.grade})" if line.grade else None) if part)


def _shown(line: "PlanLine", name: str) -> str:
    value = getattr(line, name.removesuffix("_cents"))
    if name.endswith("_cents"):
        return "not known" if value is None else f"${value:,}" if isinstance(value, int) else f"${value}"
    return {True: "yes", False: "no", None: "not known"}.get(value, str(value))


@plan.command()
def verify() -> None:
    """Prove the plan: the acts of the journal, replayed, give the points stored; the chain and the originals are whole.

    Ends with status 1 where something does not agree.
    """
    from classplan.records.accounts.selectors import the_office
    from classplan.records.verification import verify as verify_office

    result = verify_office(the_office())
    counted = f"{result.entries} acts, {result.points} points of lines, {result.ranges} of ranges, {result.specs} specifications, {result.originals} originals"
    if not result.faults:
        click.echo(f"Whole: {counted}. The acts replayed equal the points stored, and the chain is unbroken.")
        return
    click.echo(f"Not whole ({counted}):", err=True)
    for fault in result.faults:
        click.echo(f"  {fault}", err=True)
    sys.exit(1)


@plan.command()
@click.argument("title")
@click.argument("code")
@click.option(
    "--on", type=DAY, required=True, metavar="DATE", help="The first day on which the class is known to carry the code."
)
@acted_by
def join(title: str, code: str, on: date, by: str) -> None:
    """Say that the class known as TITLE alone carries CODE."""
    from django.utils import timezone

    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.services import Actor
    from classplan.records.plan.joining import join_code

    join_code(the_office(), title, code, on=on, actor=Actor(by), now=timezone.now())
    click.echo(f"“{title}” carries {code} from {long_date(on)} on.")
