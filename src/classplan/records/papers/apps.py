"""The app papers."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers that the office issues: frozen by checksum, in three forms each."""

    name = "classplan.records.papers"
    label = "papers"
