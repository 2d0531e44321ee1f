"""The app specs."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SpecsConfig(AppConfig):
    """Class specifications: the versions in force from a day on, and search over their text."""

    name = "classplan.records.specs"
    label = "specs"

    def ready(self) -> None:
        """Make the search's index after each migration, where it is missing."""
        from classplan.records.specs.search import make_index

        post_migrate.connect(make_index, sender=self, dispatch_uid="search-index")
