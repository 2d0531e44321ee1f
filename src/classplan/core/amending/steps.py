"""The steps that an amendment can take from where it stands: which are open, and what stands in the way of the others.

A step's place in the order and its roles stand in the workflow; what the law asks besides comes as findings. A finding
that is not met can be set aside by a waiver, a question can be answered by a judgment; nothing else opens a step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from classplan.core.rules import Finding, Judgment, Outcome, Waiver
from classplan.core.workflow import Move


@dataclass(frozen=True, slots=True)
class Step:
    """A move from where the amendment stands, and what the clauses find about making it now."""

    move: Move
    findings: tuple[Finding, ...] = ()
    in_the_way: tuple[Finding, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing but a person stands between the amendment and this step."""
        return not self.in_the_way


def clause_of(finding: Finding) -> str:
    """The reference of the clause that found it, without the wording: *7-21 B (2006)* is *7-21 B*."""
    return finding.citation.split(" (")[0]


def stands_in_the_way(
    findings: Iterable[Finding], *, judgments: Mapping[str, Judgment], waivers: Iterable[Waiver], on: date
) -> tuple[Finding, ...]:
    """The findings that stop a step: not met and not waived, or a question that nobody has answered yet."""
    given = tuple(waivers)
    return tuple(f for f in findings if _stops(f, judgments, given, on))


def _stops(finding: Finding, judgments: Mapping[str, Judgment], waivers: tuple[Waiver, ...], on: date) -> bool:
    clause = clause_of(finding)
    if finding.outcome is Outcome.NOT_MET:
        return not any(waiver.sets_aside(finding, clause=clause, on=on) for waiver in waivers)
    return finding.outcome in (Outcome.NEEDS_JUDGMENT, Outcome.SILENT) and clause not in judgments


def steps(
    moves: Iterable[Move],
    findings: Mapping[str, tuple[Finding, ...]],
    *,
    judgments: Mapping[str, Judgment],
    waivers: Iterable[Waiver],
    on: date,
) -> tuple[Step, ...]:
    """Each move with what the clauses find about it, by the name of the move."""
    given = tuple(waivers)
    return tuple(
        Step(
            move,
            findings.get(move.name, ()),
            stands_in_the_way(findings.get(move.name, ()), judgments=judgments, waivers=given, on=on),
        )
        for move in moves
    )
