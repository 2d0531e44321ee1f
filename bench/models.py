"""The peer: the same columns in django-simple-history, a line of the plan and the grade that it names.

Two models, because a range that moves would otherwise need a new row for every line in its grade.
"""

from django.db import models
from simple_history.models import HistoricalRecords  # type: ignore[import-untyped]


def records() -> HistoricalRecords:
    """The library's history as it comes, without a user: nobody is signed in."""
    return HistoricalRecords(history_user_id_field=models.BigIntegerField(null=True))


class PeerGrade(models.Model):
    """A grade and its range."""

    printed = models.CharField(max_length=30)
    letter = models.CharField(max_length=10)
    minimum_cents = models.BigIntegerField()
    maximum_cents = models.BigIntegerField()
    range_moved_on = models.DateField(null=True)
    range_paper = models.CharField(max_length=200, null=True)
    history = records()

    def __str__(self) -> str:
        return self.printed


class PeerLine(models.Model):
    """A line of the plan; its key is the number of the class."""

    code = models.CharField(max_length=30, null=True)
    title = models.CharField(max_length=300)
    grade = models.ForeignKey(PeerGrade, models.PROTECT, null=True)
    flsa = models.CharField(max_length=20, null=True)
    since = models.DateField()
    cause = models.CharField(max_length=60, null=True)
    attested_by = models.CharField(max_length=200, null=True)
    provisional_by = models.CharField(max_length=60, null=True)
    usable_until = models.DateField(null=True)
    council_on_record = models.BooleanField(null=True)
    history = records()

    def __str__(self) -> str:
        return self.title
