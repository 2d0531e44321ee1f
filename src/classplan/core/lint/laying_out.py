"""A specification laid out line by line, so that every finding has its place, whatever lines it came from.

A text that was written or mended at the desk has no paper whose lines could be counted. Here each of its strings gets a
line of its own, in order, and each line knows the section that it stands in.

>>> from classplan.core.spec.model import SectionKind
>>> spec = Spec("Clerk", 9, sections=(Section(SectionKind.DUTIES, "Duties", 1, 9, items=(Item("Files plans.", 9),)),))
>>> laid = laid_out(spec)
>>> [(line.number, line.text) for line in laid.lines], laid.places[3]
([(1, 'Clerk'), (2, 'Duties'), (3, 'Files plans.')], Place(heading='Duties', way=(1,)))
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from classplan.core.spec.model import Item, Section, Spec
from classplan.core.spec.source import SourceLine


class _Derived(Protocol):
    """What repeats words of an item: a distinction, a note of the history, a reference."""

    @property
    def text(self) -> str: ...

    @property
    def line(self) -> int: ...


_D = TypeVar("_D", bound=_Derived)


@dataclass(frozen=True, slots=True)
class Place:
    """A section in which a line stands: its heading, and the way to it, counted from 1 (the second of the first: 1, 2)."""

    heading: str
    way: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A specification whose lines are those of `lines`. `places` says where each stands; title and fields have no place."""

    spec: Spec
    lines: tuple[SourceLine, ...]
    places: dict[int, Place]


def laid_out(spec: Spec) -> LaidOut:
    """The same specification with a line for each of its strings, in their order."""
    return _Layout().of(spec)


class _Layout:
    def __init__(self) -> None:
        self._lines: list[SourceLine] = []
        self._places: dict[int, Place] = {}
        self._within: Place | None = None
        self._moved: dict[tuple[int, str], int] = {}

    def of(self, spec: Spec) -> LaidOut:
        first = self._next(spec.title or "")
        fields = tuple(
            replace(field, line=self._next(f"{field.label or ''} {field.printed}".strip())) for field in spec.fields
        )
        sections = self._sections(spec.sections, ())
        made = replace(
            spec,
            line=first,
            fields=fields,
            sections=sections,
            history=self._derived(spec.history),
            distinctions=self._derived(spec.distinctions),
            incorporates=self._derived(spec.incorporates),
            replaces=self._derived(spec.replaces),
            members=tuple(replace(member, line=first) for member in spec.members),
        )
        return LaidOut(made, tuple(self._lines), self._places)

    def _next(self, text: str) -> int:
        number = len(self._lines) + 1
        self._lines.append(SourceLine(number, text, text))
        if self._within is not None:
            self._places[number] = self._within
        return number

    def _sections(self, sections: Iterable[Section], above: tuple[int, ...]) -> tuple[Section, ...]:
        return tuple(self._section(section, (*above, number)) for number, section in enumerate(sections, 1))

    def _section(self, section: Section, way: tuple[int, ...]) -> Section:
        outer, self._within = self._within, Place(section.heading, way)
        line = self._next(section.heading)
        items = tuple(map(self._item, section.items))
        inner = self._sections(section.sections, way)
        self._within = outer
        return replace(section, line=line, items=items, sections=inner)

    def _item(self, item: Item) -> Item:
        line = self._next(item.text)
        self._moved[item.line, item.text] = line
        return replace(item, line=line, items=tuple(map(self._item, item.items)))

    def _derived(self, every: Iterable[_D]) -> tuple[_D, ...]:
        return tuple(replace(one, line=self._of(one)) for one in every)  # type: ignore[type-var]

    def _of(self, one: _Derived) -> int:
        """The line of the item that it repeats: that of its own line which holds its words, else any that does."""
        holding = [(old, new) for (old, text), new in self._moved.items() if one.text in text]
        return next((new for old, new in holding if old == one.line), holding[0][1] if holding else 1)
