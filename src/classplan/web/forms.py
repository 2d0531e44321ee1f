"""Forms in the look of the US Web Design System: a summary of errors that links to the fields, hints, required marks.

    class Remark(Form):
        words = CharField(label="What to say", help_text="Up to 500 characters.", max_length=500)

    form = Remark(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            ...
        except DomainError as error:
            form.refuse(error)

In a template: `<form method="post" novalidate>{% csrf_token %}{{ form }}<button class="usa-button">Send</button></form>`.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import BaseRenderer, TemplatesSetting
from django.forms.widgets import Input

from classplan.core.errors import DomainError

CLASSES = {
    forms.Textarea: "usa-textarea",
    forms.Select: "usa-select",
    forms.CheckboxInput: "usa-checkbox__input",
    forms.ClearableFileInput: "usa-file-plain",
    forms.FileInput: "usa-file-plain",
    Input: "usa-input",
}
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2999, 12, 31)
MANY = {forms.RadioSelect: "radio", forms.CheckboxSelectMultiple: "checkbox"}


class Renderer(TemplatesSetting):
    """Where the templates of a form and of a field are."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


RENDERER = Renderer()


class Looks:
    """What gives a Django form our look; for forms of others too."""

    fields: dict[str, forms.Field]
    default_renderer: BaseRenderer | type[BaseRenderer] | None = RENDERER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for field in self.fields.values():
            dress(field.widget)
            field.error_messages["required"] = "Fill this in."

    def refuse(self, error: DomainError, field: str | None = None) -> None:
        """Show what the domain refuses, above everything that was typed, or at a field."""
        self.add_error(field, str(error))  # type: ignore[attr-defined]


class Form(Looks, forms.Form):
    """A form in our look."""


class DayField(forms.DateField):
    """A day, typed as year-month-day, of a year in which a plan can be; others could not even be counted on from."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Year-month-day, as in 2026-01-31.")
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off"})
        wrong = {"invalid": "Write the day as year-month-day, as in 2026-01-31."}
        said = f"Write a day of the years {FIRST_DAY.year} to {LAST_DAY.year}."
        can_be = [MinValueValidator(FIRST_DAY, said), MaxValueValidator(LAST_DAY, said)]
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, error_messages=wrong, validators=can_be, **kwargs)


def dress(widget: forms.Widget) -> None:
    """Give a widget the classes and the template of the design system."""
    for kind, word in MANY.items():
        if isinstance(widget, kind):
            widget.template_name = "forms/choices.html"
            widget.attrs["class"] = f"usa-{word}__input"
            return
    of_kind = next((words for kind, words in CLASSES.items() if isinstance(widget, kind)), "")
    if of_kind:
        widget.attrs["class"] = f"{widget.attrs.get('class', '')} {of_kind}".strip()
    widget.attrs.pop("placeholder", None)
