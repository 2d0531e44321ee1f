"""How an OpenDocument text is printed: the styles of its paragraphs and words, and the marks of its lists.

>>> said(3, "a", "", ")")
'c)'
"""

from dataclasses import dataclass, field, replace

from classplan.formats import numbering
from classplan.formats.markup import Element
from classplan.formats.numbering import whole
from classplan.formats.runs import PLAIN, Style

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, STYLE, TABLE, DRAW = (f"{{{_URN}{name}:1.0}}" for name in ("office", "text", "style", "table", "drawing"))
FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 10
_LARGEST = 32_767


@dataclass(frozen=True, slots=True)
class Stood:
    """What a style says of a paragraph and of its words."""

    style: Style = PLAIN
    centred: bool = False
    heading: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles by family and name, and the levels of the lists."""

    held: dict[tuple[str, str], Element] = field(default_factory=dict)
    lists: dict[str, dict[int, Element]] = field(default_factory=dict)
    default: Style = PLAIN
    _stood: dict[tuple[str, str], Stood] = field(default_factory=dict)

    def read(self, root: Element | None) -> None:
        """Take the styles of a part of the document."""
        if root is None:
            return
        for element in root.iter(f"{STYLE}style"):
            self.held[element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")] = element
        for element in root.iter(f"{STYLE}default-style"):
            if element.get(f"{STYLE}family") == "paragraph":
                self.default = _printed(element, PLAIN)
        for element in root.iter(f"{TEXT}list-style"):
            levels = {whole(level.get(f"{TEXT}level"), 1): level for level in element}
            self.lists[element.get(f"{STYLE}name", "")] = levels

    def of_paragraph(self, name: str) -> Stood:
        """How a paragraph of this style stands."""
        key = ("paragraph", name)
        if key not in self._stood:
            made = Stood(self.default)
            for element in reversed(self._chain(key)):
                level = whole(element.get(f"{STYLE}default-outline-level"), 0)
                said = element.find(f"{STYLE}paragraph-properties")
                aligned = said.get(f"{FO}text-align") if said is not None else None
                made = Stood(
                    _printed(element, made.style),
                    aligned == "center" if aligned else made.centred,
                    min(level, 6) if level else 1 if element.get(f"{STYLE}name") == "Title" else made.heading,
                )
            self._stood[key] = made
        return self._stood[key]

    def of_words(self, name: str, around: Style) -> Style:
        """How words of this style are printed inside others."""
        for element in reversed(self._chain(("text", name))):
            around = _printed(element, around)
        return around

    def _chain(self, key: tuple[str, str]) -> list[Element]:
        chain: list[Element] = []
        family, name = key
        seen: set[str] = set()
        while name not in seen and (family, name) in self.held:
            seen.add(name)
            chain.append(self.held[family, name])
            name = chain[-1].get(f"{STYLE}parent-style-name", "")
        return chain


@dataclass(slots=True)
class Counter:
    """How far the lists of a document have been counted, list style by list style."""

    styles: Styles
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def begin(self, style: str, *, continues: bool) -> None:
        """A list of the outermost level begins."""
        if not continues:
            self.counted.pop(style, None)

    def mark(self, style: str, depth: int, start: str | None) -> str:
        """The mark of the next item at this depth, from 1."""
        levels = self.styles.lists.get(style, {})
        level = levels.get(depth)
        counts = self.counted.setdefault(style, {})
        first = whole(level.get(f"{TEXT}start-value"), 1) if level is not None else 1
        counts[depth] = whole(start, 0) or min(counts.get(depth, first - 1) + 1, _LARGEST)
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level is None:
            return "•"
        if level.tag == f"{TEXT}list-level-style-bullet":
            char = level.get(f"{TEXT}bullet-char", "•")
            return char if char in numbering.KEPT_BULLETS else "◦" if char == "o" else "•"
        if level.tag != f"{TEXT}list-level-style-number" or not level.get(f"{STYLE}num-format"):
            return ""
        shown = min(whole(level.get(f"{TEXT}display-levels"), 1), depth, _DEEPEST)
        numbers = []
        for at in range(depth - shown + 1, depth + 1):
            of = levels.get(at)
            form = of.get(f"{STYLE}num-format", "1") if of is not None else "1"
            numbers.append(said(counts.get(at, 1), form, "", ""))
        return f"{level.get(f'{STYLE}num-prefix', '')[:9]}{'.'.join(numbers)}{level.get(f'{STYLE}num-suffix', '')[:9]}".strip()


def said(number: int, form: str, before: str, after: str) -> str:
    """A number as a list prints it."""
    return f"{before}{numbering.said(number, _FORMS.get(form, 'decimal'))}{after}"


def _printed(element: Element, style: Style) -> Style:
    said = element.find(f"{STYLE}text-properties")
    if said is None:
        return style
    weight = said.get(f"{FO}font-weight")
    if weight:
        style = replace(style, bold=weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600))
    if line := said.get(f"{STYLE}text-underline-style"):
        style = replace(style, underlined=line != "none")
    if line := said.get(f"{STYLE}text-line-through-style") or said.get(f"{STYLE}text-line-through-type"):
        style = replace(style, struck=line != "none")
    if shown := said.get(f"{TEXT}display"):
        style = replace(style, hidden=shown == "none")
    return replace(style, size=_points(said.get(f"{FO}font-size", ""), style.size))


def _points(printed: str, outer: float | None) -> float | None:
    number, unit = (printed[:-2], "pt") if printed.endswith("pt") else (printed[:-1], printed[-1:])
    try:
        value = float(number[:8])
    except ValueError:
        return outer
    if unit == "pt":
        return round(value, 1)
    return round(value * outer / 100, 1) if unit == "%" and outer else outer
