"""What the fonts of our PDFs can't show is written in words, so that no glyph is ever missing in silence.

>>> shown("Lead 😀 clerk")
'Lead [grinning face] clerk'
"""

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock

import typst

_SURE = re.compile(
    "[\t\n\x20-\x7e\xa0-\xac\xae-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2032\u2033\u20ac\u2122\u2212]*"
)
_WORD = re.compile(r"\S+")
_PROBE = b'#set document(title: "probe")\n#set text(hyphenate: false)\n#sys.inputs.text #strong(sys.inputs.text)'
_one_at_a_time = Lock()


@cache
def fonts() -> typst.Fonts:
    """The typesetter's own fonts, and none of the machine's: the same everywhere."""
    return typst.Fonts(include_system_fonts=False)


def shown(text: str) -> str:
    """The text as the fonts can show it: a character that they lack gives way to its name in brackets."""
    if _SURE.fullmatch(text):
        return text
    return _WORD.sub(lambda word: _shown(word[0]), text)


@lru_cache(maxsize=65_536)
def _shown(word: str) -> str:
    if _SURE.fullmatch(word) or _covered(word):
        return word
    pieces = [char if _SURE.fullmatch(char) or _covered(char) else _named(char) for char in word]
    if _covered(made := "".join(pieces)):
        return made
    return "".join(char if _SURE.fullmatch(char) else _named(char) for char in word)


@lru_cache(maxsize=65_536)
def _covered(word: str) -> bool:
    """Whether the fonts show the word, as the typesetter sees it."""
    with _one_at_a_time:
        try:
            _compiler().compile(
                _PROBE, format="pdf", sys_inputs={"text": word}, pdf_standards=["ua-1", "a-2a"], timestamp=0
            )
        except typst.TypstError:
            return False
    return True


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=fonts())


def _named(char: str) -> str:
    """The name of a character in brackets; nothing for what is never seen, such as a joiner of emoji."""
    if char == "\u200d" or "\ufe00" <= char <= "\ufe0f":
        return ""
    name = unicodedata.name(char, "")
    return f"[{name.lower()}]" if name and unicodedata.category(char).startswith("S") else f"[U+{ord(char):04X}]"
