"""The marks that Word prints before the paragraphs of a list; the file holds the rules for them, never the marks.

>>> said(4, "lowerRoman"), said(28, "upperLetter")
('iv', 'BB')
"""

from dataclasses import dataclass, field

from classplan.formats.markup import Element
from classplan.formats.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_DEEPEST = 9
_LARGEST = 32_767
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
KEPT_BULLETS = frozenset("-–—•▪◦‣·")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    restarts: bool = True
    in_figures: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[int, Level]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, paragraph: Element) -> str:
        """The mark of a paragraph, empty where it has none; paragraphs are asked for in their order."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, depth = found
        kind = self.lists.get(number)
        if kind is None or (depth not in self.levels.get(kind, {}) and depth not in self.own.get(number, {})):
            return ""
        level = self._level(kind, number, depth)
        counts = self.counted.setdefault(kind, {})
        for at, start in self.restarts.pop(number, {}).items():
            counts[at] = start - 1
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _LARGEST)
        for deeper in [at for at in counts if at > depth and self._level(kind, number, at).restarts]:
            del counts[deeper]
        if level.form == "bullet":
            return level.text if level.text in KEPT_BULLETS else "◦" if level.text == "o" else "•"
        text = level.text
        for at in range(depth + 1):
            of = self._level(kind, number, at)
            form = "decimal" if level.in_figures else of.form
            text = text.replace(f"%{at + 1}", said(counts.get(at, of.start), form))
        return text.strip()

    def _level(self, kind: str, number: str, depth: int) -> Level:
        """One level of a list: as the list says it itself, or the kind of list that it is of."""
        return self.own.get(number, {}).get(depth) or self.levels.get(kind, {}).get(depth, Level())

    def depth(self, paragraph: Element) -> int:
        """How deep in lists a paragraph stands: 1 for an item of the outermost, 0 outside."""
        found = self._list_of(paragraph)
        return found[1] + 1 if found else 0

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        name = style.get(VAL, "") if style is not None else ""
        by_style = self.by_style.get(name)
        direct = properties.find(f"{W}numPr")
        number = _value(direct, "numId") if direct is not None else None
        depth = _value(direct, "ilvl") if direct is not None else None
        number = number if number is not None else by_style[0] if by_style else None
        if number is None or number == "0":
            return None
        at = whole(depth, -1)
        if at < 0:
            at = by_style[1] if by_style and by_style[1] is not None else self._depth_by_style(number, name)
        return number, min(at, _DEEPEST - 1)

    def _depth_by_style(self, number: str, style: str) -> int:
        levels = self.levels.get(self.lists.get(number, ""), {}) | self.own.get(number, {})
        return next((at for at, level in levels.items() if level.style and level.style == style), 0)


def numbering_of(package: Package) -> Numbering:
    """The rules for the marks of a document's lists."""
    made = Numbering()
    for _, part in package.related("numbering")[:1]:
        root = package.part(part)
        if root is not None:
            _read_lists(made, root)
    for _, part in package.related("styles")[:1]:
        root = package.part(part)
        if root is not None:
            _read_styles(made, root)
    return made


def _read_lists(made: Numbering, root: Element) -> None:
    for kind in root.iter(f"{W}abstractNum"):
        made.levels[kind.get(f"{W}abstractNumId", "")] = {
            _depth(level): _level(level) for level in kind.findall(f"{W}lvl")
        }
    _read_kinds_by_style(made, root)
    for entry in root.findall(f"{W}num"):
        number = entry.get(f"{W}numId", "")
        made.lists[number] = _value(entry, "abstractNumId") or ""
        starts = {
            _depth(o): whole(_value(o, "startOverride"), 1)
            for o in entry.findall(f"{W}lvlOverride")
            if _value(o, "startOverride") is not None
        }
        if starts:
            made.restarts[number] = starts
        own = {_depth(o): _level(level) for o in entry.findall(f"{W}lvlOverride") for level in o.findall(f"{W}lvl")}
        if own:
            made.own[number] = own


def _read_kinds_by_style(made: Numbering, root: Element) -> None:
    """Kinds of lists that only name a style, whose levels another kind holds."""
    held = {
        _value(kind, "styleLink"): made.levels[kind.get(f"{W}abstractNumId", "")]
        for kind in root.iter(f"{W}abstractNum")
    }
    for kind in root.iter(f"{W}abstractNum"):
        if (link := _value(kind, "numStyleLink")) and link in held:
            made.levels[kind.get(f"{W}abstractNumId", "")] = held[link]


def _read_styles(made: Numbering, root: Element) -> None:
    based: dict[str, str] = {}
    own: dict[str, tuple[str, int | None]] = {}
    for style in root.findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        based[name] = _value(style, "basedOn") or ""
        found = style.find(f"{W}pPr/{W}numPr")
        if found is not None and (number := _value(found, "numId")):
            depth = _value(found, "ilvl")
            own[name] = (number, whole(depth, 0) if depth is not None else None)
    for name in based:
        at, seen = name, set[str]()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            made.by_style[name] = own[at]


def _level(level: Element) -> Level:
    return Level(
        form=_value(level, "numFmt") or "decimal",
        text=(_value(level, "lvlText") or "")[:40],
        start=whole(_value(level, "start"), 1),
        style=_value(level, "pStyle"),
        restarts=_value(level, "lvlRestart") != "0",
        in_figures=level.find(f"{W}isLgl") is not None,
    )


def _depth(level: Element) -> int:
    return whole(level.get(f"{W}ilvl"), 0)


def _value(element: Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    value: str | None = found.get(VAL) if found is not None else None
    return value


def whole(printed: str | None, otherwise: int) -> int:
    """A small whole number, or the other where none is printed."""
    printed = printed or ""
    return int(printed) if printed.isascii() and printed.isdigit() and len(printed) <= 5 else otherwise


def said(number: int, form: str) -> str:
    """A number as a list prints it."""
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20) if number > 0 else ""
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            left, printed = min(number, 3999), ""
            for value, letter in _ROMAN:
                printed += letter * (left // value)
                left %= value
            return printed.upper() if form == "upperRoman" else printed
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
        case _:
            return str(number)
