"""What is wrong with a specification as it was read: cut off, doubled, out of place.

A paper with such a fault is still read; a person decides. (Whether its text is good is `lint`'s question.)
"""

import re
from collections.abc import Iterator

from classplan.core.spec.layout import SpecLayout
from classplan.core.spec.model import Item, Problem, Section, SectionKind, Spec
from classplan.core.spec.source import ends_a_sentence, heading_key

_MOST_WORDS_OF_A_HEADING = 7
_SHORTEST_HEADING = 8
_BEFORE_A_SIGN = re.compile(r"[^:(]+(?=[:(])")


def problems_of_spec(spec: Spec, layout: SpecLayout) -> Iterator[Problem]:
    """Every fault of the specification's form, in no special order."""
    yield from _no_title(spec)
    yield from _missing(spec, layout)
    yield from _doubled(spec)
    yield from _loose_detail(spec)
    yield from _cut_off(spec)
    for section in spec.walk():
        yield from _like_a_heading(section, layout)


def _name(spec: Spec) -> str:
    return spec.title or "a specification without a title"


def _no_title(spec: Spec) -> Iterator[Problem]:
    if spec.title is None:
        why = "no title stands above the first heading. Find the title in the original, and enter it by hand."
        yield Problem(spec.line, _name(spec), why)


def _missing(spec: Spec, layout: SpecLayout) -> Iterator[Problem]:
    """The sections and fields without which a specification has broken off (clause 163)."""
    sections = {(section.kind, section.part): section for section in spec.walk()}
    required = [heading for heading in layout.headings if heading.required]
    absent = [h.wordings[0] for h in required if (h.kind, h.part) not in sections]
    keys = {field.key for field in spec.fields}
    absent += [label.wording for label in layout.labels if label.required and label.key not in keys]
    if absent:
        why = f"the specification has no {', no '.join(absent)} (clause 163); it may have broken off. Get the whole paper."
        yield Problem(spec.line, _name(spec), why)
    for heading in required:
        section = sections.get((heading.kind, heading.part))
        if section and not section.items and not section.sections and not _holds_only_fields(section):
            why = "nothing stands under this heading; the specification may have broken off. Get the whole paper."
            yield Problem(section.line, section.heading, why)


def _holds_only_fields(section: Section) -> bool:
    return section.kind is SectionKind.CLASS_DETAIL and section.level == 1


def _doubled(spec: Spec) -> Iterator[Problem]:
    seen: dict[tuple[str, str | None], Section] = {}
    for section in spec.walk():
        first = seen.setdefault((section.kind, section.part), section)
        if first is not section:
            why = f"the specification has this section on line {first.line} too. Decide which one counts."
            yield Problem(section.line, section.heading, why)
    lines: dict[str, int] = {}
    for field in spec.fields:
        at = lines.setdefault(field.key, field.line)
        if at != field.line and field.label is not None:
            why = f"the specification has this field on line {at} too. Decide which one counts."
            yield Problem(field.line, f"{field.label} {field.printed}".strip(), why)


def _loose_detail(spec: Spec) -> Iterator[Problem]:
    detail = spec.section(SectionKind.CLASS_DETAIL)
    if detail is not None and detail.level == 1:
        for item in detail.items:
            why = "stands in the class detail without a label that is known. Enter it by hand where it belongs."
            yield Problem(item.line, item.text, why)


def _cut_off(spec: Spec) -> Iterator[Problem]:
    """A class history, the last thing of a specification, that stops in the middle of a sentence."""
    if spec.history and spec.history[-1].text and not ends_a_sentence(spec.history[-1].text):
        why = (
            "the last entry of the class history has no full stop; the paper may have broken off. Compare the original."
        )
        yield Problem(spec.history[-1].line, spec.history[-1].text, why)


def _like_a_heading(section: Section, layout: SpecLayout) -> Iterator[Problem]:
    for item in section.items:
        if _is_like_a_heading(item):
            why = f"looks like a heading that the layout does not know; it is kept as an item of {section.heading}"
            yield Problem(item.line, item.text, f"{why} Put it where it belongs.")
        elif heading := _heading_with_text(item, layout):
            why = f"begins like the heading {heading}, but has text on its line; it is kept as an item of {section.heading}"
            yield Problem(item.line, item.text, f"{why} Put it where it belongs.")


def _is_like_a_heading(item: Item) -> bool:
    return (
        item.text.isupper()
        and not item.mark
        and 2 <= len(item.text.split()) <= _MOST_WORDS_OF_A_HEADING
        and len(item.text) >= _SHORTEST_HEADING
        and item.text[-1] not in ".!?"
    )


def _heading_with_text(item: Item, layout: SpecLayout) -> str | None:
    opening = _BEFORE_A_SIGN.match(item.text[: layout.longest_heading + 1])
    return opening[0] if opening and heading_key(opening[0]) in layout.by_wording else None
