"""The forms by which a zip comes in, and by which many papers are accepted."""

from typing import Any

from django import forms

from classplan.core.errors import Invalid
from classplan.records.library.batches.zipped import LARGEST_UPLOADED
from classplan.web.forms import Form


class NewBatch(Form):
    """A zip of papers."""

    file = forms.FileField(
        label="Zip of papers",
        allow_empty_file=True,
        max_length=None,
        help_text=f"Up to {LARGEST_UPLOADED // 1_000_000} MB, with folders inside or without. For more, an administrator of the machine runs classplan import.",
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def zip(self) -> tuple[str, bytes]:
        """The name and the bytes. Raises `Invalid` for a file that is too large, before it is read."""
        file: Any = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOADED:
            raise Invalid(
                f"{file.name}: it has {file.size:,} bytes, and a zip that is uploaded at most {LARGEST_UPLOADED:,}. Part it, or have it taken in by classplan import."
            )
        return file.name, file.read()


class AcceptMany(Form):
    """That somebody means it."""

    sure = forms.BooleanField(label="I accept these papers as they were read, without comparing each with its original")
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["sure"].error_messages["required"] = "Say that you mean it, or open the papers one by one."
