"""How the words of a web page are printed: by their tags, by the rules in the page, by what stands at the element.

>>> from classplan.formats.markup import parse_html
>>> page = parse_html("a.html", "<style>p.Mso {text-align: center}</style><p class=Mso>Title")
>>> Printing(page).of(next(page.iter("p")), START).centred
True
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

import tinycss2

from classplan.formats.markup import Element
from classplan.formats.runs import PLAIN, Style

_SHEETS_KEPT = 20
_MOST_RULES = 300_000  # signs; more than any word processor writes into a page
_TOLD = frozenset(
    [
        "text-align",
        "font-weight",
        "text-decoration",
        "text-decoration-line",
        "font-size",
        "font-family",
        "display",
        "visibility",
        "mso-hide",
        "list-style",
        "list-style-type",
        "white-space",
        "mso-outline-level",
    ]
)
_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_STRUCK = frozenset(["del", "s", "strike"])
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
_NAMED_SIZES = {
    "xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0,
}  # fmt: skip
_FONT_SIZES = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*([a-z%]*)")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*|\*)?(?:\.([\w-]+))?", re.IGNORECASE)
_SHORTHAND = frozenset(
    ["none", "decimal", "lower-alpha", "lower-latin", "upper-alpha", "upper-latin", "lower-roman", "upper-roman"]
)
_SYMBOLS = ("wingdings", "webdings", "symbol")

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """How the words at one place of a page are printed."""

    style: Style = PLAIN
    centred: bool = False
    heading: int | None = None
    form: str = ""
    in_symbols: bool = False
    as_typed: bool = False


START = Printed()


@dataclass(slots=True)
class Rules:
    """The declarations of a page's rules for a tag, a class, or a tag with a class."""

    held: dict[tuple[str, str], Declarations] = field(default_factory=dict)

    def add(self, selectors: str, declarations: Declarations) -> None:
        """What the rule says. A rule for what stands inside something else tells of too few to be followed."""
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match and any(match.groups()):
                key = ((match[1] or "*").lower(), (match[2] or "").casefold())
                self.held.setdefault(key, {}).update(declarations)

    def of(self, tag: str, classes: Iterable[str]) -> Declarations:
        """What holds for an element, the particular before the general."""
        found: Declarations = {}
        names = [name.casefold() for name in classes]
        for key in (("*", ""), (tag, ""), *(("*", name) for name in names), *((tag, name) for name in names)):
            found.update(self.held.get(key, {}))
        return found


class Printing:
    """The styles of a page."""

    def __init__(self, root: Element) -> None:
        self._rules = _rules_of(tuple("".join(sheet.itertext())[:_MOST_RULES] for sheet in root.iter("style")))
        self._known: dict[tuple[object, ...], Printed] = {}

    def of(self, element: Element, outer: Printed) -> Printed:
        """How the element's words are printed, where those around it are printed like this."""
        get = element.get
        key = (outer, element.tag, get("class"), get("style"), get("align"), get("size"), get("type"), get("hidden"))
        if key not in self._known:
            self._known[key] = self._printed(element, outer)
        return self._known[key]

    def _printed(self, element: Element, outer: Printed) -> Printed:
        tag = str(element.tag)
        said = self._rules.of(tag, element.get("class", "").split())
        if at_element := element.get("style"):
            said |= _declarations(tinycss2.parse_component_value_list(at_element))
        heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else outer.heading
        if said.get("mso-outline-level", "") in tuple("123456"):
            heading = int(said["mso-outline-level"])
        return replace(
            outer,
            style=_style(tag, element, said, outer.style),
            centred=_centred(tag, element, said, outer.centred),
            heading=heading,
            form=_form(tag, element, said, outer.form),
            in_symbols=said["font-family"].strip("\"' ").startswith(_SYMBOLS)
            if "font-family" in said
            else outer.in_symbols,
            as_typed=tag in ("pre", "xmp", "listing")
            or (said["white-space"].startswith("pre") if "white-space" in said else outer.as_typed),
        )


@lru_cache(_SHEETS_KEPT)
def _rules_of(sheets: tuple[str, ...]) -> Rules:
    """The rules of a page's sheets; pages that one program wrote have the same."""
    rules = Rules()
    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                rules.add(tinycss2.serialize(rule.prelude).replace("<!--", ""), _declarations(rule.content))
    return rules


def _declarations(content: object) -> Declarations:
    found: Declarations = {}
    for entry in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if entry.type == "declaration" and entry.lower_name in _TOLD:
            found[entry.lower_name] = tinycss2.serialize(entry.value).strip().lower()
    return found


def _style(tag: str, element: Element, said: Declarations, outer: Style) -> Style:
    decoration = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    undecorated = "none" in decoration
    hides = said.get("display") == "none" or said.get("visibility") == "hidden" or said.get("mso-hide") == "all"
    return Style(
        bold=_bold(said["font-weight"], outer.bold) if "font-weight" in said else outer.bold or tag in _BOLD,
        underlined=outer.underlined or "underline" in decoration or (tag in ("u", "ins") and not undecorated),
        struck=outer.struck or "line-through" in decoration or (tag in _STRUCK and not undecorated),
        inserted=outer.inserted or tag == "ins",
        hidden=outer.hidden or hides or element.get("hidden") is not None,
        size=_points(said["font-size"], outer.size) if "font-size" in said else _tagged_size(tag, element, outer.size),
    )


def _form(tag: str, element: Element, said: Declarations, outer: str) -> str:
    """What a list prints before its items, as far as it says it."""
    shorthand = next((word for word in said.get("list-style", "").split() if word in _SHORTHAND), "")
    return said.get("list-style-type", shorthand) or (element.get("type", "") if tag in ("ol", "ul") else outer)


def _bold(weight: str, outer: bool) -> bool:
    if weight.isdigit():
        return int(weight) >= 600
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight, outer)


def _centred(tag: str, element: Element, said: Declarations, outer: bool) -> bool:
    aligned = said.get("text-align") or element.get("align", "").lower()
    if aligned and tag not in ("table", "img", "font", "span"):
        return aligned in ("center", "middle", "-webkit-center")
    return outer or tag in ("center", "caption")


def _points(printed: str, outer: float | None) -> float | None:
    if printed in _NAMED_SIZES:
        return _NAMED_SIZES[printed]
    match = _SIZE.fullmatch(printed)
    if not match:
        return outer
    number, unit = float(match[1]), match[2]
    if unit in ("em", "rem", "%"):
        return round(number * (outer or 12.0) / (100 if unit == "%" else 1), 1)
    return round(number * _POINTS[unit], 1) if unit in _POINTS else outer


def _tagged_size(tag: str, element: Element, outer: float | None) -> float | None:
    if tag == "big":
        return round((outer or 12.0) * 1.2, 1)
    printed = element.get("size", "") if tag == "font" else ""
    if not re.fullmatch(r"[+-]?\d", printed):
        return outer
    at = int(printed) + (3 if printed[0] in "+-" else 0)
    return _FONT_SIZES[min(max(at, 1), 7) - 1]
