"""The app amendments."""

from django.apps import AppConfig


class AmendmentsConfig(AppConfig):
    """Live amendments: drafts, their road through the bodies, and the public's part in it."""

    name = "classplan.records.amendments"
    label = "amendments"
