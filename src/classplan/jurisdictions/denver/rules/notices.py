"""What a classification notice must be and hold, as Notice 1341 states and shows it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from classplan.core.dates import CutOff, Weekday, calendar_days_after, long_date
from classplan.core.plan import Change, ChangeKind
from classplan.core.rules import Clause, Edition, Finding, met, met_if, needs_judgment, not_met
from classplan.jurisdictions.denver.papers import NOTICE_1341, quoted
from classplan.jurisdictions.denver.policy import PostingReading

POSTING_DAYS = 13
COMMENT_NEEDS = ("contact name", "phone number")


@dataclass(frozen=True, slots=True)
class PostingPeriod:
    """The thirteen calendar days from a notice's day, in the three readings that its words allow (X21)."""

    notice: date
    days: int = POSTING_DAYS

    @property
    def last_day(self) -> date:
        """The thirteenth calendar day after the notice."""
        return calendar_days_after(self.notice, self.days)

    def first_possible_hearing(self, reading: PostingReading) -> date | None:
        """The first day on which a hearing can be held; None where the reading sets no such day."""
        if reading is PostingReading.COUNTED_FROM_NOTICE:
            return self.last_day
        if reading is PostingReading.FULL_DAYS:
            return calendar_days_after(self.last_day, 1)
        return None

    def allows(self, reading: PostingReading, *, posted: date, hearing: date) -> Finding:
        """Whether a posting and a hearing keep the period in one reading."""
        if reading is PostingReading.LATEST_POSTING_DAY:
            return met_if(
                posted <= self.last_day,
                f"Posted on {long_date(posted)}; it had to hang by {long_date(self.last_day)}.",
                f"Posted on {long_date(posted)}; it had to hang by {long_date(self.last_day)}, {self.days} days from the notice.",
            )
        # Full days are days of hanging: what was hung later hangs until later.
        hangs = replace(self, notice=max(self.notice, posted)) if reading is PostingReading.FULL_DAYS else self
        first = hangs.first_possible_hearing(reading)
        if first is None:
            return needs_judgment(
                "Which of the three readings of the posting period does the owner of the rule take (X21)?"
            )
        said = "thirteen full days" if reading is PostingReading.FULL_DAYS else "counted from the day of the notice"
        if hearing < first:
            return not_met(
                f"The posting period from {long_date(hangs.notice)}, read as {said}, ends on {long_date(hangs.last_day)}; the "
                f"hearing is set for {long_date(hearing)}. The first possible day is {long_date(first)}.",
                first,
            )
        return met(
            f"Read as {said}, the period ends on {long_date(hangs.last_day)}; the hearing is on {long_date(hearing)}.",
            hangs.last_day,
        )


def posting_is_long_enough(
    *, notice: date, hearing: date, posted: date | None = None, reading: PostingReading = PostingReading.NOT_CHOSEN
) -> Finding:
    """At least thirteen calendar days from the notice, as the owner reads them (133).

    As long as no reading is chosen, it is met where all three agree, and a judgment where they do not.
    """
    period, hung = PostingPeriod(notice), posted or notice
    if reading is not PostingReading.NOT_CHOSEN:
        return period.allows(reading, posted=hung, hearing=hearing)
    each = [
        period.allows(r, posted=hung, hearing=hearing) for r in PostingReading if r is not PostingReading.NOT_CHOSEN
    ]
    if all(finding.is_met for finding in each):
        return met(
            f"All three readings of the posting period are kept; it ends on {long_date(period.last_day)}.",
            period.last_day,
        )
    if not any(finding.is_met for finding in each):
        return each[0]
    return needs_judgment(
        "The readings of the posting period differ (X21): " + " ".join(finding.reason for finding in each)
    )


def posting_is_required(*, marked: bool) -> Finding:
    """A classification notice says that it must be posted (131)."""
    return met_if(marked, "It is marked for posting.", "It is not marked for posting. Print the mark at its head.")


def drafts_were_sent(*, affected: Collection[str], sent_to: Collection[str]) -> Finding:
    """Every affected appointing authority gets a draft of the changes (132)."""
    missing = sorted(set(affected) - set(sent_to))
    return met_if(
        not missing,
        "Every affected appointing authority has a draft.",
        f"No draft is on record for: {', '.join(missing)}.",
    )


def hearing_day_is_right(*, hearing: date, weekday: Weekday | None = None) -> Finding:
    """The weekday that is printed is the weekday of the date (134)."""
    return met_if(
        weekday is None or weekday == hearing.weekday(),
        f"The hearing is on {long_date(hearing)}.",
        f"The notice says {weekday.name.title() if weekday is not None else ''}; {hearing.isoformat()} is a {hearing:%A}.",
    )


def comment_is_in_time(*, received: datetime, last: CutOff) -> Finding:
    """Written comments by the cut-off for comments, to the second (135)."""
    return met_if(
        last.is_met_by(received),
        f"Received in time; the cut-off is {last}.",
        f"Received at {received:%Y-%m-%d %H:%M:%S}, after the cut-off: {last}.",
    )


def comment_is_complete(*, given: Iterable[str]) -> Finding:
    """A comment says who can be answered, and how (136)."""
    missing = [need for need in COMMENT_NEEDS if need not in set(given)]
    return met_if(not missing, "It names a contact and a phone number.", f"It lacks: {', '.join(missing)}.")


def speaker_is_in_time(*, called: datetime, last: CutOff) -> Finding:
    """Whoever wants to be heard calls by the speakers' cut-off, which is another than that for comments (137)."""
    return met_if(
        last.is_met_by(called),
        f"In time; the speakers' cut-off is {last}.",
        f"Called at {called:%Y-%m-%d %H:%M:%S}, after the speakers' cut-off: {last}.",
    )


STATED_FOR = {
    ChangeKind.RETITLE: (("before", "code"), ("before", "title"), ("after", "title")),
    ChangeKind.REGRADE: tuple(
        (side, part) for side in ("before", "after") for part in ("code", "title", "grade", "minimum", "maximum")
    ),
    ChangeKind.CREATE: tuple(("after", part) for part in ("code", "title", "grade", "minimum", "maximum")),
    ChangeKind.ABOLISH: tuple(("before", part) for part in ("code", "title", "grade")),
}


def change_is_stated_in_full(*, change: Change) -> Finding:
    """Each kind of change states its own columns: codes, titles, grades and ranges (138)."""
    missing = [
        f"{part} {side}"
        for side, part in STATED_FOR.get(change.kind, ())
        if getattr(getattr(change, side), part) is None
    ]
    return met_if(
        not missing,
        f"{change.subject} is stated in full.",
        f"{change.subject}: the notice does not state {', '.join(missing)}.",
    )


def effective_date_is_cited(*, citation: str | None = None, wording: str | None = None) -> Finding:
    """A notice cites the rule that dates its changes, and the wording that it quotes (139)."""
    if not citation:
        return not_met("The notice cites no rule for its effective date. Quote 7-37 A as in force.")
    return met_if(
        bool(wording),
        f"It cites {citation}, in the wording {wording}.",
        f"It cites {citation}; which wording it quotes is not known.",
    )


def narrative_names_each_class(*, narrative: str, titles: Iterable[str]) -> Finding:
    """The narrative says why each class is changed (140)."""
    missing = [title for title in titles if title not in narrative]
    return met_if(
        not missing, "The narrative names every class.", f"The narrative does not name: {', '.join(missing)}."
    )


def _clause(
    ref: str,
    title: str,
    number: int,
    paraphrase: str,
    apply: object,
    computes: str = "",
    leaves: str = "",
    **facts: str,
) -> Clause:
    edition = Edition("2011", NOTICE_1341[1], quoted(NOTICE_1341), paraphrase, apply, computes, leaves)  # type: ignore[arg-type]
    return Clause(
        ref, title, "the day of the notice", (edition,), (number,), {k.replace("_", "-"): v for k, v in facts.items()}
    )


POSTING = _clause(
    "Notice: posting",
    "Posting period of a plan change",
    133,
    "A notice of plan changes hangs on the proper bulletin boards for thirteen calendar days or more, reckoned from its date.",
    posting_is_long_enough,
    "the thirteenth calendar day, and in each of three readings whether posting and hearing keep the period",
    "which reading the owner of the rule takes (X21)",
    notice="the day of the notice",
    hearing="the day of the hearing",
    posted="the day on which it was posted",
    reading="counted-from-notice, full-days or latest-posting-day",
)
TABLES = _clause(
    "Notice: tables",
    "Tables of changes",
    138,
    "Each kind of change is listed with the columns that belong to it.",
    change_is_stated_in_full,
)
MARK = _clause(
    "Notice: mark",
    "Posting is required",
    131,
    "A notice is marked for posting and goes to agency heads and employees.",
    posting_is_required,
)
DRAFTS = _clause(
    "Notice: drafts",
    "Drafts to appointing authorities",
    132,
    "The Director gives a draft of the changes to each affected appointing authority.",
    drafts_were_sent,
)
HEARING = _clause(
    "Notice: hearing",
    "Day of the hearing",
    134,
    "A notice names the day, hour and place of the public hearing.",
    hearing_day_is_right,
)
COMMENTS = _clause(
    "Notice: comments",
    "Written comments",
    135,
    "Comments come in writing by a day and hour that the notice names.",
    comment_is_in_time,
)
CONTACT = _clause(
    "Notice: contact",
    "What a comment holds",
    136,
    "A comment gives a contact name and a phone number.",
    comment_is_complete,
)
SPEAKERS = _clause(
    "Notice: speakers",
    "Speakers",
    137,
    "Who wants to be heard calls by a day and hour of its own.",
    speaker_is_in_time,
)
CITATION = _clause(
    "Notice: citation",
    "Citation of the effective date",
    139,
    "A notice quotes the rule that dates its changes.",
    effective_date_is_cited,
)
NARRATIVE = _clause(
    "Notice: narrative",
    "Narrative",
    140,
    "A notice tells the study behind it, its aims, its evidence, and why each class is changed.",
    narrative_names_each_class,
)
CLAUSES = (POSTING, MARK, DRAFTS, HEARING, COMMENTS, CONTACT, SPEAKERS, TABLES, CITATION, NARRATIVE)
