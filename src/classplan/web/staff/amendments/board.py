"""What the Board decided of each change: approved, modified with its new line, or rejected (7-21 B)."""

from datetime import datetime
from typing import Any

from django import forms

from classplan.core.amending import Decision, Outcome, Proposed, modified_in_words
from classplan.core.errors import DomainError
from classplan.core.money import parse_dollars, plain
from classplan.core.plain_words import list_in_words
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.amendments.board import record_board_decision
from classplan.records.journal.services import Actor
from classplan.web.forms import dress
from classplan.web.staff.amendments.acting import Doing, OfMatter, view_of
from classplan.web.staff.amendments.change_fields import refuse_upside_down
from classplan.web.staff.amendments.changes import changes_of
from classplan.web.staff.amendments.deciding import OnDay
from classplan.web.staff.amendments.matter import Matter
from classplan.web.staff.amendments.pay_rows import HINT, rows_read, rows_written

AGAIN = (("", "Not decided yet"), ("no", "No, it stands as modified"), ("yes", "Yes, as a new draft"))
LINE = (
    ("code", "Job code"),
    ("title", "Title"),
    ("grade", "Pay grade"),
    ("minimum", "Minimum"),
    ("maximum", "Maximum"),
)
RANGE = ("minimum", "maximum")
OWN_RANGE = (
    "Leave it empty: the grade's own range counts. Only a grade that has none takes one here, in dollars a year."
)
DECIDED = {Outcome.APPROVED: "Approve", Outcome.MODIFIED: "Modify", Outcome.REJECTED: "Reject"}


class BoardDecides(OnDay):
    """One outcome for each change; a modified one says how, whether it is noticed again, and on what ground."""

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        for proposed in matter.case.changes:
            n = proposed.ordinal
            line = proposed.change.after if proposed.change else None
            can_be_modified = line is not None or bool(proposed.ranges)
            outcomes = [o for o in DECIDED if can_be_modified or o is not Outcome.MODIFIED]
            self._add(
                f"outcome_{n}",
                forms.ChoiceField(
                    label=f"The Board's decision on change {n}",
                    choices=[(o.value, DECIDED[o]) for o in outcomes],
                    widget=forms.RadioSelect,
                    error_messages={"required": f"Say what the Board decided of change {n}."},
                ),
            )
            if line is not None:
                self._add_line(proposed, line)
            elif proposed.ranges:
                self._add_table(proposed)
            if can_be_modified:
                self._add_ground(n)

    def _add_line(self, proposed: Proposed, line: Line) -> None:
        """The line as it is drafted; its range only where the grade has none, for a range belongs to its grade."""
        n, has_range = proposed.ordinal, proposed.grade_range is not None
        for name, label in LINE:
            hint = OWN_RANGE if name in RANGE else ""
            self._add(f"{name}_{n}", forms.CharField(label=label, required=False, max_length=300, help_text=hint))
            if not (has_range and name in RANGE):
                self.initial[f"{name}_{n}"] = _printed(getattr(line, name))

    def _add_table(self, proposed: Proposed) -> None:
        """The rows as they are drafted."""
        widget = forms.Textarea(attrs={"rows": min(len(proposed.ranges) + 1, 20), "spellcheck": "false"})
        name = f"rows_{proposed.ordinal}"
        self._add(name, forms.CharField(label="Rows of the table", required=False, widget=widget, help_text=HINT))
        self.initial[name] = rows_written(proposed.ranges)

    def _add_ground(self, n: int) -> None:
        self._add(
            f"again_{n}",
            forms.ChoiceField(
                label="Must it be noticed again?", choices=AGAIN, required=False, widget=forms.RadioSelect
            ),
        )
        self._add(
            f"basis_{n}",
            forms.CharField(
                label="On what ground",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="The rule does not say whether a modified change is noticed again (X58).",
            ),
        )

    def clean(self) -> dict[str, Any]:
        """What is modified says how, in amounts that are amounts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for proposed in self.matter.case.changes:
            n = proposed.ordinal
            if cleaned.get(f"outcome_{n}") != Outcome.MODIFIED:
                continue
            if proposed.change is None:
                self._clean_rows(f"rows_{n}")
            else:
                self._clean_line(n)
            self._clean_again(proposed)
            if not cleaned.get(f"basis_{n}"):
                self.add_error(f"basis_{n}", "Give the ground.")
        return cleaned

    def _clean_again(self, proposed: Proposed) -> None:
        """What the Board made otherwise is named where it is asked whether that is noticed again."""
        n = proposed.ordinal
        if any(name in self.errors for name in (*(f"{name}_{n}" for name, _ in LINE), f"rows_{n}")):
            otherwise: tuple[str, ...] = ()
        else:
            otherwise = modified_in_words(proposed, self._decision(n))
            if not otherwise:
                self.add_error(
                    f"outcome_{n}", "It is exactly what was proposed. Approve it, or say below what differs."
                )
        if not self.cleaned_data.get(f"again_{n}"):
            differs = f"The Board made otherwise than was noticed: {list_in_words(otherwise)}. " if otherwise else ""
            asked = "A modified change is a new proposal: say whether it is noticed again."
            self.add_error(f"again_{n}", f"{differs}{asked}")

    def _clean_line(self, n: int) -> None:
        cleaned = self.cleaned_data
        for name in RANGE:
            try:
                cleaned[f"{name}_{n}"] = parse_dollars(cleaned[f"{name}_{n}"]) if cleaned[f"{name}_{n}"] else None
            except DomainError as error:
                self.add_error(f"{name}_{n}", str(error))
        refuse_upside_down(self, f"minimum_{n}", f"maximum_{n}")
        for name in ("code", "title"):
            if not cleaned.get(f"{name}_{n}"):
                self.add_error(f"{name}_{n}", "A modified line needs it.")

    def _clean_rows(self, name: str) -> None:
        try:
            rows = rows_read(self.matter.office, self.cleaned_data.get(name, ""))
        except forms.ValidationError as error:
            self.add_error(name, error)
            return
        if rows:
            self.cleaned_data[name] = rows
        else:
            self.add_error(name, "A modified table needs its rows.")

    def decisions(self) -> list[Decision]:
        """As the service takes them."""
        return [self._decision(proposed.ordinal) for proposed in self.matter.case.changes]

    def _decision(self, n: int) -> Decision:
        said = self.cleaned_data
        outcome = Outcome(said[f"outcome_{n}"])
        if outcome is not Outcome.MODIFIED:
            return Decision(n, outcome)
        again, basis = said[f"again_{n}"] == "yes", said[f"basis_{n}"]
        if f"rows_{n}" in self.fields:
            return Decision(n, outcome, None, again, basis, ranges=said[f"rows_{n}"])
        line = Line(
            code=said[f"code_{n}"],
            title=said[f"title_{n}"],
            grade=said[f"grade_{n}"] or None,
            minimum=said[f"minimum_{n}"],
            maximum=said[f"maximum_{n}"],
        )
        return Decision(n, outcome, line, again, basis)

    def _add(self, name: str, field: forms.Field) -> None:
        dress(field.widget)
        self.fields[name] = field


def _decide(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    assert isinstance(asked, BoardDecides)
    said = asked.cleaned_data
    record_board_decision(office, number, asked.decisions(), on=said["on"], actor=actor, now=now, seen=said["seen"])


def _of_each(matter: Matter, asked: OfMatter) -> dict[str, Any]:
    """The fields of each change, together with the change."""
    found = []
    for shown in changes_of(matter):
        n = shown.number
        if f"outcome_{n}" not in asked.fields:
            continue
        names = [*(f"{name}_{n}" for name, _ in LINE), f"rows_{n}", f"again_{n}", f"basis_{n}"]
        found.append((shown, asked[f"outcome_{n}"], [asked[name] for name in names if name in asked.fields]))
    return {"each": found}


def _printed(value: Any) -> str:
    return "" if value is None else str(value) if isinstance(value, str) else str(plain(value))


board = view_of(
    Doing(
        "amendment.board_approves",
        BoardDecides,
        _decide,
        "The Board's decision is on record.",
        "Record the Board's decision",
        "board_approves",
        button="Record it",
        template="staff/amendment_board.html",
        shows=_of_each,
    )
)
