"""A draft in the making for tests: an office with a class in force, and people who write.

def test_a_save_is_a_revision(pen: Pen) -> None:
    pen.started()
    pen.save("s3", pen.text("s3").replace("Mends", "Repairs"))
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape, unescape

from classplan.core.policy import Role
from classplan.core.writing.draft import Json, section_of, sections_of
from classplan.core.writing.plain import as_text
from classplan.core.writing.reviewing import Capacity
from classplan.records.accounts.models import Office, Person
from classplan.records.journal.services import Actor
from classplan.records.plan.models import JobClass
from classplan.records.writing import editing, exchange, reviewing, starting
from classplan.records.writing.models import SpecDraft
from classplan.records.writing.turns import By, body_at
from tests.papers import SpecPaper, created, notice
from tests.plugins.office import Desk
from tests.web.people import somebody

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
PAPER = SpecPaper("Orchard Keeper", established="04/08/2012")


@dataclass
class Pen:
    """Whoever writes, and the draft."""

    office: Office
    owner: Person
    second: Person
    number: int = 0
    minutes: int = field(default=0)

    def by(self, person: Person | None = None, role: Role = Role.ANALYST) -> By:
        """Somebody at the next minute."""
        person = person or self.owner
        self.minutes += 1
        return By(person, Actor(str(person), role), NOW + timedelta(minutes=self.minutes))

    def started(self, **how: Any) -> SpecDraft:
        """A draft of the class, from its text in force where nothing else is said."""
        number = JobClass.objects.get(known_as="Orchard Keeper").number
        beginning = starting.Beginning(**(how or {"job_class": number, "text_of": number}))
        draft = starting.start(self.office, beginning, by=self.by())
        self.number = draft.number
        return draft

    @property
    def draft(self) -> SpecDraft:
        """As it stands in the database."""
        return SpecDraft.objects.get(office=self.office, number=self.number)

    @property
    def body(self) -> Json:
        """The newest text."""
        return body_at(self.draft, self.draft.revision)

    def key(self, heading: str) -> str:
        """The key of the section with this heading."""
        return next(p.key for p in sections_of(self.body) if p.section["heading"].upper().startswith(heading.upper()))

    def text(self, heading: str) -> str:
        """A section as text."""
        return as_text(section_of(self.body, self.key(heading)))

    def save(self, heading: str, text: str, *, seen: int | None = None, by: By | None = None) -> str:
        """Save a section."""
        seen = self.draft.revision if seen is None else seen
        return editing.save_section(self.office, self.number, self.key(heading), text, seen=seen, by=by or self.by())


def pen_at(desk: Desk) -> Pen:
    """A pen in an office where the Orchard Keeper is in force."""
    text = notice("201", date(2012, 3, 5), KEEPER, specs=[PAPER])
    desk.record("201.txt", text, "--board-approved", "2012-03-22")
    office = desk.office
    return Pen(office, somebody(office, Role.ANALYST, login="ada"), somebody(office, Role.ANALYST, login="bob"))


def seed_draft(office: Office, owner: Person, asked: Iterable[Person] = ()) -> int:
    """The number of a draft in which everything was done once, to which all of these are invited."""
    by = By(owner, Actor(str(owner), Role.ANALYST), NOW)
    draft = starting.start(office, starting.Beginning(title="Well Keeper"), by=by)
    for person in asked:
        reviewing.invite(office, draft.number, person.login, Capacity.INCUMBENT, by=by)
    key, seen = sections_of(body_at(draft, 1))[0].key, 2
    editing.save_section(office, draft.number, key, "What it is\n\nKeeps the wells.", seen=1, by=by)
    said = reviewing.comment(office, draft.number, key, "Is this all of it?", seen=seen, by=by)
    reviewing.answer(office, draft.number, said.number, "settled", "It is.", by=by)
    reviewing.comment(office, draft.number, key, "Is it?", item="Keeps the wells.", seen=seen, by=by)
    reviewing.suggest(office, draft.number, key, "What it is\n\nKeeps the deep wells.", why="So.", seen=seen, by=by)
    talk: Any = {"who": "Sam Oh", "capacity": Capacity.UNION, "outcome": "agreeable"}
    reviewing.record_review(office, draft.number, **talk, by=by)
    draft.refresh_from_db()
    file = edited(exchange.exported(draft, seen), lambda words: words.replace("the wells", "the wells and springs"))
    exchange.bring_back(office, draft.number, "edited.docx", file, by=by)
    return draft.number


def edited(content: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file in which words were typed plainly: each run of text as `change` has it."""
    return rewritten(
        content, lambda xml: _RUN.sub(lambda run: f"{run[1]}{escape(change(unescape(run[2])))}</w:t>", xml)
    )


def rewritten(content: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file with another document part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


_RUN = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)</w:t>")
