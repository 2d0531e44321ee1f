"""Lint: what in a paper is probably not meant, shown before a person posts it or believes it.

Each rule is a small function in a module of its subject; `rules.RULES` is the table of them all. A rule reads the
structure that `core.reading` made, and the lines as they came; it changes nothing and refuses nothing.

>>> from classplan.core.lint import lint
>>> from classplan.core.reading.model import Reading, Text, Unread
>>> paper = Reading((Unread("other", 1, (Text(1, "The foreman signs."),)),))
>>> [(fault.rule, fault.text) for fault in lint(paper).faults]
[('gendered-word', 'foreman')]
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from classplan.core.lint.model import Fault, Known, Listed, Paper, Rule, Unchecked
from classplan.core.lint.rules import RULES
from classplan.core.lint.sections import lacks
from classplan.core.reading.model import Reading
from classplan.core.spec.source import SourceLine

__all__ = ["RULES", "Fault", "Found", "Known", "Listed", "Rule", "Unchecked", "lacks", "lint"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a paper, and what could not be judged; both in the order of its lines."""

    faults: tuple[Fault, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


def lint(reading: Reading, lines: Sequence[SourceLine] = (), known: Known | None = None) -> Found:
    """Everything that the rules find in a paper. `lines` are those that it was read from."""
    paper = Paper(reading, tuple(lines), known or Known())
    told = [said for rule in RULES for said in rule.check(paper)]
    faults = sorted({said for said in told if isinstance(said, Fault)}, key=lambda f: (f.line, f.rule, f.text))
    return Found(
        tuple(_in_its_words(fault, paper) for fault in faults),
        tuple(sorted({said for said in told if isinstance(said, Unchecked)}, key=lambda u: (u.line, u.text))),
    )


def _in_its_words(fault: Fault, paper: Paper) -> Fault:
    return fault if fault.words else replace(fault, words=paper.words_on(fault.line))
