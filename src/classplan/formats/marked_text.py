"""How the lines of plain text are printed, where marks in them say it: `**bold**`, `<u>underlined</u>`.

>>> looks_of_text("<u>Summary</u>" + chr(10) + "**Grade**: eight")[2].lead
5
"""

import re
from dataclasses import replace

from classplan.core.spec.source import PLAIN as NO_LOOK
from classplan.core.spec.source import Look, clean
from classplan.formats.runs import PLAIN, Paragraph, Run, look_of

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(r"(?<!\\)(\*\*|</?(?:b|strong|u|ins|s|del)\s*>)", re.IGNORECASE)
_SAYS = {"b": "bold", "strong": "bold", "u": "underlined", "ins": "inserted", "s": "struck", "del": "struck"}


def looks_of_text(text: str) -> dict[int, Look]:
    """The looks of the lines that have any, by their numbers. A mark that is not closed ends with its line."""
    if "**" not in text and "<" not in text:
        return {}
    found = {}
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if "**" in line or "<" in line:
            look = look_of(_runs(line), Paragraph(()))
            if look != NO_LOOK:
                found[number] = look
    return found


def _runs(line: str) -> list[Run]:
    runs: list[Run] = []
    style = PLAIN
    for piece in _MARK.split(line):
        if piece == "**":
            style = replace(style, bold=not style.bold)
        elif _MARK.fullmatch(piece):
            told = _SAYS[piece.strip("</> ").lower()]
            style = replace(style, **{told: not piece.startswith("</")})
        elif piece:
            before, after = " " * piece[0].isspace(), " " * piece[-1].isspace()
            runs.append(Run(f"{before}{clean(piece)}{after}", style))
    return runs
