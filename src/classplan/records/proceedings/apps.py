"""The app proceedings."""

from django.apps import AppConfig


class ProceedingsConfig(AppConfig):
    """Notices and updates: the papers by which the plan changes, and the acts of the bodies on them."""

    name = "classplan.records.proceedings"
    label = "proceedings"
