"""The app accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works here: the office, its agencies, its people and the roles that they hold."""

    name = "classplan.records.accounts"
    label = "accounts"
