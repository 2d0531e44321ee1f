"""The journal: one entry an act, chained by hash."""

from django.db import models

from classplan.records.accounts.models import Office


class Entry(models.Model):
    """One act: what was done, to what, by whom, when, under which clauses, with all that is needed to do it again."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="entries", help_text="The office whose act it is.")
    number = models.PositiveIntegerField(help_text="Its place in the office's journal, from 1 on, without gaps.")
    act = models.CharField(max_length=60, help_text="What was done, as subject and verb: notice.recorded.")
    subject = models.CharField(max_length=200, help_text="What it was done to, in words.")
    actor = models.CharField(max_length=200, help_text="Who did it.")
    role = models.CharField(max_length=40, help_text="In which role.")
    recorded_at = models.DateTimeField(help_text="When it was recorded.")
    cites = models.JSONField(default=list, help_text="The clauses under which it was done.")
    payload = models.JSONField(help_text="All that the act stated, enough to rebuild what followed from it.")
    previous = models.CharField(
        max_length=64, blank=True, help_text="The hash of the entry before it; empty for the first."
    )
    digest = models.CharField(max_length=64, help_text="The hash of this entry, the one before it included.")

    class Meta:
        ordering = ["office_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="journal_one_entry_a_number"),
            models.UniqueConstraint(fields=["office", "previous"], name="journal_one_entry_follows"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}: {self.subject}"
