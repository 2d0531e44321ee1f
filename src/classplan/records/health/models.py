"""What follows from the text of a version: its date, its words, what it nearly equals, its duties, its faults."""

from django.db import models

from classplan.records.accounts.models import Office
from classplan.records.specs.models import SpecVersion


class Profile(models.Model):
    """A version as the library compares it with others."""

    version = models.OneToOneField(
        SpecVersion, models.PROTECT, primary_key=True, related_name="profile", help_text="The version."
    )
    dated = models.DateField(
        null=True, help_text="When its text says it was established or last revised; null where it tells no date."
    )
    words = models.TextField(help_text="The stems that it uses most for the work itself, the most used first.")
    signature = models.BinaryField(help_text="The signature of its wording, by which near twins are told.")

    def __str__(self) -> str:
        return f"Profile of {self.version_id}"


class Band(models.Model):
    """A band of a signature: texts that are nearly the same share one."""

    version = models.ForeignKey(SpecVersion, models.PROTECT, related_name="+", help_text="The version.")
    key = models.BigIntegerField(help_text="The band as a number.")

    class Meta:
        indexes = [models.Index(fields=["key"], name="health_band_key")]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.key}"


class Twin(models.Model):
    """Two versions of specifications of different classes that are nearly the same."""

    first = models.ForeignKey(
        SpecVersion, models.PROTECT, related_name="+", help_text="The version that was recorded first."
    )
    second = models.ForeignKey(SpecVersion, models.PROTECT, related_name="+", help_text="The other one.")
    likeness = models.PositiveSmallIntegerField(help_text="How much of their wording they share, in hundredths.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="health_twins_once")]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}: {self.likeness} %"


class Duty(models.Model):
    """A sentence of a duty, with those that are nearly the same."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", help_text="The office whose library it is.")
    text = models.TextField(help_text="The sentence as it was first recorded.")
    classes = models.PositiveIntegerField(help_text="How many classes ever held it.")

    class Meta:
        verbose_name_plural = "duties"
        indexes = [models.Index(fields=["office", "classes"], name="health_duty_shared")]

    def __str__(self) -> str:
        return self.text


class DutyKey(models.Model):
    """A key under which a duty is found: of all its words, or of all but one."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="keys", help_text="The duty.")
    key = models.BigIntegerField(help_text="The key as a number.")
    whole = models.BooleanField(help_text="Whether it is the key of all its words.")

    class Meta:
        indexes = [models.Index(fields=["key"], name="health_duty_key")]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.key}"


class HeldDuty(models.Model):
    """That a version holds a duty, and how it words it."""

    version = models.ForeignKey(SpecVersion, models.PROTECT, related_name="+", help_text="The version.")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="held", help_text="The duty.")
    text = models.TextField(help_text="The sentence as this version has it.")
    anchor = models.CharField(max_length=40, help_text="Where it stands on the page of its class.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "duty"], name="health_a_duty_once")]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.text}"


class FaultCount(models.Model):
    """How often a rule of the lint finds something in a version; rules that ask the plan are left out."""

    version = models.ForeignKey(SpecVersion, models.PROTECT, related_name="+", help_text="The version.")
    rule = models.CharField(max_length=60, help_text="The rule.")
    faults = models.PositiveIntegerField(help_text="How often it finds something.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "rule"], name="health_a_rule_once")]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.rule} {self.faults}"
