"""What a change of a draft proposes, and how it stands in its row: the line and text of today beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from classplan.core.amending import RangeChange
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.money import plain
from classplan.core.plan import Line
from classplan.records.amendments import gathering, models
from classplan.records.amendments.standing import lines_on, range_of, spec_bases
from classplan.records.amendments.turns import Turn
from classplan.records.library.models import Original
from classplan.records.plan.codec import dollars_of, line_as_json
from classplan.records.proceedings.papers import LONGEST, refuse_unaddressable
from classplan.records.specs.services import digest_of

LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class NewText:
    """A specification that a change takes as its new text, and the file that it was read from."""

    body: Mapping[str, Any]
    original: Original


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes: for a class that there is by its number, or a new one; the line after, or its end.

    `after` None with a `job_class` abolishes it, and `taken_over_by` may say whom it merges into as that one is; `ranges`
    replace a pay table and stand alone.
    """

    job_class: int | None = None
    after: Line | None = None
    why: str = ""
    spec: NewText | None = None
    ranges: tuple[RangeChange, ...] = ()
    replaces: tuple[int, ...] = ()
    taken_over_by: int | None = None
    alongside: str = ""


def as_json(row: models.ProposedChange) -> dict[str, Any]:
    """A proposal as the journal holds it."""
    return {
        "ordinal": row.ordinal,
        "class": row.job_class.number if row.job_class else None,
        "before": row.before,
        "after": row.after,
        "ranges": row.ranges,
        "why": row.why,
        "spec": digest_of(row.spec) if row.spec else None,
        "spec_original": row.spec_original.sha256 if row.spec_original else None,
        "replaces": row.replaces,
        "taken_over_by": row.taken_over_by,
        "alongside": row.alongside,
    }


def fill(row: models.ProposedChange, proposal: Proposal, taken: Turn) -> None:
    """Put what is proposed into the row, and the line and text that stand today beside it."""
    refuse_names(proposal.after)
    row.job_class = None
    if proposal.job_class is not None:
        row.job_class = gathering.class_numbered(taken.office, proposal.job_class)
        if row.job_class is None:
            raise Invalid(f"There is no class C{proposal.job_class}. Choose one that is in the plan.")
    if proposal.ranges and (proposal.job_class is not None or proposal.after is not None):
        raise Invalid("A pay table is replaced by a change of its own; it changes no line besides.")
    row.ranges = ranges_as_json(proposal.ranges, taken)
    row.why, row.alongside = proposal.why.strip()[:LONGEST_TEXT], proposal.alongside.strip()
    row.replaces = list(proposal.replaces)
    for replaced in proposal.replaces:
        if gathering.class_numbered(taken.office, replaced) is None:
            raise Invalid(f"There is no class C{replaced} that it could take over from.")
    row.taken_over_by = _who_takes_over(proposal, taken)
    if proposal.spec is not None:
        row.spec, row.spec_original = dict(proposal.spec.body), proposal.spec.original
    else:
        row.spec, row.spec_original = None, None
    row.before, row.spec_base = standing_today(row, taken)
    row.after = line_as_json(with_range(proposal.after, taken)) if proposal.after else None
    if row.job_class is None and row.after is None and not row.ranges:
        raise Invalid("Nothing is proposed: choose a class, or give the line of a new one, or the rows of a pay table.")
    if row.after is not None and not (row.after["title"] and row.after["code"]):
        raise Invalid("A line needs a code and a title. Give both.")


def _who_takes_over(proposal: Proposal, taken: Turn) -> int | None:
    """The class that takes over from one that ends, and stays as it is: another one, with a line in the plan."""
    number = proposal.taken_over_by
    if number is None:
        return None
    found = gathering.class_numbered(taken.office, number)
    if proposal.after is not None or number == proposal.job_class:
        raise Invalid("Only a class that ends is taken over, and by another one.")
    if found is None or found.pk not in lines_on([found.pk], taken.today):
        raise Invalid(
            f"C{number} has no line in the plan today, so it cannot take over. Choose a class of today's plan."
        )
    return number


def standing_today(row: models.ProposedChange, taken: Turn) -> tuple[dict[str, Any] | None, int | None]:
    """The line that stands today, and the journal number of the text that does."""
    if row.job_class is None:
        return None, None
    line = lines_on([row.job_class.pk], taken.today).get(row.job_class.pk)
    if line is None:
        raise NotAllowed(
            f"{row.job_class.known_as} (C{row.job_class.number}) has no line in the plan today, so there is nothing to change. "
            "Look at its page: it may have ended, or begin later."
        )
    return line_as_json(line), spec_bases([row.job_class.pk]).get(row.job_class.pk)


def with_range(line: Line, taken: Turn) -> Line:
    """The line with the range that its grade has today, where none is given."""
    if line.grade is None or line.minimum is not None or line.maximum is not None:
        return line
    held = range_of(taken.office, line.grade, taken.today)
    if held is None:
        return line
    return replace(line, minimum=dollars_of(held.minimum_cents), maximum=dollars_of(held.maximum_cents))


def ranges_as_json(rows: Iterable[RangeChange], taken: Turn) -> list[dict[str, Any]]:
    """The rows of a pay table, each with the range that its grade has today."""
    return [_range_as_json(row, taken) for row in rows]


def _range_as_json(said: RangeChange, taken: Turn) -> dict[str, Any]:
    held = range_of(taken.office, said.grade, taken.today)
    return {
        "grade": said.grade,
        "minimum": plain(said.minimum),
        "maximum": plain(said.maximum),
        "minimum_before": plain(dollars_of(held.minimum_cents)) if held else None,
        "maximum_before": plain(dollars_of(held.maximum_cents)) if held else None,
    }


def refuse_names(line: Line | None) -> None:
    """Raise `Invalid` for a code, title or grade that can be none, and for half a range."""
    for name in ("code", "title", "grade"):
        value = getattr(line, name) if line else None
        if value is not None and (len(value) > LONGEST[name] or not value.isprintable()):
            raise Invalid(f"“{value[:60]}” cannot be a {name}: at most {LONGEST[name]} signs, all of them visible.")
    if line is not None and line.code:
        refuse_unaddressable("a job code", line.code)
    if line is not None and (line.minimum is None) != (line.maximum is None):
        raise Invalid("A range has a minimum and a maximum; one of them is missing (7-10 L).")
