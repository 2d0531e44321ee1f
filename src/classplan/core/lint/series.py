"""Classes of one series whose specifications do not set their levels apart."""

from collections import defaultdict
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper, items_of
from classplan.core.lint.words import LEVELS, tokens
from classplan.core.spec.model import Section, SectionKind, Spec

_OF_A_LEVEL = {
    SectionKind.GUIDELINES: "how it decides",
    SectionKind.SUPERVISION_RECEIVED: "how it is supervised",
    SectionKind.SUPERVISION_GIVEN: "whom it supervises",
    SectionKind.CONTACTS: "whom it deals with",
}
_FEWEST_WORDS = 12


def shared_level_language(paper: Paper) -> Iterator[Fault]:
    """Levels of a series that describe what sets levels apart in the very same words."""
    series: dict[tuple[str, ...], list[Spec]] = defaultdict(list)
    for spec in paper.specs:
        if spec.title:
            series[tuple(word for word in tokens(spec.title) if word not in LEVELS)].append(spec)
    for name, specs in series.items():
        if len(specs) < 2 or not name:
            continue
        for kind, what in _OF_A_LEVEL.items():
            said: dict[str, Spec] = {}
            for spec in specs:
                section = next((s for s in spec.walk() if s.kind is kind), None)
                words = _words(section) if section else ""
                if section is None or len(words.split()) < _FEWEST_WORDS:
                    continue
                first = said.setdefault(words, spec)
                if first is not spec:
                    yield Fault(
                        "shared-level-language",
                        section.line,
                        section.heading.rstrip(": "),
                        f"{spec.title} says in the same words as {first.title} {what}; they are levels of one series",
                        "Say what is more, or less, at this level.",
                    )


def _words(section: Section) -> str:
    return " ".join(" ".join(item.text for item in items_of(section.items)).casefold().split())
