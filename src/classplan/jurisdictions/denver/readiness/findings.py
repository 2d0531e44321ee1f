"""What the questions of every stage share: a finding with its citation, and a change by its name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from classplan.core.amending.proposal import Proposed, Situation
from classplan.core.rules import Finding, not_met
from classplan.jurisdictions.denver.policy import Policy

Asked = Callable[[Situation, Policy], Iterable[Finding]]


def cited(ref: str, finding: Finding, about: Proposed | None = None) -> Finding:
    """The finding under its own citation, or under `ref`; of a change where one is named."""
    subject = about.change.subject if about and about.change else None
    return replace(
        finding, citation=finding.citation or ref, about=(subject.code or subject.title) if subject else None
    )


def names_taken(proposed: Proposed, taken: Iterable[str]) -> Iterator[Finding]:
    """No code and no title is carried twice (7-10 D)."""
    for who in taken:
        yield cited("7-10 D", not_met(f"{named(proposed)}: {who}. Two classes cannot carry it."), proposed)


def named(proposed: Proposed) -> str:
    """A change by its name, at the beginning of a sentence."""
    return proposed.named[0].upper() + proposed.named[1:]
