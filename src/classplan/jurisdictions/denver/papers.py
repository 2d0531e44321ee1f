"""The papers from which Denver's wordings are known, and the assumption act that the pack opens with."""

from datetime import date

from classplan.core.rules import Evidence, Standing

NOTICE_1341 = ("Classification Notice 1341", date(2011, 3, 23))
PROPOSAL_441B = ("Rule Proposal 441B", date(2015, 8, 20))
UPDATE_2009 = ("the Job Specification Update", date(2009, 5, 27))

ASSUMED_FROM = date(2006, 1, 1)
ASSUMPTION = (
    "the pack's assumption act: Rule 8 prints 2006-01-01 as the day on which it took effect, and what Proposal 441B "
    "carries without a day of its own is taken as in force since then"
)


def quoted(paper: tuple[str, date], note: str = "") -> Evidence:
    """A paper quotes the wording as in force on its day."""
    return Evidence(Standing.QUOTED, *paper, note)


def carried(note: str) -> Evidence:
    """Proposal 441B carries the wording, unmarked or struck, with a day in its history note."""
    return Evidence(Standing.CARRIED, *PROPOSAL_441B, note)


def assumed(note: str = "") -> Evidence:
    """Proposal 441B carries the wording without a day; the assumption act supplies one."""
    return Evidence(Standing.ASSUMED, *PROPOSAL_441B, f"{note}; {ASSUMPTION}" if note else ASSUMPTION)


def proposed(note: str = "") -> Evidence:
    """Proposal 441B inserts the wording; no adoption is on record."""
    return Evidence(
        Standing.PROPOSED, *PROPOSAL_441B, note or "inserted by the proposal; its adoption is not on record"
    )
