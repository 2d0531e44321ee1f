"""`classplan init`: an empty office, its database and its folder."""

import click

from classplan.cli.shared import acted_by


@click.command()
@click.option(
    "--jurisdiction", required=True, metavar="NAME", help="The rules under which the office works, such as denver."
)
@click.option("--name", metavar="NAME", help="The name of the office, where it is not the jurisdiction's own.")
@click.option(
    "--sample", is_flag=True, help="An invented office to show: anybody can act in it, in any role. It stays one."
)
@acted_by
def init(jurisdiction: str, name: str | None, sample: bool, by: str) -> None:
    """Make an empty office: its database and its folder.

    Where they are is said by DATABASE_URL and CLASSPLAN_DATA.
    """
    from classplan.jurisdictions import pack_named

    pack_named(jurisdiction)
    from classplan.cli.django import use_office

    use_office()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError
    from django.utils import timezone

    from classplan.core.errors import NotAllowed
    from classplan.records.accounts.services import open_office
    from classplan.records.journal.services import Actor

    settings.DATA_FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise NotAllowed(
            f"The database {settings.DATABASES['default']['NAME']} cannot be used: {error}. Check DATABASE_URL."
        ) from error
    office = open_office(jurisdiction=jurisdiction, name=name, sample=sample, actor=Actor(by), now=timezone.now())
    click.echo(f"{office.name} has an empty office under the rules of {jurisdiction}.")
    click.echo(f"Its database: {settings.DATABASES['default']['NAME']}. Kept files: {settings.DATA_FOLDER}.")
    if sample:
        click.echo("It is a sample: every page says so, and anybody can sign in to it in any role.")
    click.echo("Next: enter a paper of a past change, with classplan notice record FILE --board-approved DATE.")
