"""Parts that a specification leaves out, against those that it states as none."""

import re
from collections.abc import Collection, Iterator

from classplan.core.lint.model import Fault, Paper, items_of
from classplan.core.spec.model import SectionKind, Spec
from classplan.core.spec.stated import parts_stated

REQUIRED = {
    SectionKind.SUMMARY: "what the class does",
    SectionKind.DUTIES: "its duties",
    SectionKind.MINIMUM_QUALIFICATIONS: "its minimum qualifications",
}
MAY_BE_NONE = {SectionKind.LICENSURE: "licenses and certificates"}
# Sections that stand by themselves; a heading over several others, such as that of the qualifications, may be bare.
_ALONE = {
    SectionKind.SUMMARY,
    SectionKind.DISTINGUISHING,
    SectionKind.GUIDELINES,
    SectionKind.SUPERVISION_RECEIVED,
    SectionKind.SUPERVISION_GIVEN,
    SectionKind.CONTACTS,
    SectionKind.DUTIES,
    SectionKind.PHYSICAL_DEMANDS,
    SectionKind.ENVIRONMENT,
    SectionKind.LICENSURE,
}
_OF_DUTIES = re.compile(r"\b(?:duties|tasks|functions|responsibilities|objectives|assignments)\b", re.I)
_QUALIFICATIONS = {
    SectionKind.MINIMUM_QUALIFICATIONS,
    SectionKind.EDUCATION_EXPERIENCE,
    SectionKind.COMPETENCIES,
    SectionKind.KNOWLEDGE,
    SectionKind.SKILLS,
    SectionKind.ABILITIES,
}


def missing_section(paper: Paper) -> Iterator[Fault]:
    """A part without which no draft is posted: what the rules want stated (clause 19), or what every paper has."""
    for spec in paper.specs:
        if paper.known.must_state:
            yield from lacks(spec, paper.known.must_state).values()
            continue
        held = {section.kind for section in spec.walk() if section.items or section.sections}
        if SectionKind.LEVELS in held or any(_OF_DUTIES.search(s.heading) for s in spec.walk() if s.items):
            held.add(SectionKind.DUTIES)
        if held & _QUALIFICATIONS:
            held.add(SectionKind.MINIMUM_QUALIFICATIONS)
        for kind, name in REQUIRED.items():
            if kind not in held:
                yield _lacking(spec, name, "Write the section; or get the whole paper.")


def lacks(spec: Spec, must_state: Collection[str]) -> dict[str, Fault]:
    """The parts that a new specification must state and this one does not, each with the fault that it is."""
    stated = _stated(spec)
    suggestion = "State it, if only as “None”; or set the finding aside with a reason."
    return {part: _lacking(spec, f"its {part}", suggestion) for part in sorted(must_state) if part not in stated}


def _stated(spec: Spec) -> frozenset[str]:
    return parts_stated(
        (section.kind, section.part, " ".join((section.heading, *(item.text for item in items_of(section.items)))))
        for section in spec.walk()
        if section.items
    )


def _lacking(spec: Spec, what: str, suggestion: str) -> Fault:
    title = spec.title or "a specification without a title"
    return Fault("missing-section", spec.line, title, f"it does not say {what}", suggestion, blocking=True, words=title)


def empty_section(paper: Paper) -> Iterator[Fault]:
    """A heading with nothing under it, where the next one begins another matter."""
    for spec in paper.specs:
        sections = list(spec.walk())
        for section, following in zip(sections, [*sections[1:], None], strict=True):
            if section.items or section.sections or section.kind not in _ALONE:
                continue
            if following is None or (following.kind is not section.kind and following.level <= section.level):
                why = "the heading stands, and nothing under it"
                yield Fault("empty-section", section.line, section.heading, why, "Write the section, if only as None.")


def not_stated(paper: Paper) -> Iterator[Fault]:
    """A part that other specifications of the paper state, if only as None: absent is not None (X30)."""
    for kind, name in MAY_BE_NONE.items():
        if kind in paper.known.must_state:
            continue  # then its absence is told as what it is
        stated = [spec for spec in paper.specs if kind in _stated(spec) or any(s.kind is kind for s in spec.walk())]
        for spec in paper.specs:
            if stated and spec not in stated:
                yield Fault(
                    "not-stated",
                    spec.line,
                    spec.title or "a specification without a title",
                    f"it says nothing of {name}, as {stated[0].title or 'others of the paper'} does; absent is not None",
                    "State what is asked for, or None.",
                )
