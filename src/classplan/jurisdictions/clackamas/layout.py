"""How Clackamas County prints its classifications, as data. Headings and labels are facts; no words of a paper are here."""

from classplan.core.reading.general.wordings import Wordings
from classplan.core.spec.layout import FieldKind, Heading, Label
from classplan.core.spec.model import SectionKind

CLACKAMAS = Wordings(
    name="Clackamas County",
    headings=(
        Heading(SectionKind.SUMMARY, ("CLASS CHARACTERISTICS",), required=True),
        Heading(SectionKind.DISTINGUISHING, ("DISTINGUISHING CHARACTERISTICS",)),
        Heading(SectionKind.DUTIES, ("TYPICAL TASKS",), required=True),
        Heading(
            SectionKind.COMPETENCIES, ("REQUIRED KNOWLEDGE AND SKILLS", "REQUIRED KNOWLEDGE, SKILLS AND ABILITIES")
        ),
        Heading(SectionKind.KNOWLEDGE, ("Working knowledge of", "Thorough knowledge of", "Basic knowledge of")),
        Heading(SectionKind.SKILLS, ("Skill to",)),
        Heading(SectionKind.ENVIRONMENT, ("WORKING CONDITIONS",)),
        Heading(SectionKind.REQUIREMENTS, ("OTHER REQUIREMENTS",)),
        Heading(SectionKind.MINIMUM_QUALIFICATIONS, ("MINIMUM RECRUITING STANDARDS",), required=True),
    ),
    labels=(
        Label("class_number", "CLASSIFICATION NO.", FieldKind.TEXT),
        Label("established_date", "Established", FieldKind.DATE),
        Label("flsa", "FLSA", FieldKind.FLSA),
        Label("eeo_category", "EEO", FieldKind.TEXT),
    ),
)
LAYOUTS = (CLACKAMAS,)
