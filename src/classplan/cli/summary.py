"""`classplan summary`: what changed from one paper to another, in words; and what a written summary of it leaves out."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from classplan.cli.two_papers import INPUT_CHANGES, blocks_of, taken
from classplan.core.reading import Reading
from classplan.core.redline import redline
from classplan.core.spec.model import Spec
from classplan.core.telling import (
    Compared,
    Completeness,
    Entry,
    Omission,
    Run,
    check,
    compared,
    entries,
    in_lines,
    in_three_sentences,
    of_completeness,
    papers_compared,
)
from classplan.formats.extract import Extract, extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

SCHEMA = "classplan/summary/1"
NO_DAY = "From which day on it holds, the two papers do not say"


@click.command("summary")
@click.argument("old")
@click.argument("new")
@click.option("--check", "written", metavar="SUMMARY", help="A summary that a person wrote, to be held against it.")
@INPUT_CHANGES
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def summary(old: str, new: str, written: str | None, input_changes: str, *, as_json: bool) -> None:
    """Tell what changed, and check a summary of it.

    Three sentences tell what changed from OLD to NEW, then a list does, section by section. OLD and NEW are in any format that `classplan read` takes. With --check, tell which changes of
    substance SUMMARY leaves out, with their place and words, and which of its statements match no change.

    Exit status: 0 told; 1 with --check, the summary leaves something out; 2 could not be read.
    """
    accept = input_changes == "accepted"
    (before, said_before), (after, said_after) = (taken(Path(path), accept=accept) for path in (old, new))
    for paper, said in ((before, said_before), (after, said_after)):
        for note in said:
            click.echo(f"Note: {paper.name}: {note}", err=True)
    name, told = _compared(before, after)
    checked = _checked(told, extract(Path(written)).text) if written else None
    if as_json:
        click.echo(json.dumps(_as_json((before, after), name, told, checked), ensure_ascii=False, indent=2))
    elif checked is not None:
        click.echo("\n".join(of_completeness(checked)))
    else:
        click.echo("\n".join([*_sentences(name, told), "", *in_lines(told)]).rstrip())
    if checked is not None and not checked.complete:
        sys.exit(1)


def _compared(before: Extract, after: Extract) -> tuple[str, Compared]:
    """What is compared, and how it differs: two specifications by their sections and fields; papers of another kind paragraph by paragraph."""
    was, now = (read_paper(paper, every_layout()) for paper in (before, after))
    old, new = _the_spec(was), _the_spec(now)
    if old is None or new is None:
        return "the paper", papers_compared(redline(blocks_of(before), blocks_of(after)))
    return f"the specification of {new.title or old.title or 'the class'}", compared(old, new)


def _the_spec(reading: Reading) -> Spec | None:
    return reading.specs[0] if len(reading.specs) == len(reading.parts) == 1 else None


def _checked(told: Compared, written: str) -> Completeness:
    assert told.redline is not None
    return check(entries(told.redline), written)


def _sentences(name: str, told: Compared) -> tuple[str, str, str]:
    return in_three_sentences(told, when=NO_DAY, name=name)


# --- JSON ------------------------------------------------------------------------------------------------


def _as_json(
    papers: tuple[Extract, Extract], name: str, told: Compared, checked: Completeness | None
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "old": papers[0].name,
        "new": papers[1].name,
        "sentences": list(_sentences(name, told)),
        "line": list(told.line),
        "qualifications": [asked.in_words for asked in told.asked],
        "sections": [
            {"heading": section.heading, "kind": section.kind, "changes": [_entry(entry) for entry in section.entries]}
            for section in told.sections
        ],
        "fields": [{"label": f.label, "before": f.before, "after": f.after, "form": f.form} for f in told.fields],
    }
    if checked is not None:
        found["check"] = {
            "complete": checked.complete,
            "left_out": [_omission(omission) for omission in checked.left_out],
            "perhaps": [_omission(omission) for omission in checked.perhaps],
            "told": [{"place": str(one.entry.place), "statement": one.by.text} for one in checked.told],
            "unmatched": [statement.text for statement in checked.unmatched],
        }
    return found


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "what": entry.what.value,
        "was": str(entry.was) if entry.was else None,
        "now": str(entry.now) if entry.now else None,
        "moved": entry.moved,
        "before": entry.before,
        "after": entry.after,
        "words": [_run(run) for run in entry.runs],
        "turns": list(entry.turns),
        "form": entry.form or None,
    }


def _omission(omission: Omission) -> dict[str, Any]:
    return {"why": omission.why, "words": [_run(run) for run in omission.runs], "change": _entry(omission.entry)}


def _run(run: Run) -> dict[str, str]:
    return {"removed": run.removed, "added": run.added}
