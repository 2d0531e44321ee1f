"""The API as django-ninja knows it: its addresses, its description in OpenAPI 3.1, its refusals."""

import inspect
import re
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation

from classplan.core.errors import DomainError
from classplan.web.api import papers, plan, shapes, specs
from classplan.web.api.guard import problem, refusal

VERSION = "1"  # of the shapes and addresses; a change that breaks a program makes it 2
DESCRIPTION = (
    "The classification and pay plan on any day: what the pages show, under the same addresses with .json behind. "
    "It is only read, and nobody signs in. Days are written 2015-01-15; amounts are whole dollars a year, or a decimal "
    "string where there are cents; what is unknown is null. Lists are cut by limit and after: follow next, which "
    "keeps its place while something is recorded. An answer carries an ETag: send it back as If-None-Match."
)


class _Api(NinjaAPI):
    """Operations go by the names of their views."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)


api = _Api(
    title="Classification and pay plan",
    version=VERSION,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
ROUTERS = (specs.router, plan.router, papers.router)  # "specifications" is to be tried before any day
for router in ROUTERS:
    api.add_router("", router)


@api.exception_handler(ValidationError)
def _not_read(request: HttpRequest, error: ValidationError) -> HttpResponse:
    said = "; ".join(_said(fault) for fault in error.errors)
    return problem(400, said)


@api.exception_handler(DomainError)
def _refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    return refusal(error)


def _said(fault: dict[str, Any]) -> str:
    name = fault["loc"][-1]
    if fault["type"] == "missing":
        return f"The address does not say “{name}”, which it must."
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"


def asked_by_name() -> dict[str, frozenset[str]]:
    """What the query of each address may hold, by the name of the address."""
    found: dict[str, frozenset[str]] = {}
    for router in ROUTERS:
        for route, view in router.path_operations.items():
            (operation,) = view.operations
            names = set(inspect.signature(operation.view_func).parameters) - {"request"}
            found[operation.url_name] = frozenset(names - set(re.findall(r"{(\w+)}", route)))
    return found


REFUSALS = {"400": "What the address asks cannot be", "404": "Not known", "406": "Not to be had in that form"}


@cache
def description() -> dict[str, Any]:
    """The API in OpenAPI 3.1."""
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=""))
    schema["components"]["schemas"]["Problem"] = shapes.Problem.model_json_schema()
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["responses"] = {str(status): said for status, said in operation["responses"].items()}
            for status, said in REFUSALS.items():
                operation["responses"][status] = {"description": said, "content": content}
    return schema
