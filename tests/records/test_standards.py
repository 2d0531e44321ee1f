"""Standard language is settled by an act, specifications change by an amendment alone, and names follow a renaming."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.references.found import Edge
from classplan.core.references.titles import How
from classplan.core.spec.edits import words_of
from classplan.core.spec.model import SectionKind
from classplan.core.standards.model import Fit, Kind
from tests.plugins.office import Desk, shared_desk
from tests.shared_language import OTHER_PATIENCE, PATIENCE, record

if TYPE_CHECKING:
    from classplan.records.amendments.models import ProposedChange
    from classplan.records.standards.models import Standard
    from classplan.records.standards.suggesting import Suggestion
    from tests.amending import Walk

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def entered(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with three classes that name each other, entered once; what a test does there is undone after it."""
    with shared_desk(django_db_blocker, tmp_path_factory.mktemp("office")) as desk:
        yield record(desk)


@pytest.fixture
def desk(entered: Desk, db: None) -> Desk:
    return entered


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    from tests.amending import Walk

    return Walk(desk.office).open("Orchards")


def patience(desk: Desk) -> "Standard":
    from classplan.records.standards.models import Standard

    return Standard.objects.get(office=desk.office, key="patience")


def settled(desk: Desk, text: str = PATIENCE, on: date = TODAY) -> Any:
    from classplan.records.standards.services import settle
    from tests.amending import ANALYST, OPENED, at

    reason = "Most specifications have it so."
    return settle(desk.office, patience(desk).pk, text=text, on=on, reason=reason, actor=ANALYST, now=at(OPENED))


def taken(walk: "Walk", chosen: "list[Suggestion]", why: str = "They are named anew.") -> "list[ProposedChange]":
    from classplan.records.standards.suggesting import take
    from tests.amending import ANALYST, OPENED, at

    return take(walk.office, walk.number, chosen, why=why, actor=ANALYST, now=at(OPENED))


def texts(body: Any) -> dict[str, str]:
    return {words.place: words.text for words in words_of(body)}


def retitled(walk: "Walk", code: str, title: str) -> "ProposedChange":
    from dataclasses import replace

    from classplan.records.amendments.models import ProposedChange
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.amendments.standing import lines_on
    from classplan.records.plan.selectors import class_named

    job_class = class_named(walk.office, code)
    line = lines_on([job_class.pk], TODAY)[job_class.pk]
    walk.propose(Proposal(job_class.number, replace(line, title=title), why="It is called so."))
    return ProposedChange.objects.get(amendment__number=walk.number, job_class=job_class)


def suggested(walk: "Walk", change: "ProposedChange") -> "list[Suggestion]":
    from classplan.records.standards.renaming import places_for, renamings

    (renaming, *_) = renamings(change, TODAY)
    places = places_for(walk.office, renaming, TODAY)
    return places.of(places.versions)


@pytest.mark.clause(174)
def test_a_specification_is_pinned_to_the_wording_that_its_words_are(desk: Desk) -> None:
    from classplan.records.standards.selectors import used_wordings, uses_of

    settled(desk)
    used = uses_of(patience(desk), TODAY, used_wordings(patience(desk), TODAY))
    told = {use.title: (wording.text, use.fit) for wording, uses in used.items() for use in uses}
    assert told == {
        "Orchard Keeper": (PATIENCE, Fit.EXACT),
        "Hedge Warden": (PATIENCE.rstrip("."), Fit.NORMALISED),
        "Pond Keeper": (OTHER_PATIENCE, Fit.DIFFERS),
    }


def test_the_list_tells_what_drifts_and_what_is_settled(desk: Desk) -> None:
    from classplan.records.standards.selectors import standards_listed

    drifting = standards_listed(desk.office, TODAY, drifting=True)
    assert [(one.standard.name, one.wordings, one.uses, one.settled) for one in drifting] == [
        ("Patience", 2, 3, None),
        ("Work is done on tall ladders in wind.", 2, 2, None),
    ]
    settled(desk)
    (one,) = standards_listed(desk.office, TODAY, kind=Kind.COMPETENCY, words="patience")
    assert (one.settled.wording.text if one.settled else None, one.differing) == (PATIENCE, 1)
    assert not standards_listed(desk.office, date(2019, 1, 1))


def test_a_wording_is_the_standards_from_its_day_until_a_later_one(desk: Desk) -> None:
    from classplan.records.standards.selectors import settled_on, timeline_of

    settled(desk)
    settled(desk, "Waits.", date(2026, 6, 1))
    key = patience(desk).pk
    days = (date(2026, 3, 1), TODAY, date(2026, 5, 31), date(2026, 6, 1))
    by_day = [settled_on([key], day).get(key) for day in days]
    assert [held.wording.text if held else None for held in by_day] == [None, PATIENCE, PATIENCE, "Waits."]
    line = timeline_of(patience(desk))
    by_fold = [line.on(day) for day in days]
    assert [point.value.text if point and point.value else None for point in by_fold] == [
        None,
        PATIENCE,
        PATIENCE,
        "Waits.",
    ]
    assert not desk.verified().faults


def test_settling_is_an_act_and_changes_no_specification(desk: Desk) -> None:
    from classplan.records.specs.models import SpecVersion

    before = list(SpecVersion.objects.values_list("pk", "body"))
    settlement = settled(desk)
    assert (settlement.entry.act, settlement.entry.payload["reason"]) == (
        "standard.settled",
        "Most specifications have it so.",
    )
    assert list(SpecVersion.objects.values_list("pk", "body")) == before


def test_what_is_settled_follows_from_the_journal(desk: Desk) -> None:
    from django.db import connection

    settled(desk)
    with connection.cursor() as cursor:
        for trigger in ("standards_settlement_no_update", "standards_settlement_append_only"):
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {trigger}"
                + (" ON standards_settlement" if connection.vendor == "postgresql" else "")
            )
        cursor.execute("UPDATE standards_settlement SET reason = 'Another.'")
    (fault,) = desk.verified().faults
    assert "settles of standard language" in fault


@pytest.mark.parametrize(
    ("text", "reason", "said"),
    [
        ("", "Why not.", "has to have words"),
        ("...", "Why not.", "has to have words"),
        ("Waits.", " ", "why this wording"),
    ],
)
def test_a_settlement_needs_words_and_a_reason(desk: Desk, text: str, reason: str, said: str) -> None:
    from classplan.records.standards.services import settle
    from tests.amending import ANALYST, OPENED, at

    with pytest.raises(Invalid, match=said):
        settle(desk.office, patience(desk).pk, text=text, on=TODAY, reason=reason, actor=ANALYST, now=at(OPENED))


def test_a_definition_is_settled_without_the_name_that_was_typed_in_front_of_it(desk: Desk) -> None:
    assert settled(desk, "Patience – Waits for fruit.").wording.text == "Waits for fruit."
    with pytest.raises(Invalid, match="has to have words"):
        settled(desk, "Patience:")


def test_the_same_wording_is_not_settled_twice(desk: Desk) -> None:
    settled(desk)
    with pytest.raises(NotAllowed, match="These very words"):
        settled(desk)


def test_what_differs_is_taken_into_an_amendment_and_only_those_words_change(desk: Desk, walk: "Walk") -> None:
    from classplan.records.standards.aligning import places_for, progress

    held = settled(desk)
    places = places_for(patience(desk), held, TODAY, walk.fresh)
    suggestions = places.of(places.versions)
    assert {(one.text.title, one.is_ticked) for one in suggestions} == {("Hedge Warden", False), ("Pond Keeper", True)}
    assert (progress(patience(desk), TODAY).settled, progress(patience(desk), TODAY).differing) == (2, 1)
    (change,) = taken(walk, [one for one in suggestions if one.is_ticked])
    before, after = texts(suggestions[1].text.body), texts(change.spec)
    changed = {place for place in before if before[place] != after[place]}
    assert {before[place] for place in changed} == {f"Patience - {OTHER_PATIENCE}"}
    assert {after[place] for place in changed} == {f"Patience - {PATIENCE}"}
    assert change.spec_original is not None
    now = progress(patience(desk), TODAY)
    assert (now.settled, now.in_amendment, now.differing) == (2, 1, 0)
    assert not desk.verified().faults


@pytest.mark.clause(174)
def test_a_writer_is_offered_the_settled_wording_and_else_the_most_used(desk: Desk) -> None:
    from classplan.records.standards.selectors import wordings_for

    offered = wordings_for(desk.office, SectionKind.COMPETENCIES, "none named", TODAY)
    assert [(one.name, one.uses, one.settled) for one in offered] == [("Patience", 3, None), ("Thrift", 2, None)]
    assert offered[1].item == "Thrift - Wastes no twine."
    settled(desk, OTHER_PATIENCE)
    again = wordings_for(desk.office, SectionKind.COMPETENCIES, "none named", TODAY)
    assert (again[0].text, again[0].settled) == (OTHER_PATIENCE, TODAY)
    assert not wordings_for(desk.office, SectionKind.DUTIES, "none named", TODAY)


def test_who_names_a_class_and_whom_it_names(desk: Desk) -> None:
    from classplan.records.plan.selectors import class_named
    from classplan.records.standards.references import counts, named_by, naming_class, titles_named, titles_of_plan

    titles = titles_of_plan(desk.office, TODAY)
    keeper = class_named(desk.office, "NS1001")
    naming = naming_class(desk.office, keeper.number, TODAY, titles)
    assert {(one.title, one.edge) for one in naming} == {
        ("Hedge Warden", Edge.DISTINGUISHED),
        ("Hedge Warden", Edge.LEVEL),
        ("Pond Keeper", Edge.DESCRIBED),
    }
    assert [(one.mention.title, one.meant.how) for one in named_by(keeper, TODAY, titles)] == [
        ("Pond Keeper", How.IN_PLAN)
    ]
    named = titles_named(desk.office, TODAY, titles)
    assert [(one.title, one.meant.how) for one in named][:2] == [
        ("Moat Keeper", How.DANGLING),
        ("Senior Pond Keeper", How.DANGLING),
    ]
    assert counts(named)[How.DANGLING] == 2
    assert not titles_named(desk.office, date(2019, 1, 1), titles)


def test_a_renamed_class_is_named_anew_everywhere_else(desk: Desk, walk: "Walk") -> None:
    change = retitled(walk, "NS1001", "Fruit Grower")
    suggestions = suggested(walk, change)
    told = [(one.text.title, one.edits[-1].old, one.edits[0].new, one.is_ticked) for one in suggestions]
    assert told == [
        ("Orchard Keeper", "Orchard Keeper", "Fruit Grower", True),
        ("Orchard Keeper", "Orchard Keeper", "Fruit Grower", True),
        ("Hedge Warden", "Orchard Keeper", "a", True),
        ("Hedge Warden", "Orchard Keepers", "Fruit Growers", True),
        ("Hedge Warden", "Orchard Keeper", "Fruit Grower", True),
        ("Pond Keeper", "Orchard Keeper", "Fruit Grower", True),
        ("Pond Keeper", "Orchard Keeper", "a", False),
    ]
    changes = taken(walk, [one for one in suggestions if one.is_ticked])
    assert [row.ordinal for row in changes] == [1, 2, 3], "the class itself keeps its change, with a text in it"
    own, warden, pond = changes
    assert own.after is not None
    assert (own.after["title"], own.spec["title"] if own.spec else None) == ("Fruit Grower", "Fruit Grower")
    assert [d["class"] for d in (warden.spec or {})["distinctions"]] == ["Fruit Grower"]
    assert "Before, an Orchard Keeper" in str(pond.spec)
    before, after = texts(suggestions[2].text.body), texts(warden.spec)
    assert {place for place in before if before[place] != after[place]} == {one.words.place for one in suggestions[2:5]}
    assert not [one for one in suggested(walk, change) if one.is_ticked], "nothing of it is left"
    assert not desk.verified().faults


def test_everything_sure_is_taken_some_texts_at_a_time_and_what_is_changed_stands_last(
    desk: Desk, walk: "Walk", monkeypatch: pytest.MonkeyPatch
) -> None:
    from classplan.records.specs.models import SpecVersion
    from classplan.records.standards import suggesting
    from classplan.records.standards.renaming import elsewhere, places_for, renamings
    from tests.amending import ANALYST, OPENED, at

    (renaming,) = renamings(retitled(walk, "NS1001", "Fruit Grower"), TODAY)
    places = places_for(desk.office, renaming, TODAY)
    assert elsewhere(desk.office, renaming, TODAY) == (2, 0)
    read: list[int] = []
    monkeypatch.setattr(suggesting, "AT_ONCE", 2)
    of = suggesting.Places.of

    def counted(self: suggesting.Places, keys: Any) -> Any:
        read.append(len(keys))
        return of(self, keys)

    monkeypatch.setattr(suggesting.Places, "of", counted)
    acts: Any = {"why": "It is called so.", "actor": ANALYST, "now": at(OPENED)}
    assert len(suggesting.take_all(places, walk.number, **acts)) == 3
    assert read == [2, 1]
    assert elsewhere(desk.office, renaming, TODAY) == (0, 2)
    with pytest.raises(Invalid, match="Of no place it is sure"):
        suggesting.take_all(places_for(desk.office, renaming, TODAY), walk.number, **acts)
    pond = SpecVersion.objects.get(pk=places.versions[-1])
    walk.fresh.proposed.filter(job_class=pond.job_class).update(spec=None)
    versions = places_for(desk.office, renaming, TODAY).versions
    assert list(versions) == [places.versions[0], places.versions[2], places.versions[1]]


def test_a_class_in_another_open_amendment_is_named_as_what_stands_in_the_way(desk: Desk, walk: "Walk") -> None:
    from tests.amending import Walk

    other = Walk(desk.office).open("Hedges")
    retitled(other, "NS1002", "Hedge Keeper")
    suggestions = suggested(walk, retitled(walk, "NS1001", "Fruit Grower"))
    blocked = [one for one in suggestions if one.text.blocked]
    assert {one.text.job_class.known_as for one in blocked} == {"Hedge Warden"}
    assert f"{other.fresh.name} already" in blocked[0].text.blocked
    assert not any(one.is_ticked for one in blocked)
    with pytest.raises(NotAllowed, match="one open amendment"):
        taken(walk, suggestions)


def test_a_class_that_ends_asks_for_the_words_that_take_its_place(desk: Desk, walk: "Walk") -> None:
    from classplan.records.amendments.models import ProposedChange
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.selectors import class_named
    from classplan.records.standards.renaming import places_for, renamings

    keeper, pond = class_named(desk.office, "NS1001"), class_named(desk.office, "NS1003")
    walk.propose(Proposal(keeper.number, None, "Nobody keeps orchards."))
    (renaming,) = renamings(ProposedChange.objects.get(job_class=keeper), TODAY)
    assert (renaming.old, renaming.new) == ("Orchard Keeper", None)
    places = places_for(desk.office, renaming, TODAY, new="Gardener")
    suggestions = places.of(places.versions)
    assert {one.text.title for one in suggestions} == {"Hedge Warden", "Pond Keeper"}
    assert {one.edits[-1].new for one in suggestions} == {"Gardeners", "Gardener"}
    ProposedChange.objects.filter(job_class=keeper).update(taken_over_by=pond.number)
    (renaming,) = renamings(ProposedChange.objects.get(job_class=keeper), TODAY)
    assert renaming.new == "Pond Keeper"


def test_texts_change_for_a_reason_that_the_notice_prints(desk: Desk, walk: "Walk") -> None:
    suggestions = suggested(walk, retitled(walk, "NS1001", "Fruit Grower"))
    with pytest.raises(Invalid, match="Say why"):
        taken(walk, suggestions[:1], why="  ")


def test_only_what_is_on_the_list_can_be_chosen(desk: Desk, walk: "Walk") -> None:
    from classplan.records.standards.suggesting import refuse_unknown

    suggestions = suggested(walk, retitled(walk, "NS1001", "Fruit Grower"))
    assert refuse_unknown(suggestions, [suggestions[0].key, suggestions[0].key]) == suggestions[:1]
    with pytest.raises(Invalid, match="no longer read"):
        refuse_unknown(suggestions, ["99.title.0"])
    with pytest.raises(Invalid, match="No place is chosen"):
        refuse_unknown(suggestions, [])
