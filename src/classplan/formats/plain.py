r"""Text that every format can hold: what neither XML nor a page can hold is shown as U+FFFD, so that nothing vanishes.

>>> plain("Clerk\x00\r\nGrade\u20287")
'Clerk�\nGrade\n7'
"""

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HELD = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text with one kind of line break, and U+FFFD for control characters and broken ones."""
    return text if text.isascii() and text.isprintable() else _HELD.sub("\ufffd", _BREAKS.sub("\n", text))
