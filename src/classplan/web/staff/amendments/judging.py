"""What opens a step besides the road itself: an answer, a requirement set aside, a choice of the owner; and pauses."""

from datetime import datetime
from typing import Any

from django import forms

from classplan.records.accounts.models import Office
from classplan.records.amendments import director
from classplan.records.journal.services import Actor
from classplan.web.forms import DayField
from classplan.web.staff.amendments.acting import Doing, OfMatter, view_of
from classplan.web.staff.amendments.matter import Matter, hindrances, questions
from classplan.web.staff.amendments.noticing import Reason, Step


class OfClause(OfMatter):
    """A form about one of the clauses that stand in the way; the address can name it."""

    clause = forms.ChoiceField(label="Which clause", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text="It is kept and public."
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        found = self.found(matter)
        super().__init__(*args, matter=matter, initial={"clause": next(iter(found), None)}, **kwargs)
        self.fields["clause"].choices = [  # type: ignore[attr-defined]
            (key, f"{clause_in(key)}: {text}") for key, text in found.items()
        ]

    def found(self, matter: Matter) -> dict[str, str]:
        """The clauses, each with what it says."""
        raise NotImplementedError


class Judge(OfClause):
    """The answer to a question of a clause."""

    answer = forms.CharField(label="The answer", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    opens = forms.ChoiceField(
        label="May the step be taken by this answer?",
        choices=[("yes", "Yes, nothing of this question stands in its way"), ("no", "No, the step stays closed")],
        widget=forms.RadioSelect,
    )
    field_order = ("clause", "answer", "opens", "reason")

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        self.fields["clause"].label = "Which question"

    def found(self, matter: Matter) -> dict[str, str]:
        """Questions that nobody has answered."""
        return questions(matter)


class Waive(OfClause):
    """A requirement set aside for this amendment."""

    asked_by = forms.CharField(label="Who asked for it", max_length=200)
    until = DayField(
        label="Until", required=False, help_text="Its last day; nothing where it counts as long as the amendment runs."
    )
    field_order = ("clause", "asked_by", "reason", "until")

    def found(self, matter: Matter) -> dict[str, str]:
        """Requirements that are not met."""
        return hindrances(matter)


def clause_in(key: str) -> str:
    """The clause of a question, of which there can be several."""
    return key.partition("#")[0]


def _judge(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    director.judge(
        office,
        number,
        clause=clause_in(said["clause"]),
        question=questions(asked.matter)[said["clause"]],
        answer=said["answer"],
        opens=said["opens"] == "yes",
        reason=said["reason"],
        actor=actor,
        now=now,
        seen=said["seen"],
    )


def _waive(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    director.waive(
        office,
        number,
        clause=said["clause"],
        asked_by=said["asked_by"],
        reason=said["reason"],
        until=said["until"],
        actor=actor,
        now=now,
        seen=said["seen"],
    )


def _pause(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    director.pause(office, number, reason=said["reason"], actor=actor, now=now, seen=said["seen"])


def _resume(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    director.resume(office, number, actor=actor, now=now, seen=asked.cleaned_data["seen"])


def _nothing_open(matter: Matter, asked: OfMatter) -> dict[str, Any]:
    return {"nothing_open": not asked.fields["clause"].choices}  # type: ignore[attr-defined]


judge = view_of(
    Doing(
        "amendment.judge",
        Judge,
        _judge,
        "The answer is kept, with its reason.",
        "Answer a question",
        button="Keep the answer",
        intro="Where a clause leaves something to judgment, or says nothing, the Director answers it for this amendment.",
        shows=_nothing_open,
    )
)
waive = view_of(
    Doing(
        "amendment.judge",
        Waive,
        _waive,
        "The requirement is set aside for this amendment.",
        "Set a requirement aside",
        button="Set it aside",
        intro="A requirement that is not met can be set aside for this one amendment, in public, with a reason.",
        shows=_nothing_open,
    )
)
pause = view_of(
    Doing(
        "amendment.pause",
        Reason,
        _pause,
        "The office's clock on it stands.",
        "Pause the clock",
        intro="The office's own clock on the draft stands still, and nothing of it is late. Days that the law counts run on.",
    )
)
resume = view_of(
    Doing("amendment.pause", Step, _resume, "The office's clock on it runs again.", "Let the clock run again")
)
