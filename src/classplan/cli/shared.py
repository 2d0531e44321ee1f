"""What several commands share: options, days, who acts, tables on a terminal."""

import getpass
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from classplan.core.dates import iso_date
from classplan.core.errors import Invalid


class Day(click.ParamType):
    """A day typed as year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or click's own refusal with the reason."""
        if isinstance(value, date):
            return value
        try:
            return iso_date(value)
        except Invalid as error:
            self.fail(str(error), param, ctx)


DAY = Day()


def acted_by(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says who acts; the name of the login unless another is given."""
    return click.option("--by", metavar="NAME", default=login, show_default="the login", help="Who enters it.")(command)


def login() -> str:
    """The name under which whoever runs the command is signed in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown login"


def refuse_unwritable(target: Path, *, force: bool) -> None:
    """Raise `Invalid` where a file cannot be written: its folder is missing, or, without force, it is there already."""
    if target.exists() and not force:
        raise Invalid(f"{target}: this file is there already. Name another, or add --force to write over it.")
    if not target.parent.is_dir():
        raise Invalid(f"{target}: there is no folder {target.parent} to write it to. Make it first.")


def pairs(values: Sequence[str], what: str) -> dict[str, str]:
    """NAME=VALUE options as a mapping. Raises `Invalid` for anything else."""
    found: dict[str, str] = {}
    for value in values:
        name, equals, given = value.partition("=")
        if not equals or not name or not given:
            raise Invalid(f"“{value}” is not a {what}. Write it as NAME=VALUE.")
        found[name.strip()] = given.strip()
    return found


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as what stands in them, under their heads."""
    widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    lines = (heads, ["-" * width for width in widths], *rows)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
