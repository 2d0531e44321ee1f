"""What the Board decided on, and by which act nothing came of an amendment after all."""

from datetime import date

from classplan.core.amending import Outcome, Situation
from classplan.core.dates import long_date
from classplan.records.amendments import gathering
from classplan.records.plan.models import Amendment


def decided_on(amendment: Amendment, case: Situation) -> date | None:
    """The day on which the Board acted, whether it approved or rejected; only an approval is among the acts."""
    return case.acts.board or next((row.on for row in gathering.decisions_of(amendment)), None)


def failed_by(amendment: Amendment, case: Situation) -> str:
    """By which act an amendment failed, and when; empty where it did not."""
    acts = case.acts
    if amendment.state == "disapproved":
        ended = ", and with that its provisional use ended" if acts.in_use else ""
        return f"The Council disapproved it{_on(acts.disapproved)}{ended}"
    if amendment.state == "fallen":
        return f"The Mayor vetoed it{_on(acts.veto)}, and the veto stands"
    if amendment.state == "rejected":
        whole = all(decision.outcome is Outcome.REJECTED for decision in case.decisions)
        done = "rejected it" if whole else "let nothing of it go on as it was noticed"
        return f"The Board {done}{_on(decided_on(amendment, case))}"
    return amendment.reason.rstrip(".") if amendment.state == "withdrawn" else ""


def _on(day: date | None) -> str:
    return f" on {long_date(day)}" if day else ""
