"""Citations of a paper's own rule and appendices by numbers that it no longer has."""

import re
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper

_HEADING = re.compile(r"^\W*RULE\s+(?P<number>\d{1,2})\b", re.I)
_APPENDIX = re.compile(r"^\W*APPENDIX\s+(?:\d{1,2}\s+)?(?P<number>\d{1,2})\.(?P<letter>[A-Z])\b")
_THIS_RULE = re.compile(r"\b(?P<said>[Tt]his Rule (?P<number>\d{1,2}))\b(?!-)")
_THIS_APPENDIX = re.compile(r"\b(?P<said>(?:[Tt]his )?Appendix (?P<number>\d{1,2})\.(?P<letter>[A-Z]))\b")


def stale_citations(paper: Paper) -> Iterator[Fault]:
    """*This Rule 8* in a paper that is Rule 7, *Appendix 8.B* in one whose appendices are 7.A and 7.B (X17)."""
    own = {m["number"] for line in paper.lines if (m := _HEADING.match(line.text)) and not _is_struck(line.raw)}
    own_appendices = {m["number"] for line in paper.lines if (m := _APPENDIX.match(_unstruck(line.raw)))}
    sections = {
        m[1]
        for line in paper.lines
        for m in [re.match(r"^(?:Section\s+)?(\d{1,2})-\d{1,3}\b", _unstruck(line.raw))]
        if m
    }
    own = own & sections if own & sections else own
    for pattern, known, what in ((_THIS_RULE, own, "rule"), (_THIS_APPENDIX, own_appendices, "appendix")):
        if len(known) != 1:
            continue
        (number,) = known
        for _, match, line in paper.matches(pattern):
            if match["number"] != number:
                why = f"the {what} of this paper has the number {number}; {match['number']} is an older one"
                yield Fault("stale-citation", line, match["said"], why, f"Cite {number}.")


def _is_struck(raw: str) -> bool:
    return "~~" in raw


def _unstruck(raw: str) -> str:
    return " ".join(re.sub(r"~~.*?~~|[*_]+", " ", raw).split())
