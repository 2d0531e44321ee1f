"""Fields by which a document of a word processor would fetch something from elsewhere, or run it.

>>> refuse_fetching("paper.docx", 'HYPERLINK "https://example.invalid"')
"""

from classplan.core.errors import Invalid

_FETCHING = frozenset(
    [
        "DDE",
        "DDEAUTO",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "INCLUDE",
        "IMPORT",
        "LINK",
        "DATABASE",
        "RD",
        "AUTOTEXT",
        "MACROBUTTON",
    ]
)


def refuse_fetching(name: str, field: str) -> None:
    """Raise `Invalid` for a field whose instruction would fetch something or run it."""
    word = (field.split() or [""])[0].upper()
    if word in _FETCHING:
        raise Invalid(
            f"{name}: it holds a field that fetches something from elsewhere or runs it ({word}), which is never done. "
            "Replace it by its words in Word (Ctrl+Shift+F9), and upload that."
        )
