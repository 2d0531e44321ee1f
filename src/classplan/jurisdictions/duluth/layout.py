"""How the City of Duluth prints its job descriptions, those of before 2023 too, as data.

Headings and labels are facts; no words of a paper are here.
"""

from classplan.core.reading.general.wordings import Wordings
from classplan.core.spec.layout import FieldKind, Heading, Label
from classplan.core.spec.model import SectionKind

DULUTH = Wordings(
    name="City of Duluth",
    headings=(
        Heading(SectionKind.SUMMARY, ("SUMMARY/PURPOSE", "SUMMARY"), required=True),
        Heading(SectionKind.SUPERVISION_RECEIVED, ("SUPERVISION RECEIVED",)),
        Heading(SectionKind.SUPERVISION_GIVEN, ("SUPERVISION GIVEN",)),
        Heading(SectionKind.DUTIES, ("ESSENTIAL DUTIES AND RESPONSIBILITIES", "FUNCTIONAL AREAS"), required=True),
        Heading(SectionKind.MINIMUM_QUALIFICATIONS, ("JOB REQUIREMENTS",), required=True),
        Heading(SectionKind.EDUCATION_EXPERIENCE, ("Education & Experience Requirements",)),
        Heading(SectionKind.LICENSURE, ("License Requirements",)),
        Heading(SectionKind.KNOWLEDGE, ("Knowledge Requirements",)),
        Heading(SectionKind.SKILLS, ("Skill Requirements",)),
        Heading(SectionKind.ABILITIES, ("Ability Requirements",)),
        Heading(SectionKind.PHYSICAL_DEMANDS, ("Physical Demands", "Physical Requirements")),
        Heading(SectionKind.ENVIRONMENT, ("Work Environment",)),
    ),
    labels=(
        Label("hr", "HR", FieldKind.NAME),
        Label("bargaining_unit", "Union", FieldKind.TEXT),
        Label("eeo_category", "EEOC", FieldKind.TEXT),
        Label("board_date", "CSB", FieldKind.DATE),
        Label("class_number", "Class No", FieldKind.TEXT),
        Label("workers_comp_code", "WC", FieldKind.TEXT),
        Label("pay_grade", "Pay", FieldKind.TEXT),
        Label("eeo_function", "EEOF", FieldKind.TEXT),
        Label("council_date", "CC", FieldKind.DATE),
        Label("resolution", "Resolution", FieldKind.TEXT),
    ),
)
LAYOUTS = (DULUTH,)
