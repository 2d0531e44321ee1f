"""The amendments of Fernhollow that are under way: one in every state, on days reckoned back from the day of entering.

    python -m demo.alive

Run once, after `enter.sh`. Everything is done by the services that the desk calls, each act in its role and on its day.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from demo import writing

DRAFTS = Path(__file__).parent / "drafts"
ZONE = ZoneInfo("America/Denver")
FRIDAY = 4
Scene = tuple[datetime, Callable[[], Any]]


def main() -> None:
    """Enter what is under way, as of now."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "classplan.config.settings")
    import django

    django.setup()
    from classplan.records.accounts.selectors import the_office

    play(the_office(), datetime.now(UTC))


def play(office: Any, now: datetime) -> None:
    """Act every scene in the order of its moment; none lies after `now`."""
    today = now.astimezone(ZONE).date()
    scenes = [scene for story in stories(office, today) for scene in story.scenes]
    scenes += writing.scenes(Story(office, today, "A draft"))
    for moment, act in sorted(scenes, key=lambda scene: scene[0]):
        if moment <= now:
            act()


@dataclass
class Story:
    """One amendment and its scenes, each so many days before today."""

    office: Any
    today: date
    subject: str
    number: str = ""
    scenes: list[Scene] = field(default_factory=list)
    amendment: Any = None

    def on(self, days_ago: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
        """A moment, so many days ago, on the office's clock; what would fall on a weekend, on the Friday before it."""
        day = self.today - timedelta(days=days_ago)
        return _at(day - timedelta(days=max(0, day.weekday() - FRIDAY)), hour, minute, second)

    def then(self, days_ago: int, hour: int, act: Callable[[datetime], Any]) -> "Story":
        """One more scene."""
        moment = self.on(days_ago, hour)
        self.scenes.append((moment, lambda: act(moment)))
        return self

    # --- What the office does ---------------------------------------------------------------------------

    def opened(self, days_ago: int, *proposals: Callable[["Story"], Any]) -> "Story":
        """The analyst opens a draft and proposes changes."""
        from classplan.records.amendments import drafting

        def act(now: datetime) -> None:
            self.amendment = drafting.open_amendment(self.office, subject=self.subject, actor=ANALYST(), now=now)
            for propose in proposals:
                drafting.propose(self.office, self.amendment.number, propose(self), actor=ANALYST(), now=now)

        return self.then(days_ago, 9, act)

    def terms(
        self, days_ago: int, number: str, hearing_ago: int, why: str, study: str, agencies: Iterable[str]
    ) -> "Story":
        """The terms of the notice: hearing at five, comments until eight the day before, speakers until noon two days before."""
        from classplan.records.amendments import terms

        def act(now: datetime) -> None:
            terms.set_terms(
                self.office,
                self.amendment.number,
                texts={
                    "number": number,
                    "place": "Cottonwood Room, Room 2.14, Fernhollow Municipal Center, 40 Millrace Street",
                    "comments_to": "Halvard Eide, Human Resources Office, halvard.eide@fernhollow.example",
                    "speakers_to": "Rut Lindqvist, (720) 555-0151",
                    "study": study,
                    "narrative": why,
                },
                moments={
                    "hearing": self.on(hearing_ago, 17),
                    "comments_until": self.on(hearing_ago + 1, 8),
                    "speakers_until": self.on(hearing_ago + 2, 12),
                },
                affected=list(agencies),
                actor=ANALYST(),
                now=now,
            )

        self.number = number
        return self.then(days_ago, 10, act)

    def recommended(self, days_ago: int, *agencies: str) -> "Story":
        """The Director recommends it, and the drafts go out."""
        from classplan.records.amendments import director, noticing

        def act(now: datetime) -> None:
            director.recommend(self.office, self.amendment.number, actor=DIRECTOR(), now=now)
            for agency in agencies:
                noticing.send_draft(
                    self.office, self.amendment.number, agency=agency, how="by e-mail", actor=ANALYST(), now=now
                )

        return self.then(days_ago, 11, act)

    def noticed(self, days_ago: int, *places: str) -> "Story":
        """Notice is given and posted."""
        from classplan.records.amendments import noticing

        def act(now: datetime) -> None:
            noticing.give_notice(self.office, self.amendment.number, actor=ANALYST(), now=now)
            for place in places or ("the board at the main door, Municipal Center",):
                noticing.record_posting(
                    self.office,
                    self.amendment.number,
                    place=place,
                    on=now.astimezone(ZONE).date(),
                    by="Rut Lindqvist",
                    proof="photograph in the file of the notice",
                    actor=BOARD_CLERK(),
                    now=now + timedelta(minutes=40),
                )

        return self.then(days_ago, 13, act)

    def comment(self, moment: datetime, name: str, phone: str, text: str, about: int | None = None) -> "Story":
        """Somebody comments."""
        from classplan.records.amendments import public

        self.scenes.append(
            (
                moment,
                lambda: public.comment(
                    self.office, self.number, name=name, phone=phone, text=text, about=about, now=moment
                ),
            )
        )
        return self

    def heard(self, days_ago: int, minutes: str) -> "Story":
        """The hearing is held."""
        from classplan.records.amendments import board

        return self.then(
            days_ago,
            19,
            lambda now: board.hold_hearing(
                self.office,
                self.amendment.number,
                on=now.astimezone(ZONE).date(),
                present="Okoro (chair), Brandvold, Castellanos, Whitehorse; Pell absent",
                minutes=minutes,
                actor=BOARD_CLERK(),
                now=now,
            ),
        )

    def board(self, days_ago: int, *outcomes: str) -> "Story":
        """The Board decides each change."""
        from classplan.core.amending import Decision, Outcome
        from classplan.records.amendments import board

        def act(now: datetime) -> None:
            decisions = [Decision(ordinal, Outcome(outcome)) for ordinal, outcome in enumerate(outcomes, 1)]
            board.record_board_decision(
                self.office,
                self.amendment.number,
                decisions,
                on=now.astimezone(ZONE).date(),
                actor=BOARD_CLERK(),
                now=now,
            )

        return self.then(days_ago, 20, act)

    def in_use(self, days_ago: int) -> "Story":
        """Provisional use begins."""
        from classplan.records.amendments import board

        return self.then(
            days_ago,
            9,
            lambda now: board.begin_use(
                self.office, self.amendment.number, on=now.astimezone(ZONE).date(), actor=DIRECTOR(), now=now
            ),
        )

    def act(self, days_ago: int, name: str, instrument: str = "") -> "Story":
        """The Council or the Mayor acts."""
        from classplan.records.amendments import bodies

        return self.then(
            days_ago,
            21,
            lambda now: bodies.record_act(
                self.office,
                self.amendment.number,
                name,
                on=now.astimezone(ZONE).date(),
                instrument=instrument,
                actor=COUNCIL_CLERK(),
                now=now,
            ),
        )

    def enacted(self, days_ago: int) -> "Story":
        """It is entered in the plan."""
        from classplan.records.amendments import bodies

        return self.then(
            days_ago, 8, lambda now: bodies.enact(self.office, self.amendment.number, actor=ANALYST(), now=now)
        )

    def issued(self, days_ago: int, *kinds: str, about: str = "whole") -> "Story":
        """Papers of it are issued."""
        from classplan.records.papers.services import issue

        for kind in kinds:

            def act(now: datetime, kind: str = kind) -> Any:
                return issue(self.office, self.amendment.number, kind=kind, about=about, actor=ANALYST(), now=now)

            self.then(days_ago, 22, act)
        return self


def stories(office: Any, today: date) -> list[Story]:
    """Every amendment under way, and those that have just ended."""
    return [story(Story(office, today, subject)) for subject, story in STORIES]


def _draft(story: Story) -> Story:
    """A draft that went stale: the class got another grade meanwhile."""
    return story.opened(
        60,
        lambda s: _regrade(s, "FT3010", "615-T", "The desk now answers for the phones as well.", together=TOGETHER),
        lambda s: _retitle(
            s, "FL5065", "Underground Utility Locator", "Neighbors take the marks for those of surveyors."
        ),
    )


def _quick(story: Story) -> Story:
    return _whole(
        story.opened(110, lambda s: _regrade(s, "FT3010", "616-T", "Two vacancies found no applicant.", together=TOGETHER)),
        "160",
        "The Service Desk Technician is paid below every city around. Interviews were held with those who left.",
        days=(108, 105, 88),
    ).board(88, "approved").act(60, "council_approves", "Ordinance 26-0471").act(55, "mayor_approves").enacted(51).issued(50, "history")  # fmt: skip


def _recommended(story: Story) -> Story:
    """Recommended; the draft has gone to one of two agencies."""
    return (
        story.opened(20, lambda s: _retitle(s, "FS6021", "Recreation Programmer", "The title is the one of the trade."))
        .terms(
            9,
            "169",
            -22,
            "The Recreation Coordinator is to be called Recreation Programmer. Parks asked for it.",
            "",
            ("PARKS", "LIB"),
        )
        .recommended(6, "PARKS")
    )


def _noticed(story: Story) -> Story:
    """Open for comment, with comments on it."""
    story.opened(30, lambda s: _new(s, "climate-coordinator", "FA2255", "Climate Resilience Coordinator", "809-A"))
    story.terms(16, "168", -9, NARRATIVES["climate"], "The heat study of the Fire Department.", ("PARKS",)).recommended(
        15, "PARKS"
    ).noticed(10, "the board at the main door, Municipal Center", "the board of Station 2")
    story.comment(
        story.on(7, 19, 42), "Delphine Arceneaux", "(720) 555-0188",
        "My street floods twice a year. Somebody should be able to say who is in charge of that.", 1,
    )  # fmt: skip
    return story.comment(
        story.on(3, 12, 5), "Ruben Achterberg", "(720) 555-0119",
        "Please make sure that this post is more than reports. <b>Shade trees first.</b>",
    )  # fmt: skip


def _heard(story: Story) -> Story:
    """Heard, with a comment that came one second late; the Board decides next."""
    story.opened(50, lambda s: _regrade(s, "FS6060", "613-S", "The officers now hold the state's certificate."))
    story.terms(
        32, "166", 3, "The Animal Control Officer now needs the certificate of the state. The union asked for the study.",
        "The study of certificates, spring.", ("PARKS",),
    ).recommended(30, "PARKS").noticed(20)  # fmt: skip
    story.comment(
        story.on(4, 8, 0),
        "Ines Quispe",
        "(720) 555-0173",
        "The certificate took me two years. The grade should show it.",
    )
    story.comment(
        story.on(4, 8, 0, 1),
        "Walter Thibodeau",
        "(720) 555-0165",
        "I was typing when the clock struck. Please count mine.",
    )
    return story.heard(3, "Two spoke in favor. One comment came after the cut-off; the chair had it read all the same.")


def _before_council(story: Story) -> Story:
    """In provisional use on the Board's word, and about to lapse."""
    story.opened(215, lambda s: _new(s, "maker-space-guide", "FS6014", "Maker Space Guide", "612-S"))
    story.terms(200, "158", 175, NARRATIVES["maker"], "The study of library services.", ("LIB",)).recommended(
        199, "LIB"
    ).noticed(195, "the boards of the four branches")
    return (
        story.heard(175, "The librarians spoke for it.")
        .board(175, "approved")
        .in_use(171)
        .issued(170, "request", "resolution")
        .issued(170, "result", about="LIB")
    )


def _before_mayor(story: Story) -> Story:
    story.opened(90, lambda s: _regrade(s, "FL5050", "616-L", "No arborist with a license applied in two rounds."))
    return _whole(
        story, "163", "The Arborist is short of applicants. The market was asked.", days=(80, 76, 55)
    ).board(55, "approved").act(13, "council_approves", "Ordinance 26-0533")  # fmt: skip


def _signed(story: Story) -> Story:
    story.opened(
        86, lambda s: _retitle(s, "FC1044", "Payroll Specialist", "The work is no longer that of a technician.")
    )
    return _whole(
        story, "164", "The Payroll Technician keeps the whole payroll. Payroll Specialist is what others call that work.", days=(78, 75, 54)
    ).board(54, "approved").act(40, "mayor_approves")  # fmt: skip


def _vetoed(story: Story) -> Story:
    story.opened(100, lambda s: _regrade(s, "FA2610", "812-A", "The department has doubled in acres."))
    return _whole(
        story, "162", "The Parks Superintendent answers for twice the land of ten years ago.", days=(95, 92, 70)
    ).board(70, "approved").act(33, "council_approves", "Ordinance 26-0518").act(11, "mayor_vetoes")  # fmt: skip


def _overridden(story: Story) -> Story:
    """A veto that the Council overrode; entered, and in force on the coming Sunday or since the last one."""
    story.opened(120, lambda s: _new(s, "curb-data-analyst", "FA2418", "Curb Data Analyst", "807-A"))
    return _whole(
        story, "161", NARRATIVES["curb"], days=(112, 109, 90)
    ).board(90, "approved").act(48, "council_approves", "Ordinance 26-0502").act(41, "mayor_vetoes").act(
        6, "council_overrides", "Vote of nine to two"
    ).enacted(2).issued(1, "circular", "history")  # fmt: skip


def _adopted(story: Story) -> Story:
    story.opened(
        95,
        lambda s: _retitle(
            s,
            "FS6070",
            "Resident Services Representative",
            "Residents are not customers.",
            draft="resident-services-representative",
        ),
    )
    return _whole(
        story, "165", "The Customer Information Representative serves whoever lives here, customer or not. As Resident Services Representative it is called after those whom it serves.", days=(84, 81, 60)
    ).board(60, "approved").act(19, "council_approves", "Ordinance 26-0527").act(3, "mayor_approves")  # fmt: skip


def _rejected(story: Story) -> Story:
    story.opened(130, lambda s: _regrade(s, "FA2320", "813-A", "To be level with the county."))
    return _whole(
        story, "159", "The Assistant City Attorney is paid less than the county's.", days=(125, 120, 101)
    ).board(101, "rejected")  # fmt: skip


def _disapproved(story: Story) -> Story:
    story.opened(190, lambda s: _regrade(s, "FL5030", "616-L", "Electric engines ask for more."))
    return _whole(
        story, "157", "The Fleet Mechanic now mends electric engines.", days=(185, 182, 160)
    ).board(160, "approved").in_use(157).act(118, "council_disapproves")  # fmt: skip


def _fallen(story: Story) -> Story:
    story.opened(240, lambda s: _retitle(s, "FA2220", "Grants Manager", "It signs for the city."))
    return _whole(
        story, "156", "The Grants Coordinator signs awards. Grants Manager is the title of those who may sign.", days=(236, 232, 212)
    ).board(212, "approved").act(190, "council_approves").act(184, "mayor_vetoes").act(170, "veto_stands")  # fmt: skip


def _withdrawn(story: Story) -> Story:
    from classplan.records.amendments import director

    story.opened(45, lambda s: _abolish(s, "FC1011", "Its work has gone to the next level."))
    return story.then(
        25, 15,
        lambda now: director.withdraw(
            office := story.office, story.amendment.number,
            reason=f"Eleven people hold the class; {office.name} first finds out what they do.", actor=DIRECTOR(), now=now,
        ),
    )  # fmt: skip


def _alone(story: Story) -> Story:
    """A text that the Director changed alone."""
    from classplan.records.amendments import director
    from classplan.records.amendments.effect import Ground

    story.opened(70, lambda s: _text(s, "utility-locator-revised", "FL5065", "The state's law on digging changed."))
    return story.then(
        66, 14,
        lambda now: director.decide_alone(
            story.office, story.amendment.number,
            ground=Ground(now.astimezone(ZONE).date() + timedelta(days=4), "The day on which the new law begins."),
            actor=DIRECTOR(), now=now,
        ),
    )  # fmt: skip


STORIES: tuple[tuple[str, Callable[[Story], Story]], ...] = (
    ("Veto that stood: Grants Coordinator", _fallen),
    ("Maker space in the libraries", _before_council),
    ("Electric fleet", _disapproved),
    ("Assistant City Attorneys", _rejected),
    ("Figures of the curb", _overridden),
    ("Pay of the service desk", _quick),
    ("Parks Superintendent", _vetoed),
    ("Residents, not customers", _adopted),
    ("Arborists", _before_mayor),
    ("Payroll", _signed),
    ("Locating lines under the new law", _alone),
    ("Service desk and locators", _draft),
    ("Animal control certificates", _heard),
    ("Office assistants", _withdrawn),
    ("Heat, flood and smoke", _noticed),
    ("Recreation titles", _recommended),
)

TOGETHER = "One looks at the pay, the other at the work; whichever comes later is looked at again."
NARRATIVES = {
    "climate": (
        "Three summers of smoke and one flood have shown that no department answers for the whole.\n\n"
        "The Climate Resilience Coordinator was written after interviews with nine departments and a walk with residents of "
        "the Lower Mill district."
    ),
    "maker": (
        "The four branches have opened workshops with tools, and asked librarians to run them.\n\n"
        "The Maker Space Guide was written after two weeks of watching what visitors ask for."
    ),
    "curb": (
        "The city counts what happens at the curb and does not read the counts.\n\n"
        "The Curb Data Analyst was written with the Transportation Division; four samples of work were looked at."
    ),
}


# --- Parts of the stories -----------------------------------------------------------------------------------


def _whole(story: Story, number: str, why: str, *, days: tuple[int, int, int]) -> Story:
    """From the terms to the hearing; days: terms and recommendation, notice, hearing."""
    terms, notice, hearing = days
    story.terms(terms, number, hearing, why, "The yearly study of classes.", ("PARKS",)).recommended(terms, "PARKS")
    return story.noticed(notice).heard(hearing, "Nobody asked to speak.")


def _new(story: Story, draft: str, code: str, title: str, grade: str) -> Any:
    from classplan.core.plan import Line
    from classplan.records.amendments.proposals import Proposal

    return Proposal(
        after=_with_range(story, Line(code, title, grade)),
        why=f"Nobody does the work of the {title} today, or many do it beside their own.",
        spec=_read(story, draft),
    )


def _text(story: Story, draft: str, code: str, why: str) -> Any:
    from classplan.records.amendments.proposals import Proposal

    number, line = _standing(story, code)
    return Proposal(number, line, why, _read(story, draft))


def _regrade(story: Story, code: str, grade: str, why: str, together: str = "") -> Any:
    from dataclasses import replace

    from classplan.records.amendments.proposals import Proposal

    number, line = _standing(story, code)
    after = _with_range(story, replace(line, grade=grade, minimum=None, maximum=None))
    return Proposal(number, after, why, alongside=together)


def _retitle(story: Story, code: str, title: str, why: str, draft: str = "") -> Any:
    """Another title, and where a draft is named its text."""
    from dataclasses import replace

    from classplan.records.amendments.proposals import Proposal

    number, line = _standing(story, code)
    return Proposal(number, replace(line, title=title), why, _read(story, draft) if draft else None)


def _abolish(story: Story, code: str, why: str) -> Any:
    from classplan.records.amendments.proposals import Proposal

    return Proposal(_standing(story, code)[0], None, why)


def _standing(story: Story, code: str) -> tuple[int, Any]:
    from classplan.records.amendments.standing import lines_on
    from classplan.records.plan.selectors import class_named

    job_class = class_named(story.office, code)
    return job_class.number, lines_on([job_class.pk], story.today)[job_class.pk]


def _with_range(story: Story, line: Any) -> Any:
    """The range that the grade has; for a grade that no class has had yet, one between those beside it."""
    from dataclasses import replace

    from classplan.records.amendments.standing import range_of
    from classplan.records.plan.codec import dollars_of

    held = range_of(story.office, line.grade, story.today)
    if held is not None:
        low, high = dollars_of(held.minimum_cents), dollars_of(held.maximum_cents)
    else:
        low, high = NEW_RANGES[line.grade]
    return replace(line, minimum=low, maximum=high)


NEW_RANGES = {
    grade: (Decimal(low), Decimal(high))
    for grade, (low, high) in {
        "615-T": (45441, 66344),
        "616-L": (45962, 67104),
        "813-A": (73171, 117073),
    }.items()
}


def _read(story: Story, draft: str) -> Any:
    """A draft specification, read from its file; its *{year}* is this one."""
    from classplan.core.reading import read
    from classplan.core.reading.contract import part_as_json
    from classplan.jurisdictions import every_layout
    from classplan.records.amendments.proposals import NewText
    from classplan.records.proceedings.applying import File, keep

    content = (DRAFTS / f"{draft}.txt").read_bytes().replace(b"{year}", f"{story.today.year}".encode())
    (spec,) = read(content.decode(), every_layout()).specs
    original = keep(story.office, File(f"{draft}.txt", "text/plain", content))
    return NewText(part_as_json(spec), original)


def _at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, second), ZONE).astimezone(UTC)


def _actor(name: str, login: str, role: str) -> Callable[[], Any]:
    def made() -> Any:
        from classplan.records.journal.services import Actor

        return Actor(f"{name} ({login})", role)

    return made


ANALYST = _actor("Ikaika Mahoe", "i.mahoe", "analyst")
DIRECTOR = _actor("Amara Osei", "a.osei", "director")
BOARD_CLERK = _actor("Rut Lindqvist", "r.lindqvist", "board clerk")
COUNCIL_CLERK = _actor("Tobenna Abara", "t.abara", "council clerk")


if __name__ == "__main__":
    main()
