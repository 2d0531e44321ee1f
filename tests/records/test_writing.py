"""Drafts of specifications: every save is kept, and two people never write over each other."""

import pytest

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.writing.draft import finished, sections_of
from classplan.records.journal.models import Entry
from classplan.records.specs.models import SpecVersion
from classplan.records.writing import editing
from classplan.records.writing.editing import Clashing
from classplan.records.writing.models import DraftRevision
from tests.plugins.office import Desk
from tests.records.writing import Pen, pen_at


@pytest.fixture
def pen(desk: Desk) -> Pen:
    return pen_at(desk)


def test_a_draft_begins_with_the_text_in_force_word_for_word(pen: Pen) -> None:
    draft = pen.started()
    version = SpecVersion.objects.get()
    assert finished(pen.body) == version.body
    assert draft.base == version.recorded
    assert (draft.number, draft.title, draft.revision) == (1, "Orchard Keeper", 1)
    assert "the text in force" in draft.begun_with


def test_every_save_is_kept_with_who_when_and_which_section(pen: Pen) -> None:
    pen.started()
    assert pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("Mends", "Repairs")) == "Saved"
    first, second = DraftRevision.objects.order_by("number")
    assert "Mends" in str(first.body)
    assert "Repairs" in str(second.body)
    assert (second.section, second.by, second.what) == (pen.key("ESSENTIAL"), "Ada (ada)", "Wrote “ESSENTIAL DUTIES”")
    assert Entry.objects.filter(act="writing.section_saved").count() == 1
    assert pen.save("ESSENTIAL", pen.text("ESSENTIAL")) == "Nothing was changed"
    assert DraftRevision.objects.count() == 2


def test_one_goes_back_to_an_earlier_revision_by_a_new_one(pen: Pen) -> None:
    pen.started()
    pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.")
    editing.go_back(pen.office, pen.number, 1, seen=2, by=pen.by())
    assert pen.draft.revision == 3
    assert "Mends" in pen.text("ESSENTIAL")
    assert "Sleeps." in str(DraftRevision.objects.get(number=2).body)
    with pytest.raises(NotAllowed, match="changed since you looked"):
        editing.go_back(pen.office, pen.number, 2, seen=2, by=pen.by())


def test_edits_at_different_places_of_a_section_are_merged(pen: Pen) -> None:
    pen.started()
    text = pen.text("ESSENTIAL")
    pen.save("ESSENTIAL", text.replace("Mends ladders", "Repairs ladders"), seen=1)
    said = pen.save("ESSENTIAL", text.replace("each morning", "each evening"), seen=1, by=pen.by(pen.second))
    assert said == "Saved, together with what Ada (ada) wrote meanwhile at other places of the section"
    assert "Repairs ladders" in pen.text("ESSENTIAL")
    assert "each evening" in pen.text("ESSENTIAL")


def test_whoever_wrote_the_words_that_clash_is_named_though_another_wrote_last(pen: Pen) -> None:
    pen.started()
    text = pen.text("ESSENTIAL")
    pen.save("ESSENTIAL", text.replace("Mends ladders", "Repairs ladders"), seen=1, by=pen.by(pen.second))
    pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("each morning", "each evening"))
    mine = text.replace("Mends ladders", "Paints ladders")
    with pytest.raises(Clashing, match=r"^Bob \(bob\) changed this section meanwhile \(revision 2\), and 1 place"):
        pen.save("ESSENTIAL", mine, seen=1)
    pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("Repairs", "Polishes"))
    with pytest.raises(Clashing, match=r"^Bob \(bob\) and Ada \(ada\) changed .* \(revisions 2 and 4\)"):
        pen.save("ESSENTIAL", mine, seen=1)


def test_edits_of_the_same_words_are_asked_about_and_neither_is_lost(pen: Pen) -> None:
    pen.started()
    text = pen.text("ESSENTIAL")
    pen.save("ESSENTIAL", text.replace("Mends ladders", "Repairs ladders"), seen=1)
    mine = text.replace("Mends ladders", "Paints ladders")
    with pytest.raises(Clashing, match=r"Ada \(ada\) changed this section meanwhile \(revision 2\)") as asked:
        pen.save("ESSENTIAL", mine, seen=1, by=pen.by(pen.second))
    found = asked.value
    assert (found.base, found.mine, found.seen) == (text, mine, 2)
    assert "Repairs ladders" in found.theirs
    assert [(c.base, c.mine, c.theirs) for c in found.clashes] == [("Mends", "Paints", "Repairs")]
    assert pen.draft.revision == 2
    pen.save("ESSENTIAL", found.offered, seen=found.seen, by=pen.by(pen.second))
    assert "Paints ladders" in pen.text("ESSENTIAL")


def test_different_sections_never_conflict(pen: Pen) -> None:
    pen.started()
    pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.", seen=1)
    assert pen.save("GENERAL", "GENERAL STATEMENT\n\nRests.", seen=1, by=pen.by(pen.second)) == "Saved"
    editing.save_head(pen.office, pen.number, {"title": "Orchard Warden"}, seen=1, by=pen.by())
    assert (pen.draft.title, pen.text("GENERAL"), pen.text("ESSENTIAL")) == (
        "Orchard Warden",
        "GENERAL STATEMENT\n\nRests.",
        "ESSENTIAL DUTIES\n\nSleeps.",
    )


def test_a_field_that_two_people_changed_is_asked_about(pen: Pen) -> None:
    pen.started()
    editing.save_head(pen.office, pen.number, {"field:flsa": "Exempt"}, seen=1, by=pen.by())
    editing.save_head(pen.office, pen.number, {"field:established_by": "Mo Ito"}, seen=1, by=pen.by(pen.second))
    with pytest.raises(Clashing, match="“Exempt” where you typed “none”"):
        editing.save_head(pen.office, pen.number, {"field:flsa": "none"}, seen=1, by=pen.by(pen.second))
    fields = {field["key"]: (field["printed"], field["parsed"]) for field in pen.body["fields"]}
    assert fields["flsa"] == ("Exempt", "exempt")
    assert fields["established_by"][0] == "Mo Ito"


def test_a_section_that_was_taken_out_meanwhile_takes_no_words_with_it(pen: Pen) -> None:
    pen.started()
    key, text = pen.key("DISTINGUISHING"), pen.text("DISTINGUISHING")
    editing.remove(pen.office, pen.number, key, seen=1, by=pen.by())
    with pytest.raises(
        NotAllowed, match=r"Ada \(ada\) took the section “DISTINGUISHING CHARACTERISTICS” out meanwhile"
    ):
        editing.save_section(pen.office, pen.number, key, text + "\nMore.", seen=1, by=pen.by(pen.second))
    editing.go_back(pen.office, pen.number, 1, seen=2, by=pen.by())
    pen.save("DISTINGUISHING", text + "\nMore.")
    with pytest.raises(NotAllowed, match="changed “DISTINGUISHING CHARACTERISTICS” since you looked"):
        editing.remove(pen.office, pen.number, key, seen=1, by=pen.by(pen.second))


def test_sections_are_added_moved_and_taken_out_and_no_key_is_given_twice(pen: Pen) -> None:
    pen.started()
    before = [placed.key for placed in sections_of(pen.body)]
    key = editing.add(pen.office, pen.number, after=before[0], kind="physical_demands", heading="Demands", by=pen.by())
    assert [placed.key for placed in sections_of(pen.body)][:2] == [before[0], key]
    editing.move(pen.office, pen.number, key, -1, by=pen.by())
    assert [placed.key for placed in sections_of(pen.body)][:2] == [key, before[0]]
    with pytest.raises(Invalid, match="stands at that end already"):
        editing.move(pen.office, pen.number, key, -1, by=pen.by())
    editing.remove(pen.office, pen.number, key, seen=pen.draft.revision, by=pen.by())
    editing.go_back(pen.office, pen.number, 1, seen=pen.draft.revision, by=pen.by())
    again = editing.add(pen.office, pen.number, after=None, kind="other", heading="Demands", by=pen.by())
    assert again not in (*before, key)


@pytest.mark.clause(163)
def test_history_entries_are_written_like_items_and_their_dates_are_read(pen: Pen) -> None:
    pen.started()
    heading = next(p.section["heading"] for p in sections_of(pen.body) if p.section["part"] == "history")
    pen.save(heading, pen.text(heading) + "\n3/2026: The duties were written anew. (AL)")
    assert [(note["when"], note["by"]) for note in pen.body["history"]][-1] == ("2026-03", "AL")
    with pytest.raises(Invalid):
        pen.save(heading, pen.text(heading) + "\n31/31/2026: Nothing. (AL)")


def test_a_draft_is_set_aside_for_a_reason_and_taken_up_again_by_its_owner(pen: Pen) -> None:
    pen.started()
    with pytest.raises(NotAllowed, match="Ada owns draft 1"):
        editing.set_aside(pen.office, pen.number, reason="No.", by=pen.by(pen.second))
    editing.set_aside(pen.office, pen.number, reason="The study comes first.", by=pen.by())
    with pytest.raises(NotAllowed, match=r"was set aside: The study comes first\."):
        pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.")
    editing.take_up(pen.office, pen.number, by=pen.by())
    pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.")


def test_a_draft_begins_empty_under_the_headings_of_the_house(pen: Pen) -> None:
    pen.started(title="Moss Keeper")
    assert pen.draft.job_class is None
    headings = [placed.section["heading"] for placed in sections_of(pen.body)]
    assert len(headings) > 5
    assert not any(placed.section["items"] for placed in sections_of(pen.body))


def test_a_draft_of_a_new_class_begins_with_the_text_of_another(pen: Pen) -> None:
    pen.started(title="Moss Keeper", text_of=1)
    assert (pen.draft.title, pen.body["title"], pen.draft.job_class) == ("Moss Keeper", "Moss Keeper", None)
    assert "Mends" in pen.text("ESSENTIAL")


@pytest.mark.parametrize("text", ["A\x00", "A\x07b", "A\u2028b", "A" * 200_001])
def test_hostile_signs_and_endless_sections_are_refused_in_words(pen: Pen, text: str) -> None:
    pen.started()
    with pytest.raises(Invalid, match=r"cannot be printed|fit one"):
        pen.save("ESSENTIAL", f"ESSENTIAL DUTIES\n{text}")
