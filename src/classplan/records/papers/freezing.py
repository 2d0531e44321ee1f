"""A text that was written at the desk, frozen as a file of the library: clean, in the printed form of the office's house.

An amendment takes a new text with the file that it stands in (`NewText`); a text that nobody uploaded gets its file here.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.documents.stored import spec_of_body
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Office
from classplan.records.amendments.proposals import NewText
from classplan.records.papers.rendering import WORD, form_named
from classplan.records.proceedings.applying import File, keep


def frozen(office: Office, body: Mapping[str, Any], *, title: str = "") -> NewText:
    """The text with the file that holds it; the same text gives the same file. `title` is for a text that prints none.

    Raises `Invalid` where the text cannot be printed whole.
    """
    spec = spec_of_body(body)
    spec = spec if spec.title else replace(spec, title=title)
    document = clean_specification(SpecFacts(office.name, house_named(office.jurisdiction), spec))
    name = f"{' '.join((spec.title or '').split())[:200].replace('/', '-')}.docx"
    return NewText(body, keep(office, File(name, WORD, form_named("docx").make(document))))
