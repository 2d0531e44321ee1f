"""Rows for tests of the pages, made through the models: a small city, and a plan as large as one wants.

>>> city = small_city()      # doctest: +SKIP
>>> city.classes["Clerk"].number      # doctest: +SKIP
1
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from classplan.core.history import Kind, Statement
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.codec import statement_as_json
from classplan.records.plan.models import Amendment, Change, JobClass, PayGrade, PlanPoint, RangePoint, Succession
from classplan.records.plan.models import Statement as StatementRow
from classplan.records.plan.selectors import next_amendment_number
from classplan.records.proceedings.models import Action, Notice, SpecUpdate
from classplan.records.specs import search
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.services import words_of
from classplan.records.standards.filling import note_versions

RECORDED = datetime(2026, 1, 5, 12, tzinfo=UTC)
ADOPTED = date(2012, 5, 6)
RENAMED = date(2013, 5, 26)
CORRECTED = date(2014, 7, 13)
TODAY = date(2015, 1, 15)
SOON = date(2015, 2, 1)

Json = dict[str, Any]


@dataclass
class City:
    """An office with whatever a test adds to it."""

    office: Office
    classes: dict[str, JobClass] = field(default_factory=dict)
    grades: dict[str, PayGrade] = field(default_factory=dict)
    entries: int = 0

    def entry(self) -> Entry:
        """The next act in the journal."""
        self.entries += 1
        return Entry.objects.create(
            office=self.office,
            number=self.entries,
            act="test.entered",
            subject="a test",
            actor="a test",
            role="recorder",
            recorded_at=RECORDED,
            payload={},
            previous=str(self.entries - 1) if self.entries > 1 else "",
            digest=str(self.entries),
        )

    def original(self, name: str) -> Original:
        """A paper in the library."""
        digest = name.encode().hex().ljust(64, "0")[:64]
        return Original.objects.create(
            office=self.office, sha256=digest, name=name, media_type="text/plain", size=15800
        )

    def grade(self, printed: str, *ranges: tuple[date, int, int]) -> PayGrade:
        """A grade with its ranges, dollars a year."""
        number, _, letter = printed.partition("-")
        grade = PayGrade.objects.create(
            office=self.office, schedule="exempt salary", number=number, group=letter, printed=printed
        )
        entry = self.entry()
        for index, (start, low, high) in enumerate(ranges):
            RangePoint.objects.create(
                grade=grade,
                start=start,
                minimum_cents=low * 100,
                maximum_cents=high * 100,
                moved_on=start if index else None,
                paper="Notice 1",
                entry=entry,
                recorded=entry.number,
            )
        self.grades[printed] = grade
        return grade

    def job_class(self, title: str) -> JobClass:
        """A class, without a line yet."""
        made = JobClass.objects.create(office=self.office, number=len(self.classes) + 1, known_as=title)
        self.classes[title] = made
        return made

    def point(self, known_as: str, start: date, *, entry: Entry | None = None, **state: Any) -> PlanPoint:
        """A point of the line of a class; `grade` is the grade as printed."""
        entry = entry or self.entry()
        if not state.get("ended"):
            state = {"title": known_as, "since": start} | state
        kind = Kind.ENDED if state.get("ended") else Kind.ATTESTED if state.get("attested_by") else Kind.CHANGED
        named = Line(state.get("code"), state.get("title"), state.get("grade"))
        stated = Statement(kind, start, "Notice 1", named, cause=state.get("cause"))
        number = self.classes[known_as].number
        StatementRow.objects.create(
            job_class=self.classes[known_as], kind=kind, day=start, said=statement_as_json(number, stated), entry=entry
        )
        if "grade" in state:
            state["grade"] = self.grades[state["grade"]]
        return PlanPoint.objects.create(
            job_class=self.classes[known_as], start=start, entry=entry, recorded=entry.number, **state
        )

    def notice(self, number: str, day: date, *, effective: date | None, acts: dict[str, date], **more: Any) -> Notice:
        """A notice with its amendment; `changes` are (class, kind, before, after)."""
        entry = self.entry()
        amendment = Amendment.objects.create(
            office=self.office,
            number=next_amendment_number(self.office),
            name=f"Notice {number}",
            noticed=day,
            effective=effective,
            wording="2013" if effective else None,
            reason=more.get("reason", "The Mayor approved; the first work week after it begins on a Sunday."),
            rests_on=["a work week begins on: sunday (default, not confirmed)"],
            findings=[
                {
                    "outcome": "not met",
                    "reason": "The Director's recommendation is not on record.",
                    "citation": "7-21 A",
                },
                {"outcome": "met", "reason": "The Board acted.", "citation": "7-21 B"},
            ],
            whole_plan=more.get("whole_plan", False),
            entry=entry,
        )
        for ordinal, (title, kind, before, after) in enumerate(more.get("changes", ()), 1):
            Change.objects.create(
                amendment=amendment,
                ordinal=ordinal,
                job_class=self.classes[title],
                kind=kind,
                aspects=[kind],
                before=before,
                after=after,
            )
        notice = Notice.objects.create(
            office=self.office,
            number=number,
            day=day,
            subject="Proposed Change to the Classification and Pay Plan",
            amendment=amendment,
            reading=notice_reading(day, more.get("attached", ())),
            original=self.original(f"notice-{number}.txt"),
            entry=entry,
        )
        for act, on in acts.items():
            Action.objects.create(notice=notice, act=act, on=on, entry=entry)
        return notice

    def spec(self, known_as: str, start: date, body: Json) -> SpecVersion:
        """A version of the specification of a class."""
        entry = self.entry()
        version = SpecVersion.objects.create(
            job_class=self.classes[known_as],
            start=start,
            title=body["title"],
            printed_label=f"Rev. {start}",
            body=body,
            text=words_of(body),
            paper="Notice 1",
            original=self.original(f"{known_as}-{start}.txt"),
            entry=entry,
            recorded=entry.number,
        )
        search.add(version)
        note_versions(self.office, [version])
        return version


def line(code: str, title: str, grade: str | None = None, low: int | None = None, high: int | None = None) -> Json:
    """A line as a paper prints it."""
    return {"code": code, "title": title, "grade": grade, "minimum": low, "maximum": high}


def item(text: str, *under: Json, **more: Any) -> Json:
    """An item of a specification."""
    return {"mark": None, "text": text, "line": 1, "items": list(under), "term": None, "qualifier": None} | more


def section(kind: str, heading: str, *items: Json, sections: Iterable[Json] = (), note: str | None = None) -> Json:
    """A section of a specification."""
    return {
        "kind": kind,
        "part": None,
        "heading": heading,
        "note": note,
        "level": 1,
        "line": 1,
        "items": list(items),
        "sections": list(sections),
    }


def spec_body(title: str, *, apart_from: Iterable[str] = (), duty: str = "Answers letters and calls.") -> Json:
    """A specification as it is read."""
    term = {"name": "Writing", "separator": " - ", "definition": "Puts things plainly."}
    return {
        "kind": "specification",
        "title": title,
        "codes": [],
        "line": 1,
        "fields": [{"key": "flsa", "label": "FLSA CODE:", "printed": "Non-exempt", "parsed": "non-exempt", "line": 9}],
        "sections": [
            section("summary", "GENERAL STATEMENT OF CLASS DUTIES", item(f"{title}: keeps the papers of an office.")),
            section(
                "duties", "ESSENTIAL DUTIES", item(duty), item("Keeps files.", item("By number."), item("By name."))
            ),
            section(
                "minimum_qualifications",
                "MINIMUM QUALIFICATIONS",
                sections=[
                    section("competencies", "Competencies", item("Writing - Puts things plainly.", term=term)),
                    section("licensure", "Licensure and/or Certification (if any)", note="(if any)"),
                ],
            ),
        ],
        "history": [],
        "distinctions": [
            {"class": other, "text": f"It is distinguished from the {other}.", "line": 4, "series": False}
            for other in apart_from
        ],
        "incorporates": [],
        "replaces": [],
    }


def notice_reading(day: date, attached: Iterable[Json] = ()) -> Json:
    """A notice as it is read, hearing and cut-offs in the weeks after its day."""
    hearing, comments, speakers = (day + timedelta(days=days) for days in (17, 16, 15))
    person = {"name": "Ada Lee", "email": "ada.lee@city.example", "phone": None}
    return {
        "kind": "notice",
        "narrative": [
            {"line": 1, "text": "The office looked at the work of the clerks.", "about": "narrative"},
            {"line": 2, "text": "Copies hang in the hall.", "about": "posting"},
        ],
        "quoted_rules": [{"citation": "Rule 7-37 A", "text": "It takes hold in the week after.", "line": 3}],
        "hearing": {
            "printed": "at five",
            "line": 4,
            "parsed": {
                "day": hearing.isoformat(),
                "time": "17:00",
                "room": "Room 2",
                "building": None,
                "address": None,
            },
        },
        "contacts": [
            {"for": "comments", **person, "care_of": {"name": "Bo Ray", "email": None, "phone": None}, "line": 5},
            {"for": "speakers", "name": "Sam Oh", "email": None, "phone": "555-0147", "care_of": None, "line": 6},
        ],
        "cut_offs": [
            {"for": "comments", "printed": "8", "parsed": f"{comments}T08:00", "line": 5},
            {"for": "speakers", "printed": "noon", "parsed": f"{speakers}T12:00", "line": 6},
        ],
        "attached": list(attached),
    }


def small_city() -> City:
    """Five classes and what became of them, seen from `TODAY`.

    A Clerk is renamed and regraded, and corrected once; a Typist is abolished and replaced; a Guard is attested
    only; a Planner is provisional; a Driver waits; an old Scribe is known by its title alone.
    """
    office = Office.objects.create(name="City of Testing", jurisdiction="denver", opened_at=RECORDED)
    city = City(office)
    for title in ("Clerk", "Typist", "Guard", "Planner", "Driver", "Scribe"):
        city.job_class(title)
    city.grade("612-C", (ADOPTED, 30000, 40000), (CORRECTED, 31000, 41000))
    city.grade("613-C", (ADOPTED, 33000, 44000))
    city.grade("808-A", (ADOPTED, 50000, 80000))
    adopted: Json = {"cause": "1", "council_on_record": True}
    clerk = line("FC1", "Clerk", "612-C", 30000, 40000)
    senior = line("FA2", "Senior Clerk", "613-C", 33000, 44000)
    typist = line("FC3", "Typist", "612-C", 30000, 40000)
    planner = line("FA5", "Planner", "808-A", 50000, 80000)
    driver = line("FL6", "Driver", "612-C", 31000, 41000)
    city.notice(
        "1",
        date(2012, 3, 20),
        effective=ADOPTED,
        acts={"board": date(2012, 4, 12), "council": date(2012, 4, 30), "mayor": date(2012, 5, 2)},
        changes=[("Clerk", "create", None, clerk), ("Typist", "create", None, typist)],
    )
    city.point("Clerk", ADOPTED, code="FC1", grade="612-C", **adopted)
    city.point("Typist", ADOPTED, code="FC3", grade="612-C", flsa="non-exempt", **adopted)
    city.point("Guard", ADOPTED, code="FC4", grade="612-C", attested_by="Notice 1")
    city.notice(
        "2",
        date(2013, 4, 9),
        effective=RENAMED,
        acts={
            "board": date(2013, 5, 2),
            "council": date(2013, 5, 14),
            "veto": date(2013, 5, 16),
            "override": date(2013, 5, 22),
        },
        changes=[("Clerk", "regrade", clerk, senior), ("Typist", "abolish", typist, None)],
    )
    city.point("Clerk", RENAMED, title="Senior Clark", code="FA2", grade="613-C", cause="2", council_on_record=True)
    city.point("Clerk", RENAMED, title="Senior Clerk", code="FA2", grade="613-C", cause="2", council_on_record=True)
    city.point("Typist", RENAMED, ended=True, cause="2")
    city.notice(
        "3",
        date(2014, 12, 1),
        effective=date(2015, 1, 4),
        acts={"board": date(2014, 12, 30)},
        changes=[("Planner", "create", None, planner)],
    )
    provisional: Json = {"provisional_by": "3", "usable_until": date(2015, 7, 3), "council_on_record": False}
    city.point("Planner", date(2015, 1, 4), code="FA5", grade="808-A", flsa="exempt", cause="3", **provisional)
    city.notice(
        "4",
        date(2015, 1, 5),
        effective=None,
        acts={},
        reason="Nothing takes effect until the Mayor approves.",
        changes=[("Driver", "create", None, driver)],
        attached=[spec_body("Driver", duty="Drives the bus.")],
    )
    city.notice(
        "5",
        date(2014, 12, 20),
        effective=SOON,
        acts={"board": date(2015, 1, 8)},
        changes=[("Guard", "retitle", line("FC4", "Guard"), line("FC4", "Watch Officer"))],
    )
    city.point("Guard", SOON, title="Watch Officer", code="FC4", grade="612-C", cause="5", council_on_record=False)
    city.point("Scribe", ADOPTED, ended=True)
    entry = city.entry()
    Succession.objects.create(
        predecessor=city.classes["Scribe"], successor=city.classes["Clerk"], day=ADOPTED, paper="Notice 1", entry=entry
    )
    city.spec("Clerk", ADOPTED, spec_body("Clerk", apart_from=["Typist", "Wizard"]))
    city.spec("Clerk", RENAMED, spec_body("Senior Clerk", apart_from=["Guard"], duty="Leads the clerks."))
    city.spec("Planner", date(2015, 1, 4), spec_body("Planner", duty="Draws maps of the city."))
    _update(city)
    return city


def _update(city: City) -> None:
    day = date(2014, 3, 5)
    entry = city.entry()
    amendment = Amendment.objects.create(
        number=next_amendment_number(city.office),
        office=city.office,
        name=f"Update of {day}",
        noticed=day,
        effective=day,
        reason="Each specification counts from the day that it prints.",
        entry=entry,
    )
    listed = {"title": "Clerk", "label": "Rev.", "printed": "03/02/2014", "date": "2014-03-02", "line": 3}
    SpecUpdate.objects.create(
        office=city.office,
        day=day,
        subject="Revised Job Specifications",
        amendment=amendment,
        reading={
            "kind": "circular",
            "narrative": [{"line": 2, "text": "Please put them into your books.", "about": "narrative"}],
            "new_and_revised": [listed],
            "to_be_removed": [listed | {"title": "Nobody Knows", "label": None, "printed": None}],
            "attached": [spec_body("Clerk")],
        },
        original=city.original("update.txt"),
        entry=entry,
    )


def large_plan(classes: int = 5000, *, changes: int = 1) -> City:
    """So many classes, each with so many points, a year apart, in twenty grades."""
    office = Office.objects.create(name="City of Testing", jurisdiction="denver", opened_at=RECORDED)
    city = City(office)
    grades = [
        city.grade(f"{600 + n}-{'CALST'[n % 5]}", (ADOPTED, 30000 + 1000 * n, 45000 + 1500 * n)) for n in range(20)
    ]
    entry = city.entry()
    JobClass.objects.bulk_create(
        JobClass(office=office, number=n, known_as=f"Municipal Services Coordinator {n:04}")
        for n in range(1, classes + 1)
    )
    made = dict(JobClass.objects.values_list("number", "pk"))
    PlanPoint.objects.bulk_create(
        PlanPoint(
            job_class_id=made[n],
            start=ADOPTED + timedelta(days=365 * change),
            code=f"MS{n:05}",
            title=f"Municipal Services Coordinator {n:04}, grade {change}",
            grade=grades[(n + change) % 20],
            flsa="exempt" if n % 2 else None,
            since=ADOPTED,
            cause=None,
            attested_by=f"Notice {n}",
            provisional_by=f"{n}",
            usable_until=ADOPTED,
            council_on_record=False,
            entry=entry,
            recorded=entry.number,
        )
        for n in range(1, classes + 1)
        for change in range(changes)
    )
    return city
