"""How Denver printed its papers, as data: the specifications of 2009 and 2011, the notice, the update circular.

Headings and labels are facts of the layout; the words of the papers themselves are not here. Both layouts of
specifications are one here: the headings agree, and what differs (a note, a label more) is optional.
"""

import re

from classplan.core.reading.layout import (
    CircularLayout,
    CircularList,
    Column,
    ColumnKind,
    Contact,
    GradeBlock,
    Layout,
    LetterheadLayout,
    LetterheadLine,
    NoticeLabel,
    NoticeLayout,
    Side,
    TableHeading,
    UnreadPaper,
)
from classplan.core.spec.layout import FieldKind, Heading, Label, SpecLayout, StockField
from classplan.core.spec.model import SectionKind


def _when(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NAME = r"(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4})"
_EMAIL = r"(?:[\s,(]+(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\)?)?"
_PHONE = r"(?:[\s,]+at\s+(?P<phone>\(?\d{3}\)?[\s.-]*\d{3}[.-]\d{4}))?"
_CARE_OF = (
    r"(?:.{0,80}?\bin care of\s+(?P<care_of>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4})"
    r"(?:[\s,(]+(?P<care_of_email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\)?)?)?"
)

_DETAIL = SectionKind.CLASS_DETAIL
_DISTINGUISHING = SectionKind.DISTINGUISHING
_QUALIFICATIONS = SectionKind.MINIMUM_QUALIFICATIONS
_EDUCATION = SectionKind.EDUCATION_EXPERIENCE

SPEC = SpecLayout(
    headings=(
        Heading(
            SectionKind.SUMMARY, ("GENERAL STATEMENT OF CLASS DUTIES", "GENERAL STATEMENT OF DUTIES"), required=True
        ),
        Heading(_DISTINGUISHING, ("DISTINGUISHING CHARACTERISTICS",)),
        Heading(
            SectionKind.GUIDELINES,
            ("Guidelines, Difficulty and Decision Making Level", "Guidelines, Difficulty and Decision-Making Level"),
            under=_DISTINGUISHING,
        ),
        Heading(
            SectionKind.SUPERVISION_RECEIVED,
            ("Level of Supervision Received and Quality Review",),
            under=_DISTINGUISHING,
        ),
        Heading(SectionKind.CONTACTS, ("Interpersonal Communications and Purpose",), under=_DISTINGUISHING),
        Heading(SectionKind.SUPERVISION_GIVEN, ("Level of Supervision Exercised",), under=_DISTINGUISHING),
        Heading(SectionKind.DUTIES, ("ESSENTIAL DUTIES",), required=True),
        Heading(_QUALIFICATIONS, ("MINIMUM QUALIFICATIONS",), required=True),
        Heading(
            SectionKind.COMPETENCIES,
            ("Competencies, Knowledge, & Skills", "Competencies, Knowledge, Skills", "Competencies"),
            under=_QUALIFICATIONS,
        ),
        Heading(SectionKind.PHYSICAL_DEMANDS, ("Physical Demands",), under=_QUALIFICATIONS, takes_note=True),
        Heading(SectionKind.ENVIRONMENT, ("Working Environment", "Work Environment"), under=_QUALIFICATIONS),
        Heading(_EDUCATION, ("Education Requirement", "Education"), part="education", under=_QUALIFICATIONS),
        Heading(_EDUCATION, ("Experience Requirement", "Experience"), part="experience", under=_QUALIFICATIONS),
        Heading(
            _EDUCATION,
            ("Education/Experience Equivalency", "Education and Experience Equivalency", "Equivalency"),
            part="equivalency",
            under=_QUALIFICATIONS,
        ),
        Heading(
            SectionKind.LICENSURE,
            (
                "Licensure and/or Certification",
                "Licensure and Certification",
                "Licensure or Certification",
                "Licensure/Certification",
            ),
            under=_QUALIFICATIONS,
        ),
        Heading(_DETAIL, ("CLASS DETAIL",), required=True),
        Heading(_DETAIL, ("CLASS HISTORY",), part="history", under=_DETAIL, takes_text=True, required=True),
    ),
    signs=(
        "GENERAL STATEMENT OF CLASS DUTIES",
        "Guidelines, Difficulty and Decision Making Level",
        "Level of Supervision Received and Quality Review",
        "Interpersonal Communications and Purpose",
        "Level of Supervision Exercised",
        "CLASS DETAIL",
    ),
    labels=(
        Label("flsa", "FLSA CODE", FieldKind.FLSA, required=True),
        Label("established_date", "ESTABLISHED DATE", FieldKind.DATE, required=True),
        Label("established_by", "ESTABLISHED BY", FieldKind.NAME),
        Label("revised_date", "REVISED DATE", FieldKind.DATE),
        Label("revised_by", "REVISED BY", FieldKind.NAME),
    ),
    stock_field=StockField(
        "allocation_statement",
        opening=_when(r"Any one position may not include"),
        closing=_when(r"\babove\W*$"),
    ),
    page=_when(r"Page \d{1,4} of \d{1,4}"),
    issuer=_when(
        r"(?:City|County|Town|Village) (?:and County )?of\b.*|(?:.*\s)?(?:Authority|Board|Commission|Department|Office|Bureau|Agency)"
    ),
    qualifiers=("By position", "By assignment"),
    bare_openings=_when(r"(?:Knowledge|Skills?|Ability|Abilities|Understanding)\s+(?:of|in|to|with|at)\b"),
    distinguished_from=_when(r"\bdistinguished from(?=\s)"),
    incorporates=_when(r"\bas described in the (?P<classes>\S.{1,80}?) (?:class|classification|job) specification"),
    replaces=_when(r"\bclass(?:ification)? replaces (?P<classes>[^.;]{3,400})"),
)

_DATE_LABEL = NoticeLabel("date", "Date", is_date=True, required=True)
_LABELS = (
    NoticeLabel("to", "To"),
    NoticeLabel("from", "From", names_an_office=True),
    _DATE_LABEL,
    NoticeLabel("subject", "Subject"),
)

NOTICE = NoticeLayout(
    posting_flag=_when(r"(?:POSTING IS REQUIRED|POSTING REQUIRED)\W*"),
    number=_when(r"(?P<label>Classification Notice(?:\s+No\.?| Number)?)(?:\s*#?\s*(?P<number>\d[\w-]*))?"),
    labels=_LABELS,
    about=(
        ("rule", _when(r"^(?:per|under|as)\b.{0,60}\brule\b.{0,40}[“\"]")),
        (
            "hearing",
            _when(r"\b(?:time|date|place)\b.{0,40}\bpublic hearing\b|\bpublic hearing\b.{0,60}\b(?:is|will be)\b"),
        ),
        ("speakers", _when(r"\b(?:heard by|address|speak to|speak before)\s+the\s+Board\b")),
        ("comments", _when(r"\b(?:questions|comments)\b.{0,80}\bin writing\b|\bwritten comments\b")),
        ("posting", _when(r"\bbulletin boards?\b|\bposted\b.{0,80}\bcalendar days\b")),
        ("heading", _when(r"^[^.]{3,60}:$")),
    ),
    tables=(
        TableHeading(_when(r"REVISED CLASS(?:IFICATION)? SPECIFICATIONS?(?: INCLUDING .{3,80})?:?"), Side.BOTH),
        TableHeading(
            _when(r"(?:PAY GRADE|TITLE|JOB CODE)(?:,? (?:AND )?(?:PAY GRADE|TITLE|JOB CODE)){0,2} CHANGES?:?"),
            Side.BOTH,
        ),
        TableHeading(_when(r"NEW CLASS(?:ES|IFICATIONS?)?:?"), Side.AFTER),
        TableHeading(_when(r"(?:ABOLISHMENTS?|ABOLISHED CLASS(?:ES)?):?"), Side.BEFORE),
    ),
    columns=(
        Column(ColumnKind.CODE, ("Job Code", "Code")),
        Column(ColumnKind.CODE, ("Current Job Code", "Present Job Code"), Side.BEFORE),
        Column(ColumnKind.CODE, ("Proposed Job Code",), Side.AFTER),
        Column(ColumnKind.TITLE, ("Classification Title", "Class Title", "Title")),
        Column(
            ColumnKind.TITLE,
            ("Current Classification Title", "Present Classification Title", "Current Title"),
            Side.BEFORE,
        ),
        Column(ColumnKind.TITLE, ("Proposed Classification Title", "Proposed Title"), Side.AFTER),
        Column(ColumnKind.GRADE, ("Pay Grade", "Pay Grade & Range")),
        Column(
            ColumnKind.GRADE,
            ("Present Pay Grade & Range", "Present Pay Grade", "Current Pay Grade & Range", "Current Pay Grade"),
            Side.BEFORE,
        ),
        Column(ColumnKind.GRADE, ("Proposed Pay Grade & Range", "Proposed Pay Grade"), Side.AFTER),
    ),
    grade_blocks=(
        GradeBlock(
            ("Present Pay Grade & Range", "Present Pay Grade", "Current Pay Grade & Range", "Current Pay Grade"),
            Side.BEFORE,
        ),
        GradeBlock(("Proposed Pay Grade & Range", "Proposed Pay Grade"), Side.AFTER),
    ),
    code=re.compile(r"[A-Z]{2}\d{4}"),
    grade=re.compile(r"\d{3}-[A-Z]"),
    posting_days=_when(r"\b(?P<days>\d{1,3}|[a-z]+(?:-[a-z]+)?) calendar days\b"),
    contacts=(
        Contact(
            "comments",
            _when(r"\bin writing\b|\bwritten comments\b"),
            re.compile(rf"\b(?:in writing|written comments?) to\s+{_NAME}{_EMAIL}{_PHONE}{_CARE_OF}"),
        ),
        Contact(
            "speakers",
            _when(r"\b(?:heard by|address|speak to|speak before)\s+the\s+Board\b"),
            re.compile(rf"\b(?:call|contact)\s+{_NAME}{_EMAIL}{_PHONE}"),
        ),
    ),
    must_include=_when(r"\b(?P<first>(?:contact )?name)s?,? and (?:a )?(?P<second>(?:tele)?phone number)s?\b"),
    rule_citation=_when(
        r"(?P<citation>(?:Career Service |Personnel )?Rules?\s+\d{1,2}-\d{1,3}(?:[\s.]*[A-Z]\b)?)\W{0,6}[“\"](?P<text>[^”\"]+)[”\"]?"
    ),
    announces_tables=_when(r"\bchange to the classification and pay plan\b|\bamends the classification and pay plan\b"),
    announces_specs=_when(r"\bspecifications?\b.{0,30}\b(?:is|are) attached\b|\battached\b.{0,40}\bspecifications?\b"),
    abolishing=_when(r"\babolish\w*\s+(?:the\s+(?:class(?:ification)?\s+of\s+)?)?"),
)

CIRCULAR = CircularLayout(
    title=_when(r"JOB SPECIFICATIONS? UPDATE"),
    labels=_LABELS,
    lists=(
        CircularList("new_and_revised", ("New and Revised Job Specifications", "New or Revised Job Specifications")),
        CircularList("to_be_removed", ("Job Specifications to be Removed",)),
    ),
    version=_when(r"(?<!\w)(?P<label>Rev\.|Est\.)\s*(?P<printed>\S.*)"),
    about=(
        ("selective_holding", _when(r"\bonly\b.{0,40}\bselected\b|\bdiscard\b")),
        ("removal", _when(r"\bremoved?\b|\bwithdrawn?\b|\bdestroy")),
        ("attachment", _when(r"\battached\b|\bspecification book\b")),
    ),
)

LETTERHEAD = LetterheadLayout(
    by_form=(
        LetterheadLine("phone", re.compile(r"\(?\d{3}\)?[.\s-]*\d{3}[.-]\d{4}"), _when(r"(?:p|ph|phone|tel)\.?:\s*")),
        LetterheadLine("fax", re.compile(r"\(?\d{3}\)?[.\s-]*\d{3}[.-]\d{4}"), _when(r"(?:f|fax)\.?:\s*")),
        LetterheadLine(
            "web", _when(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:org|gov|com|net|example)(?:/\S*)?")
        ),
        LetterheadLine(
            "address", re.compile(r"(?P<street>\d{1,6}\s[^,]{2,60})(?:,\s*Department\s+(?P<department>\w+))?")
        ),
        LetterheadLine(
            "address", re.compile(r"(?P<city>[A-Z][\w .'’-]{1,40}),\s*(?P<state>[A-Z]{2})\s+(?P<zip>\d{5}(?:-\d{4})?)")
        ),
    ),
    by_place={(0, 0): "city", (0, 1): "motto", (1, 0): "agency", (1, 1): "tagline"},
)

DENVER = Layout(
    name="Denver",
    spec=SPEC,
    notice=NOTICE,
    circular=CIRCULAR,
    letterhead=LETTERHEAD,
    unread=(
        UnreadPaper(
            "rule",
            (_when(r"RULE PROPOSAL\s+\w+|RULE \d{1,2}"), _when(r"Section \d{1,2}-\d{1,3}\b.*|\d{1,2}-\d{1,3} [A-Z].*")),
        ),
        UnreadPaper("memo", (_when(r"TO:.*"), _when(r"FROM:.*"), _when(r"SUBJECT:.*"), _when(r"RECOMMENDATION:.*"))),
    ),
)
LAYOUTS = (DENVER,)
