"""Two papers as files, read for a comparison: their own tracked changes decided on, an empty one taken as no words."""

import hashlib
from pathlib import Path

import click

from classplan.core.redline import Block, of_paper
from classplan.formats.extract import Extract, content_of, extract_bytes
from classplan.formats.kinds import MEDIA_TYPES, Kind, extension_of
from classplan.formats.paper import read_paper
from classplan.formats.settling import settled
from classplan.jurisdictions import every_layout

INPUT_CHANGES = click.option(
    "--input-changes",
    type=click.Choice(["accepted", "rejected"]),
    default="accepted",
    show_default=True,
    help="How OLD and NEW are read where they hold tracked changes themselves.",
)
_MARKDOWN = (".md", ".markdown")
_BLANK = b" \t\r\n\f\xef\xbb\xbf"


def taken(path: Path, *, accept: bool = True) -> tuple[Extract, list[str]]:
    """The paper and what is to be said about its tracked changes. Raises `Invalid` for what is no paper.

    A file without any words is a text from which everything is gone, or to which everything is added.
    """
    content = content_of(path)
    if not content.strip(_BLANK):
        said = ["it is empty: every word of the other paper is new, or gone."]
        return Extract(path.name, hashlib.sha256(content).hexdigest(), MEDIA_TYPES[Kind.TEXT], content, ""), said
    made = settled(path.name, content, accept=accept)
    return extract_bytes(path.name, made.content), [made.said(accept=accept)] if made.changes else []


def blocks_of(found: Extract) -> tuple[Block, ...]:
    """Its paragraphs; in plain text no sign is mark-up."""
    literal = found.media_type == MEDIA_TYPES[Kind.TEXT] and extension_of(found.name) not in _MARKDOWN
    return of_paper(found.text, read_paper(found, every_layout()), literal=literal)
