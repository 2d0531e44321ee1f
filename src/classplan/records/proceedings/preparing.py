"""Deciding what a paper does to the plan, before anything is written: what `--dry-run` shows and recording applies."""

from dataclasses import dataclass, replace
from datetime import date

from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.core.pack import Choices, Pack
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.recording import Entered, KnownClass, Paper, enter_circular, enter_notice
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.selectors import next_number
from classplan.records.plan import selectors as plan
from classplan.records.proceedings.models import Notice, SpecUpdate
from classplan.records.proceedings.papers import NoticePaper, UpdatePaper


@dataclass(frozen=True, slots=True)
class Basis:
    """The ground on which a person dates an amendment where the rules do not."""

    effective: date
    reason: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What entering a paper would do, before anything is written."""

    acts: Acts
    effect: TakesEffect
    entered: Entered


def prepare_notice(
    office: Office,
    notice: NoticePaper,
    *,
    acts: Acts,
    policy: Choices,
    today: date,
    wording: str | None = None,
    basis: Basis | None = None,
    recorded: int | None = None,
) -> Prepared:
    """Decide what entering a notice does, by its acts. Raises what stands in the way; writes nothing."""
    pack = pack_of(office)
    acts = replace(acts, noticed=notice.paper.day, hearing=notice.hearing)
    refuse_impossible_acts(pack, acts, today)
    _refuse_a_second_time(office, notice.number)
    effect = takes_effect(pack, acts, policy, wording, basis)
    entered = enter_notice(
        notice.paper,
        known=classes_named_in(office, notice.paper),
        next_number=plan.next_class_number(office),
        recorded=recorded or next_number(office),
        acts=acts,
        effect=effect,
        pack=pack,
        policy=policy,
    )
    return Prepared(acts, effect, entered)


def prepare_update(office: Office, update: UpdatePaper, *, today: date, recorded: int | None = None) -> Entered:
    """Decide what entering an update does. Raises what stands in the way; writes nothing."""
    if update.paper.day > today:
        raise Invalid(f"{update.paper.name} lies after today, {today}. Only past papers are recorded; check its date.")
    there = SpecUpdate.objects.filter(office=office, day=update.paper.day).select_related("entry").first()
    if there is not None:
        raise NotAllowed(
            f"The {update.paper.name} is on record already, by {there.entry.actor} (journal entry {there.entry.number}). Nothing was changed."
        )
    known = classes_named_in(office, update.paper)
    return enter_circular(
        update.paper,
        known=known,
        next_number=plan.next_class_number(office),
        recorded=recorded or next_number(office),
        pack=pack_of(office),
    )


def refuse_impossible_acts(pack: Pack, acts: Acts, today: date) -> None:
    """Raise where an act comes before the one it needs, excludes another, or lies in the future."""
    for name, day in acts.taken():
        if day > today:
            raise Invalid(f"The act “{name}” is dated {day}, after today, {today}. Only past acts are recorded.")
    wrong = pack.acts_in_order(acts)
    if wrong:
        raise NotAllowed(" ".join(finding.reason for finding in wrong))


def takes_effect(pack: Pack, acts: Acts, policy: Choices, wording: str | None, basis: Basis | None) -> TakesEffect:
    """When the changes take effect: by the rules, or by the basis that a person gives where they do not say.

    They do not say where no wording is known, nor where the Mayor neither signs nor vetoes (X57).
    """
    try:
        effect = pack.takes_effect(acts, policy, wording)
    except NotInForce as error:
        if basis is None:
            raise NotInForce(f"{error} Give the day and its ground: --effective DATE --basis “…”.") from error
        return _by_basis(basis, acts, str(error))
    if basis is None:
        return effect
    if effect.day is not None or acts.veto is not None:
        raise NotAllowed(
            f"A basis is given, and the rule speaks for itself: {effect.reason} Leave out --effective and --basis."
        )
    return _by_basis(basis, acts, effect.reason)


def _by_basis(basis: Basis, acts: Acts, why: str) -> TakesEffect:
    if acts.board is not None and basis.effective < acts.board:
        raise Invalid(f"The effective day {basis.effective} lies before the Board's approval on {acts.board} (7-21 B).")
    stated = f"Stated by the office: {basis.reason} ({why})"
    return TakesEffect(basis.effective, None, stated, completed=acts.council, rests_on=(stated,))


def classes_named_in(office: Office, paper: Paper) -> list[KnownClass]:
    """The classes on record that a paper names by a code or a title."""
    lines = [line for change in paper.changes for line in (change.before, change.after) if line is not None]
    titles = {line.title for line in lines if line.title}
    titles |= {spec.title for spec in paper.specs} | {title for spec in paper.specs for title in spec.replaces}
    return plan.known_classes(office, codes={line.code for line in lines if line.code}, titles=titles)


def _refuse_a_second_time(office: Office, number: str) -> None:
    there = Notice.objects.filter(office=office, number=number).select_related("entry").first()
    if there is not None:
        raise NotAllowed(
            f"Notice {number} is on record already: of {there.day}, entered by {there.entry.actor} on {there.entry.recorded_at:%Y-%m-%d} "
            f"(journal entry {there.entry.number}). Nothing was changed. A later act on it: classplan notice act {number} --council-approved DATE."
        )
