"""Versions of class specifications."""

from django.db import models

from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.models import JobClass
from classplan.records.specs.dating import label_in_force


class SpecVersion(models.Model):
    """The specification of a class as it stands from a day on; the last on or before a day is in force."""

    job_class = models.ForeignKey(
        JobClass, models.PROTECT, related_name="spec_versions", help_text="The class it specifies."
    )
    start = models.DateField(help_text="The first day on which it is in force.")
    title = models.CharField(max_length=300, help_text="The class title that it prints.")
    printed_label = models.CharField(
        max_length=40, help_text="Rev. or Est. with its day; empty where the text leaves a date to an act."
    )
    body = models.JSONField(help_text="Its structure as it was read, in the form of a part of kind “specification”.")
    text = models.TextField(help_text="Its words in their order, for finding.")
    paper = models.CharField(max_length=200, help_text="The paper that it came with.")
    original = models.ForeignKey(Original, models.PROTECT, help_text="The file that it was read from.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")
    recorded = models.PositiveIntegerField(help_text="The number of that act in the journal.")

    class Meta:
        ordering = ["job_class_id", "start", "recorded", "id"]
        indexes = [models.Index(fields=["job_class", "start", "recorded", "id"], name="specs_version_as_of")]

    def __str__(self) -> str:
        return f"{self.title} ({self.label})"

    @property
    def label(self) -> str:
        """How papers name it: *Rev.* or *Est.* with its day (169), as printed or as settled since."""
        return self.printed_label or label_in_force(self)
