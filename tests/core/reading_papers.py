"""Small papers of an invented city, Wrenfield, in the layouts that the pack `denver` knows; tests bend them."""

from collections.abc import Mapping

from classplan.core.reading import Reading, read
from classplan.core.reading.words import account
from classplan.core.spec.model import Spec
from classplan.jurisdictions.denver.layout import LAYOUTS

HEADER = "Wrenfield Personnel Board"
STOCK = (
    "Any one position may not include all of the duties listed. However, the allocation of positions will be "
    "determined by the amount of time spent in performing the essential duties listed above."
)
SUMMARY = "GENERAL STATEMENT OF CLASS DUTIES"
APART = "DISTINGUISHING CHARACTERISTICS"
GIVEN = "Level of Supervision Exercised:"
DUTIES = "ESSENTIAL DUTIES"
QUALIFICATIONS = "MINIMUM QUALIFICATIONS"
NAMED = "Competencies, Knowledge, & Skills:"
DEMANDS = "Physical Demands:"
PLACE = "Working Environment:"
EDUCATION = "Education Requirement:"
EXPERIENCE = "Experience Requirement:"
INSTEAD = "Education/Experience Equivalency:"
LICENCE = "Licensure and/or Certification:"
DETAIL = "CLASS DETAIL"
FLSA = "FLSA CODE: Non-exempt"
SINCE = "ESTABLISHED DATE: 3/1/2006"
BY = "ESTABLISHED BY: Ada Finch"
REVISED = "REVISED DATE: x/2012"
REVISER = "REVISED BY:"
HISTORY = "CLASS HISTORY"

# Each heading or label with the paragraphs under it, in the order of the paper.
SPEC = {
    SUMMARY: ["Keeps the trails of the city open, safe and marked."],
    APART: ["The Trail Warden is distinguished from the *Park Ranger*, which may write citations."],
    "Guidelines, Difficulty and Decision Making Level:": ["Follows the trail book."],
    "Level of Supervision Received and Quality Review:": ["Works under general supervision."],
    "Interpersonal Communications and Purpose:": ["Speaks with hikers, riders and neighbours."],
    GIVEN: ["None"],
    DUTIES: [
        "Walks each trail once a month and writes down what has fallen.",
        "Clears the way as follows:",
        "- Saws fallen trees.",
        "- Drains washed-out steps.",
        "By assignment, leads volunteers on Saturdays.",
        STOCK,
    ],
    QUALIFICATIONS: [],
    NAMED: [
        "Map Reading – Finds a place from its sheet and grid.",
        "Plain Speech - Says what is meant.",
        "Knowledge of saws sufficient to keep them sharp.",
    ],
    DEMANDS: ["Walking: going on foot over rough ground."],
    PLACE: ["Work is outdoors in any weather."],
    EDUCATION: ["Graduation from high school."],
    EXPERIENCE: ["Two summers of outdoor work."],
    INSTEAD: ["One year at college stands for one summer.", "-OR-", "A forester's badge stands for both."],
    LICENCE: ["None"],
    DETAIL: [],
    FLSA: [],
    SINCE: [],
    BY: [],
    REVISED: [],
    REVISER: [],
    HISTORY: ["6/2008 (AF) - Saws were added.", "x/2012: The steps were added. (AF)"],
}

NOTICE = """
POSTING IS REQUIRED

Classification Notice No. 77

To: Agency Heads and Employees
From: Ada Finch, Director
Date: May 7, 2012
Subject: Proposed Change to the Classification and Pay Plan

This proposal amends the Classification and Pay Plan by changing the titles and pay grades of Path Warden (610-P) to Trail Warden (611-P) and Bridge Hand (608-P) to Bridge Mender (609-P), by adding Trail Planner (804-P) and by abolishing Gate Keeper (602-P).

REVISED CLASS SPECIFICATIONS INCLUDING TITLE CHANGES

**Job Code:**	**Current Classification Title:**	**Proposed Classification Title**
WP1001	Park Lad	Park Worker

REVISED CLASS SPECIFICATIONS INCLUDING PAY GRADE AND TITLE CHANGES

**Current Job Code**	**Proposed Job Code**	**Current Classification Title**	**Proposed Classification Title**
WP1002	WP1002	Path Warden	Trail Warden
WP1003	WP2003	Bridge Hand	Bridge Mender

Present Pay Grade & Range

610-P (\\$30,000 to \\$40,000)
608-P ($26,000 to $36,000.50)

Proposed Pay Grade & Range

611-P ($32,000 to $42,000)
609-P ($28,000 to $38,000)

NEW CLASSES

**Job Code**	**Classification Title**	**Pay Grade & Range**
WP2004	Trail Planner	804-P ($50,000 to $70,000)

ABOLISHMENT

**Job Code**	**Classification Title**	**Pay Grade**
WP1009	Gate Keeper	602-P

Per Career Service Rule 7-37 A – “What the Board approves on a Tuesday holds from the Wednesday.”

This paper hangs on all bulletin boards for at least thirteen calendar days.

Public Notice of Changes:

The scheduled time for the public hearing is **Thursday May 24, 2012 5:30 p.m.** in the Long Room, Room 3, Mill Building, 8 Weir Lane.

Note: Please send comments in writing to Bo Lark bo.lark@wrenfield.example, in care of Cy Teal cy.teal@wrenfield.example by 8:00 a.m. on **Wednesday, May 23, 2012**. Give a contact name and phone number.

If anyone wishes to be heard by the Board, please call Di Swift di.swift@wrenfield.example at (555) 010-0199 no later than noon on **Tuesday, May 22, 2012**.
"""

CIRCULAR = """
WRENFIELD
CITY OF PATHS

Wrenfield Personnel Board
The people behind the people

8 Weir Lane, Department 12
Wrenfield, OR 97999
p: 555.010.0100
f: 555.010.0101
www.wrenfield.example/people

JOB SPECIFICATION UPDATE

TO: All agencies
FROM: Cy Teal
DATE: June 4, 2012
SUBJECT: New and revised specifications

Attached are the specifications that belong in your book.

Those called back should be removed from it.

Offices that keep only selected specifications may leave the others out.

New and Revised Job Specifications

Trail Warden
Rev. x/2012

Job Specifications to be Removed

Path Warden
Est. 03/01/2006
"""


Paragraphs = list[str] | None


def spec_paper(
    title: str | None = "Trail Warden",
    head: list[str] | None = None,
    bent: Mapping[str, Paragraphs] | None = None,
    **changes: Paragraphs,
) -> str:
    """A specification. `bent` and `changes` name a variable above, with other paragraphs or None to leave it out."""
    named = {globals()[name]: paragraphs for name, paragraphs in {**(bent or {}), **changes}.items()}
    lines = head if head is not None else [HEADER, "", "Page 1 of 3", "", *([title] if title else [])]
    for heading, paragraphs in SPEC.items():
        given = named.get(heading, paragraphs)
        if given is not None:
            lines = [*lines, "", heading, *(line for paragraph in given for line in ("", *paragraph.split("\n")))]
    return "\n".join(lines) + "\n"


def reading_of(text: str) -> Reading:
    """The reading of a text, which must have kept every word and every sign of it."""
    reading = read(text, LAYOUTS)
    words = account(text, reading)
    assert words.is_whole, (words.missing, words.invented)
    return reading


def spec_of(text: str) -> Spec:
    """The one specification in a text."""
    (spec,) = reading_of(text).specs
    return spec


def complaints(text: str) -> list[str]:
    """What the reading of a text asks a person to look at."""
    return [f"{problem.what} | {problem.why}" for problem in reading_of(text).problems]
