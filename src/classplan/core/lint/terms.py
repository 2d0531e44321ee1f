"""One thing under two names: terms in two spellings, abbreviations a letter apart, definitions that have drifted."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper, items_of
from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import heading_key

_ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")
_JOINED = re.compile(r"[\s\-‐‑_/.]+")
# Words of the trade that are written in more than one way; in one paper one of them is meant.
SYNONYMS = (
    ("call center", "contact center"),
    ("e-mail", "email"),
    ("web site", "website"),
    ("healthcare", "health care"),
    ("co-worker", "coworker"),
    ("on-line", "online"),
    ("decision-making", "decision making"),
    ("fulltime", "full-time"),
)
_SYNONYM = re.compile(rf"\b({'|'.join(re.escape(name) for pair in SYNONYMS for name in pair)})s?\b", re.I)
_NAMED = {SectionKind.COMPETENCIES, SectionKind.KNOWLEDGE, SectionKind.SKILLS, SectionKind.ABILITIES}
_NAMED |= {SectionKind.PHYSICAL_DEMANDS}
Places = dict[str, list[int]]


def two_spellings(paper: Paper) -> Iterator[Fault]:
    """Headings, values and names of qualities that differ in nothing but spelling (X30)."""
    found: dict[tuple[str, str], Places] = defaultdict(lambda: defaultdict(list))
    for spec in paper.specs:
        for section in spec.walk():
            printed = section.heading.rstrip(": ")
            if not printed.isupper():
                found["heading", heading_key(printed)][_without_colon(section.heading)].append(section.line)
            for item in items_of(section.items):
                if item.term:
                    found["term", _folded(item.term.name)][item.term.name].append(item.line)
        for field in spec.fields:
            if isinstance(field.parsed, str) and field.key == "flsa":
                found["value", field.parsed][field.printed].append(field.line)
    for spellings in found.values():
        yield from _rarer(spellings, "two-spellings", "is also spelled")


def two_words(paper: Paper) -> Iterator[Fault]:
    """Two words of the trade for one thing in one paper (X20)."""
    found: Places = defaultdict(list)
    for _, match, line in paper.matches(_SYNONYM):
        found[match[1].casefold()].append(line)
    for pair in SYNONYMS:
        places = {name: found[name] for name in pair if name in found}
        if len(places) == len(pair):
            yield from _rarer(places, "two-words", "is also called")


def near_abbreviations(paper: Paper) -> Iterator[Fault]:
    """Abbreviations that a doubled or left-out letter sets apart, such as those of one department (X55)."""
    places: Places = defaultdict(list)
    for passage, match, line in paper.matches(_ABBREVIATION):
        if line not in paper.tables and not _is_in_capitals(passage.text, match):
            places[match.group()].append(line)
    for longer in sorted(places):
        for at in range(len(longer)):
            shorter = longer[:at] + longer[at + 1 :]
            if shorter in places and (at == 0 or longer[at] == longer[at - 1]):
                yield Fault(
                    "near-abbreviations",
                    places[longer][0],
                    f"{shorter}, {longer}",
                    f"{longer} here and {shorter} on line {places[shorter][0]} may stand for one thing",
                    "Say what each stands for, or keep one of them.",
                )
                break


def drifted_definitions(paper: Paper) -> Iterator[Fault]:
    """One quality that several specifications define in other words."""
    defined: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for spec in paper.specs:
        for section in spec.walk():
            if section.kind in _NAMED:
                for item in items_of(section.items):
                    if item.term and item.term.definition:
                        words = " ".join(item.term.definition.split()).rstrip(".")
                        defined[_folded(item.term.name)].setdefault(words.casefold(), (item.line, item.term.name))
    for definitions in defined.values():
        if len(definitions) > 1:
            (first, _), *others = definitions.values()
            for line, name in others[:1]:
                yield Fault(
                    "drifted-definition",
                    line,
                    name,
                    f"the paper defines it in {len(definitions)} ways; the first stands on line {first}",
                    "Keep one definition, or give the qualities two names.",
                )


def _rarer(spellings: Places, rule: str, how: str) -> Iterator[Fault]:
    """A fault at the first place of each spelling but the commonest."""
    if len(spellings) < 2:
        return
    count = Counter({name: len(lines) for name, lines in spellings.items()})
    best = max(spellings, key=lambda name: (count[name], -spellings[name][0]))
    for name, lines in spellings.items():
        if name != best:
            where = f"on line {spellings[best][0]} and {count[best]} times in all"
            yield Fault(rule, lines[0], name, f"it {how} {best}, {where}", f"Write {best} throughout.")


def _is_in_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too: then it is a word, and no abbreviation."""
    beside = re.findall(
        r"[^\W\d_]{3,}", f"{text[max(match.start() - 40, 0) : match.start()]} {text[match.end() : match.end() + 40]}"
    )
    return bool(sum(word.isupper() for word in beside) * 2 > len(beside))


def _folded(name: str) -> str:
    return _JOINED.sub(" ", name).casefold().strip()


def _without_colon(heading: str) -> str:
    return heading.partition("(")[0].rstrip(": ")
