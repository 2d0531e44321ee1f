"""How an office prints its notices and circulars, as data. A pack supplies it; the reader knows no jurisdiction."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from classplan.core.spec.layout import SpecLayout
from classplan.core.spec.source import heading_key


class Side(StrEnum):
    """Which lines of the plan the rows of a table speak of."""

    BOTH = "before and after"
    BEFORE = "before"
    AFTER = "after"


class ColumnKind(StrEnum):
    """What stands in a column."""

    CODE = "code"
    TITLE = "title"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of changes. No side: it says the same of every line of the row."""

    kind: ColumnKind
    wordings: tuple[str, ...]
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class TableHeading:
    """A heading over a table of changes, and the lines that its rows speak of."""

    pattern: re.Pattern[str]
    side: Side


@dataclass(frozen=True, slots=True)
class GradeBlock:
    """A heading over grades that are printed apart from the rows of their table (X23)."""

    wordings: tuple[str, ...]
    side: Side


@dataclass(frozen=True, slots=True)
class NoticeLabel:
    """A labelled line at the head of a paper. `required`: without it the paper cannot be entered."""

    key: str
    wording: str
    is_date: bool = False
    names_an_office: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """For what people write or call, and how the paper words it: groups `name`, `email`, `care_of` and its own."""

    purpose: str
    paragraph: re.Pattern[str]
    person: re.Pattern[str]


@dataclass(frozen=True)
class NoticeLayout:
    """One way of printing a notice of changes. `about` tells prose apart, the first pattern that is found counts."""

    posting_flag: re.Pattern[str]
    number: re.Pattern[str]
    labels: tuple[NoticeLabel, ...]
    about: tuple[tuple[str, re.Pattern[str]], ...]
    tables: tuple[TableHeading, ...]
    columns: tuple[Column, ...]
    grade_blocks: tuple[GradeBlock, ...]
    code: re.Pattern[str]
    grade: re.Pattern[str]
    posting_days: re.Pattern[str]
    contacts: tuple[Contact, ...]
    must_include: re.Pattern[str]
    rule_citation: re.Pattern[str]
    announces_tables: re.Pattern[str]
    announces_specs: re.Pattern[str]
    abolishing: re.Pattern[str]

    @cached_property
    def column_by_wording(self) -> Mapping[str, Column]:
        """The columns, by what all printings of one have in common."""
        return {heading_key(wording): column for column in self.columns for wording in column.wordings}

    @cached_property
    def block_by_wording(self) -> Mapping[str, GradeBlock]:
        """The headings of detached grades, likewise."""
        return {heading_key(wording): block for block in self.grade_blocks for wording in block.wordings}


@dataclass(frozen=True, slots=True)
class CircularList:
    """A list of specifications in a circular: its key, its headings, and what the paper does with them."""

    key: str
    wordings: tuple[str, ...]


@dataclass(frozen=True)
class CircularLayout:
    """One way of printing the circular that hands out specifications."""

    title: re.Pattern[str]
    labels: tuple[NoticeLabel, ...]
    lists: tuple[CircularList, ...]
    version: re.Pattern[str]
    about: tuple[tuple[str, re.Pattern[str]], ...]

    @cached_property
    def list_by_wording(self) -> Mapping[str, CircularList]:
        """The lists, by what all printings of a heading have in common."""
        return {heading_key(wording): lst for lst in self.lists for wording in lst.wordings}


@dataclass(frozen=True, slots=True)
class LetterheadLine:
    """A line of a letterhead that is known by its form; its groups are the value read."""

    key: str
    pattern: re.Pattern[str]
    label: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class LetterheadLayout:
    """Lines known by their form; the others are named by their place: (block, line), both from 0."""

    by_form: tuple[LetterheadLine, ...]
    by_place: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class UnreadPaper:
    """A kind of paper that the pack recognises and does not read: its kind and all of the patterns it shows."""

    kind: str
    signs: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The papers of one jurisdiction, as it printed them."""

    name: str
    spec: SpecLayout
    notice: NoticeLayout
    circular: CircularLayout
    letterhead: LetterheadLayout
    unread: tuple[UnreadPaper, ...] = ()
