"""The form by which a paper comes in."""

from typing import Any

from django import forms

from classplan.core.errors import Invalid
from classplan.formats.inspection import LARGEST
from classplan.formats.kinds import EXTENSIONS
from classplan.web.forms import Form


class NewPaper(Form):
    """A file, or words that are pasted."""

    file = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,
        max_length=None,
        help_text=f"Plain text, Markdown, a web page, a Word or OpenDocument text, rich text or a PDF ({', '.join(EXTENSIONS)}), up to {LARGEST // 1_000_000} MB. Drop it here or choose it.",
        widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS)}),
    )
    words = forms.CharField(
        label="Or paste the words of the paper",
        required=False,
        strip=False,
        help_text="They are kept as a file of plain text.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_words = bool((cleaned.get("words") or "").strip())
        if cleaned.get("file") is None and not has_words and not self.errors:
            self.add_error("file", "Choose a file, or paste the words of the paper below.")
        if cleaned.get("file") is not None and has_words:
            self.add_error("words", "There are a file and pasted words. Take one of the two away.")
        return cleaned

    @property
    def answered(self) -> str:
        """The field that was filled in."""
        return "file" if self.cleaned_data.get("file") is not None else "words"

    def paper(self) -> tuple[str, bytes]:
        """The name and the bytes of the paper. Raises `Invalid` for a file that is too large, before it is read."""
        file = self.cleaned_data.get("file")
        if file is None:
            words: str = self.cleaned_data["words"]
            return "pasted.txt", words.replace("\r\n", "\n").encode()
        if file.size > LARGEST:
            raise Invalid(
                f"{file.name}: it is too large: {file.size:,} bytes, and a paper has at most {LARGEST:,}. Part it into the papers that it holds."
            )
        return file.name, file.read()
