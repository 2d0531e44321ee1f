"""Where a specification names a class by a title or code that changes, and what is to stand there then.

>>> body = {"title": "Porter", "sections": [{"kind": "duties", "heading": "DUTIES", "sections": [], "items": [
...     {"text": "Helps a Tree Clerk. Tree Clerks help, too.", "items": []}]}]}
>>> [[(edit.old, edit.new) for edit in found.edits] for found in named_anew(body, "Tree Clerk", "Arborist")]
[[('a', 'an'), ('Tree Clerk', 'Arborist')], [('Tree Clerks', 'Arborists')]]
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from classplan.core.lint.words import LEVELS
from classplan.core.spec.edits import Edit, Words, words_of

_ARTICLE = re.compile(r"\b([Aa]n?)\s+$")
_WORD_BEFORE = re.compile(r"(?P<break>^|[.!?:;“\"(]\s*|\s)(?P<word>[\w/’'-]+)\s+$")
_WORD_AFTER = re.compile(r"\s+(?P<word>[\w/’'-]+)")
_NUMBERED = re.compile(r"\s(?:[IVX]+|\d+)$")
_VOWEL = re.compile(r"(?!uni|use|eu|one\b)[aeiou]|8|11\b|18\b", re.I)
_OPENS = {"the", "a", "an", "any", "each", "this", "that", "no", "or", "and", "as", "of", "for", "by", "other"}
HISTORY = "an entry of the class history tells of its own day, and is not rewritten"


@dataclass(frozen=True, slots=True)
class Anew:
    """One place that names the class: the edits that name it anew, the last of the name itself; why it is doubtful, if it is."""

    edits: tuple[Edit, ...]
    words: Words
    doubt: str = ""


def named_anew(
    body: Mapping[str, Any], old: str, new: str, *, others: Collection[str] = (), code: bool = False
) -> Iterator[Anew]:
    """Every place where a specification names a class, with the edit that names it anew; plurals and capitals follow.

    `others` are titles that hold the old one within them (*Senior Tree Clerk*): where one of those stands, the class is
    not meant. A `code` is found as it is and has no plural.
    """
    forms = {old: new} if code else {old.upper(): new.upper(), old: new} | {p: plural(new) for p in [plural(old)]}
    longest = sorted({*forms}, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(form) for form in longest)})(?![\w-])")
    covers = [
        name for other in (*others, new) for name in {other, other.upper()} if other != old and _holds(name, forms)
    ]
    for words in words_of(body):
        covered = [range(m.start(), m.end()) for other in covers for m in re.finditer(re.escape(other), words.text)]
        for match in pattern.finditer(words.text):
            if any(match.start() in span for span in covered):
                continue
            edit = Edit(words.place, match.start(), match.group(), forms[match.group()])
            doubt = _value(body, words) or ("" if code else _doubt(words, match))
            yield Anew((edit,) if code else (*_article(edit, words.text), edit), words, doubt)


def _holds(name: str, forms: Collection[str]) -> bool:
    return any(form in name for form in forms)


def plural(title: str) -> str:
    """A title in the plural; one that ends with a number stays as it is.

    >>> plural("Deputy"), plural("Coach"), plural("Clerk II")
    ('Deputies', 'Coaches', 'Clerk II')
    """
    if _NUMBERED.search(title):
        return title
    if re.search(r"[^aeiou]y$", title):
        return f"{title[:-1]}ies"
    return f"{title}es" if title.endswith(("s", "ch", "sh", "x")) else f"{title}s"


def _article(edit: Edit, text: str) -> tuple[Edit, ...]:
    """The edit of the *a* or *an* before a title, where that must change too."""
    article = _ARTICLE.search(text[: edit.at])
    if article is None or not edit.new:
        return ()
    wanted = "an" if _VOWEL.match(edit.new) else "a"
    if article[1].casefold() == wanted:
        return ()
    return (Edit(edit.place, article.start(1), article[1], wanted.capitalize() if article[1][0].isupper() else wanted),)


def _value(body: Mapping[str, Any], words: Words) -> str:
    """Why the value of a field cannot be changed by its words; empty where it can, and for what is no field."""
    kind, _, rest = words.place.partition("/")
    field = body["fields"][int(rest.partition("/")[0])] if kind == "fields" else None
    if field is None or field["parsed"] in (None, field["printed"]):
        return ""
    return f"it is read as a value, {field['parsed']}, which is written anew in the specification itself"


def _doubt(words: Words, match: re.Match[str]) -> str:
    """Why the place is not sure to mean the class; empty where it is."""
    if words.kind == "class_detail":
        return HISTORY
    before, after = _WORD_BEFORE.search(words.text[: match.start()]), _WORD_AFTER.match(words.text, match.end())
    said = [match.group()]
    if before is not None and _is_of_a_title(before["word"], opens=not before["break"].isspace()):
        said.insert(0, before["word"])
    if after is not None and _is_of_a_title(after["word"], opens=False):
        said.append(after["word"])
    return f"it may be another class, “{' '.join(said)}”" if len(said) > 1 else ""


def _is_of_a_title(word: str, *, opens: bool) -> bool:
    """Whether a word beside a title looks like a part of it; `opens` says that it begins its sentence."""
    if word.casefold() in _OPENS:
        return False
    return (word[0].isupper() and not opens) or (word[0].isupper() and word.casefold() in LEVELS)
