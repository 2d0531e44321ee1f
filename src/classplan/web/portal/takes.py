"""What it takes: the qualifications that a specification asks for, as a picture beside its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from classplan.core.documents.stored import spec_of_body
from classplan.core.qualifications import qualifications_of
from classplan.core.qualifications.picture import Picture, Row, picture_of
from classplan.core.spec.said_once import Degree, direction_of, duties_are_examples
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Office


@dataclass(frozen=True, slots=True)
class Takes:
    """The picture, with what the text says in set phrases: its degree of direction, and that its duties are examples."""

    picture: Picture
    direction: Degree | None
    examples: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.picture.is_empty

    @property
    def classes(self) -> tuple[str, ...]:
        """The titles that it names."""
        return self.picture.classes


def what_it_takes(office: Office, body: Mapping[str, Any]) -> Takes:
    """What a specification asks for, from its structure alone, in the wording of the office's house."""
    spec = spec_of_body(body)
    picture = picture_of(qualifications_of(spec), house_named(office.jurisdiction).manner)
    return Takes(picture, direction_of(spec), duties_are_examples(spec))


def linked(row: Row, numbers: Mapping[str, int]) -> SafeString:
    """The words of a row; the titles that it names lead to their classes, where they are on record."""
    said = SafeString("")
    rest = row.words
    for title in row.classes:
        before, found, after = rest.partition(title)
        if found and title in numbers:
            link = format_html('<a href="{}">{}</a>', reverse("class_today", args=[numbers[title]]), title)
            said, rest = format_html("{}{}{}", said, before, link), after
    return format_html("{}{}", said, rest)
