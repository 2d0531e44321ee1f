"""The app journal."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from classplan.records.journal import append_only


class JournalConfig(AppConfig):
    """What was done, by whom, when, under which clauses: a chain of entries that cannot be rewritten."""

    name = "classplan.records.journal"
    label = "journal"

    def ready(self) -> None:
        """Put the append-only triggers back after each migration."""
        post_migrate.connect(append_only.install, dispatch_uid="append-only")
