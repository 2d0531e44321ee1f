"""What the Board, the Council and the Mayor did, and what the Director and the office do after them."""

from datetime import datetime
from typing import Any

from django import forms

from classplan.records.accounts.models import Office
from classplan.records.amendments import board, bodies, director
from classplan.records.amendments.effect import Ground
from classplan.records.journal.services import Actor
from classplan.web.forms import DayField, dress
from classplan.web.pages import View
from classplan.web.staff.amendments.acting import Doing, OfMatter, view_of
from classplan.web.staff.amendments.matter import Matter


class OnDay(OfMatter):
    """The day on which something was done."""

    on = DayField(label="On which day")

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, initial={"on": matter.today}, **kwargs)


class Hearing(OnDay):
    """That the public hearing was held."""

    present = forms.CharField(label="Who sat on the Board", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    minutes = forms.CharField(
        label="What was said",
        required=False,
        max_length=20_000,
        help_text="In short, and who spoke.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    made_known = forms.CharField(
        label="How another day than the noticed one was made known",
        required=False,
        max_length=2_000,
        help_text="Only where it was not held on the day that the notice set.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ByInstrument(OnDay):
    """The day of an act of the Council or the Mayor, and the paper that holds it."""

    instrument = forms.CharField(
        label="Number of the instrument",
        required=False,
        max_length=200,
        help_text="The resolution, ordinance or letter, as it is numbered.",
    )


class Enact(OfMatter):
    """That it is meant; where its day has passed, that whoever enters it knows so."""

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        if _has_passed(matter):
            known = forms.BooleanField(
                label="I know that this day has passed, and that the plan changes back to it",
                error_messages={"required": "The day has passed: say that it is meant."},
            )
            dress(known.widget)
            self.fields["known"] = known


class Grounded(OfMatter):
    """A day that a person gives where no rule gives one, and the ground for it."""

    effective = DayField(label="It takes effect on")
    reason = forms.CharField(label="The ground for that day", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def ground(self) -> Ground:
        """As the service takes it."""
        return Ground(self.cleaned_data["effective"], self.cleaned_data["reason"])


def _hold(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    board.hold_hearing(
        office,
        number,
        on=said["on"],
        present=said["present"],
        minutes=said["minutes"],
        made_known=said["made_known"],
        actor=actor,
        now=now,
        seen=said["seen"],
    )


def _begin(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    board.begin_use(office, number, on=said["on"], actor=actor, now=now, seen=said["seen"])


def _silent(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    assert isinstance(asked, Grounded)
    bodies.mayor_is_silent(office, number, ground=asked.ground(), actor=actor, now=now, seen=asked.cleaned_data["seen"])


def _alone(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    assert isinstance(asked, Grounded)
    director.decide_alone(office, number, ground=asked.ground(), actor=actor, now=now, seen=asked.cleaned_data["seen"])


def _enact(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    bodies.enact(office, number, actor=actor, now=now, seen=asked.cleaned_data["seen"])


def _effect(matter: Matter, asked: OfMatter) -> dict[str, Any]:
    step = matter.step("enact")
    given = [judgment for clause in step.step.move.clauses if (judgment := matter.case.judged(clause))] if step else []
    return {"effect": matter.point.effect, "given": given[0] if given else None, "has_passed": _has_passed(matter)}


def _has_passed(matter: Matter) -> bool:
    effect = matter.point.effect
    return effect is not None and effect.day is not None and effect.day < matter.today


hearing = view_of(
    Doing(
        "amendment.hold_hearing",
        Hearing,
        _hold,
        "The hearing is on record. It waits for the Board's decision.",
        "Record the hearing",
        "hold_hearing",
        button="Record it",
    )
)
begin_use = view_of(
    Doing(
        "amendment.begin_use",
        OnDay,
        _begin,
        "Provisional use has begun.",
        "Begin provisional use",
        "begin_use",
        button="Begin it",
        intro="New classes and changed rates come into use before the Council has acted, for a limited time.",
        with_changes=True,
    )
)
mayor_is_silent = view_of(
    Doing(
        "amendment.mayor_is_silent",
        Grounded,
        _silent,
        "The basis is on record.",
        "Give the basis where the Mayor is silent",
        "mayor_is_silent",
        button="Record the basis",
        intro="The Mayor neither signed nor vetoed. The rule does not say what follows, so the day is stated by the office.",
    )
)
decide_alone = view_of(
    Doing(
        "amendment.decide_alone",
        Grounded,
        _alone,
        "It is decided, and entered in the plan.",
        "Decide as Director alone",
        "decide_alone",
        button="Decide it",
        intro="It changes texts alone: no hearing and no Council. No rule dates such a change, so you give the day and its ground.",
        with_changes=True,
    )
)
enact = view_of(
    Doing(
        "amendment.enact",
        Enact,
        _enact,
        "It is entered in the plan.",
        "Enter it in the plan",
        "enact",
        template="staff/amendment_enact.html",
        shows=_effect,
        with_changes=True,
    )
)


EITHER_ORDER = "The Council and the Mayor act in either order; the clock starts when both are there (X56)."


def _of_a_body(move: str, title: str, done: str, intro: str = "") -> View:
    def does(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
        said = asked.cleaned_data
        bodies.record_act(
            office,
            number,
            move,
            on=said["on"],
            instrument=said["instrument"],
            actor=actor,
            now=now,
            seen=said["seen"],
        )

    return view_of(Doing(f"amendment.{move}", ByInstrument, does, done, title, move, button="Record it", intro=intro))


council_approves = _of_a_body(
    "council_approves", "Record the Council's approval", "The Council's approval is on record.", EITHER_ORDER
)
council_disapproves = _of_a_body(
    "council_disapproves", "Record the Council's disapproval", "The Council's disapproval is on record."
)
mayor_approves = _of_a_body(
    "mayor_approves", "Record the Mayor's approval", "The Mayor's approval is on record.", EITHER_ORDER
)
mayor_vetoes = _of_a_body("mayor_vetoes", "Record the Mayor's veto", "The Mayor's veto is on record.")
council_overrides = _of_a_body("council_overrides", "Record the Council's override", "The override is on record.")
veto_stands = _of_a_body("veto_stands", "Record that the veto stands", "It is on record that the veto stands.")
