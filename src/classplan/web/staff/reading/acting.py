"""What a form of the review page asks for, turned into one call of a service."""

import re
from datetime import datetime
from typing import Any

from django.http import QueryDict

from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.journal.services import Actor
from classplan.records.library import services

_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
Asked = QueryDict


def act(office: Office, number: int, asked: Asked, *, actor: Actor, now: datetime) -> str:
    """Do what a form asks; what was done, in one line. Raises what the services raise, and `Invalid` for no act."""
    how: dict[str, Any] = {"seen": _whole(asked.get("seen", "")), "actor": actor, "now": now}
    match asked.get("do", ""):
        case "mend":
            _mend(office, number, asked, how)
            return "It is mended. The section has to be accepted as it now stands."
        case "join":
            services.mend(office, number, what="join", where=asked.get("where", ""), settles=_settles(asked), **how)
            return "The two items are one."
        case "kind":
            services.mend(office, number, what="kind", where=asked.get("where", ""), after=asked.get("kind", ""), **how)
            return "The section is of another kind."
        case "enter":
            where = f"{asked.get('where', '')}/{asked.get('key', '')}"
            services.mend(office, number, what="entry", where=where, after=asked.get("after", ""), settles=_settles(asked), **how)  # fmt: skip
            return "The field is entered."
        case "dismiss":
            problem = _whole(asked.get("problem", ""))
            services.dismiss(office, number, problem=problem, reason=asked.get("reason", ""), **how)
            return "The problem stands in nobody's way any more, for the reason that you gave."
        case "accept":
            services.accept_section(office, number, places=asked.getlist("where"), **how)
            return "It is accepted."
        case "reopen":
            services.reopen_section(office, number, place=asked.get("where", ""), **how)
            return "It is no longer accepted."
        case "accept_all":
            services.accept(office, number, **how)
            return "The whole paper is accepted. Amendments can take its specifications as new text."
        case "set_aside":
            services.set_aside(office, number, reason=asked.get("reason", ""), **how)
            return "It is set aside. Nothing of it is lost."
        case "take_up":
            services.take_up(office, number, **how)
            return "It is taken up again."
        case other:
            raise Invalid(f"“{other[:40]}” is nothing that can be done here. Open the paper again.")


def _mend(office: Office, number: int, asked: Asked, how: dict[str, Any]) -> None:
    what, where, after = asked.get("what", ""), asked.get("where", ""), asked.get("after", "")
    pieces = [piece for piece in _EMPTY_LINE.split(after.strip()) if piece.strip()]
    if what == "text" and "/items/" in where and len(pieces) > 1:
        if len(pieces) > 2:
            raise Invalid("One empty line splits an item into two; there are more. Split it once, then split it again.")
        split = [" ".join(piece.split()) for piece in pieces]
        services.mend(office, number, what="split", where=where, after=split, settles=_settles(asked), **how)
        return
    services.mend(office, number, what=what, where=where, after=after, settles=_settles(asked), **how)


def _settles(asked: Asked) -> list[int]:
    return [_whole(said) for said in asked.getlist("settles")]


def _whole(said: str) -> int:
    if not said.isascii() or not said.isdigit() or len(said) > 9:
        raise Invalid("The form is not whole: a number is missing in it. Open the paper again, and send it once more.")
    return int(said)
