"""The page that explains the API: every address with what it can be asked, and an example of it."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from classplan.records.accounts.models import Office
from classplan.records.plan.days import days_of_change
from classplan.records.plan.selectors import classes_after
from classplan.records.proceedings import selectors
from classplan.web.api.api import DESCRIPTION, description
from classplan.web.api.examples import ANSWERS, EXAMPLES
from classplan.web.pages import show
from classplan.web.today import today


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address can be asked: its name, where it stands, what it takes, whether it must be there."""

    name: str
    where: str
    takes: str
    must: bool
    says: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An address of the API as the page explains it."""

    name: str
    address: str
    summary: str
    says: str
    asked: tuple[Asked, ...]
    example: str
    answer: str


def explained(request: HttpRequest, office: Office) -> HttpResponse:
    """The page."""
    values = _values(office)
    operations = {
        operation["operationId"]: (address, operation)
        for address, of_address in description()["paths"].items()
        for operation in of_address.values()
    }
    return show(
        request,
        office,
        "api/api.html",
        section="api",
        about=DESCRIPTION,
        addresses=[_explained(*operations[name], values) for name in EXAMPLES],
    )


def _explained(address: str, operation: dict[str, Any], values: dict[str, str]) -> Explained:
    name = operation["operationId"]
    return Explained(
        name,
        address,
        operation["summary"],
        _plain(operation["description"]),
        tuple(_asked(parameter) for parameter in operation["parameters"]),
        EXAMPLES[name].format(**values),
        json.dumps(ANSWERS[name], indent=2, ensure_ascii=False),
    )


def _asked(parameter: dict[str, Any]) -> Asked:
    schema = parameter["schema"]
    kind = next((s for s in schema.get("anyOf", [schema]) if s.get("type") != "null"), schema)
    where = "in the address" if parameter["in"] == "path" else "after the question mark"
    return Asked(
        parameter["name"],
        where,
        _takes(kind),
        bool(parameter.get("required")),
        _plain(parameter.get("description", "")),
    )


def _plain(text: str) -> str:
    """Without the marks that a description in OpenAPI has around names."""
    return text.replace("`", "")


def _takes(kind: dict[str, Any]) -> str:
    if kind.get("format") == "date":
        return "a day, such as 2015-01-15"
    if "enum" in kind:
        return f"one of: {', '.join(kind['enum'])}"
    if kind["type"] == "boolean":
        return "true or false"
    if kind["type"] == "integer":
        return f"a whole number, {kind['minimum']:,} to {kind['maximum']:,}"
    return f"text, at most {kind['maxLength']} characters"


def _values(office: Office) -> dict[str, str]:
    """What the example requests name: the first class and the newest papers of this office, where it has any."""
    first, notices, updates = classes_after(office, 0, 1), selectors.notices(office), selectors.updates(office)
    days = days_of_change(office)
    day, notice, update = today(), notices.defer("reading").first(), updates.defer("reading").first()
    return {
        "day": str(day),
        "first": str(days[0] if days else day),
        "number": str(first[0].number if first else 1),
        "notice": notice.number if notice else "1",
        "update": str(update.day if update else day),
    }
