"""Issued papers: what was issued, when, for which amendment, and the files, which never change."""

from django.db import models
from django.db.models import Q

from classplan.core.documents.letterhead import Letterhead, Sender
from classplan.records.accounts.models import Agency, Office
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan.models import Amendment, JobClass


class IssuedPaper(models.Model):
    """A paper that was issued. A mistake in it is mended by another paper, an erratum, that names it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="papers", help_text="The office that issued it.")
    number = models.PositiveIntegerField(help_text="Its number among the papers of the office, from 1.")
    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="papers", help_text="The amendment that it is of."
    )
    kind = models.CharField(max_length=20, help_text="Which kind of paper, by its name in the table of kinds.")
    about = models.CharField(
        max_length=60, help_text="Of which change (its ordinal) or for which agency (its code); *whole* for neither."
    )
    title = models.CharField(max_length=400, help_text="Its title, as printed.")
    day = models.DateField(help_text="The office's own day on which it was issued.")
    at = models.DateTimeField(help_text="The moment at which it was issued.")
    mends = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="errata", help_text="The paper that this erratum names."
    )
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="papers", help_text="The act that issued it.")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="papers_a_paper_by_its_number"),
            models.UniqueConstraint(
                fields=["amendment", "kind", "about"],
                condition=Q(mends__isnull=True),
                name="papers_issued_once",
                violation_error_message="This paper was issued already; mend it by an erratum.",
            ),
        ]

    def __str__(self) -> str:
        return f"Paper {self.number}: {self.title}"


class Rendition(models.Model):
    """One form of an issued paper: the file itself, kept by its checksum."""

    paper = models.ForeignKey(IssuedPaper, models.PROTECT, related_name="renditions", help_text="The paper it is of.")
    form = models.CharField(
        max_length=10,
        choices=[("html", "web page"), ("pdf", "PDF"), ("docx", "Word")],
        help_text="Which form: html, pdf or docx.",
    )
    original = models.ForeignKey(Original, models.PROTECT, related_name="renditions", help_text="The file.")

    class Meta:
        ordering = ["paper_id", "id"]
        constraints = [models.UniqueConstraint(fields=["paper", "form"], name="papers_each_form_once")]

    def __str__(self) -> str:
        return f"{self.paper} as {self.form}"


class SpecHeld(models.Model):
    """That an agency holds the specification of a class; an agency without any row holds the whole book."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="specs_held", help_text="The agency that holds it.")
    job_class = models.ForeignKey(JobClass, models.PROTECT, related_name="held_by", help_text="The class.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "job_class"], name="papers_held_once")]

    def __str__(self) -> str:
        return f"{self.agency} holds {self.job_class}"


class OfficeLetterhead(models.Model):
    """How an office heads and signs its papers now; earlier ones stand in the journal and on what was issued."""

    office = models.OneToOneField(
        Office, models.PROTECT, related_name="letterhead", help_text="The office whose papers it heads."
    )
    lines = models.JSONField(default=list, help_text="Its room, street, place and telephone, a text each.")
    sender = models.CharField(max_length=200, blank=True, help_text="The name of whoever signs; empty: the director.")
    position = models.CharField(max_length=200, blank=True, help_text="The position of whoever signs.")
    contact = models.CharField(max_length=200, blank=True, help_text="How to reach whoever signs.")
    board = models.CharField(max_length=200, help_text="What papers call the Board.")
    council = models.CharField(max_length=200, help_text="What papers call the Council.")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", help_text="The act that recorded it.")

    def __str__(self) -> str:
        return f"The letterhead of {self.office}"

    @property
    def as_letterhead(self) -> Letterhead:
        """As papers take it."""
        sender = Sender(self.sender, self.position, self.contact)
        return Letterhead(tuple(self.lines), sender, self.board, self.council)
