"""Words as a reader weighs them: what only looks different, what differs, and which single words turn a meaning.

>>> only_form("E-mails the two (2) Clerks", "Emails the 2 clerks.")
'spelling'
>>> differences("They may refuse two files", "They shall refuse three files.")
(Run(removed='may', added='shall'), Run(removed='two', added='three'))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from classplan.core.redline.alignment import align

_TOKEN = re.compile(r"\d+(?:[.,:/–-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$#+<>=°/§&❖◆♦◊†‡]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_APOSTROPHES = str.maketrans("", "", "'’")
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
NUMBERS = {word: str(number) for number, word in enumerate((_UNITS + " seventeen eighteen nineteen twenty").split())}
_SPELLED = {
    "judgement": "judgment", "licence": "license", "licences": "licenses", "programme": "program",
    "programmes": "programs", "labour": "labor", "centre": "center", "centres": "centers", "behaviour": "behavior",
    "travelling": "traveling", "cancelled": "canceled", "fulfil": "fulfill", "enrol": "enroll", "grey": "gray",
    "catalogue": "catalog", "defence": "defense", "offence": "offense", "colour": "color", "knowledges": "knowledge",
    "cheque": "check", "analyse": "analyze", "analyses": "analyzes", "counselling": "counseling",
    "acknowledgement": "acknowledgment", "neighbourhood": "neighborhood", "metre": "meter", "theatre": "theater",
}  # fmt: skip
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=e[sd]?$|ing$|ations?$)")
_ARTICLES = frozenset({"a", "an", "the"})
_EDGES = " \t\xa0.,;:()[]“”\"'‘’*"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stood, and the words that stand in their place; one of the two may be empty."""

    removed: str
    added: str


def keys(text: str) -> list[str]:
    """The words of a text without capitals, punctuation and variants of spelling; figures for small numbers."""
    found: list[str] = []
    for word in _TOKEN.findall(text.casefold()):
        key = _key(word)
        if not (key[0].isdigit() and found and found[-1] == key):  # two (2) years
            found.append(key)
    return found


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    if word[0].isdigit():
        return _THOUSANDS.sub("", word)
    plain = word.translate(_APOSTROPHES)
    if plain == "&":
        return "and"
    return NUMBERS.get(plain) or _SPELLED.get(plain) or _BRITISH.sub("iz", plain)


def plain(text: str) -> str:
    """What two printings of one text have in common: its letters in a row, and its figures and signs apart.

    >>> plain("Self-Management, 1,000") == plain("self management 1000")
    True
    """
    return "".join(key if key.isalpha() else f" {key} " for key in keys(text))


def only_form(before: str, after: str) -> str | None:
    """In what two texts differ that say the same: capitals, spacing, punctuation, spelling; None where more differs."""
    if before == after:
        return ""
    if plain(before) != plain(after):
        return "an article" if _no_articles(before) == _no_articles(after) else None
    if before.casefold() == after.casefold():
        return "capitals"
    if "".join(before.split()).casefold() == "".join(after.split()).casefold():
        return "spacing"
    letters = ("".join(filter(str.isalnum, text.casefold())) for text in (before, after))
    return "punctuation" if len(set(letters)) == 1 else "spelling"


def _no_articles(text: str) -> list[str]:
    return [key for key in keys(text) if key not in _ARTICLES]


def differences(before: str, after: str) -> tuple[Run, ...]:
    """The words that differ, in their order; what differs in form alone is left out."""
    old, new = before.split(), after.split()
    of_old, of_new = [_of(word) for word in old], [_of(word) for word in new]
    found: list[Run] = []
    i = j = 0
    for x, y in (*align(of_old, of_new, _weight), (len(old), len(new))):
        removed, added = " ".join(old[i:x]), " ".join(new[j:y])
        if only_form(removed, added) is None:
            found.append(Run(removed.strip(_EDGES), added.strip(_EDGES)))
        i, j = x + 1, y + 1
    return tuple(found)


def _weight(key: str) -> int:
    """Words that tell something hold two texts together even alone; an article between two changes does not."""
    return 12 if len(key) > _LITTLE or key[:1].isdigit() or key in _FORCE or key in _DENIES else 3


def _of(word: str) -> str:
    return " ".join(keys(word)) or word


# --- Words that turn a meaning ---------------------------------------------------------------------------

_FORCE = {
    "may": 1, "can": 1, "could": 1, "optional": 1,
    "should": 2, "ought": 2, "preferred": 2, "desirable": 2, "desired": 2, "encouraged": 2, "recommended": 2,
    "must": 3, "shall": 3, "will": 3, "required": 3, "mandatory": 3,
}  # fmt: skip
_SAID_OF = {1: "allowed", 2: "advised", 3: "required"}
_DENYING = "not no never neither nor cannot without except unless only non"
_DENIES = frozenset(_DENYING.split())
_JOINS = {("and", "or"): "one of them is enough now", ("or", "and"): "all of them are needed now"}
_SCOPING = (
    "all any each every some most least minimum maximum more less fewer over under before after within exempt nonexempt "
    "essential predominant primary principal main incidental temporary regular permanent"
)
_SCOPE = frozenset(_SCOPING.split())
_SHORT, _NEAR, _LITTLE = 3, 8, 3


def turns(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """The single words among those that differ on which the meaning hangs, each in a sentence without its full stop."""
    return tuple(dict.fromkeys(said for run in runs for said in _turns(run)))


def _turns(run: Run) -> Iterator[str]:
    old, new = keys(run.removed), keys(run.added)
    yield from _force(old, new)
    if len(old) + len(new) <= _NEAR:
        for word in (key for key in new if key in _DENIES and key not in old):
            yield f"“{word}” was added, which limits or turns what is said"
        for word in (key for key in old if key in _DENIES and key not in new):
            yield f"“{word}” was removed, which limited or turned what was said"
    if len(old) <= _NEAR and len(new) <= _NEAR:
        yield from _figures(run)
    if 0 < len(old) <= _SHORT and 0 < len(new) <= _SHORT:
        for pair, meaning in _JOINS.items():
            if pair[0] in old and pair[1] in new and pair[1] not in old:
                printed = "and/or" if {*pair} <= {*new} else pair[1]
                yield f"“{pair[0]}” became “{printed}”: {meaning}"
        if {*old} & _SCOPE or {*new} & _SCOPE:
            yield f"“{run.removed}” became “{run.added}”"


def _force(old: list[str], new: list[str]) -> Iterator[str]:
    was = next((key for key in old if key in _FORCE), None)
    now = next((key for key in new if key in _FORCE), None)
    if was is None or now is None or was == now:
        return
    if _FORCE[was] == _FORCE[now]:
        yield f"“{was}” became “{now}”"
    else:
        yield f"“{was}” became “{now}”: what was {_SAID_OF[_FORCE[was]]} is now {_SAID_OF[_FORCE[now]]}"


def _figures(run: Run) -> Iterator[str]:
    was, now = _numbers(run.removed), _numbers(run.added)
    if was and now and [key for _, key in was] != [key for _, key in now]:
        yield f"“{' and '.join(word for word, _ in was)}” became “{' and '.join(word for word, _ in now)}”"


def _numbers(text: str) -> list[tuple[str, str]]:
    """The numbers of a text, as printed and as figures."""
    found: list[tuple[str, str]] = []
    for word in text.split():
        figures = [key for key in keys(word) if key[0].isdigit()]
        if figures and not (found and found[-1][1] == figures[0]):
            found.append((word.strip(_EDGES), figures[0]))
    return found
