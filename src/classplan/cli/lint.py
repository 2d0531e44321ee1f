"""`classplan lint`: what in papers is probably not meant. Needs no office, except to hold titles against its plan."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from classplan.cli.shared import DAY
from classplan.cli.two_papers import blocks_of
from classplan.core.errors import DomainError
from classplan.core.lint import RULES, Fault, Found, Known, Listed, lint
from classplan.core.lint.summaries import left_out_by
from classplan.core.redline import Redline, redline
from classplan.core.spec.source import lines_of
from classplan.core.telling import check
from classplan.formats.extract import LARGEST, Extract, extract, extract_bytes
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

NONE, FINDINGS, COULD_NOT_BE_READ = 0, 1, 2


@click.command("lint")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list: rule, line, text, reason, suggestion.")
@click.option("--on", "day", type=DAY, metavar="DAY", help="Hold titles against this office's plan on DAY.")
@click.option(
    "--between",
    "texts",
    nargs=2,
    metavar="OLD NEW",
    help="Hold FILE, as a summary, against what changed from OLD to NEW: what it leaves out is a finding.",
)
@click.option("--rules", "list_rules", is_flag=True, help="List what is looked for.")
@click.pass_context
def lint_command(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    as_json: bool,
    day: date | None,
    texts: tuple[str, str] | None,
    list_rules: bool,
) -> None:
    """Tell what in papers is probably not meant.

    A title that is none, for example, or a revision without an entry of the class history. FILE is a paper of any kind
    that `classplan read` reads, or - for plain text on standard input. What cannot be judged, such as a title while no plan is
    loaded, is said apart and is no finding.

    Exit status: 0 nothing found; 1 something found; 2 could not be read.
    """
    if list_rules:
        click.echo("\n".join(f"{rule.name:28}{rule.looks_for}" for rule in RULES))
        return
    if not files:
        raise click.UsageError("Name the paper to look at: classplan lint FILE.")
    known = _plan_on(day) if day else Known()
    changed = _changed_between(*texts) if texts else None
    statuses, entries = [NONE], []
    for name in files:
        try:
            paper = _paper(name)
            found = _found(paper, known, changed)
        except DomainError as error:
            click.echo(f"Error: {error}", err=True)
            statuses.append(COULD_NOT_BE_READ)
            continue
        statuses.append(FINDINGS if found.faults else NONE)
        entries += [_as_json(fault, name if len(files) > 1 else None) for fault in found.faults]
        if not as_json:
            click.echo("\n".join(_in_words(name, found.faults)))
        if found.unchecked:
            click.echo("\n".join(_unchecked(name, found)), err=True)
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
    ctx.exit(max(statuses))


def _paper(name: str) -> Extract:
    if name != "-":
        return extract(Path(name))
    return extract_bytes("standard input.txt", sys.stdin.buffer.read(LARGEST + 1))


def _found(paper: Extract, known: Known, changed: Redline | None) -> Found:
    found = lint(read_paper(paper, every_layout()), lines_of(paper.text), known)
    if changed is None:
        return found
    left_out = left_out_by(check(changed, paper.text))
    return replace(found, faults=(*left_out, *found.faults))


def _changed_between(old: str, new: str) -> Redline:
    try:
        return redline(blocks_of(extract(Path(old))), blocks_of(extract(Path(new))))
    except DomainError as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(COULD_NOT_BE_READ) from None


def _plan_on(day: date) -> Known:
    from classplan.cli.django import use_office

    use_office()
    from classplan.records.accounts.selectors import the_office
    from classplan.records.plan.selectors import plan_as_of

    lines = plan_as_of(the_office(), day).lines
    return Known(tuple(Listed(line.title, line.code, line.grade, line.flsa) for line in lines), loaded=True)


def _as_json(fault: Fault, file: str | None) -> dict[str, str | int]:
    said: dict[str, str | int] = {"file": file} if file else {}
    return said | {
        "rule": fault.rule,
        "line": fault.line,
        "text": fault.text,
        "reason": fault.reason,
        "suggestion": fault.suggestion,
    }


def _in_words(name: str, faults: Sequence[Fault]) -> list[str]:
    if not faults:
        return [f"{name}: nothing found."]
    told = [f"{name}: {len(faults)} finding{'s' if len(faults) > 1 else ''}"]
    for fault in faults:
        blocking = " (no new draft should be posted with this)" if fault.blocking else ""
        told += [
            f"  line {fault.line}: {fault.text}",
            f"    {fault.rule}: {fault.reason}{blocking}.",
            f"    {fault.suggestion}",
        ]
    return told


def _unchecked(name: str, found: Found) -> list[str]:
    told = [f"{name}: {len(found.unchecked)} could not be checked; name a day with --on to hold titles against a plan."]
    return told + [f"  line {said.line}: {said.text}: {said.reason}" for said in found.unchecked]
