"""What an update of specifications tells the holders of specification books."""

from datetime import date

import pytest

from classplan.core.dates import PartialDate
from classplan.core.rules import Finding
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.rules.circulars import Holding, holding_of, version_label

LISTED = ("Associate Clerk", "Senior Clerk", "Warden")


def find(name: str, **facts: object) -> Finding:
    """What a clause on updates finds on the day of the update that shows it."""
    return PACK.clause(f"Update: {name}").find(date(2009, 5, 27), **facts)


@pytest.mark.clause(166)
@pytest.mark.parametrize(
    ("attached", "missing"),
    [(LISTED, ()), ((*LISTED, "Another"), ()), (LISTED[:2], ("Warden",)), ((), LISTED)],
)
def test_every_specification_that_is_listed_comes_with_the_update(
    attached: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    finding = find("insertions", listed=LISTED, attached=attached)
    assert finding.is_met == (not missing)
    assert all(title in finding.reason for title in missing)


@pytest.mark.clause(167)
@pytest.mark.parametrize(("kept", "lost"), [(LISTED, ()), (LISTED[1:], LISTED[:1]), ((), LISTED)])
def test_a_version_that_leaves_the_book_is_kept_and_never_destroyed(
    kept: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    finding = find("removals", to_be_removed=LISTED, kept=kept)
    assert finding.is_met == (not lost)
    assert all(title in finding.reason for title in lost)


@pytest.mark.clause(168)
@pytest.mark.parametrize(
    ("own", "holds_all", "put_in", "take_out"),
    [
        ((), True, LISTED, LISTED[:2]),
        (("Warden",), False, ("Warden",), ()),
        (("Senior Clerk", "Gardener"), False, ("Senior Clerk",), ("Senior Clerk",)),
        ((), False, (), ()),
    ],
)
def test_an_agency_with_a_selection_leaves_out_what_is_not_its_own(
    own: tuple[str, ...], holds_all: bool, put_in: tuple[str, ...], take_out: tuple[str, ...]
) -> None:
    found = holding_of(agency_classes=own, holds_all=holds_all, put_in=LISTED, take_out=LISTED[:2])
    assert found == Holding(put_in, take_out)


@pytest.mark.clause(168)
@pytest.mark.parametrize(("own", "count"), [((), 0), (("Warden",), 1), (LISTED, 3)])
def test_an_agency_is_told_how_much_of_an_update_concerns_it(own: tuple[str, ...], count: int) -> None:
    assert f"{count} of 3" in find("selections", agency_classes=own, listed=LISTED).reason


ESTABLISHED, REVISED = PartialDate(2007, 2, 16), PartialDate(2009, 5, 24)


@pytest.mark.clause(169)
@pytest.mark.parametrize(
    ("established", "revised", "label"),
    [
        (ESTABLISHED, REVISED, "Rev. 2009-05-24"),
        (ESTABLISHED, None, "Est. 2007-02-16"),
        (None, REVISED, "Rev. 2009-05-24"),
        (PartialDate(2007, 2), None, "Est. 2007-02"),
        (None, None, "undated"),
    ],
)
def test_a_version_goes_by_its_revision_or_else_by_its_establishment(
    established: PartialDate | None, revised: PartialDate | None, label: str
) -> None:
    assert version_label(established=established, revised=revised) == label
    assert find("labels", established=established, revised=revised).is_met == (label != "undated")
