"""The app writing."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """Specifications in the making."""

    name = "classplan.records.writing"
    label = "writing"
