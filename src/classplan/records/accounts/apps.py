"""The app accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works here: the office and, later, its people and their powers."""

    name = "classplan.records.accounts"
    label = "accounts"
