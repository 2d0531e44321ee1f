"""Which line is the title of a class, over how many lines it runs, and which code stands on its line.

>>> split_code("LEAD FERRY PILOT, ITEM NO. 2981A"), names_work("Ferry Pilot II")
(('LEAD FERRY PILOT', 'ITEM NO.', '2981A'), True)
"""

import re
from collections.abc import Sequence

from classplan.core.reading.general.lines import is_caps
from classplan.core.spec.source import PLAIN, SourceLine

_CODE_BEHIND = re.compile(
    r"(?P<title>[^\d,(].{2,100}?)(?:,\s*|\s+[–—-]\s*|\t|\s+\(|\s+#|\s+(?=[A-Z]{0,2}\d{3,6}$))"
    r"(?:(?P<label>(?:item|class|job|spec|title)?\s*(?:code|number|no\.?)\s*:?)\s*)?"
    r"(?P<code>(?:[A-Z]{0,3}\d[\dA-Z.-]{2,7}|[A-Z]{2}-\d{3,4}-\d{1,2}(?:/\d{1,2})*|(?=[A-Z\d]*\d)[A-Z]\d[A-Z][A-Z\d]{2,4})\)?)",
    re.IGNORECASE,
)
_CODE_BEFORE = re.compile(r"(?P<code>[A-Z]{0,2}\d[\dA-Z-]{2,7})(?:\s*[–—-]\s+|\t|:\s*|\s+)(?P<title>[A-Za-z(].{2,100})")
_GRADED = re.compile(
    r"(?P<title>.{3,100}?)[,\s]\s*(?P<label>(?:salary\s+|pay\s+)?grade|SG|GS)[\s-]+(?P<grade>[A-Z]{0,2}\d{1,3})",
    re.IGNORECASE,
)
MOST_WORDS_OF_A_TITLE = 14
_FEWEST_LETTERS_OF_A_TITLE = 4
_PART = re.compile(r"(?:part|section|exhibit|appendix)\s+[\dA-Z]{1,4}", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:[,/&–—-]|\b(?:and|or|of|the|for|in|to))$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:[(/&–—-]|(?:and|or|of|for|in)\b)", re.IGNORECASE)
_RANKS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "a", "b", "c", "series", "trainee"))
_WORKER = re.compile(
    r"(?!(?:department|government|center|water|river|paper|number|order|computer|management|employment|board)$)"
    r"(?:.+(?:er|or|ist|ian|ant|eer|ary|ive|man|woman|smith|hand|aide|wright|ee|ess)|.*(?:clerk|chief|aide|agent|cook|guard|lead"
    r"|mechanic|intern|page|nurse|pilot|captain|judge|attorney|coach|apprentice|deputy|crew|diver|sergeant|superintendent))"
)


def can_be_a_title(line: SourceLine) -> bool:
    """Whether a line that is nothing else may be a title: short, no sentence, no part of a list."""
    text = line.text
    return (
        len(text.split()) <= MOST_WORDS_OF_A_TITLE
        and sum(sign.isalpha() for sign in text) >= _FEWEST_LETTERS_OF_A_TITLE
        and not _PART.fullmatch(text)
        and not text.endswith((".", ";", ":"))
        and not line.bullet
        and text[:1].isalnum()
        and not text[:1].islower()
    )


def rank(line: SourceLine) -> tuple[int, float, bool, bool, bool, int]:
    """What makes a title first: its level, its size, capitals or bold, the middle of the page, a worker's name, its place."""
    look, text = line.look, line.text
    shows = is_caps(text) or look.bold
    return (look.heading or 9, -(look.size or 0), not shows, not look.centred, not names_work(text), line.number)


def names_work(text: str) -> bool:
    """Whether a text ends in a word for somebody who works, a number or a bracket behind it aside."""
    words = [word for word in re.findall(r"[a-z]+", re.sub(r"\([^()]*\)", "", text.casefold())) if word not in _RANKS]
    return bool(words) and _WORKER.fullmatch(words[-1]) is not None


def with_its_second_line(first: SourceLine, possible: Sequence[SourceLine]) -> list[SourceLine]:
    """The line chosen, with those before and behind it that are lines of one title."""
    in_order = sorted(possible, key=lambda line: line.number)
    taken = [first]
    for line in in_order:
        if line.number > taken[-1].number and not _goes_on_in(taken[-1], line):
            break
        if line.number > taken[-1].number:
            taken.append(line)
    for line in reversed(in_order):
        if line.number < taken[0].number:
            if not (_goes_on_in(line, taken[0]) and not names_work(line.text)):
                break
            taken.insert(0, line)
    return taken


def _goes_on_in(line: SourceLine, after: SourceLine) -> bool:
    """Whether a title runs on in the next line: by its words, or because both are printed alike and only the last names work."""
    if is_sibling(line.text, after.text) or after.number > line.number + 2:
        return False
    alike = is_caps(line.text) == is_caps(after.text) and line.look.heading == after.look.heading
    next_line = after.number == line.number + 1
    if next_line and alike:
        return True
    unfinished = bool(_UNFINISHED.search(line.text) or _GOES_ON.match(after.text))
    one_look = line.look == after.look
    is_shown = line.look.size is not None or (line.look.bold and names_work(after.text))
    if one_look and line.look.centred and alike and is_shown:
        return True
    halves = alike and one_look and line.look != PLAIN and names_work(after.text) and not names_work(line.text)
    return one_look and (unfinished or (halves and not line.text.casefold().endswith("s")))


def is_sibling(one: str, other: str) -> bool:
    """Whether two lines name two classes of a series: most of their words are the same."""
    words, others = (set(re.findall(r"\w+", split_grade(split_code(text)[0])[0].casefold())) for text in (one, other))
    return words != others and len(words & others) * 2 >= len(words | others)


def split_grade(text: str) -> tuple[str, str | None, str | None]:
    """A title, and the label and the grade that stand behind it, if a grade does."""
    match = _GRADED.fullmatch(text)
    return (match["title"], match["label"], match["grade"]) if match else (text, None, None)


def split_code(text: str) -> tuple[str, str | None, str | None]:
    """A title, and the label and the code that stand before or behind it, if a code does."""
    for pattern in (_CODE_BEHIND, _CODE_BEFORE):
        match = pattern.fullmatch(text)
        if match and any(sign.isdigit() for sign in match["code"]) and match["code"] == match["code"].upper():
            label = match.groupdict().get("label")
            return match["title"].rstrip(" ,–—-(#"), label and label.strip(), match["code"].rstrip(")")
    return text, None, None
