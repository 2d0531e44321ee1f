"""Signs of fonts that hold symbols instead of letters: boxes and ticks are told apart, every other is a bullet.

>>> symbol(0xF0FE), symbol(0x52, "Wingdings 2"), symbol(0xF0B7, "Symbol")
('☑', '☑', '•')
"""

import re

PRIVATE_USE = range(0xE000, 0xF900)
FONTS = ("wingdings", "webdings", "symbol", "zapfdingbats")
_WINGDINGS = {0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def symbol(code: int, font: str = "") -> str:
    """What such a sign looks like; its code as the font numbers it, or in the area for private use."""
    signs = _WINGDINGS_2 if font.casefold() == "wingdings 2" else _WINGDINGS
    return signs.get(code & 0xFF, "•")


def without_private_signs(text: str) -> str:
    """The text with what is printed for signs in the area for private use, which no other font can show."""
    return _PRIVATE.sub(lambda sign: symbol(ord(sign[0])), text)
