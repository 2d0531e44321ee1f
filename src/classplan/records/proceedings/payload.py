"""What the journal holds of an act on a paper: enough to rebuild every point that followed from it."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from classplan.core.pack import Choices
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.recording import Entered, Paper
from classplan.core.rules import Finding
from classplan.records.library.models import Original
from classplan.records.plan.codec import line_as_json, range_as_json, statement_as_json
from classplan.records.proceedings.preparing import Basis, Prepared
from classplan.records.specs.services import digest_of


def stated(entered: Entered, original: Original | None) -> dict[str, Any]:
    """What an act states of classes, ranges and specifications, and the paper that it came with, if one did."""
    return ({"original": original.sha256} if original else {}) | {
        "classes": [{"number": number, "known_as": title} for number, title in entered.new_classes.items()],
        "statements": [statement_as_json(number, said) for number, said in entered.statements],
        "ranges": [range_as_json(grade, said) for grade, said in entered.ranges],
        "specs": [
            {
                "class": v.job_class,
                "start": v.start.isoformat(),
                "title": v.spec.title,
                "digest": digest_of(v.spec.body),
            }
            for v in entered.specs
        ],
        "replaced": [
            {"successor": r.successor, "predecessor": r.predecessor, "day": r.day.isoformat() if r.day else None}
            for r in entered.replaced
        ],
    }


def changes_as_json(paper: Paper, entered: Entered) -> list[dict[str, Any]]:
    """The typed changes of a paper, each with the number of its class."""
    return [
        {
            "class": number,
            "kind": change.kind.value,
            "before": line_as_json(change.before),
            "after": line_as_json(change.after),
        }
        for number, change in zip(entered.classes, paper.changes, strict=True)
    ]


def acts_as_json(acts: Acts) -> dict[str, str]:
    """The acts by their days."""
    return {name: day.isoformat() for name, day in acts.taken()}


def effect_as_json(effect: TakesEffect) -> dict[str, Any]:
    """When it takes effect, and by what."""
    return {
        "day": effect.day.isoformat() if effect.day else None,
        "wording": effect.wording,
        "reason": effect.reason,
        "completed": effect.completed.isoformat() if effect.completed else None,
        "rests_on": list(effect.rests_on),
    }


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """What clauses found, or what no paper tells."""
    return [
        {
            "outcome": f.outcome.value,
            "reason": f.reason,
            "citation": f.citation,
            "about": f.about,
            "rests_on": list(f.rests_on),
        }
        for f in findings
    ]


def grounds_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The assumptions and interpretations that findings rest on, each once."""
    return tuple(dict.fromkeys(ground for finding in findings for ground in finding.rests_on))


def choices_in_words(policy: Choices, confirmed: Collection[str]) -> list[str]:
    """The choices that were taken, each with its ground and with whether a person confirmed it, by their names."""
    how = {True: "confirmed by a person", False: "default, not confirmed"}
    return [
        f"{choice.meaning}: {choice.value} ({choice.ground}; {how[choice.name in confirmed]})"
        for choice in policy.choices()
    ]


def cites(prepared: Prepared) -> list[str]:
    """The clauses under which the act stands."""
    cited = [prepared.effect.citation, *(finding.citation for finding in prepared.entered.findings)]
    return sorted({citation for citation in cited if citation})


def basis_as_json(basis: Basis | None) -> dict[str, str] | None:
    """The ground that a person gave where the rules do not date an amendment."""
    return asdict(basis) | {"effective": basis.effective.isoformat()} if basis else None
