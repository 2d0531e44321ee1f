"""What a change of a draft can be, and what every form of one asks: a line, a text, why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from classplan.core.errors import DomainError
from classplan.core.money import dollars, parse_dollars
from classplan.core.plan import Line
from classplan.records.amendments.models import ProposedChange
from classplan.records.amendments.proposals import NewText, Proposal
from classplan.records.library.selectors import AcceptedSpec, accepted_specs
from classplan.records.plan.as_of import PlanLine
from classplan.web.forms import dress
from classplan.web.staff.amendments.acting import OfMatter
from classplan.web.staff.amendments.lines import lines_today, named

KEEP = "keep"
MOST_ROWS = 500
LABELS = {
    "title": ("Title", 300, ""),
    "code": ("Job code", 30, ""),
    "grade": ("Pay grade", 30, "As papers print it, such as 615-S."),
    "minimum": ("Range minimum", 20, "Dollars a year. Leave both empty for the range that the grade has today."),
    "maximum": ("Range maximum", 20, "Dollars a year."),
}
REQUIRED = frozenset({"title", "code", "grade"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the wizard: what it is called, what it does, which fields of a line it asks.

    `of_class` says whether a class is chosen first; `text` whether a new specification must be or can be taken.
    """

    key: str
    label: str
    hint: str
    of_class: bool
    fields: tuple[str, ...] = ()
    text: str = ""  # empty: none; "can", "must"


WHOLE_LINE = ("title", "code", "grade", "minimum", "maximum")
KINDS = {
    kind.key: kind
    for kind in (
        Kind("revise", "Revise the specification of a class", "The text changes; title, code and pay stay.", True, text="must"),
        Kind("retitle", "Give a class another title", "The class gets another title.", True, ("title",), "can"),
        Kind("regrade", "Move a class to another pay grade", "Its pay changes; title and code can, too.", True,
             ("grade", "minimum", "maximum", "title", "code"), "can"),
        Kind("recode", "Give a class another job code", "The class gets another job code.", True, ("code",)),
        Kind("abolish", "Abolish a class", "The class ends.", True),
        Kind("split", "Split a class", "New classes take over from it.", True),
        Kind("create", "Create a class", "A class that is not in the plan.", False, WHOLE_LINE, "can"),
        Kind("merge", "Merge classes", "Several classes end, and one takes over from them.", False),
        Kind("table", "Replace a pay table", "The ranges of pay grades change.", False),
    )
}  # fmt: skip


def refuse_upside_down(asked: forms.Form, minimum: str, maximum: str) -> None:
    """An error at the field where a maximum is not above its minimum, or one of the two stands alone."""
    if minimum in asked.errors or maximum in asked.errors:
        return
    low, high = asked.cleaned_data.get(minimum), asked.cleaned_data.get(maximum)
    if low and high and low > high:
        asked.add_error(maximum, f"The maximum {dollars(high)} is below the minimum {dollars(low)}.")
    elif bool(low) != bool(high):
        asked.add_error(maximum if low else minimum, "A range has both a minimum and a maximum, or neither is typed.")


class OfChange(OfMatter):
    """What every change asks: why, and why it runs together with another open amendment of its class."""

    why = forms.CharField(
        label="Why",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The notice and the Council's papers print it.",
    )
    alongside = forms.CharField(
        label="Why it runs together with another open amendment of the class",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only where there is one: a class stands in one open amendment, unless somebody says why in two.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines_today(self.matter.office, self.matter.today)
        self.specs: dict[str, AcceptedSpec] = {}

    def add(self, name: str, field: forms.Field) -> None:
        """One more field, in our look."""
        dress(field.widget)
        self.fields[name] = field

    def add_line(self, fields: Iterable[str], *, suffix: str = "", required: frozenset[str] = REQUIRED) -> None:
        """The fields of a line."""
        for name in fields:
            label, longest, hint = LABELS[name]
            self.add(
                f"{name}{suffix}",
                forms.CharField(label=label, max_length=longest, help_text=hint, required=name in required),
            )

    def add_text(self, *, must: bool = False, name: str = "text", keeps: bool = False) -> None:
        """The choice of a specification among those that were read in and accepted."""
        if not self.specs:
            self.specs = {f"{s.upload.number}-{s.part}": s for s in accepted_specs(self.matter.office)}
        known = [
            (key, f"{spec.title} (paper {spec.upload.number}, {spec.original.name})")
            for key, spec in self.specs.items()
        ]
        none = [] if must else [("", "None")]
        kept = [(KEEP, "The one that this change has")] if keeps else []
        self.add(
            name,
            forms.ChoiceField(
                label="New specification",
                choices=[*kept, *none, *known],
                required=must,
                help_text="Specifications that were read in and accepted. Is it not here? Read its paper in first.",
            ),
        )

    def line(self, standing: Line = Line(), suffix: str = "") -> Line:
        """The line that was typed, over the one that stands."""
        said = {n: self.cleaned_data.get(f"{n}{suffix}") for n in WHOLE_LINE if f"{n}{suffix}" in self.fields}
        line = replace(standing, **{n: said[n] or None for n in ("title", "code", "grade") if said.get(n)})
        if "minimum" not in said:
            return line
        return replace(line, minimum=said["minimum"] or None, maximum=said["maximum"] or None)

    def text(self, name: str = "text", row: ProposedChange | None = None) -> NewText | None:
        """The specification that was chosen."""
        key = self.cleaned_data.get(name)
        if key == KEEP and row is not None and row.spec is not None and row.spec_original is not None:
            return NewText(row.spec, row.spec_original)
        spec = self.specs.get(key or "")
        return NewText(spec.body, spec.original) if spec else None

    def clean(self) -> dict[str, Any]:
        """Amounts are amounts, whichever line they belong to."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in [n for n in self.fields if n.startswith(("minimum", "maximum"))]:
            if cleaned.get(name):
                try:
                    cleaned[name] = parse_dollars(cleaned[name])
                except DomainError as error:
                    self.add_error(name, str(error))
        for name in [n for n in self.fields if n.startswith("minimum")]:
            refuse_upside_down(self, name, name.replace("minimum", "maximum"))
        return cleaned

    def proposals(self) -> list[Proposal]:
        """What is proposed, one change after another."""
        raise NotImplementedError

    def classes_in(self, name: str) -> list[PlanLine]:
        """The classes that are named in a field, one a row; each that is not there is an error at its row."""
        found = []
        for number, row in enumerate(self.cleaned_data.get(name, "").splitlines(), 1):
            if row.strip():
                try:
                    found.append(named(self.lines, row))
                except DomainError as error:
                    self.add_error(name, f"Row {number}: {error}")
        return found
