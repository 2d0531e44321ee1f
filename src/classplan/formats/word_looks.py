"""How the paragraphs and runs of a Word document are printed: by its styles, and by what stands at each of them.

>>> heading_level("heading 2", None), heading_level("Body Text", "0"), heading_level("Body Text", None)
(2, 1, None)
"""

import re
from dataclasses import dataclass, field, replace

from classplan.formats.markup import Element
from classplan.formats.numbering import VAL, W, whole
from classplan.formats.package import Package
from classplan.formats.runs import PLAIN, Style

_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Stood:
    """What is known of a paragraph before its words are."""

    style: Style = PLAIN
    centred: bool = False
    heading: int | None = None


@dataclass(slots=True)
class Looks:
    """The styles of a document; `default` is the one of a paragraph that names none."""

    styles: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    defaults: Element | None = None
    _stood: dict[str, Stood] = field(default_factory=dict)
    _runs: dict[tuple[Style, str], Style] = field(default_factory=dict)

    def of_paragraph(self, paragraph: Element) -> Stood:
        """How a paragraph stands, and how its words are printed where they say nothing themselves."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._of_style(self.default)
        named = properties.find(f"{W}pStyle")
        found = self._of_style(named.get(VAL, "") if named is not None else self.default)
        return _standing(properties, "", found)

    def of_run(self, run: Element, stood: Stood) -> Style:
        """How the words of a run are printed."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return stood.style
        style = stood.style
        named = properties.find(f"{W}rStyle")
        if named is not None:
            key = (style, named.get(VAL, ""))
            if key not in self._runs:
                made = style
                for held in reversed(self._chain(key[1])):
                    made = _printed(held.find(f"{W}rPr"), made)
                self._runs[key] = made
            style = self._runs[key]
        return _printed(properties, style)

    def _of_style(self, name: str) -> Stood:
        if name not in self._stood:
            made = Stood(_printed(self.defaults, PLAIN))
            for held in reversed(self._chain(name)):
                said = held.find(f"{W}name")
                title = said.get(VAL, "") if said is not None else ""
                properties = held.find(f"{W}pPr")
                made = _standing(properties if properties is not None else (), title, made)
                made = replace(made, style=_printed(held.find(f"{W}rPr"), made.style))
            self._stood[name] = made
        return self._stood[name]

    def _chain(self, name: str) -> list[Element]:
        """A style and those that it is based on, each once."""
        chain: list[Element] = []
        seen = {""}
        while name not in seen and name in self.styles:
            seen.add(name)
            chain.append(self.styles[name])
            base = self.styles[name].find(f"{W}basedOn")
            name = base.get(VAL, "") if base is not None else ""
        return chain


def looks_of(package: Package) -> Looks:
    """The styles that a document holds."""
    made = Looks()
    for _, part in package.related("styles")[:1]:
        root = package.part(part)
        if root is None:
            continue
        made.defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for style in root.findall(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            if name:
                made.styles[name] = style
            is_default = style.get(f"{W}default", "0").casefold() not in _OFF
            if is_default and style.get(f"{W}type") == "paragraph":
                made.default = name
    return made


def heading_level(title: str, outline: str | None) -> int | None:
    """The level of a heading, 1 to 6, by the name of its style or by its level in the outline of the document."""
    if match := _HEADING.fullmatch(title):
        return int(match[1])
    if title.casefold() == "title":
        return 1
    level = whole(outline, _BODY_LEVEL)
    return min(level, 5) + 1 if level < _BODY_LEVEL else None


def _standing(properties: Element, title: str, stood: Stood) -> Stood:
    outline = None
    for held in properties:
        if held.tag == f"{W}jc":
            stood = replace(stood, centred=held.get(VAL) == "center")
        elif held.tag == f"{W}outlineLvl":
            outline = held.get(VAL)
    level = heading_level(title, outline)
    return replace(stood, heading=level) if level is not None or outline is not None else stood


def _printed(properties: Element | None, style: Style) -> Style:
    if properties is None or not len(properties):
        return style
    changes: dict[str, object] = {}
    for held in properties:
        match held.tag.removeprefix(W) if isinstance(held.tag, str) else "":
            case "b":
                changes["bold"] = _is_on(held)
            case "u":
                changes["underlined"] = _is_on(held)
            case "strike" | "dstrike":
                changes["struck"] = bool(changes.get("struck")) or _is_on(held)
            case "vanish":
                changes["hidden"] = _is_on(held)
            case "sz":
                changes["size"] = whole(held.get(VAL), 0) / 2 or style.size
    return replace(style, **changes) if changes else style  # type: ignore[arg-type]


def _is_on(toggle: Element) -> bool:
    return toggle.get(VAL, "1").casefold() not in _OFF
