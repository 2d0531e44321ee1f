"""The numbers and letters before the headings of an outline, and which of them goes on from which.

>>> counted = Numbers()
>>> [counted.form_of(text) for text in ("I. INTRODUCTION", "A. Purpose", "B. Scope", "II. DUTIES", "Duties")]
['I.', 'A.', 'A.', 'I.', '']
"""

import re

_NUMBER = re.compile(r"(?P<open>\(?)(?P<value>(?:\d{1,2}\.)*\d{1,2}|[A-Z]|[IVXL]{1,6})(?P<close>[.)])\s+(?=\S)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50}


class Numbers:
    """What the headings of one paper were numbered by so far; told in the order of the paper."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def form_of(self, text: str) -> str:
        """The form of the number that opens a text, as its first number would be printed; "" for none."""
        found = self._read(text)
        if found is None:
            return ""
        form, value = found
        self._last[form] = value
        return form

    def goes_on(self, text: str) -> bool:
        """Whether the number that opens a text is the next one after those of its form."""
        found = self._read(text)
        return found is not None and self._last.get(found[0], 0) + 1 == found[1]

    def _read(self, text: str) -> tuple[str, int] | None:
        match = _NUMBER.match(text)
        if match is None:
            return None
        said, signs = match["value"], (match["open"], match["close"])
        for sample, value in self._readings(said):
            form = sample.join(signs)
            if len(said) > 1 or self._last.get(form, 0) + 1 == value:
                return form, value
        sample, value = self._readings(said)[0]
        return sample.join(signs), value

    def _readings(self, said: str) -> list[tuple[str, int]]:
        """What the number can be: a Roman one before a letter."""
        if said[-1].isdigit():
            value = int(said.rpartition(".")[2])
            is_inner = value == 1 or self._last.get(f"{'1' * (said.count('.') + 1)}.") == value - 1
            return [("1" * (said.count(".") * is_inner + 1), value)]
        roman = [("I", _value_of(said))] if _ROMAN.fullmatch(said) else []
        return roman + ([("A", ord(said) - ord("A") + 1)] if len(said) == 1 else [])


def _value_of(roman: str) -> int:
    values = [_FIGURES[letter] for letter in roman]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
