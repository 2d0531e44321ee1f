r"""What holds inside a group of a rich text document, and what its control words change.

>>> changed(State(), "b", None).style.bold, changed(State(), "b", 0).style.bold
(True, False)
"""

from dataclasses import dataclass, replace
from enum import Enum

from classplan.formats.runs import PLAIN, Style
from classplan.formats.word_looks import heading_level


class Into(Enum):
    """Where the words of a group go."""

    BODY = "body"
    FURNITURE = "furniture"
    NOTE = "note"
    BOX = "box"
    MARK = "mark"
    FIELD = "field"
    FONTS = "fonts"
    SHEET = "sheet"
    NOWHERE = "nowhere"


PRINTED = frozenset([Into.BODY, Into.FURNITURE, Into.NOTE, Into.BOX])
_OPENS = {
    "fonttbl": Into.FONTS, "stylesheet": Into.SHEET, "fldinst": Into.FIELD, "footnote": Into.NOTE, "shptxt": Into.BOX,
    "dptxbxtext": Into.BOX, "listtext": Into.MARK, "pntext": Into.MARK, "ud": Into.BODY,
    **dict.fromkeys([f"{what}{which}" for what in ("header", "footer") for which in ("", "l", "r", "f")], Into.FURNITURE),
    **dict.fromkeys(
        ["colortbl", "info", "pict", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "listtable", "listoverridetable", "rsidtbl", "generator", "filetbl", "revtbl", "userprops", "bkmkstart", "bkmkend", "nonshppict", "objdata", "objclass", "atnauthor", "atnid", "atndate", "atnref", "atnicn", "annotation", "pn", "pnseclvl", "sn", "sv", "mmathPr", "fchars", "lchars", "pgptbl", "wgrffmtfilter", "docvar", "background", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "aftncn", "ftncn", "nesttableprops", "shprslt", "tc", "xe", "falt", "upr"],
        Into.NOWHERE,
    ),
}  # fmt: skip
_READ_THOUGH_STARRED = frozenset(["shppict", "shpinst", "do", "cs", "hyphen"])


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group; `number` is that of the style or font that a table of them is telling of."""

    into: Into = Into.BODY
    style: Style = PLAIN
    font: int = 0
    fallback: int = 1
    centred: bool = False
    heading: int | None = None
    depth: int = 0
    in_table: bool = False
    number: int = 0


def opened(state: State, word: str, *, starred: bool) -> Into:
    """Where the words of a group go that opens with this control word."""
    said = _OPENS.get(word)
    if word == "ud":
        return Into.BODY
    if state.into in (Into.NOWHERE, Into.FONTS, Into.SHEET):
        return Into.NOWHERE if starred or said is Into.NOWHERE else state.into
    if said is None:
        return Into.NOWHERE if starred and word not in _READ_THOUGH_STARRED else state.into
    return said


def changed(state: State, word: str, number: int | None) -> State | None:  # noqa: C901 - one line for each control word
    """What holds after a control word; None where it is not one that changes how words are printed."""
    style, on = state.style, number != 0
    match word:
        case "plain":
            return replace(state, style=PLAIN, font=0)
        case "pard":
            return replace(state, centred=False, heading=None, depth=0, in_table=False)
        case "b":
            return replace(state, style=replace(style, bold=on))
        case "ulnone":
            return replace(state, style=replace(style, underlined=False))
        case "strike" | "striked":
            return replace(state, style=replace(style, struck=on))
        case "v":
            return replace(state, style=replace(style, hidden=on))
        case "fs":
            return replace(state, style=replace(style, size=(number or 24) / 2))
        case "f":
            return replace(state, font=number or 0)
        case "uc":
            return replace(state, fallback=min(max(number or 0, 0), 8))
        case "qc":
            return replace(state, centred=True)
        case "ql" | "qr" | "qj":
            return replace(state, centred=False)
        case "outlinelevel":
            return replace(state, heading=heading_level("", str(number)))
        case "ilvl":
            return replace(state, depth=min(max(number or 0, 0), 8))
        case "intbl":
            return replace(state, in_table=True)
    if word.startswith("ul") and not word.startswith("ulc"):
        return replace(state, style=replace(style, underlined=on))
    return None
