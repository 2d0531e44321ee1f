"""Originals of papers, and uploads: papers that wait for a person to look at what was read in them."""

from django.db import models
from django.db.models import Q

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


class UploadState(models.TextChoices):
    """How far somebody has come with an upload."""

    READING = "reading", "being read"
    ACCEPTED = "accepted", "accepted"
    SET_ASIDE = "set aside", "set aside"


class Upload(models.Model):
    """A paper that somebody has uploaded: what was read in it, what was mended, and what was accepted."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="uploads", help_text="The office that received it.")
    number = models.PositiveIntegerField(help_text="Its number among the office's uploads, from 1.")
    original = models.ForeignKey(
        Original, models.PROTECT, related_name="uploads", help_text="The file as it came, by its checksum."
    )
    name = models.CharField(max_length=255, help_text="The name of the file as it was uploaded.")
    uploaded_by = models.CharField(max_length=200, help_text="Who uploaded it, under which name the journal has it.")
    uploaded_at = models.DateTimeField(help_text="When it was uploaded.")
    holds = models.CharField(max_length=200, help_text="What kinds of paper were read in it, in words.")
    text = models.TextField(help_text="Its lines as they were read; the numbers of lines are theirs.")
    reading = models.JSONField(help_text="What was read, in the form of the reading contract; never changed.")
    mends = models.JSONField(
        default=list, help_text="Everything mended, in order: what, where, before, after, by whom and when."
    )
    mended = models.JSONField(help_text="The reading with everything mended applied; it follows from the two.")
    accepted = models.JSONField(default=dict, help_text="Sections accepted, by their place: by whom and when.")
    dismissed = models.JSONField(
        default=dict, help_text="Problems that stand in nobody's way, by their number: why, by whom and when."
    )
    state = models.CharField(
        max_length=20, choices=UploadState.choices, default=UploadState.READING, help_text="How far it has come."
    )
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was set aside; empty where it was not.")
    version = models.PositiveIntegerField(
        default=1, help_text="Counts every change, so that nobody writes over what they have not seen."
    )
    progress = models.JSONField(
        default=dict, help_text="Sections accepted and all, problems decided and all, counted for the list."
    )
    changes = models.JSONField(
        default=list, help_text="Every change of it: its version, what was done, by whom and when."
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="library_an_upload_by_its_number"),
            models.UniqueConstraint(fields=["office", "original"], name="library_an_original_uploaded_once"),
            models.CheckConstraint(condition=Q(state__in=UploadState.values), name="library_an_upload_has_a_state"),
            models.CheckConstraint(
                condition=~Q(state=UploadState.SET_ASIDE) | ~Q(reason=""), name="library_set_aside_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name
