"""The forms of a change: one for each kind, with the proposals that follow from what was typed."""

from dataclasses import replace
from typing import Any

from django import forms

from classplan.core.amending import RangeChange
from classplan.core.plan import Line
from classplan.records.amendments.models import ProposedChange
from classplan.records.amendments.proposals import Proposal
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.codec import line_from_json
from classplan.web.staff.amendments.change_fields import KEEP, REQUIRED, WHOLE_LINE, Kind, OfChange
from classplan.web.staff.amendments.lines import as_line, line_of
from classplan.web.staff.amendments.pay_rows import HINT, rows_read


class OneClass(OfChange):
    """A change of one class that is in the plan."""

    def __init__(self, *args: Any, kind: Kind, chosen: PlanLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.chosen = kind, chosen
        self.standing = as_line(chosen)
        self.add_line(kind.fields, required=frozenset() if kind.key == "regrade" else REQUIRED)
        if kind.key == "regrade":
            self.fields["grade"].required = True
        for name in ("title", "code", "grade"):
            if name in kind.fields:
                self.initial.setdefault(name, getattr(self.standing, name))
        if kind.text:
            self.add_text(must=kind.text == "must")
        self.order_fields([*kind.fields, "text", "why", "alongside"])

    def proposals(self) -> list[Proposal]:
        """The one change."""
        after = None if self.kind.key == "abolish" else self.line(self.standing)
        said = self.cleaned_data
        return [Proposal(self.chosen.number, after, said["why"], self.text(), alongside=said["alongside"])]


class NewClass(OfChange):
    """A new class."""

    replaces = forms.CharField(
        label="Classes that it takes over from",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One code or title a row, where there are any.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alongside")
        self.add_line(WHOLE_LINE)
        self.add_text()
        self.order_fields([*WHOLE_LINE, "text", "replaces", "why"])

    def clean(self) -> dict[str, Any]:
        """The classes that are named are there."""
        cleaned = super().clean()
        self.before = self.classes_in("replaces")
        return cleaned

    def proposals(self) -> list[Proposal]:
        """The one new class."""
        numbers = tuple(line.number for line in self.before)
        return [Proposal(None, self.line(), self.cleaned_data["why"], self.text(), replaces=numbers)]


class Merge(OfChange):
    """Several classes end, and one takes over: one that is there, or a new one."""

    ends = forms.CharField(
        label="Classes that end",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One code or title a row.",
    )
    into = forms.CharField(
        label="The class that takes over",
        required=False,
        max_length=300,
        help_text="Code or title of a class of today's plan. Leave it empty for a new class, and fill in its line below.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_line(WHOLE_LINE, required=frozenset())
        self.fields["title"].label = "Its title from then on"
        self.fields["title"].help_text = "For a class that is there: leave empty what stays as it is; all of it may."
        self.add_text()
        self.order_fields(["ends", "into", *WHOLE_LINE, "text", "why", "alongside"])

    def clean(self) -> dict[str, Any]:
        """Each class is there; a new one has its line."""
        cleaned = super().clean()
        self.ending = self.classes_in("ends")
        into = self.classes_in("into")
        self.survivor = into[0] if into else None
        if self.survivor in self.ending:
            self.add_error("into", "It is among the classes that end. Take it out there.")
        if not cleaned.get("into"):
            for name in sorted(REQUIRED):
                if not cleaned.get(name):
                    self.add_error(name, "A new class needs it; or name the class that takes over above.")
        return cleaned

    def proposals(self) -> list[Proposal]:
        """The one that takes over, and the end of each of the others."""
        said, numbers = self.cleaned_data, tuple(line.number for line in self.ending)
        standing = as_line(self.survivor) if self.survivor else Line()
        line = self.line(standing)
        if self.survivor and line.minimum is None and line.grade == standing.grade:
            line = replace(line, minimum=standing.minimum, maximum=standing.maximum)
        number = self.survivor.number if self.survivor else None
        if self.survivor and line == standing and not said["text"]:
            why = f"{said['why']} {standing.title} ({standing.code}) takes over from it, and stays as it is."
            return [Proposal(n, None, why, taken_over_by=number, alongside=said["alongside"]) for n in numbers]
        first = Proposal(number, line, said["why"], self.text(), replaces=numbers, alongside=said["alongside"])
        return [first, *(Proposal(n, None, said["why"], alongside=said["alongside"]) for n in numbers)]


PARTS_OF_A_SPLIT = 3


class Split(OfChange):
    """New classes take over from one, which ends or stays."""

    class_ends = forms.BooleanField(label="The class itself ends", required=False, initial=True)

    def __init__(self, *args: Any, chosen: PlanLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        order = ["class_ends"]
        for part in range(1, PARTS_OF_A_SPLIT + 1):
            suffix = f"_{part}"
            self.add_line(WHOLE_LINE, suffix=suffix, required=REQUIRED if part == 1 else frozenset())
            self.add_text(name=f"text{suffix}")
            for name in (*WHOLE_LINE, "text"):
                field = self.fields[f"{name}{suffix}"]
                field.label = f"New class {part}: {str(field.label)[:1].lower()}{str(field.label)[1:]}"
                order.append(f"{name}{suffix}")
        self.order_fields([*order, "why", "alongside"])

    def clean(self) -> dict[str, Any]:
        """A new class that is begun is whole."""
        cleaned = super().clean()
        self.parts = [n for n in range(1, PARTS_OF_A_SPLIT + 1) if any(cleaned.get(f"{f}_{n}") for f in WHOLE_LINE)]
        for part in self.parts:
            for name in sorted(REQUIRED):
                if not cleaned.get(f"{name}_{part}") and f"{name}_{part}" not in self.errors:
                    self.add_error(f"{name}_{part}", "A new class needs it.")
        return cleaned

    def proposals(self) -> list[Proposal]:
        """The new classes, and the end of the old one."""
        said, number = self.cleaned_data, self.chosen.number
        new = [
            Proposal(None, self.line(suffix=f"_{n}"), said["why"], self.text(f"text_{n}"), replaces=(number,))
            for n in self.parts
        ]
        ends = [Proposal(number, None, said["why"], alongside=said["alongside"])] if said["class_ends"] else []
        return [*new, *ends]


class Table(OfChange):
    """The ranges of pay grades, one a row."""

    rows = forms.CharField(
        label="Rows of the table",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=HINT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alongside")
        self.order_fields(["rows", "why"])

    def clean_rows(self) -> tuple[RangeChange, ...]:
        """The rows, each error at its row."""
        return rows_read(self.matter.office, self.cleaned_data["rows"])

    def proposals(self) -> list[Proposal]:
        """The one change."""
        return [Proposal(why=self.cleaned_data["why"], ranges=self.cleaned_data["rows"])]


class Edit(OfChange):
    """A change that is in the draft, written anew: all of its line."""

    def __init__(self, *args: Any, row: ProposedChange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.standing = line_of(self.lines, row.job_class.number) if row.job_class else None
        self.initial.update({"why": row.why, "alongside": row.alongside})
        if row.after is not None:
            self.add_line(WHOLE_LINE)
            self.fields["grade"].required = bool(row.after.get("grade"))
            self.initial.update({name: row.after.get(name) for name in WHOLE_LINE})
            self.add_text(keeps=row.spec is not None)
            self.initial["text"] = KEEP if row.spec is not None else ""
        if row.job_class is None:
            self.fields.pop("alongside")
        self.order_fields([*WHOLE_LINE, "text", "why", "alongside"])

    def proposals(self) -> list[Proposal]:
        """The one change."""
        row, said = self.row, self.cleaned_data
        after = self._line() if row.after is not None else None
        number = row.job_class.number if row.job_class else None
        return [
            Proposal(
                number,
                after,
                said["why"],
                self.text(row=row),
                replaces=tuple(row.replaces),
                taken_over_by=row.taken_over_by,
                alongside=said.get("alongside", ""),
            )
        ]

    def _line(self) -> Line:
        """The line; one that moves to another grade takes that grade's range, unless another was typed."""
        line, was = self.line(), line_from_json(self.row.after)
        assert was is not None
        if line.grade != was.grade and (line.minimum, line.maximum) == (was.minimum, was.maximum):
            return replace(line, minimum=None, maximum=None)
        return line


class EditTable(Table):
    """A pay table that is in the draft, written anew."""

    def __init__(self, *args: Any, row: ProposedChange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        rows = "\n".join(f"{said['grade']} {said['minimum']} {said['maximum']}" for said in row.ranges)
        self.initial.update({"why": row.why, "rows": rows})
