"""An office in which every address of `tests.addresses` leads somewhere: an amendment in every state, papers, people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from classplan.core.policy import Role
from classplan.records.accounts.models import Office, Person
from classplan.records.amendments import director, noticing, public
from classplan.records.amendments.models import Posting
from classplan.records.health.models import Duty
from classplan.records.health.services import derive_missing
from classplan.records.library.batches.selectors import waiting
from classplan.records.library.services import upload
from classplan.records.proceedings.applying import File
from classplan.records.proceedings.models import Notice
from classplan.records.specs.models import SpecVersion
from classplan.records.standards.models import Standard
from classplan.records.standards.services import settle
from tests import amending
from tests.addresses import AUTHORITY, EVERY, OUT_OF_SCOPE, WHO
from tests.amending import Walk, at
from tests.batches import take_in, zip_of
from tests.factories import City, item, section, small_city, spec_body
from tests.papers import SpecPaper, created, notice
from tests.records.writing import seed_draft
from tests.web.accepted import accepted_spec
from tests.web.people import somebody

TODAY = date(2026, 4, 16)
NOTICED, HEARING = date(2026, 4, 13), date(2026, 4, 30)  # of the amendment on which comments are taken today
OWN, QUICK = "eleven copper kettles", "django.contrib.auth.hashers.MD5PasswordHasher"
PHOTOGRAPH = File("board.jpg", "image/jpeg", b"\xff\xd8\xff of a board")


@dataclass
class Seeded:
    """An office in which everybody is, and the numbers that addresses name."""

    office: Office
    numbers: dict[str, Any]
    sessions: dict[str, str]  # who is signed in, in which session

    def address(self, name: str) -> str:
        """The address of that name, with its numbers."""
        return EVERY[name].address.format(**self.numbers)


def seed() -> Seeded:
    """The small city, an amendment in every state, papers, and people in every role. Its originals want a folder."""
    city = small_city()
    office, texts = city.office, _texts_that_share(city)
    numbers = _amendments(office) | _papers(office) | _settled(office, texts)
    for who in WHO[1:]:
        _somebody(office, who)
    Person.objects.update(password=make_password(OWN))
    analyst = somebody(office, Role.ANALYST, login="analyst")
    numbers |= _batch(office)
    numbers["writing"] = seed_draft(office, analyst, Person.objects.exclude(pk=analyst.pk))
    numbers |= _library(office)
    numbers["role"] = analyst.holdings.get().pk
    return Seeded(office, numbers, {who: _session(office, who) for who in WHO[1:]})


class Road:
    """Amendments of one office, one after the other, each with a new class of its own."""

    TITLES = (
        "Arborist",
        "Bee Keeper",
        "Carver",
        "Digger",
        "Engraver",
        "Fuller",
        "Glazier",
        "Hedger",
        "Ironer",
        "Joiner",
    )

    def __init__(self, office: Office) -> None:
        self.office, self.made = office, 0

    def draft(self) -> Walk:
        """A draft with a change."""
        title = self.TITLES[self.made]
        walk = Walk(self.office).open(f"{title}s of the town")
        walk.propose(walk.new_class(code=f"NS105{self.made}", title=title))
        self.made += 1
        return walk

    def sent(self, noticed: date = amending.NOTICED, hearing: date = amending.HEARING) -> Walk:
        """Recommended, and its draft sent to the agency that it touches."""
        return self.draft().terms(number=f"30{self.made}", noticed=noticed, hearing=hearing).recommended().draft_sent()

    def heard(self) -> Walk:
        """Heard by the Board."""
        return self.sent().noticed().posted().heard()


def _amendments(office: Office) -> dict[str, Any]:
    amending.reading_chosen(office)
    road = Road(office)
    noticed = _noticed(road)
    paused = road.draft()
    director.pause(office, paused.number, reason="The survey is late.", actor=amending.ANALYST, now=at(amending.OPENED))
    council = road.heard().board()
    mayor = road.heard().board().act("council_approves", amending.COUNCIL)
    vetoed = road.heard().board().act("council_approves", amending.COUNCIL).act("mayor_vetoes", amending.MAYOR)
    adopted = road.heard().board().act("council_approves", amending.COUNCIL).act("mayor_approves", amending.MAYOR)
    recommended = road.sent(noticed=NOTICED, hearing=HEARING)
    answered: Any = {"agency": "PARKS", "text": "Plant more of them.", "actor": amending.ANALYST}
    noticing.answer_draft(office, recommended.number, **answered, now=at(amending.OPENED))
    number = "301"
    sent = public.comment(office, number, name="Dana Reyes", phone="303-555-0187", text="The oaks need one.", now=now())
    public.ask_to_speak(office, number, name="Sam Oh", phone="303-555-0147", about="The oaks", now=now())
    given = Notice.objects.get(office=office, number=number)
    return {
        "draft": road.draft().number,
        "recommended": recommended.number,
        "noticed": noticed.number,
        "heard": road.heard().number,
        "council": council.number,
        "mayor": mayor.number,
        "vetoed": vetoed.number,
        "adopted": adopted.number,
        "paused": paused.number,
        "notice": number,
        "receipt": sent.receipt,
        "sha256": given.original.sha256,
        "posting": Posting.objects.get(proof_file__isnull=False).pk,
    }


def _noticed(road: Road) -> Walk:
    walk = road.sent(noticed=NOTICED, hearing=HEARING).noticed(NOTICED)
    hung: Any = {"place": "the board of the Long Room", "by": "Wren Calloway", "proof": "a photograph"}
    when: Any = {"on": NOTICED, "now": at(NOTICED, 11)}
    noticing.record_posting(walk.office, walk.number, **hung, **when, actor=amending.ANALYST, proof_file=PHOTOGRAPH)
    return walk


def _texts_that_share(city: City) -> str:
    """Two texts that define one competency in two ways, and name a class; the competency."""
    for title, definition in (("Guard", "Sees what is there."), ("Planner", "Sees what is to come.")):
        term = {"name": "Foresight", "separator": " - ", "definition": definition}
        named = f"It is distinguished from the Senior Clerk, as the {title} stands outside."
        body = spec_body(title, duty="Walks through every room of the town hall and writes down what is found there.")
        body["sections"] += [
            section("competencies", "Competencies", item(f"Foresight - {definition}", term=term)),
            section("distinguishing", "DISTINGUISHING CHARACTERISTICS", item(named, line=77)),
        ]
        body["distinctions"] = [{"class": "Senior Clerk", "text": named, "line": 77, "series": False}]
        city.spec(title, date(2015, 3, 1), body)
    return "foresight"


def _settled(office: Office, key: str) -> dict[str, Any]:
    standard = Standard.objects.get(office=office, key=key)
    said: Any = {"text": "Sees what is there.", "reason": "It was there first."}
    settle(office, standard.pk, **said, on=amending.OPENED, actor=amending.ANALYST, now=at(amending.OPENED))
    return {"standard": standard.pk}


def _papers(office: Office) -> dict[str, Any]:
    accepted_spec(office, "Kennel Keeper", now=at(amending.OPENED))
    keeper = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
    doubtful = SpecPaper("Orchard Keeper", established="02/30/2012")
    paper = notice("201", date(2012, 3, 5), keeper, specs=[doubtful]).encode()
    by: Any = {"actor": amending.ANALYST, "now": at(amending.OPENED)}
    return {"reading": upload(office, name="201.txt", content=paper, **by).number}


def _batch(office: Office) -> dict[str, Any]:
    """A zip that was taken in: a paper without a problem, one with, the same again, and one that cannot be read."""
    doubtful = SpecPaper("Pond Keeper", established="02/30/2012").text()
    files = {"moss.txt": SpecPaper("Moss Keeper").text(), "pond.txt": doubtful, "again.txt": doubtful, "a.exe": "MZ"}
    batch = take_in(office, zip_of(files), actor=amending.ANALYST, clock=lambda: at(amending.OPENED))
    return {"batch": batch.number, "kind": waiting(batch).kinds[0].key}


def _library(office: Office) -> dict[str, Any]:
    """What is derived of the texts: another class with a specification, and a duty."""
    derive_missing()
    others = SpecVersion.objects.filter(job_class__office=office, start__lte="2015-01-15").exclude(job_class__number=1)
    twin = others.order_by("pk").values_list("job_class__number", flat=True)[0]
    return {"twin": twin, "duty": Duty.objects.order_by("pk").values_list("pk", flat=True)[0]}


def now() -> datetime:
    """The moment at which everything is looked at."""
    return at(TODAY)


def _somebody(office: Office, who: str) -> Person:
    login = who.replace(" ", "-")
    if who == "no role":
        return somebody(office, login=login)
    if who == OUT_OF_SCOPE:
        return somebody(office, AUTHORITY, login=login)
    agency = office.agencies.get(code="PARKS") if who == AUTHORITY else None
    return somebody(office, Role(who), agency=agency, login=login)


def _session(office: Office, who: str) -> str:
    client = Client()
    client.force_login(_somebody(office, who))
    return client.cookies["sessionid"].value
