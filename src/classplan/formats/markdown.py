"""Markdown as lines. A paper that only holds some marks in plain text is no Markdown, and is read as it stands.

>>> is_markdown("# Clerk"), is_markdown("**CLERK** <u>Summary</u>")
(True, False)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from classplan.core.errors import Invalid
from classplan.formats.kinds import SAVE
from classplan.formats.lines import PICTURES, Lines
from classplan.formats.runs import PLAIN, Paragraph, Run, plain
from classplan.formats.webpage import add_web_page

_DEEPEST = 100
LARGEST = 2_000_000  # signs; more is read as plain text
_STRUCTURE = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$|^\S.{0,200}\n={3,}[ \t]*$",
    re.MULTILINE,
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z]+)\b[^>]*>", re.IGNORECASE)
_SAYS = {"b": "bold", "strong": "bold", "u": "underlined", "ins": "inserted", "s": "struck", "del": "struck"}
_MARKS = {
    "strong_open": ("bold", True),
    "strong_close": ("bold", False),
    "s_open": ("struck", True),
    "s_close": ("struck", False),
}


@dataclass(slots=True)
class _Reader:
    lines: Lines
    lists: list[str] = field(default_factory=list)
    mark: str = ""
    heading: int | None = None
    rows: list[list[list[Paragraph]]] | None = None
    pictures: int = 0

    def take(self, token: Token) -> None:
        """The next block."""
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = None
            case "inline":
                self._inline(token.children or [])
            case "fence" | "code_block":
                self.lines.paragraph(plain(token.info))
                for line in token.content.split("\n"):
                    self.lines.paragraph(plain(line))
            case "html_block":
                add_web_page(self.lines, token.content)
            case kind if "list" in kind:
                self._list(token)
            case kind:
                self._table(kind)

    def _list(self, token: Token) -> None:
        if token.type == "list_item_open":
            is_numbered = self.lists[-1] == "ordered_list_open"
            self.mark = f"{token.info}{token.markup}" if is_numbered else "•"
        elif token.type.endswith("list_open"):
            self.lists.append(token.type)
        elif token.type.endswith("list_close"):
            self.lists.pop()

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.rows = []
        elif kind == "tr_open" and self.rows is not None:
            self.rows.append([])
        elif kind == "table_close" and self.rows is not None:
            rows, self.rows = self.rows, None
            self.lines.table(rows)

    def _inline(self, children: Sequence[Token]) -> None:
        made = Paragraph(tuple(self._runs(children)), heading=self.heading)
        if self.rows is not None:
            self.rows[-1].append([made])
            return
        self.lines.paragraph(replace(made, mark=self.mark, indent=len(self.lists)))
        self.mark = ""

    def _runs(self, children: Sequence[Token]) -> Iterator[Run]:
        style = PLAIN
        for child in children:
            match child.type:
                case "text" | "code_inline":
                    yield Run(child.content, style)
                case "softbreak":
                    yield Run(" ", style)
                case "hardbreak":
                    yield Run("\n", style)
                case "image":
                    self.pictures += 1
                    yield Run(child.content, style)
                case "html_inline" if tag := _TAG.fullmatch(child.content):
                    name = tag[2].lower()
                    if name in _SAYS:
                        style = replace(style, **{_SAYS[name]: not tag[1]})
                    elif name == "br":
                        yield Run("\n", style)
                case kind if kind in _MARKS:
                    told, on = _MARKS[kind]
                    style = replace(style, **{told: on})


def is_markdown(text: str) -> bool:
    """Whether the text has headings or tables as Markdown writes them."""
    return len(text) <= LARGEST and _STRUCTURE.search(text) is not None


def lines_of_markdown(name: str, text: str, most: int) -> Lines:
    """The lines of the paper."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(Lines(name, most))
    if match := _FRONT_MATTER.match(text):
        for line in match[1].split("\n"):
            reader.lines.paragraph(plain(line))
        text = text[match.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    for token in parser.parse(text):
        if token.level >= _DEEPEST - 1:
            raise Invalid(f"{name}: lists or quotations stand in each other more than {_DEEPEST} deep. {SAVE}")
        reader.take(token)
    if reader.pictures:
        reader.lines.doubt(
            f"pictures: {reader.pictures}",
            PICTURES,
        )
    return reader.lines
