"""Standard language with its wordings, which specification uses which of them, and which classes specifications name.

A wording is a text that was seen or written once. Which one is the standard is settled from a day on by an act, and stays
so until a later act. Uses and mentions follow from the words of a version; they are filled when it is recorded.
"""

from django.db import models

from classplan.core.references.found import Edge
from classplan.core.spec.model import SectionKind
from classplan.core.standards.levels import Level
from classplan.core.standards.model import Kind
from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry
from classplan.records.plan.models import choices
from classplan.records.specs.models import SpecVersion


class Standard(models.Model):
    """A piece of language that specifications share, whatever its words are on a day."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="standards", help_text="The office whose specifications use it."
    )
    kind = models.CharField(max_length=40, choices=choices(Kind), help_text="What it is.")
    key = models.CharField(max_length=300, help_text="What two spellings of its name have in common.")
    name = models.CharField(max_length=300, help_text="Its name, as it was first printed; of a statement, its words.")
    section = models.CharField(
        max_length=40, blank=True, choices=choices(SectionKind), help_text="Of a paragraph, the section it opens."
    )
    level = models.CharField(
        max_length=20, blank=True, choices=choices(Level), help_text="Of a paragraph, the level of responsibility."
    )

    class Meta:
        ordering = ["kind", "key", "section", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "key", "section", "level"], name="standards_one_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.level})" if self.level else self.name


class Wording(models.Model):
    """One text of a standard, as a specification prints it or as somebody wrote it."""

    standard = models.ForeignKey(
        Standard, models.PROTECT, related_name="wordings", help_text="The standard that it words."
    )
    text = models.TextField(help_text="The words.")
    digest = models.CharField(max_length=64, help_text="The checksum of the words.")
    normal = models.CharField(max_length=64, help_text="The checksum of the words without signs and capitals.")

    class Meta:
        ordering = ["standard", "id"]
        constraints = [models.UniqueConstraint(fields=["standard", "digest"], name="standards_a_wording_once")]
        indexes = [models.Index(fields=["normal"], name="standards_wording_normal")]

    def __str__(self) -> str:
        return self.text[:80]


class Use(models.Model):
    """Where a version of a specification uses a wording: the version is pinned to it by its own words."""

    version = models.ForeignKey(SpecVersion, models.PROTECT, related_name="uses", help_text="The version that uses it.")
    wording = models.ForeignKey(
        Wording, models.PROTECT, related_name="uses", help_text="The wording that stands there."
    )
    place = models.CharField(max_length=120, help_text="Where in the version the words stand.")
    at = models.PositiveIntegerField(help_text="The character of the text at the place where they begin.")

    class Meta:
        ordering = ["version", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "place"], name="standards_one_use_at_a_place")]
        indexes = [models.Index(fields=["version", "wording"], name="standards_use_wordings")]

    def __str__(self) -> str:
        return f"{self.version} {self.place}"


class Settlement(models.Model):
    """From a day on, a wording is the standard's; until a later settlement."""

    standard = models.ForeignKey(
        Standard, models.PROTECT, related_name="settlements", help_text="The standard that was settled."
    )
    start = models.DateField(help_text="The first day on which the wording is the standard's.")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="settlements", help_text="The wording chosen.")
    reason = models.TextField(help_text="Why this wording.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that settled it.")
    recorded = models.PositiveIntegerField(help_text="The number of that act in the journal.")

    class Meta:
        ordering = ["standard", "start", "recorded", "id"]
        indexes = [models.Index(fields=["standard", "start", "recorded", "id"], name="standards_settled_as_of")]

    def __str__(self) -> str:
        return f"{self.standard} from {self.start}"


class Mention(models.Model):
    """A class that a version of a specification names: how, in which words, and where."""

    version = models.ForeignKey(
        SpecVersion, models.PROTECT, related_name="mentions", help_text="The version that names it."
    )
    edge = models.CharField(max_length=40, choices=choices(Edge), help_text="How it is named.")
    title = models.CharField(max_length=300, help_text="The title as printed.")
    key = models.CharField(max_length=300, help_text="What a title, its plural and its capitals have in common.")
    series = models.BooleanField(help_text="Whether a series of classes is named, and not one of them.")
    place = models.CharField(max_length=120, help_text="Where in the version it is named.")
    at = models.PositiveIntegerField(help_text="The character of the text at the place where the title begins.")
    section = models.CharField(max_length=300, help_text="The heading of the section, as printed.")
    number = models.PositiveIntegerField(help_text="Which item of the section names it, from 1.")
    sentence = models.TextField(help_text="The sentence that names it.")

    class Meta:
        ordering = ["version", "id"]
        indexes = [models.Index(fields=["key"], name="standards_mention_key")]

    def __str__(self) -> str:
        return f"{self.version} {self.edge} {self.title}"


class LookedThrough(models.Model):
    """That a version was looked through for standard language and for classes that it names, whatever was found."""

    version = models.OneToOneField(
        SpecVersion, models.PROTECT, related_name="looked_through", help_text="The version that was looked through."
    )

    class Meta:
        verbose_name_plural = "versions looked through"

    def __str__(self) -> str:
        return str(self.version)
