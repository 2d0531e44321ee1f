"""The command `classplan` and the table of what it can do.

A command's module is imported when the command is called, so that `classplan read` and
`classplan rule`, which need no office, start without Django.

>>> main.list_commands(click.Context(main))[:3]
['agency', 'circular', 'docs']
"""

from importlib import import_module
from typing import Any, NamedTuple

import click

from classplan.cli.errors import plain_errors


class Entry(NamedTuple):
    """Where a command is, and the line that help prints for it."""

    module: str
    attribute: str
    help: str


COMMANDS = {
    "agency": Entry("classplan.cli.person", "agency", "The agencies that the office knows."),
    "circular": Entry("classplan.cli.circular", "circular", "Enter an update circular from its paper."),
    "docs": Entry("classplan.cli.docs", "docs", "Build the reference of this manual."),
    "import": Entry("classplan.cli.imports", "import_command", "Take in every paper of folders and zips."),
    "init": Entry("classplan.cli.init", "init", "Make an empty office: its database and its folder."),
    "journal": Entry("classplan.cli.journal", "journal", "The end of the journal's chain, and a printed one."),
    "library": Entry("classplan.cli.library", "library", "What follows from the texts: twins, duties, ages."),
    "lint": Entry("classplan.cli.lint", "lint_command", "Tell what in papers is probably not meant."),
    "notice": Entry("classplan.cli.notice", "notice", "Enter notices and the acts on them; list them."),
    "paper": Entry("classplan.cli.paper", "paper", "Papers as files: PDF, Word or web page."),
    "person": Entry("classplan.cli.person", "person", "Who can sign in, and in which roles."),
    "plan": Entry("classplan.cli.plan", "plan", "The plan on a day, its history, its proof."),
    "read": Entry("classplan.cli.read", "read", "Tell what papers hold, as structure."),
    "redline": Entry("classplan.cli.redline", "redline", "Compare two papers, OLD and NEW, and write what changed."),
    "rule": Entry("classplan.cli.rule", "rule", "What a clause says on a day, and what it computes."),
    "search": Entry("classplan.cli.search", "search", "Find classes by code, title or specification."),
    "serve": Entry("classplan.cli.serve", "serve", "Serve the portal on this computer."),
    "summary": Entry("classplan.cli.summary", "summary", "Tell what changed, and check a summary of it."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is called and lists it without."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        entry = COMMANDS.get(cmd_name)
        return getattr(import_module(entry.module), entry.attribute) if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong is said plainly, whichever command it was."""
        with plain_errors():
            return super().invoke(ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="classplan", message="%(package)s %(version)s")
def main() -> None:
    """The classification plan of a public employer, true on any day, with the reason for every line."""
