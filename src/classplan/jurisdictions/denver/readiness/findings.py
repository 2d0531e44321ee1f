"""What the questions of every stage share: a finding with its citation, and a change by its name."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from classplan.core.amending.proposal import Proposed, Situation
from classplan.core.rules import Finding
from classplan.jurisdictions.denver.policy import Policy

Asked = Callable[[Situation, Policy], Iterable[Finding]]


def cited(ref: str, finding: Finding, about: Proposed | None = None) -> Finding:
    """The finding under its own citation, or under `ref`; of a change where one is named."""
    subject = about.change.subject if about and about.change else None
    return replace(
        finding, citation=finding.citation or ref, about=(subject.code or subject.title) if subject else None
    )


def named(proposed: Proposed) -> str:
    """A change by its name, at the beginning of a sentence."""
    return proposed.named[0].upper() + proposed.named[1:]
