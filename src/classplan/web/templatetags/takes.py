"""The rows of *what it takes*, with links to the classes that they name."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from classplan.core.qualifications.picture import Row
from classplan.web.portal.takes import linked

register = template.Library()


@register.simple_tag
def row_of(row: Row, numbers: Mapping[str, int]) -> SafeString:
    """The words of a row."""
    return linked(row, numbers)
