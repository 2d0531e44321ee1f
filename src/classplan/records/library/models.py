"""Originals of papers."""

from django.db import models

from classplan.records.accounts.models import Office


class Original(models.Model):
    """A paper as it came, kept by its checksum and never changed."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="originals", help_text="The office that keeps it.")
    sha256 = models.CharField(max_length=64, help_text="The checksum of its bytes, which is its name in the store.")
    name = models.CharField(max_length=255, help_text="The name of the file as it came.")
    media_type = models.CharField(max_length=100, help_text="What kind of file it is.")
    size = models.PositiveBigIntegerField(help_text="Its size in bytes.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "sha256"], name="library_an_original_once")]

    def __str__(self) -> str:
        return self.name
