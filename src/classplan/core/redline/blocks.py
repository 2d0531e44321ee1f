r"""The blocks of a paper as it was read: its own lines in their own order, each told what it is by the reading.

Nothing is left out and nothing put elsewhere, so that the texts of a redline are the papers, word for word.

>>> from classplan.core.reading import Reading
>>> [block.text for block in of_paper("Clerk\n\nFiles plans.\n", Reading())]
['Clerk', 'Files plans.']
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from classplan.core.reading.contract import part_as_json
from classplan.core.reading.model import Reading
from classplan.core.redline.model import Block, Role
from classplan.core.spec.model import Spec
from classplan.core.spec.source import SourceLine, is_cut_between, lines_of

Body = Mapping[str, Any]
_MARK_UP = re.compile(r"(?P<bullet>^[ \t]*[*](?=[ \t]+\S))|[*]|\\(?=[^\w\s])|<(?=/?[A-Za-z])", re.MULTILINE)
_WRAPPED = 60  # a line this long that runs on in small letters was broken by the width of the page


def of_body(body: Body) -> tuple[Block, ...]:
    """The blocks of a specification in the form of the reading's contract, in the order of its lines."""
    return tuple(block for _, block in sorted(_homes(body), key=lambda home: home[0]))


def of_spec(spec: Spec) -> tuple[Block, ...]:
    """The blocks of a specification."""
    return of_body(part_as_json(spec))


def of_paper(text: str, reading: Reading, *, literal: bool = False) -> tuple[Block, ...]:
    """The blocks of a received paper: a paragraph for each of its lines, joined where a sentence only ran on.

    What a pack recognised lends headings, items and fields their parts; the rest is compared paragraph by paragraph.
    In a `literal` text no sign is mark-up: what a plain text file holds is what it says.
    """
    homes: dict[int, Block] = {}
    for part in reading.parts:
        if isinstance(part, Spec):
            for number, home in _homes(part_as_json(part)):
                homes.setdefault(number, home)
    found: list[Block] = []
    last: SourceLine | None = None
    for line in lines_of(_escaped(text) if literal else text):
        if not line.text:
            last = None
            continue
        if last is not None and line.number not in homes and _runs_on(last, line):
            before = found[-1]
            found[-1] = Block(f"{before.text} {line.text}", before.role, before.level, before.mark, before.key)
        else:
            found.append(_block(line, homes.get(line.number)))
        last = line
    return tuple(found)


def _escaped(text: str) -> str:
    """The text with a backslash before each sign that the reading of lines takes for mark-up."""
    return _MARK_UP.sub(lambda sign: sign[0] if sign["bullet"] else f"\\{sign[0]}", text)


def _runs_on(last: SourceLine, line: SourceLine) -> bool:
    return (
        len(last.text) >= _WRAPPED
        and "\t" not in last.text
        and not line.bullet
        and (is_cut_between(last.text, line.text) or len(line.text) >= _WRAPPED)
    )


def _block(line: SourceLine, home: Block | None) -> Block:
    mark, text = line.bullet, line.after_bullet
    if mark is None or not text:
        mark, text = None, line.text
    if home is None:
        return Block(text, Role.ROW if "\t" in line.text else Role.ITEM if mark else Role.PARAGRAPH, 0, mark)
    return Block(text, home.role, home.level, mark, home.key)


def _homes(body: Body) -> Iterator[tuple[int, Block]]:
    """Every block of a specification with the number of its line."""
    if body["title"]:
        yield body["line"], Block(body["title"], Role.TITLE, 1)
    for field in body["fields"]:
        label = f"{field['label'].rstrip(' :')}: " if field["label"] else ""
        yield field["line"], Block(f"{label}{field['printed']}".strip(), Role.FIELD, key=None)
    for section in body["sections"]:
        yield from _of_section(section)


def _of_section(section: Body) -> Iterator[tuple[int, Block]]:
    key = "/".join(filter(None, (section["kind"], section["part"])))
    note = f" ({section['note']})" if section["note"] and section["note"] not in section["heading"] else ""
    yield section["line"], Block(f"{section['heading']}{note}", Role.HEADING, section["level"] + 1, key=key)
    for item in section["items"]:
        yield from _of_item(item)
    for inner in section["sections"]:
        yield from _of_section(inner)


def _of_item(item: Body) -> Iterator[tuple[int, Block]]:
    yield item["line"], Block(item["text"], Role.ITEM, mark=item["mark"], key=item.get("id"))
    for inner in item["items"]:
        yield from _of_item(inner)
