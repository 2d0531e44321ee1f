"""`classplan journal`: the end of the chain, and a printed one held against it."""

import sys

import click


@click.group()
def journal() -> None:
    """The end of the journal's chain, and a printed one."""


@journal.command("anchor")
def print_anchor() -> None:
    """Print the last entry's number and hash, as an issued paper has them at its foot."""
    from classplan.cli.django import use_office

    use_office()
    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.selectors import anchor

    click.echo(anchor(the_office()).in_words)


@journal.command("check")
@click.argument("number", type=click.IntRange(1, 2_000_000_000))
@click.argument("digest", nargs=-1, required=True, metavar="DIGEST")
def check(number: int, digest: tuple[str, ...]) -> None:
    """Hold a printed NUMBER and DIGEST against the journal, and check the chain up to there.

    DIGEST is whole, or its first 12 signs as a page prints them at its foot.

    Ends with 1 where they do not match, or the chain is broken.
    """
    from classplan.cli.django import use_office

    use_office()
    from classplan.records.accounts.selectors import the_office
    from classplan.records.journal.looking import check_part, compare

    office = the_office()
    compared = compare(office, number=number, digest="".join(digest))
    if not compared.matches:
        click.echo(compared.said, err=True)
        sys.exit(1)
    checked = check_part(office, after=0, most=number)
    if not checked.whole:
        click.echo("\n".join(checked.breaks), err=True)
        sys.exit(1)
    click.echo(f"{compared.said} The chain is whole from entry 1 to {number}.")
