"""Drafts of specifications. A draft says where it stands; all that was written and said about it is append-only."""

from django.db import models
from django.db.models import Q

from classplan.core.writing.reviewing import Capacity, Outcome
from classplan.records.accounts.models import Office, Person
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.models import Amendment, JobClass, choices


class DraftState(models.TextChoices):
    """Where a draft stands."""

    OPEN = "open", "open"
    PUT = "put", "put into an amendment"
    ASIDE = "aside", "set aside"


class SpecDraft(models.Model):
    """A specification in the making."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="spec_drafts", help_text="The office that writes it."
    )
    number = models.PositiveIntegerField(help_text="Its number among the drafts of the office, from 1.")
    job_class = models.ForeignKey(
        JobClass,
        models.PROTECT,
        null=True,
        related_name="spec_drafts",
        help_text="The class; null for one that is new.",
    )
    title = models.CharField(max_length=300, help_text="The class title that it prints as it now stands.")
    base = models.PositiveIntegerField(
        null=True, help_text="The journal number of the version in force that it was drafted against, if there was one."
    )
    begun_with = models.CharField(max_length=300, help_text="What its first revision is: which text, or none.")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="spec_drafts", help_text="Who decides about it.")
    state = models.CharField(
        max_length=20, choices=DraftState.choices, default=DraftState.OPEN, help_text="Where it stands."
    )
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was set aside; empty where it was not.")
    amendment = models.ForeignKey(
        Amendment, models.PROTECT, null=True, related_name="spec_drafts", help_text="The amendment it was put into."
    )
    ordinal = models.PositiveIntegerField(null=True, help_text="The change of that amendment whose new text it is.")
    sent = models.PositiveIntegerField(null=True, help_text="The last revision that went to that change.")
    revision = models.PositiveIntegerField(default=1, help_text="The number of its last revision.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that began it.")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="writing_a_draft_by_its_number"),
            models.CheckConstraint(
                condition=~Q(state=DraftState.ASIDE) | ~Q(reason=""),
                name="writing_set_aside_for_a_reason",
                violation_error_message="A draft is set aside for a reason.",
            ),
            models.CheckConstraint(
                condition=~Q(state=DraftState.PUT) | Q(amendment__isnull=False, ordinal__isnull=False),
                name="writing_put_into_a_change",
                violation_error_message="A draft that was put into an amendment names the change.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.number}: {self.title}"


class DraftRevision(models.Model):
    """A draft as it stood after one save: the whole of it, and what was done. None is ever changed."""

    draft = models.ForeignKey(SpecDraft, models.PROTECT, related_name="revisions", help_text="The draft.")
    number = models.PositiveIntegerField(help_text="Its number, from 1.")
    what = models.CharField(max_length=400, help_text="What was done, in words.")
    section = models.CharField(
        max_length=20, blank=True, help_text="The key of the section that it was done to, if one."
    )
    body = models.JSONField(
        help_text="The whole text, as its structure, each section with the key by which it is edited."
    )
    by = models.CharField(max_length=200, help_text="Who did it.")
    at = models.DateTimeField(help_text="When.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act.")

    class Meta:
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="writing_a_revision_by_its_number")]

    def __str__(self) -> str:
        return f"{self.draft}, revision {self.number}"


class Invitation(models.Model):
    """Somebody whom the owner asked to look at a draft, and as what."""

    draft = models.ForeignKey(SpecDraft, models.PROTECT, related_name="invitations", help_text="The draft.")
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations", help_text="Who is asked.")
    capacity = models.CharField(max_length=20, choices=choices(Capacity), help_text="As what they look at it.")
    at = models.DateTimeField(help_text="When they were asked.")
    ended = models.DateTimeField(null=True, help_text="When the invitation was taken back; null while it holds.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of inviting.")

    class Meta:
        ordering = ["draft", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "person"], condition=Q(ended__isnull=True), name="writing_invited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.draft}"


class Remark(models.Model):
    """A comment on a section or an item, or other words that somebody suggests for a section."""

    draft = models.ForeignKey(SpecDraft, models.PROTECT, related_name="remarks", help_text="The draft.")
    number = models.PositiveIntegerField(help_text="Its number among the remarks on the draft, from 1.")
    section = models.CharField(max_length=20, help_text="The key of the section.")
    item = models.TextField(blank=True, help_text="The words of the item that a comment is about; empty: the section.")
    text = models.TextField(blank=True, help_text="The comment, or why the words are suggested.")
    suggested = models.TextField(blank=True, help_text="The section as it is suggested; empty for a comment.")
    was = models.TextField(blank=True, help_text="The section against which it was suggested.")
    revision = models.PositiveIntegerField(help_text="The revision that was looked at.")
    by = models.CharField(max_length=200, help_text="Who said it; of a change tracked in Word, whom Word names.")
    capacity = models.CharField(max_length=40, help_text="As what they said it.")
    at = models.DateTimeField(help_text="When.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act.")

    class Meta:
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="writing_a_remark_by_its_number")]

    def __str__(self) -> str:
        return f"{self.draft}, remark {self.number}"

    @property
    def suggests(self) -> bool:
        """Whether it suggests other words."""
        return bool(self.suggested)


class Answer(models.Model):
    """What the owner decided on a remark, and why."""

    remark = models.OneToOneField(Remark, models.PROTECT, related_name="answer", help_text="The remark.")
    outcome = models.CharField(max_length=20, choices=choices(Outcome), help_text="Accepted, rejected or settled.")
    reason = models.TextField(help_text="Why.")
    revision = models.PositiveIntegerField(null=True, help_text="The revision that an accepted suggestion made.")
    by = models.CharField(max_length=200, help_text="Who decided.")
    at = models.DateTimeField(help_text="When.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act.")

    class Meta:
        ordering = ["remark"]

    def __str__(self) -> str:
        return f"{self.remark}: {self.outcome}"


class Review(models.Model):
    """Somebody went over a draft, or it was talked over with them (172, 175): what came of it."""

    draft = models.ForeignKey(SpecDraft, models.PROTECT, related_name="reviews", help_text="The draft.")
    revision = models.PositiveIntegerField(help_text="The revision that was gone over.")
    who = models.CharField(max_length=200, help_text="Who went over it, or with whom it was talked over.")
    capacity = models.CharField(max_length=20, choices=choices(Capacity), help_text="As what.")
    outcome = models.CharField(max_length=300, help_text="What came of it, in a few words.")
    on = models.DateField(help_text="On which day.")
    by = models.CharField(max_length=200, help_text="Who recorded it.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of recording it.")

    class Meta:
        ordering = ["draft", "on", "id"]

    def __str__(self) -> str:
        return f"{self.who} on {self.draft}"


class WordReturn(models.Model):
    """A draft that came back from Word: the file, and what it changes. Nothing of it is in the draft by itself."""

    draft = models.ForeignKey(SpecDraft, models.PROTECT, related_name="returns", help_text="The draft.")
    number = models.PositiveIntegerField(help_text="Its number among those of the draft, from 1.")
    original = models.ForeignKey(Original, models.PROTECT, help_text="The file as it came.")
    revision = models.PositiveIntegerField(help_text="The revision that was written out and edited.")
    found = models.JSONField(
        help_text="What it changes, section by section: as it was, as it is, and by whom if tracked."
    )
    by = models.CharField(max_length=200, help_text="Who brought it back.")
    at = models.DateTimeField(help_text="When.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act.")

    class Meta:
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="writing_a_return_by_its_number")]

    def __str__(self) -> str:
        return f"{self.draft}, return {self.number}"
