"""A guided tour of the sample: five minutes from draft to force. In a real office this address is not there."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.amendments.selectors import live_amendments
from classplan.records.plan.models import Amendment
from classplan.web.pages import show


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: who acts, what to do, and the amendment of the sample that stands there, if one does."""

    role: str
    does: str
    look: str
    amendment: Amendment | None = None


STOPS = (
    (
        "analyst",
        "draft",
        "Open the draft. One of its changes went stale, because another amendment changed the class first. Rebase it, and see "
        "what the rules say about each change.",
        "The list of steps says what stands in the way of each, and what would open it.",
    ),
    (
        "director",
        "draft",
        "Recommend it to the Board.",
        "Every line complete, every code free, every reason given: only then does the step open.",
    ),
    (
        "analyst",
        "recommended",
        "Send the draft to the agency that has not got it, look at the notice as it would be posted, and give notice.",
        "The paper is issued with the journal's anchor at its foot; from then on nothing of it can be changed.",
    ),
    (
        "nobody: sign out",
        "noticed",
        "Open the notice in the portal as a citizen, and comment on it.",
        "You get a receipt that says to the second when it came, and whether it was in time.",
    ),
    (
        "board clerk",
        "heard",
        "Read the comments, one of which came a second late, and record what the Board decided about each change.",
        "A modified change asks whether it must be noticed again: the rule does not say.",
    ),
    (
        "council clerk",
        "before the Council",
        "A new class is in use on the Board's word alone, and its six months are nearly over. Record the Council's approval.",
        "The countdown ends; without the approval the line would have left the plan by itself.",
    ),
    (
        "council clerk",
        "before the Mayor",
        "Record that the Mayor signed.",
        "The effective day appears, with the wording of the rule that gives it.",
    ),
    (
        "analyst",
        "adopted",
        "Enter it in the plan.",
        "Ask the portal for the plan on the day before and on the day itself, and compare the two.",
    ),
    (
        "auditor",
        "in force",
        "Read an amendment that is in force from its history up: each act leads to its entry in the journal. Then check the "
        "chain of the journal itself.",
        "An auditor sees everything and changes nothing: no step is offered, and not even the day can be set.",
    ),
)


def tour(request: HttpRequest, office: Office) -> HttpResponse:
    """The stops, each with the amendment that waits there."""
    if not office.sample:
        raise NotInForce("There is no page at this address.")
    standing: dict[str, Amendment] = {}
    for amendment in live_amendments(office):
        standing.setdefault(amendment.state, amendment)
    stops = [Stop(role, does, look, standing.get(state)) for role, state, does, look in STOPS]
    return show(request, office, "portal/tour.html", stops=stops)
