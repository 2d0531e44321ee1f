"""What somebody set aside of the findings about a text. Findings themselves are computed, never stored."""

from django.db import models

from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry


class Waiver(models.Model):
    """A finding that somebody set aside for one text, or took up again; the last row of a mark and a text holds."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="lint_waivers", help_text="The office.")
    about = models.CharField(
        max_length=60, help_text="The text: *paper/7*, *change/3/2* (amendment, change), *class/12*, *draft/5*."
    )
    rule = models.CharField(max_length=40, help_text="The rule of lint that found it.")
    words = models.TextField(help_text="The words that it is about.")
    mark = models.CharField(
        max_length=64, help_text="SHA-256 of rule, words and the sentence around them: other words, another finding."
    )
    reason = models.TextField(help_text="Why it was set aside, or taken up again.")
    by = models.CharField(max_length=200, help_text="Who did.")
    on = models.DateField(help_text="On which day of the office.")
    holds = models.BooleanField(help_text="True: it is set aside; false: it was taken up again.")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="lint_waivers", help_text="The act.")

    class Meta:
        ordering = ["office", "id"]
        indexes = [models.Index(fields=["office", "about"], name="linting_of_a_text")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="linting_set_aside_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} of {self.about}"
