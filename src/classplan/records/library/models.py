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


class OpenKind(models.Model):
    """How many problems of one kind wait for a decision in an upload; it follows from the upload, for the lists."""

    upload = models.ForeignKey(
        Upload, models.CASCADE, related_name="open_kinds", help_text="The paper in which they stand."
    )
    key = models.CharField(max_length=12, help_text="The kind in short, as it stands in addresses of pages.")
    kind = models.CharField(max_length=400, help_text="What all problems of the kind say; … for what differs.")
    count = models.PositiveIntegerField(help_text="How many of them wait in this paper.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "key"], name="library_a_kind_once_in_an_upload")]
        indexes = [models.Index(fields=["key"], name="library_open_kind_key")]

    def __str__(self) -> str:
        return self.kind


class Batch(models.Model):
    """Many files that were taken in together, from a folder or a zip."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="batches", help_text="The office that takes them in."
    )
    number = models.PositiveIntegerField(help_text="Its number among the office's batches, from 1.")
    source = models.CharField(max_length=255, help_text="The name of the folder or the zip.")
    key = models.TextField(help_text="By which the same folder or zip is known again: its path, or its checksum.")
    archive = models.ForeignKey(
        Original,
        models.PROTECT,
        null=True,
        related_name="batches",
        help_text="The zip as it was uploaded at the desk; empty for one that a command read where it lay.",
    )
    by = models.CharField(max_length=200, help_text="Who began it, under which name the journal has it.")
    role = models.CharField(max_length=60, help_text="In which role they began it.")
    began = models.DateTimeField(help_text="When it was begun.")
    moved = models.DateTimeField(help_text="When the last of its files was done, so far.")
    ended = models.DateTimeField(null=True, help_text="When the last of its files was done; empty while some wait.")
    seconds = models.FloatField(default=0, help_text="How long it was worked on, pauses left out.")

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "batches"
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="library_a_batch_by_its_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.source}"


class Outcome(models.TextChoices):
    """What became of a file of a batch."""

    WAITING = "waiting", "waiting"
    READ = "read", "read"
    DUPLICATE = "duplicate", "here already"
    REFUSED = "refused", "refused"
    LEFT_OUT = "left out", "left out"


class BatchFile(models.Model):
    """One file of a batch, and what became of it."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="files", help_text="The batch.")
    place = models.PositiveIntegerField(help_text="Its place in the batch, from 1.")
    name = models.CharField(max_length=255, help_text="Its name within the folder or zip, so far as it can be shown.")
    within = models.TextField(help_text="Where it lies: its path with every odd byte as %XX, or its number in the zip.")
    outcome = models.CharField(
        max_length=10, choices=Outcome.choices, default=Outcome.WAITING, help_text="What became of it."
    )
    sha256 = models.CharField(max_length=64, blank=True, help_text="The checksum of its bytes; empty until it is read.")
    reason = models.TextField(blank=True, help_text="Why it was refused or left out, or which paper it is already.")
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, related_name="batch_files", help_text="The paper that it became, or is."
    )
    seconds = models.FloatField(default=0, help_text="How long reading it took.")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="library_a_file_by_its_place"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="library_a_file_has_an_outcome"),
            models.CheckConstraint(
                condition=Q(outcome__in=["read", "duplicate"], upload__isnull=False)
                | (~Q(outcome__in=["read", "duplicate"]) & Q(upload__isnull=True)),
                name="library_a_file_that_came_in_names_its_paper",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["waiting", "read"]) | ~Q(reason=""), name="library_not_taken_in_for_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["batch", "outcome", "place"], name="library_files_by_outcome")]

    def __str__(self) -> str:
        return self.name
