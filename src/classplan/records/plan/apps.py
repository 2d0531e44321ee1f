"""The app plan."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """The classification and pay plan: classes, the change points of their lines, grades and ranges."""

    name = "classplan.records.plan"
    label = "plan"
