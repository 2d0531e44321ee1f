"""The app standards."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Standard language and references: what specifications share, and which classes they name."""

    name = "classplan.records.standards"
    label = "standards"
