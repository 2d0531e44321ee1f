"""The steps that an amendment can take from where it stands: which are open, and what stands in the way of the others.

A step's place in the order and its roles stand in the workflow; what the law asks besides comes as findings. A finding
that is not met can be set aside by a waiver, a question is answered by a judgment of that very question that says it may go on; nothing else opens a step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Judged
from classplan.core.rules import Finding, Outcome, Waiver
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
    findings: Iterable[Finding], *, judgments: Iterable[Judged], waivers: Iterable[Waiver], on: date
) -> tuple[Finding, ...]:
    """The findings that stop a step: not met and not waived, or a question that nobody has answered yet."""
    given = tuple(waivers)
    answered = {(said.clause, said.judgment.question): said.opens for said in judgments}
    return tuple(f for f in findings if _stops(f, answered, given, on))


def _stops(finding: Finding, answered: Mapping[tuple[str, str], bool], waivers: tuple[Waiver, ...], on: date) -> bool:
    clause = clause_of(finding)
    if finding.outcome is Outcome.NOT_MET:
        return not any(waiver.sets_aside(finding, clause=clause, on=on) for waiver in waivers)
    return finding.outcome in (Outcome.NEEDS_JUDGMENT, Outcome.SILENT) and not answered.get(
        (clause, finding.reason), False
    )


def steps(
    moves: Iterable[Move],
    findings: Mapping[str, tuple[Finding, ...]],
    *,
    judgments: Iterable[Judged],
    waivers: Iterable[Waiver],
    on: date,
) -> tuple[Step, ...]:
    """Each move with what the clauses find about it, by the name of the move."""
    given, answers = tuple(waivers), tuple(judgments)
    return tuple(
        Step(
            move,
            findings.get(move.name, ()),
            stands_in_the_way(findings.get(move.name, ()), judgments=answers, waivers=given, on=on),
        )
        for move in moves
    )
