"""How many findings wait about a text, for the pages that lead to them."""

from datetime import date

from django import template

from classplan.records.library.models import Upload
from classplan.records.linting.texts import faults_of_changes, faults_of_paper, faults_of_version
from classplan.records.plan.models import Amendment
from classplan.records.specs.models import SpecVersion
from classplan.web.staff.linting.showing import counted
from classplan.web.today import today

register = template.Library()


@register.simple_tag
def findings_in_paper(upload: Upload) -> str:
    """How many wait about a paper, in words."""
    return counted(faults_of_paper(upload, on=today()))


@register.simple_tag
def findings_in_changes(amendment: Amendment) -> list[tuple[int, str]]:
    """Each change that brings a new text, and how many findings wait about it, in words."""
    return [(ordinal, counted(faults)) for ordinal, faults in faults_of_changes(amendment, on=today()).items()]


@register.simple_tag
def findings_in_text(version: SpecVersion, day: date) -> str:
    """How many wait about the text of a class that is in force on a day, in words."""
    return counted(faults_of_version(version, on=day))
