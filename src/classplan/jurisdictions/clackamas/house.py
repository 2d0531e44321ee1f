"""How Clackamas prints a classification: number, month of establishment, FLSA and EEO codes over its title (187)."""

from classplan.core.documents.house import DateStyle, House, Wording
from classplan.core.spec.model import SectionKind as Kind

HOUSE = House(
    name="clackamas",
    noun="classification",
    headings=(
        Wording(Kind.SUMMARY, "CLASS CHARACTERISTICS"),
        Wording(Kind.DISTINGUISHING, "DISTINGUISHING CHARACTERISTICS"),
        Wording(Kind.DUTIES, "TYPICAL TASKS"),
        Wording(Kind.COMPETENCIES, "REQUIRED KNOWLEDGE AND SKILLS"),
        Wording(Kind.REQUIREMENTS, "OTHER REQUIREMENTS"),
        Wording(Kind.MINIMUM_QUALIFICATIONS, "MINIMUM RECRUITING STANDARDS"),
    ),
    labels={
        "class_number": "CLASSIFICATION NO.",
        "established_date": "Established",
        "flsa": "FLSA",
        "eeo_category": "EEO",
    },
    over_title=("class_number", "established_date", "flsa", "eeo_category"),
    dates=DateStyle.MONTH_AND_YEAR,
)
