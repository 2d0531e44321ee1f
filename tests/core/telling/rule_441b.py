"""The two texts of document 003, rebuilt from the paper: the rules as they stood, and as the proposal has them.

Struck words stand between tildes; inserted ones only partly carry a mark, so what else the proposal inserts is told
here by where it stands. The bullets before its definitions are what is left of struck letters, and in 2-11 the struck
and the inserted numbers are exchanged (X32, X33): merging two items makes the numbers after them smaller.

>>> old("on the ~~essential~~ **predominant** duties"), new("on the ~~essential~~ **predominant** duties")
('on the essential duties', 'on the predominant duties')
"""

import re
from pathlib import Path

PAPER = "003_18b7adbec7fc0b17.txt"
TITLES = "RULE 7 CLASSIFICATION", "RULE 7 CLASSIFICATION AND COMPENSATION"
INSERTED_DEFINITIONS = "CHIJKLM"  # they stood in the rule that is taken in
INSERTED = re.compile(
    r"\*{2,3}(?:predominant|current|Training|maintenance study|and to provide[^*]*[^*.])(?=\.?\*)(?:\.(?=\*))?\*{2,3}"
)
STRUCK = re.compile(r"~~(.*?)~~")
NEW_NUMBER = re.compile(r"(~~(?:8(?:-\d\d)?|RULE 8)~~\s*)\**\s*7(?:-\d\d(?: [CE]\.)?)?\**")
BEFORE_A_MARK = re.compile(
    r"^\s*(?:- )?[⊖≡↻‡⚡]?\s*(?=(?:~~|\*\*)*\(?(?:\d{1,2}|[A-Z])(?:~~ \*\*\d\*\*)?\.)", re.MULTILINE
)
DEFINITION = re.compile(r"^@([A-Q])\. ")


def both(documents: Path) -> tuple[str, str]:
    """The text before and the text after, as plain lines."""
    text = (documents / PAPER).read_text()
    text = _mended(text[text.index("Purpose Statement:") :])
    return f"{TITLES[0]}\n\n{old(text)}", f"{TITLES[1]}\n\n{new(text)}"


def summary(documents: Path) -> str:
    """What the proposal says of itself: its bullets."""
    text = (documents / PAPER).read_text()
    said = text[text.index("Here is a summary") :]
    return "\n".join(line for line in said[: said.index("If you would")].splitlines() if line.startswith("- "))


def old(text: str) -> str:
    """The text before; its definitions are lettered without those that are inserted."""
    text = STRUCK.sub(r"\1", NEW_NUMBER.sub(r"\1", INSERTED.sub("", text)))
    lines: list[str] = []
    letter = 0
    for line in text.splitlines():
        match = DEFINITION.match(line)
        if match and match[1] in INSERTED_DEFINITIONS:
            continue
        if match:
            line = f"{'ABCDEFGHIJ'[letter]}. {line[match.end() :]}"
            letter += 1
        lines.append(line)
    return _clean(lines, is_old=True)


def new(text: str) -> str:
    """The text after."""
    return _clean(STRUCK.sub("", text).splitlines(), is_old=False)


def _mended(text: str) -> str:
    """Marks that run over lines are closed on each; a definition of 7-10 is told apart by a sign before its letter."""
    text = re.sub(r"~~(.*?)~~", _on_each_line, text, flags=re.DOTALL)
    text = BEFORE_A_MARK.sub("", text).replace("(~~Revised", "~~(Revised").replace("4D~~)", "4D)~~")
    text = text.replace("Training ~~ee~~", "~~Trainee~~ **Training**")
    start, stop = text.index("Section 7-10"), text.index("Section 7-20")
    defined = re.sub(r"^\**([A-Q])\. ", r"@\1. ", text[start:stop], flags=re.MULTILINE)
    merged = text.index("2-11 Officers")
    return text[:start] + defined + text[stop:merged] + _merged(text[merged:])


def _on_each_line(match: re.Match[str]) -> str:
    return "\n".join(f"~~{part}~~" if part.strip() else part for part in match[1].split("\n"))


def _merged(text: str) -> str:
    """2-11: the fifth item is merged into the fourth, and the numbers after it go down by one."""
    text = re.sub(r"~~([5-8])~~ \*\*([6-9])\*\*", r"~~\2~~ **\1**", text)
    text = re.sub(r"\*\*([5-8])\*\*\.", r"&\1.", text)
    fourth, fifth = re.search(r"^4\. .*$", text, re.M), re.search(r"^~~5\.~~ (.*)$", text, re.M)
    assert fourth is not None
    assert fifth is not None
    first = fourth.group().split(" ~~")[0]
    whole = re.sub(r" \(Rule.*", "", fifth[1])
    says = [f"~~{first} (Rule 7 CLASSIFICATION);~~", f"~~5. {whole} (Rule 8 COMPENSATION);~~"]
    says.append(f"@@{first} and {whole} (Rule 7 CLASSIFICATION AND COMPENSATION);")
    return text[: fourth.start()] + "\n".join(says) + text[fifth.end() :]


def _clean(lines: list[str], *, is_old: bool) -> str:
    found = []
    for line in lines:
        if line.startswith("@@") and is_old:
            continue
        line = re.sub(r"\s*&(\d)\.", "." if is_old else r"\1.", line)
        line = re.sub(r"(\d) \.", r"\1.", re.sub(r"[*@]", "", line))
        line = re.sub(r"\s+([,.;)])", r"\1", re.sub(r"[ \t]+", " ", line)).strip()
        found.append(line if re.search(r"\w", line) else "")
    return "\n".join(found)
