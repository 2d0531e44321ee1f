"""What the Board decided of each change: approved, modified with its new line, or rejected (7-21 B)."""

from datetime import datetime
from typing import Any

from django import forms

from classplan.core.amending import Decision, Outcome
from classplan.core.errors import DomainError
from classplan.core.money import parse_dollars, plain
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.amendments.board import record_board_decision
from classplan.records.journal.services import Actor
from classplan.web.forms import dress
from classplan.web.staff.amendments.acting import Doing, OfMatter, view_of
from classplan.web.staff.amendments.changes import changes_of
from classplan.web.staff.amendments.deciding import OnDay
from classplan.web.staff.amendments.matter import Matter

AGAIN = (("", "Not decided yet"), ("no", "No, it stands as modified"), ("yes", "Yes, as a new draft"))
LINE = (
    ("code", "Job code"),
    ("title", "Title"),
    ("grade", "Pay grade"),
    ("minimum", "Minimum"),
    ("maximum", "Maximum"),
)
DECIDED = {Outcome.APPROVED: "Approve", Outcome.MODIFIED: "Modify", Outcome.REJECTED: "Reject"}


class BoardDecides(OnDay):
    """One outcome for each change; a modified one says how, whether it is noticed again, and on what ground."""

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        for proposed in matter.case.changes:
            n = proposed.ordinal
            has_line = proposed.change is not None and proposed.change.after is not None
            outcomes = [o for o in DECIDED if has_line or o is not Outcome.MODIFIED]
            self._add(
                f"outcome_{n}",
                forms.ChoiceField(
                    label=f"The Board's decision on change {n}",
                    choices=[(o.value, DECIDED[o]) for o in outcomes],
                    widget=forms.RadioSelect,
                    error_messages={"required": f"Say what the Board decided of change {n}."},
                ),
            )
            if not has_line:
                continue
            for name, label in LINE:
                self._add(f"{name}_{n}", forms.CharField(label=label, required=False, max_length=300))
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
            change = proposed.change
            assert change is not None
            assert change.after is not None
            self.initial.update({f"{name}_{n}": _printed(getattr(change.after, name)) for name, _ in LINE})

    def clean(self) -> dict[str, Any]:
        """What is modified says how, in amounts that are amounts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for proposed in self.matter.case.changes:
            n = proposed.ordinal
            if cleaned.get(f"outcome_{n}") != Outcome.MODIFIED:
                continue
            for name in ("minimum", "maximum"):
                try:
                    cleaned[f"{name}_{n}"] = parse_dollars(cleaned[f"{name}_{n}"]) if cleaned[f"{name}_{n}"] else None
                except DomainError as error:
                    self.add_error(f"{name}_{n}", str(error))
            for name in ("code", "title"):
                if not cleaned.get(f"{name}_{n}"):
                    self.add_error(f"{name}_{n}", "A modified line needs it.")
            if not cleaned.get(f"again_{n}"):
                self.add_error(f"again_{n}", "A modified change is a new proposal: say whether it is noticed again.")
            if not cleaned.get(f"basis_{n}"):
                self.add_error(f"basis_{n}", "Give the ground.")
        return cleaned

    def decisions(self) -> list[Decision]:
        """As the service takes them."""
        return [self._decision(proposed.ordinal) for proposed in self.matter.case.changes]

    def _decision(self, n: int) -> Decision:
        said = self.cleaned_data
        outcome = Outcome(said[f"outcome_{n}"])
        if outcome is not Outcome.MODIFIED:
            return Decision(n, outcome)
        line = Line(
            code=said[f"code_{n}"],
            title=said[f"title_{n}"],
            grade=said[f"grade_{n}"] or None,
            minimum=said[f"minimum_{n}"],
            maximum=said[f"maximum_{n}"],
        )
        return Decision(n, outcome, line, said[f"again_{n}"] == "yes", said[f"basis_{n}"])

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
        names = [*(f"{name}_{n}" for name, _ in LINE), f"again_{n}", f"basis_{n}"]
        fields = [asked[name] for name in names if name in asked.fields]
        wrong = any(field.errors for field in fields)
        chosen = asked[f"outcome_{n}"].value() == Outcome.MODIFIED
        found.append((shown, asked[f"outcome_{n}"], fields, wrong or chosen))
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
