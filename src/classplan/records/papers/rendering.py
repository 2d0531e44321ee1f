"""The three forms in which a paper is issued; the same document gives the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from classplan.core.documents import Document
from classplan.core.errors import Invalid
from classplan.formats.docx import as_docx
from classplan.formats.pdf import as_pdf
from classplan.formats.render import as_html


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a paper: its ending, what kind of file it is, and how it is made."""

    name: str
    called: str
    media_type: str
    make: Callable[[Document], bytes]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("html", "web page", "text/html", as_html),
        Form("pdf", "PDF", "application/pdf", as_pdf),
        Form("docx", "Word", WORD, as_docx),
    )
}


def form_named(name: str) -> Form:
    """A form by its name. Raises `Invalid`, naming those there are."""
    if name not in FORMS:
        raise Invalid(f"A paper has no form “{name}”. There are: {', '.join(FORMS)}.")
    return FORMS[name]
