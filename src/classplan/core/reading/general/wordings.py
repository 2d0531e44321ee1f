"""What one jurisdiction calls the headings and labels of its specifications, as data: it goes before the vocabulary.

>>> from classplan.core.spec.model import SectionKind
>>> river = Wordings("River", (Heading(SectionKind.SUMMARY, ("THE FERRY AT A GLANCE",), required=True),))
>>> river.heading("The Ferry at a Glance:").kind.value
'summary'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from classplan.core.reading.general.dates import date_of
from classplan.core.reading.general.vocabulary import known_heading
from classplan.core.spec.layout import FieldKind, Heading, Label
from classplan.core.spec.model import Field
from classplan.core.spec.source import heading_key


@dataclass(frozen=True)
class Wordings:
    """A way of printing that is read by structure. Its `required` headings, all of them, tell its papers."""

    name: str
    headings: tuple[Heading, ...] = ()
    labels: tuple[Label, ...] = ()

    @cached_property
    def _by_wording(self) -> Mapping[str, Heading]:
        return {heading_key(wording): heading for heading in self.headings for wording in heading.wordings}

    @cached_property
    def _labels(self) -> Mapping[str, Label]:
        return {label.wording.casefold(): label for label in self.labels}

    @property
    def required(self) -> tuple[Heading, ...]:
        """The headings without which a paper is none of these."""
        return tuple(heading for heading in self.headings if heading.required)

    def heading(self, text: str) -> Heading | None:
        """The heading that the text is: one of the jurisdiction's own, else one of the field's."""
        return self._by_wording.get(heading_key(text)) or known_heading(text)

    def knows(self, texts: Iterable[str]) -> bool:
        """Whether lines of these texts hold every heading by which the papers are told."""
        keys = {heading_key(text) for text in texts if len(text) <= 120}
        required = self.required
        return bool(required) and all(any(heading_key(w) in keys for w in known.wordings) for known in required)

    def named(self, found: Field) -> Field:
        """The field under the key that the jurisdiction gives it by its label."""
        label = self._labels.get((found.label or "").rstrip(" :").casefold())
        if label is None:
            return found
        parsed = date_of(found.printed) if label.kind is FieldKind.DATE else found.parsed
        return replace(found, key=label.key, parsed=parsed)


ANY = Wordings("any jurisdiction")
