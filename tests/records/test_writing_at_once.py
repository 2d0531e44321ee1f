"""Two people write at the same moment: different sections both stand, the same words are asked about once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from classplan.core.errors import DomainError
from classplan.core.writing.draft import section_of
from classplan.core.writing.plain import as_text
from classplan.records.writing import editing
from classplan.records.writing.editing import Clashing
from classplan.records.writing.models import DraftRevision
from classplan.records.writing.turns import body_at
from tests.plugins.office import desk_in
from tests.records.test_two_at_once import at_once
from tests.records.writing import Pen, pen_at


@pytest.fixture
def pen(transactional_db: None, tmp_path: Path) -> Iterator[Pen]:
    """A draft whose saves are committed, so that another connection sees them."""
    with desk_in(tmp_path) as desk:
        desk.open()
        pen = pen_at(desk)
        pen.started()
        yield pen


def saving(pen: Pen, key: str, text: str) -> list[DomainError | Exception | None]:
    """Two people save a section at once; what each was refused."""
    ways = [
        lambda by=by, words=words: editing.save_section(pen.office, pen.number, key, words, seen=1, by=by)
        for by, words in (
            (pen.by(), text.replace("Mends", "Repairs")),
            (pen.by(pen.second), text.replace("Mends", "Paints")),
        )
    ]
    return list(at_once(*ways))


def test_the_same_words_are_saved_once_and_the_other_is_asked(pen: Pen) -> None:
    key, text = pen.key("ESSENTIAL"), pen.text("ESSENTIAL")
    refused = [error for error in saving(pen, key, text) if error is not None]
    assert [type(error) for error in refused] == [Clashing]
    assert pen.draft.revision == 2
    assert ("Repairs" in pen.text("ESSENTIAL")) != ("Paints" in pen.text("ESSENTIAL"))


def test_different_sections_and_different_words_both_stand(pen: Pen) -> None:
    duties, general = pen.key("ESSENTIAL"), pen.key("GENERAL")
    text, office, number = pen.text("ESSENTIAL"), pen.office, pen.number
    first, second, third = pen.by(), pen.by(pen.second), pen.by(pen.second)
    ended = at_once(
        lambda: editing.save_section(office, number, duties, text.replace("Mends", "Repairs"), seen=1, by=first),
        lambda: editing.save_section(office, number, duties, text.replace("morning", "evening"), seen=1, by=second),
        lambda: editing.save_section(office, number, general, "GENERAL\n\nRests.", seen=1, by=third),
    )
    assert ended == [None, None, None]
    assert [row.number for row in DraftRevision.objects.order_by("number")] == [1, 2, 3, 4]
    body = body_at(pen.draft, 4)
    assert as_text(section_of(body, duties)) == text.replace("Mends", "Repairs").replace("morning", "evening")
    assert as_text(section_of(body, general)) == "GENERAL\n\nRests."
