"""`classplan person` and `classplan agency`: who can sign in, in which roles, for which agencies."""

import sys

import click

from classplan.cli.shared import acted_by, table
from classplan.core.policy import Role

ROLE = click.Choice([role.value for role in Role])


@click.group()
def person() -> None:
    """Who can sign in, and in which roles."""


@person.command("add")
@click.argument("login")
@click.option("--name", required=True, metavar="NAME", help="Their name, as the journal and the pages print it.")
@click.option("--role", "roles", required=True, multiple=True, type=ROLE, help="A role; can be given several times.")
@click.option("--agency", metavar="CODE", help="The agency of an appointing authority.")
@click.option("--one-time", is_flag=True, help="Print a password for one sign-in instead of asking for one.")
@click.option("--without-password", is_flag=True, help="Nobody signs in with a password: for a sample office.")
@acted_by
def add(
    login: str, name: str, roles: tuple[str, ...], agency: str | None, one_time: bool, without_password: bool, by: str
) -> None:
    """Add a person with a first role.

    At a terminal the password is asked for and not shown. Where there is none, or with --one-time, a password for
    one sign-in is printed, once.
    """
    from classplan.cli.django import use_office

    use_office()
    from django.db import transaction
    from django.utils import timezone

    from classplan.core.policy import SCOPED
    from classplan.records.accounts.selectors import agency_of, the_office
    from classplan.records.accounts.services import give_role, one_time_password, open_person, replace_password
    from classplan.records.journal.services import Actor

    office, actor, now = the_office(), Actor(by), timezone.now()
    asks = sys.stdin.isatty() and not one_time and not without_password
    own = click.prompt("Password", hide_input=True, confirmation_prompt="Once more") if asks else None
    words = None if asks or without_password else one_time_password()
    with transaction.atomic():
        added = open_person(office, login=login, name=name, password=words, actor=actor, now=now)
        if own is not None:
            replace_password(added, own, actor=actor, now=now)
        for role in map(Role, roles):
            of = agency_of(office, agency) if agency and role in SCOPED else None
            give_role(added, role=role, agency=of, actor=actor, now=now)
    click.echo(f"{added} can sign in as: {', '.join(roles)}.")
    if words:
        click.echo(f"Password for one sign-in, shown once: {words}")


@person.command("list")
def list_people() -> None:
    """List everybody with an account, and the roles of today."""
    from classplan.cli.django import use_office

    use_office()
    from django.utils import timezone

    from classplan.records.accounts.selectors import current_holdings, local_day, people, the_office

    office = the_office()
    day = local_day(office, timezone.now())
    rows = [
        (
            row.login,
            row.name,
            ", ".join(str(holding) for holding in current_holdings(row, day)) or "none",
            "open" if row.is_active else "closed",
        )
        for row in people(office)
    ]
    click.echo(table(("login", "name", "roles", "account"), rows) if rows else "Nobody has an account yet.")


@click.group()
def agency() -> None:
    """The agencies that the office knows."""


@agency.command("add")
@click.argument("code")
@click.argument("name")
@acted_by
def add_one(code: str, name: str, by: str) -> None:
    """Add an agency, by its short CODE and its NAME."""
    from classplan.cli.django import use_office

    use_office()
    from django.utils import timezone

    from classplan.records.accounts.selectors import the_office
    from classplan.records.accounts.services import add_agency
    from classplan.records.journal.services import Actor

    added = add_agency(the_office(), code=code, name=name, actor=Actor(by), now=timezone.now())
    click.echo(f"{added} is on the list of agencies.")


@agency.command("list")
def list_agencies() -> None:
    """List the agencies."""
    from classplan.cli.django import use_office

    use_office()
    from classplan.records.accounts.selectors import agencies, the_office

    rows = [(row.code, row.name) for row in agencies(the_office())]
    click.echo(table(("code", "name"), rows) if rows else "No agency is on the list yet.")
