"""Bringing specifications to the wording that was settled: what differs, as edits for an amendment, and how far it has come."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from classplan.core.spec.edits import Edit, words_of
from classplan.core.standards.found import uses_in
from classplan.core.standards.model import Fit, Kind, Use, fit, normal
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.models import Amendment
from classplan.records.standards.filling import key_of_use
from classplan.records.standards.models import Settlement, Standard
from classplan.records.standards.selectors import settled_on, uses_in_force
from classplan.records.standards.suggesting import Places, Suggestion, Text, in_order

ALIKE = "it says the same in other signs or capitals"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many uses agree with the settled wording, how many do in an open amendment, and how many still differ."""

    settled: int
    in_amendment: int
    differing: int

    @property
    def total(self) -> int:
        """All uses in specifications in force."""
        return self.settled + self.in_amendment + self.differing


def places_for(standard: Standard, held: Settlement, today: date, amendment: Amendment | None = None) -> Places:
    """Where the specifications in force differ from the settled wording, with the edits that bring them to it.

    With an amendment, the texts that it holds already are looked at in its own wording.
    """
    uses = uses_in_force(standard.office, today).filter(wording__standard=standard).exclude(wording=held.wording)
    differing = uses.values_list("version", "version__job_class__number", "version__job_class").order_by().distinct()
    versions = in_order(differing, amendment)
    statements = _statements(standard)
    return Places(standard.office, amendment, today, versions, lambda text: _of_text(standard, held, text, statements))


def progress(standard: Standard, today: date) -> Progress:
    """How far the specifications in force have come to the settled wording."""
    uses = uses_in_force(standard.office, today).filter(wording__standard=standard)
    held = settled_on([standard.pk], today).get(standard.pk)
    if held is None:
        return Progress(0, 0, uses.count())
    agreeing = uses.filter(wording__normal=held.wording.normal).count()
    differing = uses.exclude(wording__normal=held.wording.normal)
    open_texts = ProposedChange.objects.filter(
        open=True, job_class__spec_versions__uses__in=differing, spec__isnull=False
    )
    statements = _statements(standard)
    agree = [
        use
        for row in open_texts.distinct()
        for use in _uses(standard, row.spec or {}, (row.after or {}).get("title", ""), statements)
        if fit(use.text, held.wording.text) is not Fit.DIFFERS
    ]
    count = differing.count()
    waiting = min(len(agree), count)
    return Progress(agreeing, waiting, count - waiting)


def why_of(standard: Standard, held: Settlement) -> str:
    """Why a text changes, for the notice: the wording was settled, for its reason."""
    return f"The wording of “{standard.name[:80]}” becomes the same in every specification: {held.reason}"


def _statements(standard: Standard) -> frozenset[str]:
    """The words of a statement in all its wordings, by which it is known: it has no name."""
    if standard.kind != Kind.ENVIRONMENT:
        return frozenset()
    return frozenset(normal(text) for text in standard.wordings.values_list("text", flat=True))


def _of_text(standard: Standard, held: Settlement, text: Text, statements: Collection[str]) -> Iterator[Suggestion]:
    words = {found.place: found for found in words_of(text.body)}
    for use in _uses(standard, text.body, text.title, statements):
        how = fit(use.text, held.wording.text)
        if how is not Fit.EXACT:
            edit = Edit(use.place, use.at, use.text, held.wording.text)
            yield Suggestion(text, (edit,), words[use.place], ALIKE if how is Fit.NORMALISED else "")


def _uses(standard: Standard, body: Mapping[str, Any], title: str, statements: Collection[str]) -> Iterator[Use]:
    """The uses of the standard in a text; a statement without a name is known by its words."""
    for use in uses_in(body, title):
        if use.kind is Kind.ENVIRONMENT:
            if normal(use.text) in statements:
                yield use
        elif key_of_use(use) == (standard.kind, standard.key, standard.section, standard.level):
            yield use
