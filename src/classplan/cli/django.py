"""The office behind a command. A command that needs none does not import this."""

import os

import django


def use_office() -> None:
    """Make the records usable: settings read, models loaded. A second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "classplan.config.settings")
    django.setup()
