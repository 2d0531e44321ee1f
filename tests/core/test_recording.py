"""Entering past papers: what is taken as printed, what is found not on record, and the little that is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from classplan.core.dates import PartialDate
from classplan.core.errors import DomainError, Invalid, NotAllowed
from classplan.core.history import Kind, State
from classplan.core.pay import Flsa, PayRange
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.recording import (
    AttachedSpec,
    Entered,
    KnownClass,
    Paper,
    completion,
    enter_circular,
    enter_notice,
)
from classplan.core.rules import Outcome
from classplan.jurisdictions.denver import PACK

NOTICED, BOARD, EFFECTIVE = date(2011, 3, 23), date(2011, 4, 7), date(2011, 4, 10)
LATER, LATER_EFFECTIVE = date(2012, 3, 21), date(2012, 4, 8)
DATED = TakesEffect(EFFECTIVE, "2011", completed=None)
PENDING = TakesEffect(None, "2013", waits_for="the Mayor")

CLERK = Line("CS1", "Clerk", "613-S", Decimal(32130), Decimal(46904))
LEAD = Line("CS1", "Lead Clerk", "614-S", Decimal(33597), Decimal(49038))
CHIEF = Line("CS1", "Chief Clerk", "615-S", Decimal(35124), Decimal(51268))
WARDEN = Line("CA2", "Warden", "806-A", Decimal(42917), Decimal(68454))
PROMOTE, NEW_WARDEN = Change(CLERK, LEAD), Change(None, WARDEN)


class Office:
    """The classes on record, and what entering a paper adds to them, as the services do it."""

    def __init__(self) -> None:
        self.known: dict[int, KnownClass] = {}
        self.acts = 0

    def notice(
        self,
        *changes: Change,
        day: date = NOTICED,
        effect: TakesEffect = DATED,
        acts: Acts | None = None,
        assigned: tuple[int, ...] = (),
        specs: tuple[AttachedSpec, ...] = (),
        number: str | None = None,
    ) -> Entered:
        """Enter a notice; one refused leaves nothing."""
        number = number or str(day.year)
        paper = Paper(f"Notice {number}", day, number, changes, specs)
        return self._kept(
            enter_notice(
                paper,
                known=self.known.values(),
                next_number=max(self.known, default=0) + 1,
                recorded=self.acts + 1,
                acts=acts or Acts(noticed=day, hearing=BOARD, board=BOARD),
                effect=effect,
                pack=PACK,
                policy=PACK.policy,
                assigned=assigned,
            )
        )

    def circular(self, *specs: AttachedSpec, day: date = date(2009, 5, 27)) -> Entered:
        """Enter an update of specifications."""
        paper = Paper(f"Update of {day}", day, specs=specs)
        next_number = max(self.known, default=0) + 1
        return self._kept(
            enter_circular(paper, known=self.known.values(), next_number=next_number, recorded=self.acts + 1, pack=PACK)
        )

    def later(self, *changes: Change, **how: object) -> Entered:
        """Enter a notice of 2012 that takes effect in 2012."""
        defaults = {"day": LATER, "effect": TakesEffect(LATER_EFFECTIVE, "2011")}
        return self.notice(*changes, **{**defaults, **how})  # type: ignore[arg-type]

    def state(self, number: int, on: date) -> State | None:
        """How the line of a class stands on a day."""
        point = self.known[number].timeline.on(on)
        return point.value if point else None

    def lines(self, on: date) -> set[tuple[str | None, str | None, str | None]]:
        """The plan on a day."""
        states = [self.state(number, on) for number in self.known]
        return {(state.code, state.title, state.grade) for state in states if state is not None}

    def _kept(self, entered: Entered) -> Entered:
        self.acts += 1
        for number, title in entered.new_classes.items():
            self.known[number] = KnownClass(number, title)
        for number, said in entered.statements:
            held = self.known[number]
            self.known[number] = replace(held, statements=(*held.statements, said))
        return entered


def named(line: Line) -> tuple[str | None, str | None, str | None]:
    return (line.code, line.title, line.grade)


def refusal(*, of: type[DomainError], office: Office, **how: object) -> str:
    """The words with which an office refuses a notice, nothing having been entered."""
    before = dict(office.known)
    with pytest.raises(of) as refused:
        office.notice(*how.pop("changes"), **how)  # type: ignore[misc, arg-type]
    assert office.known == before
    return str(refused.value)


# What a notice states


def test_the_lines_before_are_attested_from_the_notices_day_and_those_after_begin_on_the_effective_day() -> None:
    office = Office()
    office.notice(PROMOTE, NEW_WARDEN)
    assert office.lines(date(2011, 3, 22)) == set()
    assert office.lines(NOTICED) == office.lines(date(2011, 4, 9)) == {named(CLERK)}
    assert office.lines(EFFECTIVE) == {named(LEAD), named(WARDEN)}


def test_an_abolished_line_ends_on_the_effective_day() -> None:
    office = Office()
    (number,) = office.notice(Change(CLERK, None)).classes
    assert office.lines(date(2011, 4, 9)) == {named(CLERK)}
    assert office.lines(EFFECTIVE) == set()
    ended = office.known[number].timeline.on(EFFECTIVE)
    assert ended is not None
    assert (ended.ended, ended.cause) == (True, "2011")


@pytest.mark.parametrize(
    ("change", "usable_until", "council_on_record"),
    [
        (PROMOTE, date(2011, 10, 10), False),
        (NEW_WARDEN, date(2011, 10, 10), False),
        (Change(CLERK, replace(CLERK, title="Lead Clerk")), None, False),
        (Change(CLERK, CLERK), None, None),
    ],
)
def test_new_classes_and_changed_rates_begin_provisionally_and_the_rest_waits_for_the_council(
    change: Change, usable_until: date | None, council_on_record: bool | None
) -> None:
    office = Office()
    (number,) = office.notice(change).classes
    state = office.state(number, EFFECTIVE)
    assert state is not None
    assert (state.usable_until, state.council_on_record) == (usable_until, council_on_record)
    assert state.provisional is (usable_until is not None)


@pytest.mark.parametrize(
    ("council", "on", "provisional"),
    [
        (date(2011, 6, 6), date(2011, 6, 5), True),
        (date(2011, 6, 6), date(2011, 6, 6), False),
        (EFFECTIVE, EFFECTIVE, False),
        (date(2011, 4, 8), EFFECTIVE, False),
    ],
)
def test_a_council_on_record_completes_the_enactment_on_its_day(council: date, on: date, provisional: bool) -> None:
    office = Office()
    acts = Acts(noticed=NOTICED, hearing=BOARD, board=BOARD, council=council)
    (number,) = office.notice(PROMOTE, acts=acts, effect=replace(DATED, completed=council)).classes
    state = office.state(number, on)
    assert state is not None
    assert state.provisional is provisional
    assert state.since == EFFECTIVE


def test_a_completion_that_is_recorded_later_leaves_values_and_since() -> None:
    office = Office()
    entered = office.notice(PROMOTE, NEW_WARDEN)
    (_, said), *others = completion("2011", "Resolution", entered.classes, date(2011, 6, 6), 2)
    assert said.kind is Kind.COMPLETED
    assert len(others) == 1
    number = entered.classes[0]
    held = office.known[number]
    office.known[number] = replace(held, statements=(*held.statements, said))
    before, after = office.state(number, date(2011, 6, 5)), office.state(number, date(2011, 6, 6))
    assert before is not None
    assert after == replace(before, provisional_by=None, usable_until=None, council_on_record=True)


def test_a_pending_notice_attests_only_the_lines_before() -> None:
    office = Office()
    entered = office.notice(PROMOTE, NEW_WARDEN, effect=PENDING, specs=(AttachedSpec("Lead Clerk", Flsa.NON_EXEMPT),))
    assert [said.kind for _, said in entered.statements] == [Kind.ATTESTED]
    assert [grade for grade, _ in entered.ranges] == ["613-S"]
    assert (entered.specs, entered.replaced) == ((), ())
    assert office.lines(date(2030, 1, 1)) == {named(CLERK)}


def test_a_pending_notice_that_takes_effect_keeps_its_classes() -> None:
    office = Office()
    pending = office.notice(PROMOTE, NEW_WARDEN, effect=PENDING)
    dated = office.notice(PROMOTE, NEW_WARDEN, assigned=pending.classes)
    assert dated.classes == pending.classes
    assert dated.new_classes == {}
    assert office.lines(EFFECTIVE) == {named(LEAD), named(WARDEN)}
    assert len(office.known) == 2


def test_a_class_keeps_its_identity_through_its_codes() -> None:
    office = Office()
    (first,) = office.notice(Change(CLERK, replace(LEAD, code="CA9"))).classes
    (second,) = office.later(Change(replace(LEAD, code="CA9"), CHIEF)).classes
    assert first == second
    assert office.lines(LATER_EFFECTIVE) == {named(CHIEF)}


def test_what_a_paper_leaves_out_is_filled_in_by_an_older_one() -> None:
    office = Office()
    office.later(Change(Line("CS1", "Lead Clerk"), Line("CS1", "Chief Clerk")))
    office.notice(PROMOTE)
    assert office.lines(LATER_EFFECTIVE) == {("CS1", "Chief Clerk", "614-S")}


def test_the_ranges_that_are_printed_count_from_the_day_on_which_they_stood() -> None:
    entered = Office().notice(PROMOTE, NEW_WARDEN, Change(Line("CS9", "Guard", "607-S"), None))
    assert {(grade, said.day, said.pay_range.minimum) for grade, said in entered.ranges} == {
        ("613-S", NOTICED, Decimal(32130)),
        ("614-S", EFFECTIVE, Decimal(33597)),
        ("806-A", EFFECTIVE, Decimal(42917)),
    }


# What is not on record is said and stops nothing


def test_what_a_live_amendment_would_have_had_to_prove_is_found_not_on_record() -> None:
    reasons = " ".join(f.reason for f in Office().notice(PROMOTE).findings if f.outcome is Outcome.NOT_ON_RECORD)
    assert "Council" in reasons
    assert "posted" in reasons


def test_a_change_that_no_paper_tells_of_is_a_finding_and_the_line_is_taken_as_printed() -> None:
    office = Office()
    office.notice(PROMOTE)
    entered = office.later(Change(replace(LEAD, grade="615-S", title="Senior Clerk"), CHIEF))
    gaps = [f.reason for f in entered.gaps if f.outcome is Outcome.NOT_ON_RECORD and "from “" in f.reason]
    assert len(gaps) == 2
    assert all("Notice 2011" in gap and "Notice 2012" in gap for gap in gaps)
    assert all(value in " ".join(gaps) for value in ("grade", "614-S", "615-S", "title", "Lead Clerk", "Senior Clerk"))
    assert ("CS1", "Senior Clerk", "615-S") in office.lines(LATER)


def test_a_class_that_comes_back_after_its_end_is_a_finding() -> None:
    office = Office()
    office.notice(Change(CLERK, None))
    entered = office.later(PROMOTE)
    assert any("“ended”" in finding.reason for finding in entered.gaps)
    assert office.lines(LATER) == {named(CLERK)}


def test_papers_that_agree_leave_no_gap() -> None:
    office = Office()
    office.notice(PROMOTE)
    entered = office.later(Change(LEAD, CHIEF))
    assert not [finding for finding in entered.gaps if "from “" in finding.reason]


def test_a_specification_that_belongs_to_no_change_is_a_finding() -> None:
    entered = Office().notice(PROMOTE, specs=(AttachedSpec("Lead Clerk"), AttachedSpec("Gardener")))
    assert [finding.about for finding in entered.gaps if "is attached" in finding.reason] == ["Gardener"]
    assert len(entered.specs) == 2


# Papers that come in another order than they were written

FIRST, SECOND, THIRD = (PROMOTE, 2011), (Change(LEAD, CHIEF), 2012), (Change(CHIEF, replace(CHIEF, title="Head")), 2013)
ORDERS = [order for order in permutations((FIRST, SECOND, THIRD)) if order != (THIRD, FIRST, SECOND)]


def of_year(change: Change, year: int) -> dict[str, object]:
    """A notice of March that takes effect in April."""
    return {
        "changes": (change,),
        "day": date(year, 3, 21),
        "effect": TakesEffect(date(year, 4, 8)),
        "number": str(year),
    }


@pytest.mark.parametrize("order", ORDERS)
def test_papers_that_agree_tell_the_same_life_in_whatever_order_they_are_recorded(
    order: tuple[tuple[Change, int], ...],
) -> None:
    office = Office()
    for change, year in order:
        paper = of_year(change, year)
        office.notice(*paper.pop("changes"), **paper)  # type: ignore[misc, arg-type]
    assert len(office.known) == 1
    seen = [office.lines(date(year, month, 22)) for year in (2011, 2012, 2013) for month in (3, 4)]
    assert seen == [{named(line)} for line in (CLERK, LEAD, LEAD, CHIEF, CHIEF, replace(CHIEF, title="Head"))]


def test_a_paper_that_leaves_a_hole_before_a_later_one_waits_for_the_paper_between_them() -> None:
    office = Office()
    office.notice(THIRD[0], day=date(2013, 3, 21), effect=TakesEffect(date(2013, 4, 8)))
    words = refusal(of=NotAllowed, office=office, **of_year(*FIRST))
    assert "a paper between them is missing" in words


@pytest.mark.parametrize(
    ("older", "says"),
    [
        (Change(CLERK, replace(LEAD, grade="615-S")), ("grade", "615-S", "614-S")),
        (Change(CLERK, replace(LEAD, title="Senior Clerk")), ("title", "Senior Clerk", "Lead Clerk")),
        (Change(CLERK, None), ("line", "ended", "Lead Clerk")),
    ],
)
def test_an_older_paper_that_a_later_one_contradicts_is_refused_with_both(older: Change, says: tuple[str, ...]) -> None:
    office = Office()
    office.later(Change(LEAD, CHIEF))
    words = refusal(of=NotAllowed, office=office, changes=(older,))
    assert all(part in words for part in (*says, "Notice 2011", "Notice 2012", "March 21, 2012"))


@pytest.mark.parametrize(
    "older", [PROMOTE, Change(None, LEAD), Change(Line("CS1", "Clerk"), Line("CS1", "Lead Clerk"))]
)
def test_an_older_paper_that_agrees_with_a_later_one_is_entered(older: Change) -> None:
    office = Office()
    (number,) = office.later(Change(LEAD, CHIEF)).classes
    assert office.notice(older).classes == (number,)
    assert {title for _, title, _ in office.lines(EFFECTIVE)} == {"Lead Clerk"}
    assert office.lines(LATER_EFFECTIVE) == {named(CHIEF)}


# Refused


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ((PROMOTE, Change(CLERK, None)), "CS1"),
        ((PROMOTE, PROMOTE), "CS1"),
        ((NEW_WARDEN, Change(None, replace(WARDEN, title="Guard"))), "CA2"),
        ((Change(CLERK, replace(LEAD, code="CA2")), NEW_WARDEN), "CA2"),
        ((Change(Line(title="Clerk"), Line(title="Lead")), Change(Line(title="Clerk"), None)), "Clerk"),
    ],
)
def test_two_changes_of_one_class_in_one_notice_are_refused(changes: tuple[Change, ...], name: str) -> None:
    words = refusal(of=Invalid, office=Office(), changes=changes)
    assert all(part in words for part in ("Notice 2011", f"changes {name} twice", "7-10 D"))


@pytest.mark.parametrize(
    "taking", [Change(None, replace(WARDEN, code="CS1")), Change(WARDEN, replace(WARDEN, code="CS1"))]
)
def test_a_code_that_another_class_carries_is_refused(taking: Change) -> None:
    office = Office()
    office.notice(PROMOTE)
    words = refusal(
        of=NotAllowed, office=office, changes=(taking,), day=LATER, effect=TakesEffect(LATER_EFFECTIVE), number="2012"
    )
    assert all(part in words for part in ("CS1", "Warden", "Lead Clerk", "2012-04-08", "2011-04-10", "X25"))


def test_a_code_that_is_free_again_can_be_given() -> None:
    office = Office()
    office.notice(Change(CLERK, None))
    office.later(Change(None, replace(WARDEN, code="CS1")))
    assert office.lines(LATER_EFFECTIVE) == {("CS1", "Warden", "806-A")}
    assert len(office.known) == 2


@pytest.mark.parametrize(
    "taking", [Change(None, replace(WARDEN, code="CS1")), Change(WARDEN, replace(WARDEN, code="CS1"))]
)
def test_a_code_that_another_class_is_given_later_is_refused_too(taking: Change) -> None:
    office = Office()
    office.later(Change(None, CLERK))
    words = refusal(of=NotAllowed, office=office, changes=(taking,))
    assert all(part in words for part in ("CS1", "Warden", "Clerk", "X25"))


@pytest.mark.parametrize("line", [replace(CLERK, grade="714-S"), replace(CLERK, grade="G-12")])
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_grade_that_the_place_does_not_have_is_refused(line: Line, side: str) -> None:
    change = Change(line, LEAD) if side == "before" else Change(CLERK, line)
    assert f"“{line.grade}”" in refusal(of=Invalid, office=Office(), changes=(change,))


UPSIDE_DOWN = replace(LEAD, minimum=LEAD.maximum, maximum=LEAD.minimum)


@pytest.mark.parametrize("change", [Change(CLERK, UPSIDE_DOWN), Change(UPSIDE_DOWN, CHIEF), Change(None, UPSIDE_DOWN)])
@pytest.mark.parametrize("effect", [DATED, PENDING])
def test_a_range_upside_down_is_refused_with_paper_grade_and_amounts(change: Change, effect: TakesEffect) -> None:
    words = refusal(of=Invalid, office=Office(), changes=(change,), effect=effect)
    assert all(part in words for part in ("Notice 2011", "614-S", "$49,038", "$33,597", "7-10 L"))


def test_two_ranges_for_one_grade_in_one_notice_are_refused() -> None:
    wider = Change(None, replace(WARDEN, code="CS3", grade="614-S"))
    words = refusal(of=Invalid, office=Office(), changes=(PROMOTE, wider))
    both = (PayRange(Decimal(33597), Decimal(49038)), PayRange(Decimal(42917), Decimal(68454)))
    assert all(str(pay_range) in words for pay_range in both)
    assert "614-S" in words


# Classes known by title alone

SPEC = AttachedSpec("Clerk", Flsa.EXEMPT, PartialDate(2007, 2, 16), PartialDate(2009, 5, 24), ("Copyist", "Scribe"))


def test_an_update_makes_its_class_known_by_title_from_the_day_of_its_revision() -> None:
    office = Office()
    entered = office.circular(SPEC)
    number = entered.classes[0]
    assert office.state(number, date(2009, 5, 23)) is None
    state = office.state(number, date(2009, 5, 24))
    assert state is not None
    assert (state.code, state.title, state.grade, state.flsa) == (None, "Clerk", None, Flsa.EXEMPT)
    assert (state.attested_by, state.cause) == ("Update of 2009-05-27", None)
    assert [version.start for version in entered.specs] == [date(2009, 5, 24)]


def test_a_predecessor_gets_an_end_and_no_start() -> None:
    office = Office()
    entered = office.circular(SPEC)
    assert sorted(entered.new_classes.values()) == ["Clerk", "Copyist", "Scribe"]
    assert [(r.successor, r.day) for r in entered.replaced] == [(entered.classes[0], date(2007, 2, 16))] * 2
    for replaced in entered.replaced:
        (point,) = office.known[replaced.predecessor].timeline
        assert (point.ended, point.start) == (True, date(2007, 2, 16))
        assert office.known[replaced.predecessor].timeline.on(date(2007, 2, 15)) is None


def test_a_predecessor_that_two_specifications_name_is_one_class_with_one_end() -> None:
    office = Office()
    entered = office.circular(SPEC, replace(SPEC, title="Senior Clerk", replaces=("Scribe",)))
    assert sorted(entered.new_classes.values()) == ["Clerk", "Copyist", "Scribe", "Senior Clerk"]
    assert len([said for _, said in entered.statements if said.kind is Kind.ENDED]) == 2


@pytest.mark.parametrize("change", [PROMOTE, Change(None, CLERK)])
def test_a_class_known_by_title_alone_is_not_silently_joined_to_a_code(change: Change) -> None:
    office = Office()
    office.circular(replace(SPEC, replaces=()))
    words = refusal(of=NotAllowed, office=office, changes=(change,))
    assert all(part in words for part in ("CS1", "Clerk", "without a code", "classplan plan join"))


def test_a_notice_that_prints_no_code_either_means_the_class_of_that_title() -> None:
    office = Office()
    (number,) = office.circular(replace(SPEC, replaces=())).classes
    assert office.notice(Change(Line(title="Clerk"), Line(title="Lead Clerk"))).classes == (number,)


def test_an_update_of_a_class_on_record_states_its_flsa_and_its_specification() -> None:
    office = Office()
    (number,) = office.notice(PROMOTE).classes
    update = AttachedSpec("Lead Clerk", Flsa.NON_EXEMPT, revised=PartialDate(2011, 6, 1))
    entered = office.circular(update, day=date(2011, 6, 3))
    assert (entered.classes, entered.new_classes) == ((number,), {})
    state = office.state(number, date(2011, 6, 1))
    assert state is not None
    assert (state.code, state.flsa, state.since) == ("CS1", Flsa.NON_EXEMPT, EFFECTIVE)


def test_an_update_older_than_all_that_is_known_of_its_class_is_not_lost() -> None:
    office = Office()
    (number,) = office.notice(PROMOTE).classes
    office.circular(replace(SPEC, replaces=()))
    first, later = office.state(number, date(2009, 5, 24)), office.state(number, EFFECTIVE)
    assert first is not None
    assert (first.title, first.code, first.flsa) == ("Clerk", None, Flsa.EXEMPT)
    assert later is not None
    assert (later.code, later.flsa) == ("CS1", Flsa.EXEMPT)


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        (AttachedSpec("Clerk"), "no day"),
        (AttachedSpec("Clerk", revised=PartialDate(2009, 5)), "2009-05"),
        (AttachedSpec("Clerk", established=PartialDate(2009)), "2009"),
    ],
)
def test_an_update_whose_specification_has_no_whole_day_is_refused(spec: AttachedSpec, says: str) -> None:
    with pytest.raises(Invalid, match="“Clerk” in Update of 2009-05-27") as refused:
        Office().circular(spec)
    assert f"prints {says} as" in str(refused.value)


# Of two classes that bore one code or one title, the one of the day is meant


def reused() -> Office:
    """CS1 Clerk ends in 2011; in 2012 a new Warden gets the code, and a third class the title."""
    office = Office()
    office.notice(Change(CLERK, None))
    office.later(Change(None, replace(WARDEN, code="CS1")), Change(None, replace(CLERK, code="CS7")))
    return office


@pytest.mark.parametrize(
    ("day", "line", "number"),
    [
        (date(2011, 3, 25), CLERK, 1),
        (date(2013, 3, 20), replace(WARDEN, code="CS1"), 2),
        (date(2012, 3, 25), replace(WARDEN, code="CS1"), 2),
    ],
)
def test_a_code_that_was_given_twice_means_its_bearer_of_the_day(day: date, line: Line, number: int) -> None:
    assert reused().notice(Change(line, line), day=day, effect=PENDING, number="9").classes == (number,)


@pytest.mark.parametrize(("on", "number"), [(date(2011, 3, 30), 1), (date(2013, 1, 6), 3)])
def test_a_title_that_was_given_twice_means_its_bearer_of_the_day(on: date, number: int) -> None:
    update = AttachedSpec("Clerk", Flsa.EXEMPT, revised=PartialDate(on.year, on.month, on.day))
    assert reused().circular(update, day=on).classes == (number,)


@pytest.mark.parametrize(
    ("titles", "flsa"), [(("Lead Clerk",), Flsa.NON_EXEMPT), (("Lead Clerk", "Warden"), Flsa.NON_EXEMPT), ((), None)]
)
def test_a_specification_goes_to_the_class_whose_change_names_its_title(
    titles: tuple[str, ...], flsa: Flsa | None
) -> None:
    office = Office()
    specs = tuple(AttachedSpec(title, Flsa.NON_EXEMPT) for title in titles)
    entered = office.notice(PROMOTE, NEW_WARDEN, specs=specs)
    assert [version.job_class for version in entered.specs] == list(entered.classes[: len(titles)])
    assert {version.start for version in entered.specs} <= {EFFECTIVE}
    assert len(office.known) == 2
    state = office.state(entered.classes[0], EFFECTIVE)
    assert state is not None
    assert state.flsa is flsa


def test_classes_that_were_assigned_are_as_many_as_the_changes() -> None:
    office = Office()
    pending = office.notice(PROMOTE, NEW_WARDEN, effect=PENDING)
    with pytest.raises(ValueError):
        office.notice(PROMOTE, NEW_WARDEN, assigned=pending.classes[:1])
