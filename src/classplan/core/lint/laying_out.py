"""A specification laid out line by line, so that every finding has its place, whatever lines it came from.

A text that was written or mended at the desk has no paper whose lines could be counted. Here each of its strings gets a
line of its own, in order, and each line knows the section that it stands in.

>>> from classplan.core.spec.model import Item, Section, SectionKind
>>> spec = Spec("Clerk", 9, sections=(Section(SectionKind.DUTIES, "Duties", 1, 9, items=(Item("Files plans.", 9),)),))
>>> laid = laid_out(spec)
>>> [(line.number, line.text) for line in laid.lines], laid.section_at(3).heading
([(1, 'Clerk'), (2, 'Duties'), (3, 'Files plans.')], 'Duties')
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
class LaidOut:
    """A specification whose lines are those of `lines`. `places` names the section of each line; a field has none."""

    spec: Spec
    lines: tuple[SourceLine, ...]
    places: dict[int, Section]

    def section_at(self, line: int) -> Section | None:
        """The section in which a line stands; None for the title and the fields."""
        return self.places.get(line)


def laid_out(spec: Spec) -> LaidOut:
    """The same specification with a line for each of its strings, in their order."""
    return _Layout().of(spec)


class _Layout:
    def __init__(self) -> None:
        self._lines: list[SourceLine] = []
        self._places: dict[int, Section] = {}
        self._within: Section | None = None
        self._moved: dict[tuple[int, str], int] = {}

    def of(self, spec: Spec) -> LaidOut:
        first = self._next(spec.title or "")
        fields = tuple(
            replace(field, line=self._next(f"{field.label or ''} {field.printed}".strip())) for field in spec.fields
        )
        sections = tuple(map(self._section, spec.sections))
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

    def _section(self, section: Section) -> Section:
        outer, self._within = self._within, section
        line = self._next(section.heading)
        items = tuple(map(self._item, section.items))
        inner = tuple(map(self._section, section.sections))
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
