"""A live amendment's working papers: what is proposed, on what terms it is noticed, who did what about it.

What was noticed and decided lies beside it in `plan.Change` and `proceedings.Notice`, which nobody can change. Here the
drafts may be edited until then, each edit an entry in the journal; what the public and the bodies did is append-only.
"""

from django.db import models

from classplan.core.amending import Outcome
from classplan.records.accounts.models import Agency, Office
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.models import Amendment, JobClass, choices
from classplan.records.proceedings.models import Notice


class ProposedChange(models.Model):
    """One typed change of a draft: a line before and after, a text, or a pay table."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="proposed", help_text="The amendment it is part of."
    )
    ordinal = models.PositiveIntegerField(help_text="Its place among the changes; never used again.")
    job_class = models.ForeignKey(
        JobClass, models.PROTECT, null=True, related_name="proposed", help_text="The class; null for one that is new."
    )
    before = models.JSONField(null=True, help_text="The line as it stood when it was drafted or rebased.")
    after = models.JSONField(null=True, help_text="The line as it is to be; null where the class is abolished.")
    ranges = models.JSONField(default=list, help_text="The rows of a pay table that is replaced; empty otherwise.")
    why = models.TextField(blank=True, help_text="Why: what the notice and the Council's papers print.")
    spec = models.JSONField(null=True, help_text="The new text of the specification, as its structure; null keeps it.")
    spec_original = models.ForeignKey(
        Original, models.PROTECT, null=True, help_text="The file that the new text was read from."
    )
    spec_base = models.PositiveIntegerField(
        null=True, help_text="The journal number of the version of the text that it was drafted against."
    )
    replaces = models.JSONField(default=list, help_text="The numbers of the classes that it takes over from.")
    taken_over_by = models.PositiveIntegerField(
        null=True, help_text="Of a class that ends, the number of the one that takes over and stays as it is."
    )
    alongside = models.TextField(
        blank=True, help_text="Why it runs together with another open amendment of the same class; empty: it does not."
    )
    open = models.BooleanField(default=True, help_text="Whether it still waits for its outcome.")

    class Meta:
        ordering = ["amendment_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["amendment", "ordinal"], name="amendments_a_proposal_in_its_place"),
            models.UniqueConstraint(
                fields=["job_class"],
                condition=models.Q(open=True, alongside=""),
                name="amendments_one_open_amendment_a_class",
                violation_error_message="Another open amendment changes this class; say why they run together.",
            ),
            models.CheckConstraint(
                condition=models.Q(before__isnull=False)
                | models.Q(after__isnull=False)
                | models.Q(job_class__isnull=True),
                name="amendments_a_proposal_has_a_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amendment} proposal {self.ordinal}"


class Terms(models.Model):
    """What the notice of an amendment says besides its changes. Edited until notice is given."""

    amendment = models.OneToOneField(
        Amendment, models.PROTECT, related_name="terms", help_text="The amendment that is to be noticed."
    )
    number = models.CharField(max_length=60, blank=True, help_text="The number that the notice is to carry.")
    hearing = models.DateTimeField(null=True, help_text="Day and hour of the public hearing.")
    place = models.CharField(max_length=300, blank=True, help_text="Where the hearing is held.")
    comments_until = models.DateTimeField(null=True, help_text="The last moment for written comments, itself included.")
    comments_to = models.CharField(max_length=300, blank=True, help_text="To whom comments go, and how.")
    speakers_until = models.DateTimeField(null=True, help_text="The last moment to ask to be heard, itself included.")
    speakers_to = models.CharField(max_length=300, blank=True, help_text="Whom speakers turn to, and how.")
    study = models.TextField(blank=True, help_text="The audit or study that the changes follow from, if one does.")
    narrative = models.TextField(blank=True, help_text="Reason, aims and evidence, and why each class is changed.")
    affected = models.ManyToManyField(Agency, blank=True, help_text="The agencies whose authorities get a draft.")

    def __str__(self) -> str:
        return f"Terms of {self.amendment}"


class MoveMade(models.Model):
    """One step that an amendment took: from where to where, on which day, by which act."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="moves", help_text="The amendment that took the step."
    )
    name = models.CharField(max_length=60, help_text="The move, by its name in the workflow.")
    came_from = models.CharField(max_length=60, help_text="Where it stood before.")
    led_to = models.CharField(max_length=60, help_text="Where it stood after.")
    on = models.DateField(help_text="The day on which what it records was done.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of recording it.")

    class Meta:
        ordering = ["amendment_id", "id"]

    def __str__(self) -> str:
        return f"{self.amendment} {self.name}"


class DraftSent(models.Model):
    """A draft of the changes went to the appointing authority of an agency (132)."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="drafts_sent", help_text="The amendment whose draft it is."
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="drafts", help_text="The agency that got it.")
    on = models.DateField(help_text="The day on which it went.")
    how = models.CharField(max_length=200, help_text="By which means.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of sending.")

    class Meta:
        ordering = ["amendment_id", "on", "id"]

    def __str__(self) -> str:
        return f"{self.amendment} to {self.agency}"


class DraftReply(models.Model):
    """What an appointing authority answers to a draft."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="replies", help_text="The amendment whose draft it answers."
    )
    agency = models.ForeignKey(Agency, models.PROTECT, help_text="The agency that answers.")
    text = models.TextField(help_text="The answer.")
    by = models.CharField(max_length=200, help_text="Who answered.")
    at = models.DateTimeField(help_text="When.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of answering.")

    class Meta:
        ordering = ["amendment_id", "at", "id"]

    def __str__(self) -> str:
        return f"{self.agency} on {self.amendment}"


class Posting(models.Model):
    """A notice hung on a board: where, since when, by whom, with what proof."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="postings", help_text="The notice that was posted.")
    place = models.CharField(max_length=300, help_text="The board or page on which it hangs.")
    on = models.DateField(help_text="The day from which it hung.")
    by = models.CharField(max_length=200, help_text="Who put it there.")
    proof = models.CharField(max_length=500, help_text="What shows it: a photograph, a signed slip, an address.")
    proof_file = models.ForeignKey(
        Original, models.PROTECT, null=True, help_text="The file of the proof, if one is kept."
    )
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of recording it.")

    class Meta:
        ordering = ["notice_id", "on", "id"]

    def __str__(self) -> str:
        return f"{self.notice} at {self.place}"


class Comment(models.Model):
    """What somebody of the public wrote about a notice, or about one of its changes."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="comments", help_text="The notice it is about.")
    change = models.ForeignKey(
        ProposedChange,
        models.PROTECT,
        null=True,
        related_name="comments",
        help_text="The one change it is about, if one.",
    )
    name = models.CharField(max_length=200, help_text="The contact name.")
    phone = models.CharField(max_length=60, help_text="The contact's telephone number.")
    email = models.CharField(max_length=254, blank=True, help_text="An address for the receipt, if one was given.")
    text = models.TextField(help_text="The comment.")
    received_at = models.DateTimeField(help_text="When it was received, to the second.")
    late = models.BooleanField(help_text="Whether it came after the cut-off.")
    receipt = models.CharField(
        max_length=40, unique=True, help_text="The receipt's number, under which it can be seen."
    )
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of receiving it.")

    class Meta:
        ordering = ["notice_id", "received_at", "id"]

    def __str__(self) -> str:
        return f"{self.receipt} on {self.notice}"


class Speaker(models.Model):
    """Somebody who wants to be heard at the hearing."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="speakers", help_text="The notice it is about.")
    name = models.CharField(max_length=200, help_text="Who wants to speak.")
    phone = models.CharField(max_length=60, help_text="The telephone number.")
    about = models.CharField(max_length=300, blank=True, help_text="About what, in a few words.")
    received_at = models.DateTimeField(help_text="When the request was received, to the second.")
    late = models.BooleanField(help_text="Whether it came after the speakers' cut-off.")
    receipt = models.CharField(max_length=40, unique=True, help_text="The receipt's number.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of receiving it.")

    class Meta:
        ordering = ["notice_id", "received_at", "id"]

    def __str__(self) -> str:
        return f"{self.name} on {self.notice}"


class HearingHeld(models.Model):
    """The public hearing on a notice was held."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="held", help_text="The notice it was held on.")
    on = models.DateField(help_text="The day on which it was held.")
    present = models.TextField(blank=True, help_text="Who sat on the board.")
    minutes = models.TextField(blank=True, help_text="What was said, in short, and who spoke.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of recording it.")

    def __str__(self) -> str:
        return f"Hearing on {self.notice}"


class BoardDecision(models.Model):
    """What the Board did with one change."""

    change = models.OneToOneField(
        ProposedChange, models.PROTECT, related_name="decision", help_text="The change as it was noticed."
    )
    on = models.DateField(help_text="The day on which the Board acted.")
    outcome = models.CharField(max_length=20, choices=choices(Outcome), help_text="Approved, modified or rejected.")
    modified = models.JSONField(null=True, help_text="The line as the Board modified it; null where it did not.")
    ranges = models.JSONField(default=list, help_text="The rows of a pay table as the Board modified it.")
    again = models.BooleanField(null=True, help_text="Whether a modified change must be noticed again.")
    basis = models.TextField(blank=True, help_text="On what ground that was decided.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of recording it.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="modified") | models.Q(again__isnull=False),
                name="amendments_what_is_modified_says_how",
                violation_error_message="Of a modified change it is said whether it is noticed again.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.change}: {self.outcome}"


class JudgmentMade(models.Model):
    """What a person answered where a clause needs judgment or is silent."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="judgments", help_text="The amendment it was made for."
    )
    clause = models.CharField(max_length=60, help_text="The clause that asks.")
    question = models.TextField(help_text="What it asks.")
    answer = models.TextField(help_text="The answer.")
    opens = models.BooleanField(default=True, help_text="Whether the step may be taken by this answer.")
    reason = models.TextField(help_text="Why.")
    by = models.CharField(max_length=200, help_text="Who judged.")
    on = models.DateField(help_text="On which day.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of judging.")

    class Meta:
        ordering = ["amendment_id", "id"]

    def __str__(self) -> str:
        return f"{self.amendment} {self.clause}"


class WaiverGiven(models.Model):
    """A requirement that was set aside for one amendment; public."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="waivers", help_text="The amendment it was given for."
    )
    clause = models.CharField(max_length=60, help_text="The clause that is set aside.")
    asked_by = models.CharField(max_length=200, help_text="Who asked for it.")
    approved_by = models.CharField(max_length=200, help_text="Who approved it.")
    reason = models.TextField(help_text="Why.")
    until = models.DateField(null=True, help_text="Until when it counts; null as long as the amendment runs.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of giving it.")

    class Meta:
        ordering = ["amendment_id", "id"]

    def __str__(self) -> str:
        return f"{self.amendment} {self.clause}"


class Pause(models.Model):
    """The office's own clock on an amendment stands still for a while. Days that the law counts never do."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="pauses", help_text="The amendment whose clock stands."
    )
    since = models.DateField(help_text="The first day of it.")
    until = models.DateField(null=True, help_text="The first day on which it runs again; null while it stands.")
    reason = models.TextField(help_text="Why.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of pausing.")

    class Meta:
        ordering = ["amendment_id", "since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["amendment"],
                condition=models.Q(until__isnull=True),
                name="amendments_one_pause_at_a_time",
                violation_error_message="Its clock stands already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.amendment} from {self.since}"


class PolicyChoice(models.Model):
    """What the owner of a rule chose where its words leave something open. The last one on a name holds."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="choices", help_text="The office that chose.")
    name = models.CharField(max_length=60, help_text="What was chosen: posting-reading.")
    value = models.CharField(max_length=60, help_text="How.")
    reason = models.TextField(help_text="Why.")
    by = models.CharField(max_length=200, help_text="Who chose.")
    on = models.DateField(help_text="On which day.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of choosing.")

    class Meta:
        ordering = ["office_id", "id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
