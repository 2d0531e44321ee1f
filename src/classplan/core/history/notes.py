"""What a reader must know beside a line of the plan."""

from dataclasses import dataclass
from datetime import date

from classplan.core.dates import long_date
from classplan.core.history.statements import State


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must know beside a line: a code for programs, words for people, the clause if there is one."""

    code: str
    text: str
    clause: str | None = None


def notes(
    state: State,
    *,
    on: date,
    group: str | None = None,
    range_moved_on: date | None = None,
    range_moved_by: str | None = None,
) -> tuple[Note, ...]:
    """What a line of the plan carries with it on a day. `group` is the letter read off its printed grade.

    `range_moved_by` is the paper that prints the range of its grade since `range_moved_on`.
    """
    found: list[Note] = []
    if state.attested_by:
        found.append(
            Note(
                "attested",
                f"Attested by {state.attested_by}: it stood so at the latest since {long_date(state.since)}.",
            )
        )
    if state.code is None:
        found.append(Note("no-code", "Known by its title alone; no paper on record prints its code."))
    if state.grade is None:
        found.append(Note("grade-not-on-record", "No paper on record prints its pay grade."))
    if group is not None:
        found.append(Note("group-inferred", f"Group {group} is inferred from the letter of the printed grade."))
    if state.usable_until is not None:
        found.append(_provisional(state.usable_until, on))
    elif state.provisional:
        text = "Provisional: the Board and the Council have approved it; its enactment is not complete."
        found.append(Note("provisional", text, "7-10 O"))
    if state.council_on_record is False:
        found.append(Note("council-not-on-record", "The Council's approval is not on record.", "7-21 C"))
    if range_moved_on is not None and range_moved_on > state.since:
        by = f" ({range_moved_by})" if range_moved_by else ""
        text = f"The range of its grade moved alone, at the latest on {long_date(range_moved_on)}{by}."
        found.append(Note("range-moved", text))
    return tuple(found)


def _provisional(usable_until: date, on: date) -> Note:
    if on <= usable_until:
        return Note(
            "provisional", f"Provisional: approved by the Board, usable until {long_date(usable_until)}.", "7-10 O"
        )
    text = (
        f"Still provisional: its six months ended on {long_date(usable_until)}, and nothing on record completes or ends it. "
        "A recorded line does not lapse by silence."
    )
    return Note("provisional-past-its-months", text, "7-10 O")
