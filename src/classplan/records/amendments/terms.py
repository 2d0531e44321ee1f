"""The terms of a notice: what it says besides its changes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.records.accounts.models import Agency, Office
from classplan.records.amendments import models
from classplan.records.amendments.proposals import LONGEST_TEXT
from classplan.records.amendments.turns import done, turn
from classplan.records.journal.services import Actor
from classplan.records.proceedings.papers import refuse_unaddressable

TERMS_TEXTS = ("number", "place", "comments_to", "speakers_to", "study", "narrative")
LONGEST_TERMS = {"number": 60, "place": 300, "comments_to": 300, "speakers_to": 300}
TERMS_MOMENTS = ("hearing", "comments_until", "speakers_until")


@transaction.atomic
def set_terms(
    office: Office,
    number: int,
    *,
    texts: Mapping[str, str],
    moments: Mapping[str, datetime | None],
    affected: Sequence[str],
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.Terms:
    """Set what the notice is to say besides its changes. `affected` are the codes of agencies."""
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    if taken.amendment.state not in ("draft", "recommended"):
        raise NotAllowed(
            f"{taken.amendment.name} is {taken.amendment.state}; the terms of its notice are set until notice is given. "
            "A notice that must change is withdrawn, and given anew."
        )
    terms = models.Terms.objects.get(amendment=taken.amendment)
    for name in TERMS_TEXTS:
        text = texts.get(name, getattr(terms, name)).strip()
        longest = LONGEST_TERMS.get(name, LONGEST_TEXT)
        if len(text) > longest:
            raise Invalid(f"“{name.replace('_', ' ')}” has {len(text):,} characters; at most {longest:,} fit a notice.")
        if name == "number" and text:
            refuse_unaddressable("the number of a notice", text)
        setattr(terms, name, text)
    for name in TERMS_MOMENTS:
        setattr(terms, name, moments.get(name, getattr(terms, name)))
    agencies = list(Agency.objects.filter(office=office, code__in=set(affected)))
    unknown = sorted(set(affected) - {agency.code for agency in agencies})
    if unknown:
        raise Invalid(f"No agency has the code {', '.join(unknown)}. Choose among those of the office.")
    terms.save()
    terms.affected.set(agencies)
    payload = {name: getattr(terms, name) for name in TERMS_TEXTS}
    payload |= {name: moment.isoformat() if (moment := getattr(terms, name)) else None for name in TERMS_MOMENTS}
    done(taken, act="terms.set", payload={"terms": payload | {"affected": sorted(set(affected))}})
    return terms
