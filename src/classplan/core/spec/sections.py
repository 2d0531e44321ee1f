"""From the paragraphs under a heading to a section with its items, and from sections to their tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from classplan.core.spec.layout import Heading, SpecLayout
from classplan.core.spec.model import Item, Section, SectionKind
from classplan.core.spec.references import opens_a_history_entry, qualifier_of, term_of
from classplan.core.spec.source import Passage, SourceLine, ends_a_sentence, is_cut_between, joined

HISTORY = "history"
_LONG_LINE = 50
_NAMED_TERMS = {
    SectionKind.COMPETENCIES,
    SectionKind.KNOWLEDGE,
    SectionKind.SKILLS,
    SectionKind.ABILITIES,
    SectionKind.PHYSICAL_DEMANDS,
}


@dataclass(slots=True)
class Block:
    """A heading as met, and the paragraphs under it, each a list of its lines."""

    heading: Heading
    printed: str
    note: str | None
    line: int
    paragraphs: list[list[SourceLine]] = field(default_factory=list)
    doubtful: list[SourceLine] = field(default_factory=list)

    def add(self, line: SourceLine, *, page_turned: bool) -> None:
        """Begin a paragraph, or go on with the one that a page break or a line break has cut (X51)."""
        last = self.paragraphs[-1][-1] if self.paragraphs else None
        is_entry = self.heading.part == HISTORY and opens_a_history_entry(line.text)
        if last is not None and not line.bullet and not is_entry:
            cut = is_cut_between(last.text, line.text)
            if cut or (page_turned and last.text.endswith(";") and line.text[:1].islower()):
                self.paragraphs[-1].append(line)
                return
            if _may_go_on(last, line):
                self.doubtful.append(line)
        self.paragraphs.append([line])

    @property
    def passages(self) -> Iterator[Passage]:
        """The paragraphs with their lines joined."""
        for paragraph in self.paragraphs:
            yield joined(paragraph)


def _may_go_on(last: SourceLine, line: SourceLine) -> bool:
    """Whether a long line without a full stop may go on in the next one, which begins with a capital letter."""
    return line.number == last.number + 1 and len(last.text) >= _LONG_LINE and not ends_a_sentence(last.text)


def section_of(block: Block, layout: SpecLayout) -> Section:
    kind = block.heading.kind
    return Section(
        kind=kind,
        heading=block.printed,
        level=block.heading.level,
        line=block.line,
        part=block.heading.part,
        note=block.note,
        items=_items(block, layout, names_terms=kind in _NAMED_TERMS),
    )


def nested(sections: Iterable[tuple[Block, Section]]) -> tuple[Section, ...]:
    """Sections of the second level, put inside the section of the first level that the layout gives them."""
    done: list[Section] = []
    inner: list[Section] = []
    for block, section in sections:
        if block.heading.under is not None and done and done[-1].kind is block.heading.under and done[-1].level == 1:
            inner.append(section)
            continue
        if inner:
            done[-1], inner = replace(done[-1], sections=tuple(inner)), []
        done.append(section)
    if inner:
        done[-1] = replace(done[-1], sections=tuple(inner))
    return tuple(done)


def _items(block: Block, layout: SpecLayout, *, names_terms: bool) -> tuple[Item, ...]:
    """The paragraphs as items; those with a mark go under the item before them if it ends with a colon."""
    items: list[Item] = []
    under: list[Item] = []
    for paragraph in block.paragraphs:
        item = _item(paragraph, layout, names_terms=names_terms)
        if item.mark and items and not items[-1].mark and items[-1].text.endswith(":"):
            under.append(item)
            continue
        if under:
            items[-1], under = replace(items[-1], items=tuple(under)), []
        items.append(item)
    if under:
        items[-1] = replace(items[-1], items=tuple(under))
    return tuple(items)


def _item(paragraph: list[SourceLine], layout: SpecLayout, *, names_terms: bool) -> Item:
    first = paragraph[0]
    text = " ".join([first.after_bullet, *(line.text for line in paragraph[1:])])
    return Item(
        text=text,
        line=first.number,
        mark=first.bullet,
        term=term_of(text, layout.bare_openings) if names_terms else None,
        qualifier=qualifier_of(text, layout.qualifiers),
    )
