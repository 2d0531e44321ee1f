"""A text written at the desk gets a file of its own, and that file holds the very text."""

from pathlib import Path

import pytest

from classplan.core.errors import Invalid
from classplan.core.reading.reader import read
from classplan.core.spec.edits import words_of
from classplan.formats.extract import extract_bytes
from classplan.jurisdictions import every_layout
from classplan.records.accounts.models import Office
from classplan.records.library.models import Original
from classplan.records.library.store import content_of
from classplan.records.papers.freezing import frozen
from tests.amending import spec_body
from tests.factories import small_city
from tests.papers import SpecPaper

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(tmp_path: Path, settings: object) -> Office:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return small_city().office


def test_the_file_holds_the_text_and_reads_as_it_again(office: Office) -> None:
    body = spec_body(SpecPaper("Arborist"))
    original = frozen(office, body).original
    (spec,) = read(extract_bytes(original.name, content_of(original.sha256)).text, every_layout()).specs
    assert spec.title == "Arborist"
    written = [words.text for words in words_of(body) if words.number]
    read_again = [item.text for section in spec.walk() for item in section.items]
    assert read_again[: len(written)] == written, "a foot may follow"


def test_the_same_text_is_the_same_file(office: Office) -> None:
    body = spec_body(SpecPaper("Arborist"))
    assert frozen(office, body).original == frozen(office, body).original
    assert Original.objects.filter(office=office, name="Arborist.docx").count() == 1


def test_a_text_without_a_title_is_frozen_under_that_of_its_class(office: Office) -> None:
    body = spec_body(SpecPaper("Arborist")) | {"title": None}
    assert frozen(office, body, title="Tree Surgeon").original.name == "Tree Surgeon.docx"
    with pytest.raises(Invalid, match="no title"):
        frozen(office, body)
