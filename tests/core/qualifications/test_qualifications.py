"""Minimum qualifications read as structure and printed back, on invented sentences and on the documents."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.qualifications import Qualifications, qualifications_of
from classplan.core.qualifications.model import (
    AllOf,
    AnyCombination,
    AnyOf,
    Education,
    Experience,
    Kind,
    Level,
    Licence,
    Need,
    Said,
)
from classplan.core.qualifications.reading import licence, need, substitution
from classplan.core.qualifications.wording import PLAIN, WITH_FIGURES, in_words, sentences
from classplan.core.spec.model import Item, Section, SectionKind, Spec
from classplan.core.spec.said_once import Degree, direction_of, duties_are_examples
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

K = SectionKind


def asked(*texts: str, equivalency: tuple[str, ...] = (), licences: tuple[str, ...] = ()) -> Qualifications:
    """The qualifications of a specification that asks for this."""
    parts = ((K.EDUCATION_EXPERIENCE, "education", texts), (K.EDUCATION_EXPERIENCE, "equivalency", equivalency), (K.LICENSURE, None, licences))  # fmt: skip
    sections = tuple(
        Section(kind, kind.value, 1, 1, part=part, items=tuple(Item(text, n) for n, text in enumerate(held, start=2)))
        for kind, part, held in parts
        if held
    )
    return qualifications_of(Spec(title="Diver", line=1, sections=sections))


@pytest.mark.clause(152)
def test_years_that_lie_among_others() -> None:
    read = need(
        "Four years of diving in cold water, two years of which must have been of the type and at the level of Diver II."
    )
    assert read == Experience(4, "diving in cold water", within=(Experience(2, at_level_of=("Diver II",)),))


@pytest.mark.clause(153)
def test_any_one_of_several_classes_will_do() -> None:
    read = need("Three years of experience of the type and at the level of a Diver II (or Harbor Pilot).")
    assert isinstance(read, Experience)
    assert read.at_level_of == ("Diver II", "Harbor Pilot")


@pytest.mark.clause(154)
def test_a_substitution_has_a_cap() -> None:
    read = substitution(
        "Additional appropriate education may be substituted for one year of the experience requirement.", 3
    )
    assert (read.of, read.instead_of, read.most) == (Kind.EDUCATION, Kind.EXPERIENCE, 1)
    capped = substitution("College may be substituted on a year-for-year basis up to a maximum of two years.", 3)
    assert (capped.given, capped.saved, capped.most) == (1, 1, 2)


@pytest.mark.clause(155)
def test_a_rate_gives_the_years_that_stand_for_a_degree() -> None:
    rate = "Two years of the right experience will serve as an equivalency to one year of education. (Eight years for a degree.)"
    read = asked("Bachelor's Degree", equivalency=(rate,))
    assert (read.substitutions[0].given, read.substitutions[0].saved) == (2, 1)
    assert read.years_for(Level.BACHELOR) == 8
    assert read.years_for(Level.ASSOCIATE) == 4
    assert asked("Bachelor's Degree").years_for(Level.BACHELOR) is None


@pytest.mark.clause(156, 160)
def test_substitution_goes_both_ways_without_a_rate() -> None:
    read = asked(
        "Associate's degree.",
        equivalency=(
            "More schooling or education may be substituted for the years of experience.",
            "More experience may be substituted for the degree.",
        ),
    )
    assert [(s.of, s.instead_of, s.given) for s in read.substitutions] == [
        (Kind.EDUCATION, Kind.EXPERIENCE, None),
        (Kind.EXPERIENCE, Kind.EDUCATION, None),
    ]


@pytest.mark.clause(157, 158)
def test_other_experience_may_stand_for_what_is_asked_and_the_word_between_two_is_no_requirement() -> None:
    read = asked(
        "High school diploma.",
        equivalency=(
            "Two years of rowing may substitute for the minimum experience requirement.",
            "-OR-",
            "Two years of sailing may substitute for the minimum experience requirement.",
        ),
    )
    assert [s.instead for s in read.substitutions] == [Experience(2, "rowing"), Experience(2, "sailing")]
    assert list(read.unread) == []


@pytest.mark.clause(159)
def test_an_alternative_of_some_positions_alone() -> None:
    read = substitution(
        "By position (for night crews only), three years of watches may substitute for the experience.", 4
    )
    assert read.positions == "for night crews only"
    assert read.instead == Experience(3, "watches")


@pytest.mark.clause(161)
def test_a_course_until_a_time_after_appointment() -> None:
    assert (
        licence("Completion of the harbor course by the completion of probation.").by
        == "by the completion of probation"
    )
    assert licence("A boat licence within six months of appointment.").by == "within six months of appointment"
    assert licence("A boat licence.").by is None


@pytest.mark.clause(162, 184)
def test_what_some_positions_ask_for_besides_is_no_requirement_of_all() -> None:
    read = asked("One year of diving. (Some positions may require experience under ice.)")
    assert [(r.need, r.positions) for r in read.required] == [
        (Experience(1, "diving"), None),
        (Said("Some positions may require experience under ice."), "Some positions"),
    ]


@pytest.mark.clause(177)
def test_a_degree_and_years_or_more_years() -> None:
    read = need(
        "Associate's Degree in navigation, and three (3) years of sailing; OR a minimum of five (5) years of diving."
    )
    assert read == AnyOf(
        (AllOf((Education(Level.ASSOCIATE, "navigation"), Experience(3, "sailing"))), Experience(5, "diving"))
    )


@pytest.mark.clause(185)
def test_a_licence_that_must_be_kept() -> None:
    assert licence("Must possess and maintain a boat licence throughout employment.").throughout
    assert not licence("A boat licence.").throughout


@pytest.mark.clause(186)
def test_of_any_satisfactory_combination_no_number_is_made() -> None:
    read = asked("Any satisfactory combination of experience and training that shows the skills.")
    assert [r.need for r in read.required] == [AnyCombination()]
    assert read.years_for(Level.BACHELOR) is None


@pytest.mark.parametrize(
    ("equivalency", "licences", "expected"),
    [
        ((), (), (None, None)),
        (("None.",), ("None",), (True, True)),
        (("Work may be substituted.",), ("A licence.",), (False, False)),
    ],
)
def test_absent_is_not_none(
    equivalency: tuple[str, ...], licences: tuple[str, ...], expected: tuple[bool | None, bool | None]
) -> None:
    read = asked("Bachelor's degree.", equivalency=equivalency, licences=licences)
    assert (read.nothing_substitutes, read.no_licence) == expected


def test_what_is_not_understood_keeps_its_words() -> None:
    assert [r.printed for r in asked("Good legs at sea.").unread] == ["Good legs at sea."]


WORDS = st.sampled_from(["sailing", "work on deck", "diving in cold water"])
FIELDS = st.sampled_from(["", "navigation", "marine biology or a related field"])
EDUCATIONS = st.one_of(
    st.builds(Education, st.sampled_from(Level).filter(lambda level: level > Level.HIGH_SCHOOL), FIELDS),
    st.just(Education(Level.HIGH_SCHOOL)),
)
CLASSES = st.sampled_from([(), ("Diver II",), ("Diver II", "Harbor Pilot")])
INNER = st.builds(Experience, st.integers(1, 12), WORDS)
EXPERIENCES = st.one_of(
    st.builds(Experience, st.integers(1, 12), WORDS, within=st.lists(INNER, max_size=2).map(tuple)),
    st.builds(Experience, st.integers(1, 12), st.just(""), CLASSES.filter(bool)),
)
BOTH = st.builds(lambda e, x: AllOf((e, x)), EDUCATIONS.filter(lambda e: e.level is not Level.HIGH_SCHOOL), EXPERIENCES)
ONE = st.one_of(EDUCATIONS, EXPERIENCES, BOTH)
NEEDS: st.SearchStrategy[Need] = st.one_of(
    ONE, st.lists(ONE, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
)


@given(NEEDS, st.sampled_from([PLAIN, WITH_FIGURES]))
def test_what_is_printed_is_read_as_it_was(asked_for: Need, manner: object) -> None:
    assert need(f"{in_words(asked_for, manner)}.") == asked_for  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_no_words_whatever_stop_the_reading(text: str) -> None:
    need(text)
    licence(text)
    substitution(text, 1)
    asked(text, equivalency=(text,), licences=(text,))


@pytest.fixture(scope="module")
def real(documents: Path) -> dict[str, Qualifications]:
    papers = [extract(path) for path in documents.glob("00[0-4]*")]
    return {s.title or "": qualifications_of(s) for paper in papers for s in read_paper(paper, every_layout()).specs}


@pytest.mark.documents
@pytest.mark.clause(152, 153, 154, 155, 156, 161)
def test_the_documents_ask_for_what_the_clauses_say(real: dict[str, Qualifications]) -> None:
    def years(title: str) -> tuple[int, list[int]]:
        found = next(r.need for r in real[title].required if isinstance(r.need, Experience))
        return found.years, [inner.years for inner in found.within]

    assert years("311 Customer Service Specialist") == (3, [1])
    assert real["311 Customer Service Specialist"].nothing_substitutes
    assert years("Lead Customer Service Agent") == (3, [1])
    assert years("311 Operations Assistant") == (3, [2])
    assert real["311 Operations Assistant"].substitutions[0].most == 1
    assert years("Contact Center Director") == (3, [1, 1])
    assert real["Contact Center Director"].years_for(Level.BACHELOR) == 8
    assert [s.instead_of for s in real["Contact Center Operations Manager"].substitutions] == [
        Kind.EXPERIENCE,
        Kind.EDUCATION,
    ]
    for title in ("Contact Center Director", "Contact Center Operations Manager"):
        (course,) = real[title].licences
        assert isinstance(course.need, Licence)
        assert course.need.by == "by the completion of probation"


@pytest.mark.documents
@pytest.mark.clause(158, 159)
def test_the_alternatives_of_the_documents_are_told_apart(real: dict[str, Qualifications]) -> None:
    assert [
        s.instead.years for s in real["DHS Customer Service Agent"].substitutions if isinstance(s.instead, Experience)
    ] == [2, 2, 2]
    lead = real["Lead Customer Service Agent"].substitutions
    assert [s.positions is not None for s in lead] == [False, True, True]
    assert all(line for line in sentences(real["Lead Customer Service Agent"], PLAIN))


@pytest.mark.documents
@pytest.mark.clause(181, 182, 183, 184, 185, 186, 187)
def test_the_document_of_clackamas_is_read_to_its_conditions(documents: Path) -> None:
    (spec,) = read_paper(extract(next(documents.glob("004*"))), every_layout()).specs
    assert direction_of(spec) is Degree.DIRECTION
    assert [said.from_class for said in spec.distinctions] == ["Human Resources Analyst", "Human Resources Manager"]
    assert duties_are_examples(spec)
    read = qualifications_of(spec)
    cpr, hours, driving = read.licences
    assert (cpr.positions, hours.positions, driving.positions) == ("Some positions", "Some positions", None)
    assert isinstance(driving.need, Licence)
    assert driving.need.throughout
    assert [said.need for said in read.required] == [AnyCombination()]
    assert read.years_for(Level.BACHELOR) is None
    printed = {field.key: field.printed for field in spec.fields}
    assert (spec.codes, printed["flsa"], printed["eeo_category"]) == (("082",), "Exempt", "2")
    assert printed["established_date"] == "10/2007"


@pytest.mark.documents
@pytest.mark.clause(157, 160, 162, 177)
def test_the_documents_ask_for_levels_of_education_and_alternatives(real: dict[str, Qualifications]) -> None:
    def levels(title: str) -> list[Level]:
        return [asked.need.level for asked in real[title].required if isinstance(asked.need, Education)]

    assert levels("311 Customer Service Agent") == [Level.HIGH_SCHOOL]
    (instead,) = real["311 Customer Service Agent"].substitutions
    assert isinstance(instead.instead, Experience)
    assert instead.instead.years == 2
    assert levels("311 Analyst/Trainer") == [Level.BACHELOR]
    assert [(s.of, s.instead_of) for s in real["311 Analyst/Trainer"].substitutions] == [
        (Kind.EDUCATION, Kind.EXPERIENCE),
        (Kind.EXPERIENCE, Kind.EDUCATION),
    ]
    for title, years in (("Associate", 1), ("Senior", 3)):
        asked_for = real[f"{title} Human Resources Professional"]
        assert [a.need.years for a in asked_for.required if isinstance(a.need, Experience)] == [years]
        assert [a.positions for a in asked_for.required][-1] == "Some positions"
    (either,) = [a.need for a in real["Human Resources Technician"].required if isinstance(a.need, AnyOf)]
    both, more = either.parts
    assert isinstance(both, AllOf)
    assert isinstance(more, Experience)
    assert more.years == 5
