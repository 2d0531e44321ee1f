"""What every page of a draft knows: the draft, its newest words, whoever looks and what they may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from classplan.core.errors import Invalid, NotInForce
from classplan.core.redline import of_body, redline
from classplan.core.writing.draft import Json
from classplan.core.writing.plain import lines_in
from classplan.formats.redline_page import as_fragment, summary
from classplan.records.accounts.models import Office
from classplan.records.writing import selectors
from classplan.records.writing.models import DraftState, Invitation, SpecDraft
from classplan.records.writing.selectors import Base
from classplan.records.writing.turns import By
from classplan.web.pages import show
from classplan.web.today import this_moment, today
from classplan.web.who import allowed, person, require, standing

SEE, SAY, CHANGE = "writing.see", "writing.say", "writing.change"
NUMBERS = 9  # figures of a number that a form carries


@dataclass(frozen=True, slots=True)
class Matter:
    """A draft as somebody looks at it; `invited` is None for the office."""

    draft: SpecDraft
    body: Json
    base: Base
    invited: Invitation | None
    may_change: bool
    may_say: bool
    may_decide: bool

    @property
    def is_open(self) -> bool:
        """Whether anything can be written in it."""
        return self.draft.state != DraftState.ASIDE

    @property
    def goes_on(self) -> bool:
        """Whether its newest revision can go into an amendment, and is in none."""
        return self.is_open and self.draft.revision > (self.draft.sent or 0)


def matter_of(request: HttpRequest, office: Office, number: int) -> Matter:
    """The draft of a number. Raises `NotInForce` where there is none, or none that is theirs to see."""
    asks = person(request)
    if asks is None:
        raise NotInForce(f"There is no draft {number} here.")
    held = standing(request)
    draft = selectors.draft_for(office, held, asks, number)
    is_open = draft.state != DraftState.ASIDE
    may_change = allowed(request, office, CHANGE).allowed
    return Matter(
        draft,
        selectors.body_at(draft, draft.revision),
        selectors.base_of(draft, today()),
        selectors.invitation_of(draft, asks),
        may_change=may_change and is_open,
        may_say=allowed(request, office, SAY).allowed and is_open,
        may_decide=may_change and selectors.decides(draft, asks, held),
    )


def by(request: HttpRequest, office: Office, act: str) -> By:
    """Whoever acts now. Raises `Refused` where the table of powers does not grant the act."""
    actor = require(request, office, act)
    asks = person(request)
    assert asks is not None
    return By(asks, actor, this_moment())


def page_of_draft(request: HttpRequest, office: Office, template: str, matter: Matter, **context: Any) -> HttpResponse:
    """A page of a draft, with what each of them shows."""
    return show(
        request, office, template, section="drafts", matter=matter, draft=matter.draft, base=matter.base, **context
    )


def redline_of(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> dict[str, Any]:
    """The redline of two texts, its headings below one of the second level, and how much changed."""
    return _redline(before or NOTHING, after or NOTHING, top=3)


def redline_of_sections(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> dict[str, Any]:
    """The same of two sections, without those inside them."""
    return _redline(*(_alone(section) if section else NOTHING for section in (before, after)), top=2)


def _redline(before: Mapping[str, Any], after: Mapping[str, Any], *, top: int) -> dict[str, Any]:
    found = redline(of_body(before), of_body(after))
    markup = SafeString(as_fragment(found, top=top)) if found.changed else ""  # nosec B703 - it escapes all words
    return {"redline": markup, "extent": summary(found)}


def redline_of_texts(before: str, after: str) -> dict[str, Any]:
    """The redline of two sections as plain text."""
    return redline_of_sections(_as_section(before), _as_section(after))


def number_in(said: str) -> int:
    """A number that a form carries. Raises `Invalid` where it is none."""
    if not said.isascii() or not said.isdigit() or len(said) > NUMBERS:
        raise Invalid(
            "The form does not say which revision it was filled in for. Look at what is there now, and send it again."
        )
    return int(said)


NOTHING: Mapping[str, Any] = {"title": None, "line": 0, "fields": [], "sections": []}


def _alone(section: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**NOTHING, "sections": [{**section, "level": 1, "sections": []}]}


def _as_section(text: str) -> Mapping[str, Any]:
    heading, *lines = lines_in(text)
    items: list[Json] = [{"mark": None, "text": line, "line": n, "items": []} for n, line in enumerate(lines, 2)]
    return {
        "kind": "other",
        "part": None,
        "heading": heading,
        "note": None,
        "level": 1,
        "line": 1,
        "items": items,
        "sections": [],
    }
