"""`classplan search`: find classes by code, title or the words of their specifications."""

from datetime import date

import click

from classplan.cli.shared import DAY


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--on", type=DAY, metavar="DATE", help="The day on which the class is in force; today unless given.")
def search(words: tuple[str, ...], on: date | None) -> None:
    """Find classes by code, title or specification.

    Those in force on a day that hold all WORDS, with the place where the words stand.
    """
    from classplan.cli.django import use_office

    use_office()
    from django.utils import timezone

    from classplan.records.accounts.selectors import local_day, the_office
    from classplan.records.specs.search import find

    office = the_office()
    day = on or local_day(office, timezone.now())
    found = find(office, " ".join(words), on=day)
    click.echo(f"{found.total} classes in force on {day}")
    for hit in found.hits:
        click.echo(f"{hit.code or '-'}  {hit.title} ({hit.grade or 'grade not on record'}), in its {hit.where.value}")
        if hit.snippet:
            click.echo(
                "    " + "".join(f"[{text}]" if match else text for text, match in hit.snippet).replace("\n", " ")
            )
