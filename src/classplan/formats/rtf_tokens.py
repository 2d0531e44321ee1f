r"""The tokens of a rich text document, one after the other, without recursion.

>>> [(t.kind, t.word, t.number) for t in tokens("paper.rtf", b"{\\rtf1\\b Keeps}")]
[('{', '', None), ('word', 'rtf', 1), ('word', 'b', None), ('text', 'Keeps', None), ('}', '', None)]
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from classplan.core.errors import Invalid

DEEPEST = 500
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\x00]+)|[\r\n\x00]+|\\"
)


class Token(NamedTuple):
    """A control word with its number, a byte, a control sign, a brace, or text."""

    kind: str
    word: str = ""
    number: int | None = None


_OPEN, _CLOSE = Token("{"), Token("}")


def tokens(name: str, content: bytes) -> Iterator[Token]:
    r"""All tokens; what `\\bin` announces is left out. Raises `Invalid` where groups are nested too deep."""
    at, depth = 0, 0
    while match := _TOKEN.match(content, at):
        at = match.end()
        word, number, byte, sign, brace, text = match.groups()
        if text is not None:
            yield Token("text", text.decode("latin-1"))
        elif word is not None:
            argument = int(number) if number else None
            if word == b"bin":
                at += max(argument or 0, 0)
                continue
            yield Token("word", word.decode("ascii"), argument)
        elif byte is not None:
            yield Token("byte", "", int(byte, 16))
        elif brace == b"{":
            depth += 1
            if depth > DEEPEST:
                raise Invalid(
                    f"{name}: its groups are nested deeper than {DEEPEST}. Open it in the program that made it, and save it anew."
                )
            yield _OPEN
        elif brace == b"}":
            depth -= 1
            yield _CLOSE
        elif sign is not None:
            yield Token("sign", sign.decode("latin-1"))
