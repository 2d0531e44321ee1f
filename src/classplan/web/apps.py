"""The app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Names the app."""

    name = "classplan.web"
    label = "web"
