"""The manual says what the code does: generated pages are up to date, written ones name what there is."""

import re
from pathlib import Path

import click
import pytest

from classplan.cli.docs import FOLDER, pages
from classplan.cli.main import main

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["commands.md", "clauses.md", "data.md", "workflows.md"])
def test_a_generated_page_is_as_the_code_has_it(name: str) -> None:
    written = (ROOT / FOLDER / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run make docs"


def every_command(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    """A command and all below it, with the words by which each is called."""
    found = [(path, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            found += every_command(inner, (*path, name))
    return found


def test_every_command_and_option_has_help() -> None:
    silent = [" ".join(path) for path, command in every_command(main) if not command.help]
    for path, command in every_command(main):
        options = [p for p in command.params if isinstance(p, click.Option)]
        silent += [f"{' '.join(path)} {option.name}" for option in options if not option.help]
    assert silent == []


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_manual_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    lost = [t for t in targets if t and "://" not in t and not (page.parent / t).exists()]
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_shown_in_the_manual_exist(page: Path) -> None:
    known = {path for path, _ in every_command(main)}
    groups = {path for path, command in every_command(main) if isinstance(command, click.Group)}
    for line in re.findall(
        r"^\s*(?:\$ )?(?:\.venv/bin/)?classplan ([a-z][a-z -]*)", page.read_text(encoding="utf-8"), re.M
    ):
        words = tuple(line.split())
        called = next((words[:n] for n in range(min(2, len(words)), 0, -1) if words[:n] in known), None)
        assert called is not None, f"{page.name}: classplan {line}"
        assert called not in groups or len(words) == 1, f"{page.name}: classplan {line}"
