"""Parts that a specification leaves out, against those that it states as none."""

from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper
from classplan.core.spec.model import SectionKind

REQUIRED = {
    SectionKind.SUMMARY: "what the class does",
    SectionKind.DUTIES: "its duties",
    SectionKind.MINIMUM_QUALIFICATIONS: "its minimum qualifications",
}
MAY_BE_NONE = {SectionKind.LICENSURE: "licences and certificates"}
_QUALIFICATIONS = {
    SectionKind.MINIMUM_QUALIFICATIONS,
    SectionKind.EDUCATION_EXPERIENCE,
    SectionKind.COMPETENCIES,
    SectionKind.KNOWLEDGE,
    SectionKind.SKILLS,
    SectionKind.ABILITIES,
}


def missing_section(paper: Paper) -> Iterator[Fault]:
    """A part without which no draft is posted (clause 163 and what every specification has)."""
    for spec in paper.specs:
        held = {section.kind for section in spec.walk() if section.items or section.sections}
        if held & _QUALIFICATIONS:
            held.add(SectionKind.MINIMUM_QUALIFICATIONS)
        for kind, name in REQUIRED.items():
            if kind not in held:
                yield Fault(
                    "missing-section",
                    spec.line,
                    spec.title or "a specification without a title",
                    f"it does not say {name}",
                    "Write the section; or get the whole paper.",
                    blocking=True,
                )


def not_stated(paper: Paper) -> Iterator[Fault]:
    """A part that other specifications of the paper state, if only as None: absent is not None (X30)."""
    for kind, name in MAY_BE_NONE.items():
        stated = [spec for spec in paper.specs if any(section.kind is kind for section in spec.walk())]
        for spec in paper.specs:
            if stated and spec not in stated:
                yield Fault(
                    "not-stated",
                    spec.line,
                    spec.title or "a specification without a title",
                    f"it says nothing of {name}, as {stated[0].title or 'others of the paper'} does; absent is not None",
                    "State what is asked for, or None.",
                )
