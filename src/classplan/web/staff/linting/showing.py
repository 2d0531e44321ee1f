"""Findings about a text as a page shows them, and what their forms ask for; for every page that shows some.

A page puts `findings_shown(...)` into its context as `findings`, includes `staff/_faults.html`, and on POST, where
`asks_for_one(request)`, calls `act_on`; the forms send to the page that they stand on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from classplan.core.errors import DomainError, Invalid
from classplan.core.lint import RULES
from classplan.core.plain_words import count_in_words
from classplan.records.accounts.models import Office
from classplan.records.linting import services
from classplan.records.linting.selectors import Faults, Stated
from classplan.web.pages import typed
from classplan.web.portal.paging import Page, page_of
from classplan.web.who import allowed, require

FINDINGS_A_PAGE = 40
WAIVE, TAKE_UP = "waive", "take-up"
AddressOf = Callable[[Stated], str]
_LOOKS_FOR = {rule.name: rule.looks_for for rule in RULES}


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding: what was stated, the address of its place (empty where there is none), and its number on the page."""

    stated: Stated
    address: str
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule."""

    looks_for: str
    findings: tuple[FindingShown, ...]


@dataclass(frozen=True, slots=True)
class FindingsShown:
    """What the fragment shows. `refused` is what a form was answered, `mark` and `reason` are what it had sent."""

    faults: Faults
    groups: tuple[Group, ...]
    set_aside: tuple[FindingShown, ...]
    page: Page[Stated]
    may_waive: bool
    may_waive_blocking: bool
    refused: str
    mark: str
    reason: str


def findings_shown(
    request: HttpRequest, office: Office, faults: Faults, *, address: AddressOf, refused: DomainError | None = None
) -> FindingsShown:
    """The findings of a text by their rules, one page of them; `address` says where a finding stands."""
    page = page_of(_by_rule(faults.open), request.GET.get("findings", ""), FINDINGS_A_PAGE)
    shown = [FindingShown(stated, address(stated), n) for n, stated in enumerate(page.items, page.first)]
    rules = dict.fromkeys(one.stated.fault.rule for one in shown)
    sent: Mapping[str, str] = typed(request) or {}
    return FindingsShown(
        faults=faults,
        groups=tuple(
            Group(_LOOKS_FOR[rule], tuple(one for one in shown if one.stated.fault.rule == rule)) for rule in rules
        ),
        set_aside=tuple(
            FindingShown(stated, address(stated), len(faults.open) + n)
            for n, stated in enumerate(faults.set_aside[:FINDINGS_A_PAGE], 1)
        ),
        page=page,
        may_waive=allowed(request, office, "lint.waive").allowed,
        may_waive_blocking=allowed(request, office, "lint.waive-blocking").allowed,
        refused=str(refused or ""),
        mark=sent.get("mark", ""),
        reason=sent.get("why", ""),
    )


def asks_for_one(request: HttpRequest) -> bool:
    """Whether a form of the fragment was sent."""
    return request.method == "POST" and request.POST.get("finding") in (WAIVE, TAKE_UP)


def act_on(request: HttpRequest, office: Office, faults: Faults, *, now: datetime) -> str:
    """Do what a form of the fragment asks for; what was done, in one line. Raises what the services raise."""
    mark, reason = request.POST.get("mark", ""), request.POST.get("why", "")
    blocking = any(stated.fault.mark == mark and stated.fault.blocking for stated in faults.every)
    actor = require(request, office, "lint.waive-blocking" if blocking else "lint.waive")
    match request.POST.get("finding"):
        case "waive":
            services.waive(office, faults, mark, reason=reason, actor=actor, now=now)
            return "The finding is set aside, as long as its words stay the same."
        case "take-up":
            services.take_up(office, faults, mark, reason=reason, actor=actor, now=now)
            return "The finding counts again."
    raise Invalid("This form asks for nothing that can be done here. Open the page again.")


def counted(faults: Faults) -> str:
    """How many findings wait, in words.

    >>> counted(Faults("paper/7", ()))
    'no finding'
    """
    return count_in_words(len(faults.open), "finding", "findings") if faults.open else "no finding"


def _by_rule(stated: Iterable[Stated]) -> list[Stated]:
    """Blocking ones first, then those of one rule together, in the order of the rules."""
    place = {name: n for n, name in enumerate(_LOOKS_FOR)}
    return sorted(stated, key=lambda one: (not one.fault.blocking, place[one.fault.rule], one.fault.line))
