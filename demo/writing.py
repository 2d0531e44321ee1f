"""A specification of Fernhollow while it is written: a draft with what its reviewers say of it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from demo.alive import Scene, Story

CODE = "FL5022"
DUTIES = "ESSENTIAL DUTIES"
EXPERIENCE = "Experience Requirement"


def scenes(story: "Story") -> "list[Scene]":
    """An analyst begins a draft; a supervisor and an incumbent look it over; one suggestion and a comment still wait."""
    writing = Writing(story.office)
    story.then(12, 9, writing.started)
    story.then(11, 10, writing.invited)
    story.then(9, 14, writing.supervisor_comments)
    story.then(8, 16, writing.incumbent_suggests)
    story.then(7, 18, writing.analyst_answers)
    return story.scenes


class Writing:
    """The draft, and who does what about it."""

    def __init__(self, office: Any) -> None:
        self.office = office
        self.number = 0

    def started(self, now: datetime) -> None:
        """The analyst begins with the text in force."""
        from classplan.records.plan.selectors import class_named
        from classplan.records.writing.starting import Beginning, start

        number = class_named(self.office, CODE).number
        self.number = start(
            self.office, Beginning(number, text_of=number), by=self._by("i.mahoe", "analyst", now)
        ).number

    def invited(self, now: datetime) -> None:
        """Those who know the work are asked (172)."""
        from classplan.records.writing.reviewing import invite

        analyst = self._by("i.mahoe", "analyst", now)
        invite(self.office, self.number, "j.okafor", "supervisor", by=analyst)
        invite(self.office, self.number, "e.vance", "incumbent", by=analyst)

    def supervisor_comments(self, now: datetime) -> None:
        """One comment on an item, one on a section."""
        from classplan.records.writing.reviewing import comment

        supervisor = self._by("j.okafor", "appointing authority", now)
        key, text = self._section(DUTIES)
        item = text.splitlines()[1].strip()
        comment(
            self.office, self.number, key, "Since the new permit this comes first, and takes half of the week.",
            item=item, seen=self._revision, by=supervisor,
        )  # fmt: skip
        key, _ = self._section(EXPERIENCE)
        comment(
            self.office, self.number, key, "Nobody has come with less, and two who had less left within the year.",
            seen=self._revision, by=supervisor,
        )  # fmt: skip

    def incumbent_suggests(self, now: datetime) -> None:
        """Another duty, in the words of whoever does it."""
        from classplan.records.writing.reviewing import suggest

        key, text = self._section(DUTIES)
        suggest(
            self.office, self.number, key,
            f"{text.rstrip()}\nReads the rain gauges before a storm and clears the three inlets that always clog.",
            why="We do this every time, and no text says so.", seen=self._revision,
            by=self._by("e.vance", "employee", now),
        )  # fmt: skip

    def analyst_answers(self, now: datetime) -> None:
        """The analyst settles the comment on the experience and leaves the rest for whoever opens the draft."""
        from classplan.records.writing.models import Remark
        from classplan.records.writing.reviewing import answer

        key, _ = self._section(EXPERIENCE)
        remark = Remark.objects.get(draft__number=self.number, draft__office=self.office, section=key)
        answer(
            self.office, self.number, remark.number, "settled", "Kept as it is; the survey of spring says the same.",
            by=self._by("i.mahoe", "analyst", now),
        )  # fmt: skip

    @property
    def _revision(self) -> int:
        return int(self._draft().revision)

    def _draft(self) -> Any:
        from classplan.records.writing.models import SpecDraft

        return SpecDraft.objects.get(office=self.office, number=self.number)

    def _section(self, heading: str) -> tuple[str, str]:
        """The key and the text of a section."""
        from classplan.core.writing.draft import sections_of
        from classplan.core.writing.plain import as_text
        from classplan.records.writing.turns import body_at

        placed = sections_of(body_at(self._draft(), self._revision))
        found = next(p for p in placed if p.section["heading"].startswith(heading))
        return found.key, as_text(found.section)

    def _by(self, login: str, role: str, now: datetime) -> Any:
        from classplan.records.accounts.models import Person
        from classplan.records.journal.services import Actor
        from classplan.records.writing.turns import By

        person = Person.objects.get(office=self.office, login=login)
        return By(person, Actor(f"{person.name} ({login})", role), now)
