"""The navigation of the desk, and who is signed in as what."""

from django import template

from classplan.core.policy import Role
from classplan.web import who
from classplan.web.desk_home import Part, parts_of_desk

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_parts(context: template.Context) -> list[Part]:
    """The parts of the desk that whoever asks may open."""
    office = context.get("office")
    return parts_of_desk(context["request"], office) if office and context.get("person") else []


@register.simple_tag(takes_context=True)
def can_do(context: template.Context, act: str) -> bool:
    """Whether whoever asks may do an act of the table of powers, wherever it is."""
    office = context.get("office")
    if office is None or not context.get("person"):
        return False
    return who.allowed(context["request"], office, act).allowed


@register.simple_tag(takes_context=True)
def desk_roles(context: template.Context) -> str:
    """The roles of whoever is signed in, in the order of the table, with the agencies of the scoped ones."""
    standing = who.standing(context["request"])
    roles = ", ".join(role for role in Role if role in standing.roles)
    agencies = f" ({', '.join(sorted(standing.agencies))})" if standing.agencies else ""
    return f"{roles}{agencies}"
