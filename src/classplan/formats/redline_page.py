"""A redline as HTML: told by words, by signs and by structure; colour adds to them and says nothing of its own.

>>> from classplan.core.redline import paragraphs, redline
>>> print(as_fragment(redline(paragraphs("Files plans."), paragraphs("Files permits."))))
<div class="redline">
<p class="redline-changed">Files <del><span class="redline-said">removed: </span><span class="redline-sign" aria-hidden="true">[−</span>plans.<span class="redline-sign" aria-hidden="true">−]</span></del><ins><span class="redline-said">; added: </span><span class="redline-sign" aria-hidden="true">[+</span>permits.<span class="redline-sign" aria-hidden="true">+]</span></ins><span class="redline-said"> (end of change)</span></p>
</div>
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from classplan.core.redline import Kind, Redline, Role, Row

STYLE = """
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; color: #1b1b1b; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-family: Arial, Helvetica, sans-serif; font-size: 1.125rem }
h1 { font-size: 1.5rem }
ul { list-style: none; padding-left: 1.5rem }
del { color: #8b0a03; text-decoration: line-through } ins { color: #0b4778; text-decoration: underline }
.redline-sign { font-family: monospace; font-size: .875em }
.redline-said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.redline-changed, .redline-moved { border-left: .25rem solid #565c65; padding-left: .5rem }
.redline-moved { border-left-style: double }
.redline-note { font-family: Arial, Helvetica, sans-serif; font-size: .875em }
@media print { body { margin: 0; max-width: none } }
"""
LEGEND = "Removed words stand between [− and −], added words between [+ and +]; ¶ is the end of a paragraph."
_WORD = {Kind.REMOVED: "removed", Kind.ADDED: "added"}
_TAG = {Kind.REMOVED: ("del", "−"), Kind.ADDED: ("ins", "+")}
_DEEPEST = 6
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def as_fragment(found: Redline, *, top: int = 1) -> str:
    """The redline as a piece of a page, without style or script. `top` is the level of its highest headings."""
    parts: list[str] = []
    for is_item, rows in groupby(found.rows, key=lambda row: row.block.role is Role.ITEM):
        made = "\n".join(_row(row, "li" if is_item else _tag(row, top)) for row in rows)
        parts.append(f"<ul>\n{made}\n</ul>" if is_item else made)
    return '<div class="redline">\n' + "\n".join(parts) + "\n</div>"


def as_page(found: Redline, *, title: str, old: str, new: str) -> bytes:
    """The redline as a file that stands on its own: which two texts, what the signs mean, how much changed."""
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n<style>{STYLE}</style>'
    legend = (
        '<p>Removed words stand between <span class="redline-sign">[−</span> and <span class="redline-sign">−]</span>, '
        'added words between <span class="redline-sign">[+</span> and <span class="redline-sign">+]</span>; ¶ is the end of a paragraph.</p>'
    )
    intro = f"<h1>{escape(title)}</h1>\n<p>Old: {escape(old)}<br>New: {escape(new)}</p>\n<p>{escape(summary(found))}</p>\n{legend}"
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n<main>\n{intro}\n{as_fragment(found, top=2)}\n</main>\n</body>\n</html>\n'
    return page.encode()


def summary(found: Redline) -> str:
    """How much changed, in one sentence."""
    if not found.changed:
        return "The two texts are the same, word for word."
    removed, added, moves = found.words(Kind.REMOVED), found.words(Kind.ADDED), found.moves
    told = [f"{removed:,} word{'' if removed == 1 else 's'} removed", f"{added:,} added"]
    if moves:
        told.append(f"{moves:,} paragraph{'' if moves == 1 else 's'} moved")
    return f"{', '.join(told)}."


def _row(row: Row, tag: str) -> str:
    kind = "redline-moved" if row.move else "redline-changed" if row.changed else ""
    opened = f'<{tag} class="{kind}">' if kind else f"<{tag}>"
    return f"{opened}{''.join(_inside(row))}</{tag}>"


def _inside(row: Row) -> Iterator[str]:
    if row.move:
        yield f'<span class="redline-note">({escape(row.move.said)})</span> '
    if row.move and row.move.away:
        yield _marked(Kind.REMOVED, row.before)
        return
    after_mark = False
    for piece in row.pieces:
        yield _seen(piece.text) if piece.kind is Kind.KEPT else _marked(piece.kind, piece.text, apart=after_mark)
        after_mark = piece.kind is not Kind.KEPT
    if row.move is None and row.end is not Kind.KEPT and any(piece.kind is not row.end for piece in row.pieces):
        tag, sign = _TAG[row.end]
        yield f'<{tag}><span class="redline-said">{"; " if after_mark else ""}end of paragraph {_WORD[row.end]}</span><span class="redline-sign" aria-hidden="true">[{sign}¶{sign}]</span></{tag}>'
    if row.changed and row.pieces and row.pieces[-1].kind is not Kind.KEPT:
        yield '<span class="redline-said"> (end of change)</span>'


def _marked(kind: Kind, text: str, *, apart: bool = False) -> str:
    tag, sign = _TAG[kind]
    return (
        f'<{tag}><span class="redline-said">{"; " if apart else ""}{_WORD[kind]}: </span><span class="redline-sign" aria-hidden="true">[{sign}</span>'
        f'{_seen(text)}<span class="redline-sign" aria-hidden="true">{sign}]</span></{tag}>'
    )


def _seen(text: str) -> str:
    """The words, with each sign that would turn their direction unseen as its number."""
    return _TURNS.sub(lambda sign: f'<span class="redline-sign">[U+{ord(sign[0]):04X}]</span>', escape(text))


def _tag(row: Row, top: int) -> str:
    if row.block.role is Role.TITLE:
        return f"h{top}"
    if row.block.role is Role.HEADING:
        return f"h{min(top + max(row.block.level, 1) - 1, _DEEPEST)}"
    return "p"
