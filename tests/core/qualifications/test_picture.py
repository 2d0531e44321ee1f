"""The picture of what a specification asks for: every statement has its row, and none says more than its words do."""

import pytest

from classplan.core.qualifications import qualifications_of
from classplan.core.qualifications.picture import Extent, Picture, picture_of
from classplan.core.qualifications.wording import PLAIN
from classplan.core.spec.model import Item, Section, SectionKind, Spec

K = SectionKind


def picture(*sections: Section) -> Picture:
    return picture_of(qualifications_of(Spec("Diver", 1, sections=sections)), PLAIN)


def asks(
    *texts: str, part: str | None = None, heading: str = "Training", kind: SectionKind = K.EDUCATION_EXPERIENCE
) -> Section:
    return Section(kind, heading, 1, 1, part=part, items=tuple(Item(text, n) for n, text in enumerate(texts, 2)))


READ = {
    "a degree": ("Bachelor's degree in navigation.", "Bachelor's degree in navigation", Extent.WHOLLY, ()),
    "months": ("Eighteen months of diving.", "18 months of diving", Extent.WHOLLY, ()),
    "units": ("Sixty semester units of navigation.", "Sixty semester units of navigation.", Extent.NOT, ()),
    "a degree and more": (
        "Equivalent to graduation from college with twelve units of knots.",
        "Equivalent to graduation from college with twelve units of knots.",
        Extent.PARTLY,
        ("Bachelor's degree",),
    ),
    "a combination": (
        "Any combination of training and experience that will do.",
        "Any combination of training and experience that will do.",
        Extent.WHOLLY,
        ("any combination that will do",),
    ),
    "not within": ("Those within six months of a licence.", "Those within six months of a licence.", Extent.NOT, ()),
}


@pytest.mark.parametrize("what", READ)
def test_a_statement_that_was_not_read_wholly_stands_in_its_own_words(what: str) -> None:
    text, words, extent, facts = READ[what]
    (row,) = picture(asks(text)).together.rows
    assert (row.words, row.extent, row.facts) == (words, extent, facts)


def test_a_class_named_with_others_is_named_and_nothing_is_left_out() -> None:
    text = "One year of work performing duties comparable to a Diver I; Rope Maker II; or a Harbor Pilot (Range B)."
    (row,) = picture(asks(text)).together.rows
    assert row.classes == ("Diver I", "Rope Maker II", "Harbor Pilot (Range B)")


def test_and_and_or_between_the_statements_join_them_and_are_none() -> None:
    rows = picture(asks("High school.", "AND", "Two years of diving.", "OR", "Four years of sailing.")).together.rows
    assert [(row.words, row.is_alternative) for row in rows] == [
        ("High school diploma or GED", False),
        ("Two years of diving", False),
        ("Four years of sailing", True),
    ]


def test_alternatives_in_headings_stand_side_by_side() -> None:
    first = asks("Two years of diving.", part="alternative", heading="Either I")
    other = asks("Four years of sailing.", part="alternative", heading="Or II")
    made = picture(asks("High school."), first, other)
    assert [row.words for row in made.together.rows] == ["High school diploma or GED"]
    assert [(pattern.name, [row.words for row in pattern.rows]) for pattern in made.alternatives] == [
        ("Either I", ["Two years of diving"]),
        ("Or II", ["Four years of sailing"]),
    ]


@pytest.mark.clause(154, 155, 159, 161, 185)
def test_rates_caps_deadlines_and_conditions_stand_beside_the_words() -> None:
    made = picture(
        asks("Three years of diving."),
        asks(
            "Two years of experience may be substituted for one year of the required education, up to a maximum of four years.",
            "By position (night dives only), three years of welding may substitute for the minimum experience requirement.",
            part="equivalency",
        ),
        asks(
            "A boat licence by the completion of probation.",
            "A clean record must be maintained throughout employment.",
            kind=K.LICENSURE,
        ),
    )
    rate, night = made.instead
    assert rate.facts == ("2 years of experience for 1 year of education", "at most 4 years")
    assert night.of_whom == "night dives only"
    boat, record = made.licences
    assert (boat.until, boat.kept) == ("by the completion of probation", False)
    assert record.kept
    assert not made.nothing_substitutes
    assert not made.is_empty
    assert picture().is_empty
