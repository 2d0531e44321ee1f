"""What an update of specifications tells the holders of specification books (2009).

The paper has old versions destroyed; the system supersedes them and keeps them (X27).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from classplan.core.dates import PartialDate
from classplan.core.rules import Clause, Edition, Finding, met, met_if
from classplan.jurisdictions.denver.papers import UPDATE_2009, quoted


@dataclass(frozen=True, slots=True)
class Holding:
    """What one agency does with its book: which versions to put in, which to take out."""

    put_in: tuple[str, ...]
    take_out: tuple[str, ...]


def version_label(*, established: PartialDate | None, revised: PartialDate | None) -> str:
    """How a version is called: *Rev.* with the day where it was revised, else *Est.* (169)."""
    if revised is not None:
        return f"Rev. {revised}"
    return f"Est. {established}" if established is not None else "undated"


def holding_of(
    *, agency_classes: Collection[str], holds_all: bool, put_in: Sequence[str], take_out: Sequence[str]
) -> Holding:
    """The update for one agency: an agency that holds a selection leaves out classes that it does not have (168)."""
    wanted = [t for t in put_in if holds_all or t in agency_classes]
    removed = [t for t in take_out if holds_all or t in agency_classes]
    return Holding(tuple(wanted), tuple(removed))


def new_versions_are_attached(*, listed: Sequence[str], attached: Sequence[str]) -> Finding:
    """Every specification that is listed as new or revised comes with the update (166)."""
    missing = [title for title in listed if title not in attached]
    return met_if(
        not missing, "Every listed specification is attached.", f"Listed but not attached: {', '.join(missing)}."
    )


def old_versions_are_superseded(*, to_be_removed: Sequence[str], kept: Collection[str]) -> Finding:
    """A version that leaves the book is superseded and kept, never destroyed (167, X27)."""
    lost = [title for title in to_be_removed if title not in kept]
    return met_if(
        not lost,
        "Every version that leaves the book is kept.",
        f"The text is not on record: {', '.join(lost)}. Its place in the history is kept.",
    )


def selection_is_filtered(*, agency_classes: Collection[str], listed: Sequence[str]) -> Finding:
    """An agency with a selection of specifications may leave out what is not its own (168)."""
    own = holding_of(agency_classes=agency_classes, holds_all=False, put_in=listed, take_out=()).put_in
    return met(f"{len(own)} of {len(listed)} concern the agency.")


def version_is_labelled(*, established: PartialDate | None = None, revised: PartialDate | None = None) -> Finding:
    """A version carries the label by which an update names it (169)."""
    label = version_label(established=established, revised=revised)
    return met_if(label != "undated", label, "It prints neither an established nor a revised date.")


def _clause(ref: str, title: str, number: int, paraphrase: str, apply: object) -> Clause:
    edition = Edition("2009", UPDATE_2009[1], quoted(UPDATE_2009), paraphrase, apply)  # type: ignore[arg-type]
    return Clause(ref, title, "the day of the update", (edition,), (number,))


CLAUSES = (
    _clause(
        "Update: insertions",
        "What to put into the book",
        166,
        "New and revised specifications go into the book.",
        new_versions_are_attached,
    ),
    _clause(
        "Update: removals",
        "What to take out of the book",
        167,
        "The listed old versions leave the book.",
        old_versions_are_superseded,
    ),
    _clause(
        "Update: selections",
        "Agencies with a selection",
        168,
        "Who holds a selection may leave out what is not a class of theirs.",
        selection_is_filtered,
    ),
    _clause(
        "Update: labels",
        "Labels of versions",
        169,
        "Versions are named by their revised or established date.",
        version_is_labelled,
    ),
)
