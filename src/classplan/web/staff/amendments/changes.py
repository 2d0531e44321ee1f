"""The changes of an amendment as its page shows them: each with what differs, what the rules find, what is stale."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from classplan.core.amending import Decision, Outcome, Proposed
from classplan.core.money import dollars
from classplan.core.plain_words import change_in_words, range_in_words
from classplan.core.plan import IN_WORDS, Change, ChangeKind, Line
from classplan.core.rules import Finding
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import selectors
from classplan.records.amendments.gathering import policy_of
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.selectors import classes_numbered
from classplan.web.staff.amendments.matter import Matter

Found = tuple[Mapping[str, Any], ...]
MET = "met"
NOT_MET_WORDS = {"met": "met", "not met": "not met", "needs judgment": "to be judged", "rule silent": "rule silent"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a line, before and after."""

    label: str
    was: str
    now: str

    @property
    def differs(self) -> bool:
        """Whether both are there and are not alike."""
        return bool(self.was) and bool(self.now) and self.was != self.now


@dataclass(frozen=True, slots=True)
class Shown:
    """One change. `row` is the stored proposal, `findings` what the clauses say about it alone."""

    row: ProposedChange
    kind: str
    sentence: str
    cells: tuple[Cell, ...]
    ranges: tuple[Cell, ...]
    findings: tuple[Mapping[str, Any], ...]
    takes_over_from: tuple[str, ...]
    taken_over_by: str
    is_stale: bool
    stands: str
    spec_is_stale: bool
    decided: str
    decision: Decision | None

    @property
    def unmet(self) -> list[Mapping[str, Any]]:
        """What stands in its way."""
        return [finding for finding in self.findings if finding["outcome"] != MET]

    @property
    def met(self) -> list[Mapping[str, Any]]:
        """What is met already."""
        return [finding for finding in self.findings if finding["outcome"] == MET]

    @property
    def number(self) -> int:
        """Its place in the amendment."""
        return self.row.ordinal


def changes_of(matter: Matter) -> list[Shown]:
    """Every change, in its order."""
    rows = selectors.proposals(matter.amendment)
    proposed = {p.ordinal: p for p in matter.case.changes}
    decided = {decision.ordinal: decision for decision in matter.case.decisions}
    names = _names(matter, rows)
    said = _findings(matter)
    return [
        _shown(row, proposed[row.ordinal], decided.get(row.ordinal), names, said(proposed[row.ordinal])) for row in rows
    ]


def standing_changes(matter: Matter) -> list[Shown]:
    """The changes as the Board let them stand: what it modified with its new line, what it rejected left out."""
    rows = {row.ordinal: row for row in selectors.proposals(matter.amendment)}
    decided = {decision.ordinal: decision for decision in matter.case.decisions}
    names, said = _names(matter, rows.values()), _findings(matter)
    return [_shown(rows[p.ordinal], p, decided.get(p.ordinal), names, said(p)) for p in matter.case.standing]


def cells_of(change: Change) -> tuple[Cell, ...]:
    """The fields of a change, side by side."""
    was, now = change.before, change.after
    pay = (_pay(was), _pay(now))
    same = (("Title", "title"), ("Job code", "code"), ("Pay grade", "grade"))
    found = [Cell(label, _field(was, name), _field(now, name)) for label, name in same]
    return (*found, Cell("Range", *pay))


def _shown(
    row: ProposedChange,
    proposed: Proposed,
    decision: Decision | None,
    names: Mapping[int, str],
    said: Found,
) -> Shown:
    change = proposed.change
    stale = proposed.is_stale and row.open
    return Shown(
        row=row,
        kind=IN_WORDS[change.kind] if change else "pay table replaced",
        sentence=_sentence(proposed),
        cells=cells_of(change) if change else (),
        ranges=tuple(
            Cell(r.grade, _range(r.minimum_before, r.maximum_before), _range(r.minimum, r.maximum))
            for r in proposed.ranges
        ),
        findings=said,
        takes_over_from=tuple(names.get(number, f"C{number}") for number in proposed.replaces),
        taken_over_by=names.get(proposed.taken_over_by or 0, ""),
        is_stale=stale,
        stands=str(proposed.stands) if proposed.stands else "no line",
        spec_is_stale=proposed.spec_is_stale,
        decided=_decided(decision),
        decision=decision,
    )


def _sentence(proposed: Proposed) -> str:
    if proposed.change is None:
        count = len(proposed.ranges)
        return f"The ranges of {count} pay grade{'' if count == 1 else 's'} are replaced."
    if proposed.change.kind is ChangeKind.REVISE and proposed.change.touches_title_or_rate:
        return f"{proposed.change.subject} gets another range in the same pay grade."
    return change_in_words(proposed.change)


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return ""
    if decision.outcome is not Outcome.MODIFIED:
        return f"The Board {decision.outcome} it."
    again = {True: "noticed again", False: "not noticed again", None: "open whether it is noticed again"}
    rows = ", ".join(f"{row.grade} {_range(row.minimum, row.maximum)}" for row in decision.ranges)
    how = decision.modified or f"these ranges: {rows}"
    return f"The Board modified it to {how}; {again[decision.again]}: {decision.basis}"


def _findings(matter: Matter) -> Callable[[Proposed], Found]:
    """What the clauses find of a change today, or after the notice what they found then."""
    every = _every_finding(matter)
    named = Counter(_name(proposed) for proposed in matter.case.changes)

    def of(proposed: Proposed) -> Found:
        own = tuple(finding for finding in every if _is_about(finding, proposed))
        if named[_name(proposed)] < 2:
            return own
        alone = _alone(
            matter, proposed
        )  # several carry this code: only what is found of it without the others is its own
        return tuple(f for f in own if _says_which(f) or (f["citation"], f["reason"]) in alone)

    return of


def _alone(matter: Matter, proposed: Proposed) -> set[tuple[str, str]]:
    """What the clauses find where a change is the only one of its amendment."""
    case = replace(matter.case, changes=(proposed,))
    found = pack_of(matter.office).readiness("recommend", case, policy_of(matter.office))
    return {(finding.citation, finding.reason) for finding in found}


def _every_finding(matter: Matter) -> Found:
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for step in matter.point.steps:
        if step.step.move.name == "decide_alone" and not matter.goes_alone:
            continue
        for finding in step.step.findings:
            found.setdefault((finding.citation, finding.reason), _as_said(finding))
    if matter.amendment.state not in ("draft", "recommended"):
        for kept in matter.amendment.findings:
            found.setdefault((kept["citation"], kept["reason"]), kept | {"word": _word(kept["outcome"])})
    return tuple(found.values())


def _as_said(finding: Finding) -> Mapping[str, Any]:
    return {
        "outcome": finding.outcome.value,
        "word": _word(finding.outcome.value),
        "reason": finding.reason,
        "citation": finding.citation,
        "about": finding.about,
        "rests_on": finding.rests_on,
    }


def _word(outcome: str) -> str:
    return NOT_MET_WORDS.get(outcome, outcome)


def _is_about(finding: Mapping[str, Any], proposed: Proposed) -> bool:
    if str(finding["reason"]).startswith((f"Change {proposed.ordinal},", f"Change {proposed.ordinal}:")):
        return True
    return bool(finding.get("about")) and finding["about"] == _name(proposed) and not _says_which(finding)


def _says_which(finding: Mapping[str, Any]) -> bool:
    """Whether a finding names the change that it is about by its number."""
    return str(finding["reason"]).startswith("Change ")


def _name(proposed: Proposed) -> str | None:
    """How a finding names what it is about: the code, or else the title."""
    subject = proposed.change.subject if proposed.change else None
    return (subject.code or subject.title) if subject else None


def _names(matter: Matter, rows: Iterable[ProposedChange]) -> dict[int, str]:
    numbers = {number for row in rows for number in (*row.replaces, row.taken_over_by) if number}
    if not numbers:
        return {}
    return {known.number: known.known_as for known in classes_numbered(matter.office, numbers)}


def _field(line: Line | None, name: str) -> str:
    return (getattr(line, name) or "") if line else ""


def _pay(line: Line | None) -> str:
    return (range_in_words(line.minimum, line.maximum) or "") if line else ""


def _range(low: Decimal | None, high: Decimal | None) -> str:
    return "" if low is None or high is None else f"{dollars(low)} to {dollars(high)} a year"
