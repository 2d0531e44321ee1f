"""Papers by which the plan changes, and what the bodies did about them."""

from django.db import models

from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.models import Amendment


class Notice(models.Model):
    """A classification notice, as it was posted."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="notices", help_text="The office that gave it.")
    number = models.CharField(max_length=60, help_text="Its number, as printed.")
    day = models.DateField(help_text="The day of the notice.")
    subject = models.CharField(max_length=300, help_text="Its subject, as printed.")
    amendment = models.OneToOneField(
        Amendment, models.PROTECT, related_name="notice", help_text="The changes that it gives notice of."
    )
    reading = models.JSONField(help_text="The notice as it was read, in the form of a part of kind “notice”.")
    original = models.ForeignKey(Original, models.PROTECT, help_text="The paper itself.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")

    class Meta:
        ordering = ["office_id", "day", "number"]
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="proceedings_a_notice_number_once")]

    def __str__(self) -> str:
        return f"Notice {self.number}"


class Action(models.Model):
    """What a body did about a notice, and when."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="actions", help_text="The notice it acted on.")
    act = models.CharField(max_length=20, help_text="Which act: board, council, mayor, veto, override or disapproved.")
    on = models.DateField(help_text="The day on which it acted.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act of recording it.")

    class Meta:
        ordering = ["notice_id", "on", "id"]
        constraints = [models.UniqueConstraint(fields=["notice", "act"], name="proceedings_each_act_once")]

    def __str__(self) -> str:
        return f"{self.notice}: {self.act} {self.on}"


class SpecUpdate(models.Model):
    """A circular with new and revised specifications, and the list of those it supersedes."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="spec_updates", help_text="The office that sent it."
    )
    day = models.DateField(help_text="The day of the circular, which is that of its publication.")
    subject = models.CharField(max_length=300, help_text="Its subject, as printed.")
    amendment = models.OneToOneField(
        Amendment, models.PROTECT, related_name="spec_update", help_text="The changes that it brings."
    )
    reading = models.JSONField(help_text="The circular as it was read, in the form of a part of kind “circular”.")
    original = models.ForeignKey(Original, models.PROTECT, help_text="The paper itself.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")

    class Meta:
        ordering = ["office_id", "day"]

    def __str__(self) -> str:
        return f"Update of {self.day}"
