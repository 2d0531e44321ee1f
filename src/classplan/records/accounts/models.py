"""The office that keeps a plan."""

from django.db import models


class Office(models.Model):
    """One office with its plan, working under the rules of one jurisdiction."""

    name = models.CharField(max_length=200, help_text="The name of the place or office, as its papers print it.")
    jurisdiction = models.CharField(max_length=40, help_text="The name of the rule pack under which it works.")
    opened_at = models.DateTimeField(help_text="When the office was made in this system.")

    def __str__(self) -> str:
        return self.name
