"""`classplan library`: what is derived from the specifications, so that the library can be looked at whole."""

import click


@click.group()
def library() -> None:
    """What follows from the texts: twins, duties, ages."""


@library.command()
@click.option("--anew", is_flag=True, help="Throw away what is derived already, and derive all of it again.")
def rebuild(anew: bool) -> None:
    """Derive what is not there yet, and make every text findable: after an update of this program, or after a stop.

    It can be stopped and begun again; the desk goes on meanwhile.
    """
    from classplan.cli.django import use_office

    use_office()
    from classplan.records.accounts.selectors import the_office
    from classplan.records.health.services import derive_missing, forget
    from classplan.records.specs.search import add_missing
    from classplan.records.standards import filling

    if anew:
        forget()
        filling.forget()
    click.echo(f"{add_missing():,} specifications were made findable.")
    done = derive_missing(lambda so_far: click.echo(f"{so_far:,} specifications", err=True))
    click.echo(f"{done:,} specifications were derived from; none is missing now.")
    looked = 0
    for looked in filling.fill(the_office()):
        click.echo(f"{looked:,} specifications", err=True)
    click.echo(f"{looked:,} specifications were looked through for standard language and references.")
