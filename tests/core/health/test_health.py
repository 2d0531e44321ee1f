"""Ages, signatures, likeness and duties: what the library tells from the words of each text alone."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.dates import PartialDate
from classplan.core.health import twins
from classplan.core.health.age import Age, age_on, last_dated, years_before
from classplan.core.health.duties import duties_of, keys_of
from classplan.core.health.near import nearest, words_of_work
from classplan.core.spec.model import Field, Item, Section, SectionKind, Spec

WORDS = st.sampled_from(("pump", "valve", "permit", "ledger", "budget", "crew", "bridge", "meter", "siren", "kiln"))
TEXTS = st.lists(WORDS, min_size=2, max_size=60).map(" ".join)
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@pytest.mark.clause(171)
@pytest.mark.parametrize(
    ("dated", "age"),
    [
        (date(2013, 2, 28), Age.OLD),  # ten years to the day are not over ten
        (date(2013, 2, 27), Age.DUE),
        (date(2018, 2, 28), Age.MIDDLE),
        (date(2021, 2, 27), Age.MIDDLE),
        (date(2021, 2, 28), Age.YOUNG),
        (None, Age.NOT_KNOWN),
    ],
)
def test_a_text_is_due_once_it_is_more_than_ten_years_old(dated: date | None, age: Age) -> None:
    assert age_on(dated, date(2023, 2, 28), due=10) is age


@given(DAYS, DAYS, st.integers(6, 20))
def test_a_text_never_grows_younger(dated: date, on: date, due: int) -> None:
    steps = [Age.YOUNG, Age.MIDDLE, Age.OLD, Age.DUE]
    later = age_on(dated, on + timedelta(days=400), due=due)
    assert steps.index(later) >= steps.index(age_on(dated, on, due=due))
    assert years_before(on, 0) == on


@pytest.mark.parametrize(
    ("fields", "dated"),
    [
        ({}, None),
        ({"revised_date": "05/24/2009", "established_date": "02/16/2007"}, date(2009, 5, 24)),
        ({"revised_date": "2009"}, date(2009, 12, 31)),
        ({"revised_date": "2/2012"}, date(2012, 2, 29)),
        ({"established_date": "xx/xx/2011"}, date(2011, 4, 10)),
        ({"revised_date": "", "established_date": "02/16/2007"}, date(2011, 4, 10)),
    ],
)
def test_a_text_is_dated_by_what_it_prints_or_by_the_day_that_settled_its_blank(
    fields: dict[str, str], dated: date | None
) -> None:
    parsed = {key: str(PartialDate.parse(value)) if value else None for key, value in fields.items()}
    printed = tuple(Field(key, key, value, parsed[key], 9) for key, value in fields.items())
    assert last_dated(Spec("Clerk", 1, fields=printed), date(2011, 4, 10)) == dated


@given(TEXTS, TEXTS)
def test_likeness_goes_both_ways_and_is_whole_for_the_same_text(one: str, other: str) -> None:
    a, b = twins.signature(one), twins.signature(other)
    assert twins.likeness(a, b) == twins.likeness(b, a)
    assert twins.likeness(a, a) == (1.0 if a else 0.0)
    assert set(twins.bands(a)) == set(twins.bands(twins.signature(one.upper())))


def test_texts_that_share_most_of_their_wording_share_a_band_and_others_do_not() -> None:
    words = [f"word{number}" for number in range(300)]
    near = [*words[:150], "another", *words[151:]]
    far = [f"other{number}" for number in range(300)]
    of = twins.signature(" ".join(words))
    assert set(twins.bands(of)) & set(twins.bands(twins.signature(" ".join(near))))
    assert not set(twins.bands(of)) & set(twins.bands(twins.signature(" ".join(far))))


@given(st.integers(0, 60))
def test_the_likeness_told_is_near_the_share_of_pairs_that_two_texts_have_in_common(changed: int) -> None:
    words = [f"word{number}" for number in range(400)]
    other = [f"new{number}" if number < changed else word for number, word in enumerate(words)]
    pairs = [set(pairwise(text)) for text in (words, other)]
    share = len(pairs[0] & pairs[1]) / len(pairs[0] | pairs[1])
    told = twins.likeness(*(twins.signature(" ".join(text)) for text in (words, other)))
    assert abs(told - share) < 0.17


def spec(title: str, *duties: str) -> Spec:
    """A specification of a statement and duties."""
    section = Section(SectionKind.DUTIES, "DUTIES", 1, 2, items=tuple(Item(text, 3) for text in duties))
    statement = Section(SectionKind.SUMMARY, "STATEMENT", 1, 1, items=(Item(f"Does the work of {title}.", 2),))
    return Spec(title, 1, sections=(statement, section))


def test_a_class_is_nearest_to_those_of_the_same_rare_words() -> None:
    library = {
        n: words_of_work(spec(title, *duties))
        for n, (title, *duties) in enumerate(
            [
                ("Bridge Inspector", "Inspects steel bridges for rust.", "Writes reports."),
                ("Clerk", "Files reports.", "Writes letters."),
                ("Tunnel Inspector", "Inspects steel tunnels for water.", "Writes reports."),
            ]
        )
    }
    asked = words_of_work(spec("Bridge Painter", "Paints steel bridges against rust.", "Writes reports."))
    found = nearest(asked, library, most=2)
    assert [near.key for near in found] == [0, 2]
    assert set(found[0].shared[:2]) == {"bridg", "rust"}
    assert nearest("", library, most=3) == []


def test_a_duty_is_found_again_with_one_word_more_fewer_or_another_and_not_with_two() -> None:
    sentence = "Inspects steel bridges for rust each spring."
    for nearly in (
        "Inspects steel bridges for rust.",
        "Inspects all steel bridges and piers for rust each spring.",
        "Each spring, inspects concrete bridges for rust.",
    ):
        assert {*keys_of(sentence)} & {*keys_of(nearly)}
    assert not {*keys_of(sentence)} & {*keys_of("Paints steel bridges against rust each autumn and winter.")}


def test_duties_are_taken_sentence_by_sentence_where_they_say_enough() -> None:
    found = list(duties_of(spec("Clerk", "Files plans. Answers letters of citizens about permits.", "Drives.")))
    assert [(duty.text, duty.anchor) for duty in found] == [("Answers letters of citizens about permits.", "s-2")]
