"""How Duluth prints a job description: duties numbered, requirements lettered, a block of codes at its foot (179)."""

from classplan.core.documents.house import DateStyle, House, Wording
from classplan.core.qualifications.wording import WITH_FIGURES
from classplan.core.spec.model import SectionKind as Kind

HOUSE = House(
    name="duluth",
    noun="job description",
    headings=(
        Wording(Kind.SUMMARY, "SUMMARY/PURPOSE"),
        Wording(Kind.SUPERVISION_RECEIVED, "SUPERVISION RECEIVED"),
        Wording(Kind.SUPERVISION_GIVEN, "SUPERVISION GIVEN"),
        Wording(Kind.DUTIES, "ESSENTIAL DUTIES AND RESPONSIBILITIES"),
        Wording(Kind.MINIMUM_QUALIFICATIONS, "JOB REQUIREMENTS"),
        Wording(Kind.EDUCATION_EXPERIENCE, "Education & Experience Requirements"),
        Wording(Kind.LICENSURE, "License Requirements"),
        Wording(Kind.KNOWLEDGE, "Knowledge Requirements"),
        Wording(Kind.SKILLS, "Skill Requirements"),
        Wording(Kind.ABILITIES, "Ability Requirements"),
        Wording(Kind.PHYSICAL_DEMANDS, "Physical Demands"),
        Wording(Kind.ENVIRONMENT, "Work Environment"),
    ),
    labels={
        "hr": "HR",
        "bargaining_unit": "Union",
        "eeo_category": "EEOC",
        "board_date": "CSB",
        "class_number": "Class No",
        "workers_comp_code": "WC",
        "pay_grade": "Pay",
        "eeo_function": "EEOF",
        "council_date": "CC",
        "resolution": "Resolution",
    },
    foot=(
        ("hr", "bargaining_unit", "eeo_category", "board_date", "class_number"),
        ("workers_comp_code", "pay_grade", "eeo_function", "council_date", "resolution"),
    ),
    signs=(("*", "An essential function of the position"), ("❖", "Required from the first day of employment")),
    dates=DateStyle.COMPACT,
    manner=WITH_FIGURES,
)
