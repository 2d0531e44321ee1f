"""Habits that hold everywhere, so that nobody has to remember them."""

import ast
import importlib
import inspect
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from classplan.cli.main import COMMANDS
from tests.plugins.needs import ROOT

PACKAGE = ROOT / "src" / "classplan"
READS_THE_CLOCK = {"now", "today", "utcnow", "time", "time_ns"}
BINARY = {".gz", ".ico", ".jpg", ".pdf", ".png", ".woff2", ".docx", ".xlsx"}

HOSTS = r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org"
MACHINE_PATHS = r"(?<![\w.~-])/(?:root|work|home/\w+|Users/\w+|private/var)/"


def modules(*folders: Path) -> list[Path]:
    """The Python files in the folders, migrations left out."""
    found = (path for folder in folders for path in folder.rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def name_of(value: object) -> str:
    """What pytest calls a case."""
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


def each(name: str, values: list[Path]) -> pytest.MarkDecorator:
    """One test for each of the files."""
    return pytest.mark.parametrize(name, values, ids=name_of)


@cache
def kept_files() -> list[Path]:
    """Every text file that git keeps or is about to keep."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("This is no git checkout: which files are kept can't be told.")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def places(pattern: str, paths: list[Path]) -> list[str]:
    """Where the pattern stands, as file:line."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1)
        if re.search(pattern, line)
    ]


def own_fields() -> Iterator[models.Field]:
    """Every field that one of our models declares."""
    for model in apps.get_models():
        if model.__module__.startswith("classplan."):
            yield from (field for field in model._meta.local_fields if not field.auto_created)
            yield from model._meta.local_many_to_many


@each("path", modules(ROOT / "src", ROOT / "tests", ROOT / "bench"))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


@each("path", modules(PACKAGE / "core", PACKAGE / "jurisdictions"))
def test_core_and_rules_never_read_the_clock(path: Path) -> None:
    read = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READS_THE_CLOCK
        and ast.unparse(node.func.value).split(".")[-1] in {"date", "datetime", "time"}
    ]
    assert not read


def test_every_field_is_explained() -> None:
    assert not [str(field) for field in own_fields() if not field.help_text]


def test_pages_and_commands_ask_selectors_and_not_managers() -> None:
    assert not places(r"\.(?:_default_manager|objects)\b", modules(PACKAGE / "web", PACKAGE / "cli"))


def test_every_template_is_used() -> None:
    templates = PACKAGE / "web" / "templates"
    sources = {path: path.read_text() for path in [*modules(PACKAGE), *templates.rglob("*.html")]}
    names = {path: str(path.relative_to(templates)) for path in templates.rglob("*") if path.is_file()}
    named_by_django = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
    unused = [
        name
        for path, name in names.items()
        if name not in named_by_django and not any(name in text for source, text in sources.items() if source != path)
    ]
    assert not unused


def test_no_file_names_a_registry() -> None:
    assert not places(HOSTS, kept_files())


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    assert not places(MACHINE_PATHS, kept_files())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_table_of_commands_is_true(name: str) -> None:
    entry = COMMANDS[name]
    command = getattr(importlib.import_module(entry.module), entry.attribute)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert inspect.cleandoc(command.help or "").splitlines()[0] == entry.help


def test_django_finds_nothing_to_warn_about() -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


TAKES_A_TURN = {"take_turn", "turn", "moving", "done", "acted", "note", "revise", "write_entry", "write_entries"}


@each("path", modules(PACKAGE / "records"))
def test_whatever_takes_a_turn_in_the_records_is_one_transaction(path: Path) -> None:
    loose = []
    for function in ast.parse(path.read_text()).body:
        if not isinstance(function, ast.FunctionDef) or function.name.startswith("_") or function.name in TAKES_A_TURN:
            continue
        calls = {ast.unparse(node.func).split(".")[-1] for node in ast.walk(function) if isinstance(node, ast.Call)}
        in_one = "transaction.atomic" in ast.unparse(function)
        if calls & TAKES_A_TURN and not in_one:
            loose.append(function.name)
    assert not loose
