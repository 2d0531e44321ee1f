"""The app health."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """What is derived from specifications, so that the library can be looked at whole."""

    name = "classplan.records.health"
    label = "health"
