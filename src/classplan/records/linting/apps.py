"""The app linting."""

from django.apps import AppConfig


class LintingConfig(AppConfig):
    """Findings about texts: computed when they are looked at; only what was set aside is stored."""

    name = "classplan.records.linting"
    label = "linting"
