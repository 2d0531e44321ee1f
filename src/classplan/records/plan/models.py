"""The plan: classes with the change points of their lines, grades with those of their ranges, amendments."""

from django.db import models

from classplan.core.history import Kind
from classplan.core.pay import Flsa, ScheduleKind
from classplan.core.plan import ChangeKind
from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry

BEFORE_NOTICE = ("draft", "recommended")
OVER = ("withdrawn", "rejected", "disapproved", "fallen")  # it ended, and the plan stays as it is
WITHOUT_NOTICE = (*BEFORE_NOTICE, "withdrawn", "in force")  # what the Director decides alone is never noticed


def choices(values: type) -> list[tuple[str, str]]:
    """A column's choices from an enumeration of the core."""
    return [(member.value, member.value) for member in values]  # type: ignore[attr-defined]


class JobClass(models.Model):
    """A class: the lasting identity behind codes and titles that change."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="job_classes", help_text="The office whose class it is."
    )
    number = models.PositiveIntegerField(
        help_text="Its number in this system, which never changes and is never used again."
    )
    known_as = models.CharField(max_length=300, help_text="The title under which it was first entered.")

    class Meta:
        verbose_name_plural = "job classes"
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="plan_a_class_number_once")]

    def __str__(self) -> str:
        return self.known_as


class Statement(models.Model):
    """What one act states of one class on one day. The change points are folded from these."""

    job_class = models.ForeignKey(
        JobClass, models.PROTECT, related_name="statements", help_text="The class it speaks of."
    )
    kind = models.CharField(max_length=20, choices=choices(Kind), help_text="What it says.")
    day = models.DateField(help_text="The day of which it speaks.")
    said = models.JSONField(help_text="All of the statement, as the journal holds it.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that states it.")

    class Meta:
        ordering = ["job_class_id", "day", "id"]

    def __str__(self) -> str:
        return f"{self.job_class} {self.kind} {self.day}"


class PayGrade(models.Model):
    """The identifying number of a range within a schedule."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="pay_grades", help_text="The office whose grade it is."
    )
    schedule = models.CharField(
        max_length=30, choices=choices(ScheduleKind), help_text="The kind of schedule it stands in."
    )
    number = models.CharField(max_length=20, help_text="Its number in the schedule.")
    group = models.CharField(
        max_length=10, blank=True, help_text="The occupational group's letter; empty where there is none."
    )
    printed = models.CharField(max_length=30, help_text="As papers print it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "schedule", "number", "group"], name="plan_a_grade_once"),
            models.UniqueConstraint(fields=["office", "printed"], name="plan_a_printed_grade_once"),
        ]

    def __str__(self) -> str:
        return self.printed


class RangeStatement(models.Model):
    """What one act states of the range of a grade."""

    grade = models.ForeignKey(PayGrade, models.PROTECT, related_name="statements", help_text="The grade it speaks of.")
    day = models.DateField(help_text="The day on which the range ran so, at the latest.")
    minimum_cents = models.BigIntegerField(help_text="The range minimum, cents a year.")
    maximum_cents = models.BigIntegerField(help_text="The range maximum, cents a year.")
    paper = models.CharField(max_length=200, help_text="The paper that prints it.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that states it.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum_cents__gte=0) & models.Q(minimum_cents__lte=models.F("maximum_cents")),
                name="plan_stated_range_runs_upward",
            )
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.day}"


class RangePoint(models.Model):
    """A change point of the range of a grade."""

    grade = models.ForeignKey(PayGrade, models.PROTECT, related_name="points", help_text="The grade whose range it is.")
    start = models.DateField(help_text="The day from which it is known to run so.")
    minimum_cents = models.BigIntegerField(help_text="The range minimum, cents a year.")
    maximum_cents = models.BigIntegerField(help_text="The range maximum, cents a year.")
    moved_on = models.DateField(
        null=True, help_text="The day on which it took another's place; null where none is known before it."
    )
    paper = models.CharField(max_length=200, help_text="The paper that prints it.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")
    recorded = models.PositiveIntegerField(help_text="The number of that act in the journal.")

    class Meta:
        ordering = ["grade", "start", "recorded", "id"]
        indexes = [models.Index(fields=["grade", "start", "recorded", "id"], name="plan_range_as_of")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum_cents__gte=0) & models.Q(minimum_cents__lte=models.F("maximum_cents")),
                name="plan_range_runs_upward",
            )
        ]

    def __str__(self) -> str:
        return f"{self.grade} from {self.start}"


class PlanPoint(models.Model):
    """A change point of a line of the plan: from its start on, the line reads so, or has ended."""

    job_class = models.ForeignKey(
        JobClass, models.PROTECT, related_name="points", help_text="The class whose line it is."
    )
    start = models.DateField(help_text="The first day on which the line reads so.")
    ended = models.BooleanField(default=False, help_text="Whether the class ends with this day.")
    code = models.CharField(max_length=30, null=True, help_text="The job code; null where none is known.")
    title = models.CharField(max_length=300, null=True, help_text="The class title.")
    grade = models.ForeignKey(PayGrade, models.PROTECT, null=True, help_text="The pay grade; null where none is known.")
    flsa = models.CharField(
        max_length=20, null=True, choices=choices(Flsa), help_text="FLSA status, from a specification."
    )
    since = models.DateField(null=True, help_text="The day of the last act that made the line what it is.")
    cause = models.CharField(
        max_length=60, null=True, help_text="The number of that notice; null where it is attested only."
    )
    attested_by = models.CharField(
        max_length=200, null=True, help_text="The paper that attests the line, where no act on record made it."
    )
    provisional_by = models.CharField(
        max_length=60, null=True, help_text="The notice that made it provisional, while it is."
    )
    usable_until = models.DateField(
        null=True, help_text="The last day of provisional use; null where it is not bound to one."
    )
    council_on_record = models.BooleanField(
        null=True, help_text="Whether the Council's approval is on record; null where none is needed."
    )
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")
    recorded = models.PositiveIntegerField(help_text="The number of that act in the journal.")

    class Meta:
        ordering = ["job_class_id", "start", "recorded", "id"]
        indexes = [
            models.Index(fields=["job_class", "start", "recorded", "id"], name="plan_point_as_of"),
            models.Index(fields=["start", "job_class"], name="plan_point_start"),
            models.Index(fields=["code"], name="plan_point_code"),
            models.Index(fields=["title"], name="plan_point_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended=True) | models.Q(since__isnull=False, title__isnull=False),
                name="plan_a_line_has_title_and_since",
            ),
            models.CheckConstraint(
                condition=models.Q(usable_until__isnull=True) | models.Q(provisional_by__isnull=False),
                name="plan_only_the_provisional_has_a_last_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.job_class} from {self.start}"


class Succession(models.Model):
    """One class took over from another."""

    predecessor = models.ForeignKey(
        JobClass, models.PROTECT, related_name="successors", help_text="The class that ended."
    )
    successor = models.ForeignKey(
        JobClass, models.PROTECT, related_name="predecessors", help_text="The class that took over."
    )
    day = models.DateField(null=True, help_text="The day, where a paper tells it.")
    paper = models.CharField(max_length=200, help_text="The paper that says so.")
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded it.")

    def __str__(self) -> str:
        return f"{self.successor} replaces {self.predecessor}"


RECORDED = "recorded"  # the state of an amendment that was entered from a past paper


class Amendment(models.Model):
    """A set of changes that move together: recorded from a past paper, or moved live through its road."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="amendments", help_text="The office whose plan it changes."
    )
    number = models.PositiveIntegerField(help_text="Its number in this system, in the order of opening.")
    name = models.CharField(max_length=200, help_text="How it is called: Amendment 12, and once noticed Notice 1341.")
    subject = models.CharField(max_length=300, blank=True, help_text="What it is about, in a few words.")
    state = models.CharField(
        max_length=60, default=RECORDED, help_text="Where it stands on the road of its jurisdiction, or *recorded*."
    )
    version = models.PositiveIntegerField(default=1, help_text="Counts its edits, so that none is made over another.")
    noticed = models.DateField(null=True, help_text="The day of its paper; null before notice is given.")
    effective = models.DateField(null=True, help_text="The day on which it takes effect; null while it waits.")
    wording = models.CharField(max_length=40, null=True, help_text="The edition of the clause that dates it.")
    reason = models.TextField(blank=True, help_text="Why it takes effect then, or what it waits for.")
    rests_on = models.JSONField(
        default=list, help_text="Assumptions, interpretations and defaults that the day rests on."
    )
    findings = models.JSONField(default=list, help_text="What the clauses find about it, by the acts on record so far.")
    gaps = models.JSONField(default=list, help_text="What no paper on record tells, found when it was entered.")
    whole_plan = models.BooleanField(
        default=False, help_text="Whether every line of the plan is known from its day on."
    )
    entry = models.ForeignKey(Entry, models.PROTECT, help_text="The act that recorded or opened it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="plan_an_amendment_once"),
            models.UniqueConstraint(fields=["office", "number"], name="plan_an_amendment_number_once"),
            models.CheckConstraint(
                condition=~models.Q(state__in=BEFORE_NOTICE) | models.Q(noticed__isnull=True),
                name="plan_no_notice_before_it_is_given",
                violation_error_message="A draft has no day of notice; give notice of it first.",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=WITHOUT_NOTICE) | models.Q(noticed__isnull=False),
                name="plan_past_the_notice_has_its_day",
                violation_error_message="What is past its notice has the day of it.",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="in force") | models.Q(effective__isnull=False),
                name="plan_in_force_has_its_day",
                violation_error_message="What is in force has the day from which it is.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def live(self) -> bool:
        """Whether it moves, or moved, through the office's own hands."""
        return self.state != RECORDED

    @property
    def over(self) -> bool:
        """Whether it ended without taking effect."""
        return self.state in OVER

    @property
    def found(self) -> list[dict[str, str | None]]:
        """What the clauses find, and what no paper tells."""
        return [*self.findings, *self.gaps]


class Change(models.Model):
    """One line changed by an amendment, as its paper prints it."""

    amendment = models.ForeignKey(
        Amendment, models.PROTECT, related_name="changes", help_text="The amendment it is part of."
    )
    ordinal = models.PositiveIntegerField(help_text="Its place among the changes of the amendment.")
    job_class = models.ForeignKey(JobClass, models.PROTECT, related_name="changes", help_text="The class it changes.")
    kind = models.CharField(max_length=20, choices=choices(ChangeKind), help_text="What it is called.")
    aspects = models.JSONField(help_text="Everything that it does to the line.")
    before = models.JSONField(null=True, help_text="The line before, as printed; null for a new class.")
    after = models.JSONField(null=True, help_text="The line after, as printed; null for an abolished one.")
    printed = models.JSONField(default=list, help_text="The lines of the paper that say so.")

    class Meta:
        ordering = ["amendment_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["amendment", "ordinal"], name="plan_a_change_in_its_place")]

    def __str__(self) -> str:
        return f"{self.amendment} {self.ordinal}"
