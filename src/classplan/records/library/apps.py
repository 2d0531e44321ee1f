"""The app library."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Originals of papers, kept as they came, by checksum."""

    name = "classplan.records.library"
    label = "library"
