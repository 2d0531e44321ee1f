"""The labels of fields, in all the wordings that offices print, and what kind of value stands behind each."""

from classplan.core.spec.layout import FieldKind

TITLE = "title"
CODE = "class_code"
OTHER = "other"
LABELS: dict[str, tuple[FieldKind, str]] = {
    CODE: (
        FieldKind.TEXT,
        r"(?:(?:job\s+)?class(?:ification)?|job(?:\s+class)?|title|spec(?:ification)?|occupation(?:al)?|position|item|class\s+title)"
        r"(?:\s+spec(?:ification)?)?\s*(?:code|number|no\b\.?|\#|\bid\b)(?:\s*\(s\)|s\b)?(?:\s*(?:no\b\.?|number|\#))?|code(?:\s+no\b\.?)?|number|class(?=\s+\d{3,5}\b)|no\.(?=\s*:?\s*[A-Z]{0,2}-?\d)",
    ),
    "schematic_code": (FieldKind.TEXT, r"schem(?:atic)?\.?\s*(?:code)?"),
    TITLE: (
        FieldKind.TEXT,
        r"(?:(?:job|class(?:ification)?|position|official|civil service|class\s+specification)\s+)?title(?:\s+of\s+(?:class|position))?"
        r"|(?:job|class|position)\s+code\s+(?:description|title)|(?:job|position)\s+classification"
        r"|(?:job|position|class(?:ification)?)\s+(?:description|specification)(?:\s+for)?|current\s+classification\s+title|classification|class|position|job\s+profile",
    ),
    "working_title": (FieldKind.TEXT, r"(?:working|business|functional|internal)\s+title"),
    "grade": (
        FieldKind.TEXT,
        r"(?:pay|salary|job|wage)\s+(?:grade|group|level|band|plan|schedule|code|class)(?:\s*(?:/\s*range|no\b\.?|number))?|grade(?:\s+level)?",
    ),
    "pay_range": (
        FieldKind.TEXT,
        r"(?:(?:pay|salary|wage|hourly|annual|monthly)\s+)?range(?:\s+(?:no\b\.?|number|code))?"
        r"|(?:annual|monthly|hourly|base|starting)?\s*(?:salary|pay|wages?|compensation)(?:\s+(?:rate|scale))?|hourly\s+rate|pay",
    ),
    "flsa": (
        FieldKind.FLSA,
        r"flsa(?:\s+(?:status|code|designation|exemption|classification|category))?|(?:overtime|exempt)\s+status",
    ),
    "bargaining_unit": (
        FieldKind.TEXT,
        r"(?:bargaining|representation|employee|negotiating)\s+(?:unit|group)|union(?:\s+(?:code|status))?"
        r"|represent(?:ation|ed)(?:\s+(?:by|status))?|unit|cbid",
    ),
    "department": (
        FieldKind.TEXT,
        r"(?:assigned\s+)?department(?:s|\s*/\s*division)?|agency|(?:major\s+)?agencies|dept\.?",
    ),
    "division": (FieldKind.TEXT, r"division(?:\s*/\s*section)?|section"),
    "location": (FieldKind.TEXT, r"(?:work\s+)?location"),
    "reports_to": (FieldKind.TEXT, r"reports\s+to|immediate\s+supervisor|supervisor(?:'s\s+title)?|supervised\s+by"),
    "eeo_category": (
        FieldKind.TEXT,
        r"eeo(?:c|-?4)?(?:\s*-?\s*4)?(?:\s+(?:code|category|job\s+category|class(?:ification)?|status))?",
    ),
    "eeo_function": (FieldKind.TEXT, r"eeof|eeo\s+function"),
    "workers_comp_code": (FieldKind.TEXT, r"wc|work(?:er|ers|er's|ers')\s+comp(?:ensation)?(?:\s+code)?"),
    "probation": (FieldKind.TEXT, r"probation(?:ary)?(?:\s+period)?"),
    "job_family": (
        FieldKind.TEXT,
        r"(?:job|occupational|career|class(?:ification)?)\s+(?:family|group|category|service|series|area|field)|occupational\s+work\s+area|series\s+(?:no\b\.?|number|code)|category",
    ),
    "service": (
        FieldKind.TEXT,
        r"(?:civil\s+)?service(?:\s+(?:status|type|category))?|jurisdictional\s+class(?:ification)?|civil\s+service\s+class",
    ),
    "status": (FieldKind.TEXT, r"(?:employment|position|job)\s+(?:status|type)|status|position\s+is"),
    "schedule": (FieldKind.TEXT, r"work\s+(?:schedule|hours|week)|hours(?:\s+of\s+work)?"),
    "established_date": (
        FieldKind.DATE,
        r"(?:date\s+)?(?:(?:spec\.?|class|series|class\s+spec(?:ification)?)\s+)?(?:(?:originally\s+)?(?:established|est\.|est(?=\s+\d)|created|originated|written|issued)|origination|creation|original)"
        r"(?:\s+(?:date|on|in))?|new\s+class",
    ),
    "revised_date": (
        FieldKind.DATE,
        r"(?:latest\s+|last\s+|date\s+(?:last\s+)?|dates\s+)?(?:class\s+|spec(?:ification)?\.?\s+)?(?:revised|revision|rev\.|rev(?=\s+\d)|updated|amended|amendment|modified|reviewed)(?:\s+(?:date|on|in|history)|\s+and\s+\w[\w ]{2,40})?"
        r"|revision\s+dates?|date\s+of\s+(?:last\s+|latest\s+)?(?:amendment|revision|update)|r\.?(?=\s*\d)",
    ),
    "title_changed_date": (FieldKind.DATE, r"(?:date\s+)?(?:title\s+(?:changed?|revised)(?:\s+date)?|retitled)"),
    "adopted_date": (FieldKind.DATE, r"(?:date\s+)?adopted(?:\s+(?:date|on))?|adoption(?:\s+date)?"),
    "approved_date": (
        FieldKind.DATE,
        r"(?:date\s+|board\s+)?(?:approved(?:\s+(?:date|on))?|approval(?:\s+date)?)|(?:date\s+)?allocated",
    ),
    "effective_date": (FieldKind.DATE, r"(?:date\s+)?(?:modified\s+)?effective(?:\s+date)?"),
    "abolished_date": (FieldKind.DATE, r"(?:date\s+)?abolished(?:\s+(?:date|on))?"),
    "date": (FieldKind.DATE, r"date"),
    "approved_by": (
        FieldKind.NAME,
        r"(?:approved|established|adopted|revised|prepared|reviewed|authorized)\s+by|prepared\s+for",
    ),
}
