"""What follows from the words of a specification, derived again when the words were mended.

Terms, qualifiers, history notes, distinctions and references are never mended themselves: they repeat the words.
"""

from collections.abc import Iterator

from classplan.core.errors import Invalid
from classplan.core.reading.head import head_field
from classplan.core.reading.layout import Layout
from classplan.core.reading.places import Json
from classplan.core.spec.fields import field_of
from classplan.core.spec.layout import SpecLayout
from classplan.core.spec.model import Field, HistoryNote, Item, Reference, SectionKind
from classplan.core.spec.references import distinctions_in, history_note, qualifier_of, references_in, term_of
from classplan.core.spec.sections import HISTORY
from classplan.core.spec.source import Passage

_NAMES_TERMS = {
    SectionKind.COMPETENCIES,
    SectionKind.KNOWLEDGE,
    SectionKind.SKILLS,
    SectionKind.ABILITIES,
    SectionKind.PHYSICAL_DEMANDS,
}


def kinds_of_section(layout: SpecLayout) -> tuple[str, ...]:
    """Every kind that a section can have, with its part behind a stroke where it has one."""
    kinds = (f"{heading.kind}/{heading.part}" if heading.part else str(heading.kind) for heading in layout.headings)
    return tuple(dict.fromkeys((*kinds, *SectionKind)))


def term_and_qualifier(text: str, kind: str, layout: SpecLayout) -> Json:
    """The two keys of an item that follow from its text and the kind of its section."""
    term = term_of(text, layout.bare_openings) if kind in _NAMES_TERMS else None
    said = {"name": term.name, "separator": term.separator, "definition": term.definition} if term else None
    return {"term": said, "qualifier": qualifier_of(text, layout.qualifiers)}


def label_named(part: str, key: str, layout: Layout | None) -> str:
    """The wording of a label that papers of this kind print. Raises `Invalid` where they print none of that key."""
    if layout is not None:
        of_head = layout.notice.labels if part == "notice" else layout.circular.labels if part == "circular" else ()
        wordings = {label.key: label.wording for label in of_head}
        if part == "specification":
            wordings = {label.key: label.wording for label in layout.spec.labels}
        if key in wordings:
            return wordings[key]
    raise Invalid(f"A paper of this kind has no field “{key[:40]}”. Choose one that it has.")


def field_again(part: str, key: str, label: str | None, printed: str, line: int, layout: Layout | None) -> Json:
    """A field with another value, read into what it is. Raises `Invalid` where it is no such value: an impossible date."""
    made = Field(key, label, printed, printed or None, line)
    if layout is not None and part == "specification":
        known = next((known for known in layout.spec.labels if known.key == key), None)
        if known is not None:
            made, problem = field_of(known, label or "", printed, line)
            _refuse(problem.why if problem else None)
    elif layout is not None and label is not None:
        labels = layout.notice.labels if part == "notice" else layout.circular.labels
        name = next((known for known in labels if known.key == key), None)
        if name is not None:
            made, problems = head_field(name, label, printed, line)
            _refuse(problems[0].why if problems else None)
    return {"label": label, "printed": made.printed, "parsed": made.parsed, "line": line, "key": key}


def refuse_bad_history(text: str) -> None:
    """Raise `Invalid` for an entry of the class history whose date does not exist."""
    _refuse(history_note(Item(text, 1))[1])


def derived(part: Json, layout: SpecLayout) -> None:
    """Put into a specification what follows from its words as they now stand."""
    sections = list(_walk(part["sections"]))
    for section in sections:
        for item in _deep(section["items"]):
            item |= term_and_qualifier(item["text"], section["kind"], layout)
    entries = [_item(item) for section in sections if section["part"] == HISTORY for item in section["items"]]
    duties = [_item(item) for section in sections if section["kind"] == SectionKind.DUTIES for item in section["items"]]
    notes = [history_note(entry) for entry in entries]
    part["history"] = _notes(notes)
    part["incorporates"] = _references(references_in(duties, layout.incorporates))
    part["replaces"] = _references(references_in(entries, layout.replaces))
    _distinctions(part, sections, layout)


def _distinctions(part: Json, sections: list[Json], layout: SpecLayout) -> None:
    """Distinctions whose sentence still stands are kept: the original's italics told their titles best."""
    items = [item for section in sections if section["kind"] == SectionKind.DISTINGUISHING for item in section["items"]]
    found: list[Json] = []
    for item in items:
        kept = [d for d in part["distinctions"] if d["line"] == item["line"] and d["text"] in item["text"]]
        told = {d["text"] for d in kept}
        passage = Passage(item["line"], item["text"], item["text"])
        again = [d for d in distinctions_in([passage], layout.distinguished_from) if d.text not in told]
        new = [{"class": d.from_class, "text": d.text, "line": d.line, "series": d.series} for d in again]
        found += [d for d in (*kept, *new) if d not in found]
    part["distinctions"] = found


def _notes(notes: list[tuple[HistoryNote, str | None]]) -> list[Json]:
    return [{"when": str(n.when) if n.when else None, "by": n.by, "text": n.text, "line": n.line} for n, _ in notes]


def _references(found: Iterator[Reference]) -> list[Json]:
    return [{"class": r.to_class, "text": r.text, "line": r.line} for r in found]


def _walk(sections: list[Json]) -> Iterator[Json]:
    for section in sections:
        yield section
        yield from _walk(section["sections"])


def _deep(items: list[Json]) -> Iterator[Json]:
    for item in items:
        yield item
        yield from _deep(item["items"])


def _item(item: Json) -> Item:
    return Item(item["text"], item["line"], item["mark"], tuple(_item(inner) for inner in item["items"]))


def _refuse(why: str | None) -> None:
    if why:
        raise Invalid(f"{why}")
