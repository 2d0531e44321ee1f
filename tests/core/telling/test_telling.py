"""The three sentences, the list, the entry of the class history."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from classplan.core.dates import PartialDate
from classplan.core.plan import Line
from classplan.core.telling import compared, history_entry, in_lines, in_three_sentences
from tests.core.telling.texts import DUTIES, Json, spec

CLERK = Line("WW10", "Meter Reader", "612-C", Decimal(30000), Decimal(40000))
WHEN = "It has held since Sunday, May 26, 2013"


def sentences(
    old: Json | None, new: Json | None, before: Line | None = CLERK, after: Line | None = CLERK
) -> tuple[str, ...]:
    return in_three_sentences(compared(old, new, before=before, after=after), when=WHEN)


def line(**changed: Any) -> Line:
    return replace(CLERK, **changed)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (line(title="Route Reader"), "Meter Reader (WW10) is renamed Route Reader; its job code and pay grade stay."),
        (line(grade="613-C"), "Meter Reader (WW10) moves from pay grade 612-C to 613-C; its title and job code stay."),
        (
            line(title="Route Reader", code="WW11", grade="613-C"),
            "Meter Reader (WW10) is renamed Route Reader, moves from job code WW10 to WW11 and moves from pay grade 612-C to 613-C.",
        ),
        (None, "Meter Reader (WW10) is abolished: the class ends."),
        (CLERK, "The specification of Meter Reader (WW10) changes; its title, job code and pay grade stay."),
    ],
)
def test_the_first_tells_what_happens_to_the_class(after: Line | None, said: str) -> None:
    assert sentences(spec(), spec(*DUTIES[:2]), after=after)[0] == said


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (spec(), "Its specification reads the same, word for word."),
        (spec(*DUTIES, "Trains new readers."), "In its specification, one essential duty is added."),
        (
            spec(DUTIES[0].replace("every", "each second"), "Trains new readers.", "Paints hydrants in spring."),
            "In its specification, two essential duties are added, two are removed and one is reworded.",
        ),
        (
            spec(DUTIES[0], DUTIES[1], experience="Three years of outdoor work."),
            "In its specification, one essential duty is removed, and the experience requirement goes from two years to three years.",
        ),
        (spec(education="A bachelor's degree."), "In its specification, the education requirement goes from high school graduation or its equivalent to a bachelor’s degree."),
        (spec(licence="A driver license."), "In its specification, the license and certification requirement is added."),
        (spec(summary="Reads gauges for the water works."), "In its specification, “General statement of class duties” changes."),
        (spec(summary="READS meters, for the water works."), "Only the form of its specification changes, such as spelling, numbering or order; no duty and no qualification does."),
        (None, "No specification of it is on record for the later of the two, so its duties cannot be compared."),
    ],
)  # fmt: skip
def test_the_second_tells_what_changes_in_duties_and_qualifications(new: Json | None, said: str) -> None:
    assert sentences(spec(), new)[1] == said


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (CLERK, "its pay range stays $30,000 to $40,000 a year"),
        (
            line(minimum=Decimal(31350), maximum=Decimal(42000)),
            "the pay range of the earlier version is $30,000 to $40,000 a year, that of the later one $31,350 to $42,000 a year: 4.5 percent more at the minimum and 5 percent more at the maximum",
        ),
        (
            line(minimum=Decimal(27000), maximum=Decimal(36000)),
            "the pay range of the earlier version is $30,000 to $40,000 a year, that of the later one $27,000 to $36,000 a year: 10 percent less at both ends",
        ),
        (line(grade="613-C", minimum=None, maximum=None), "what this means for its pay is not on record"),
        (line(minimum=None, maximum=None), "its pay grade stays as it is"),
    ],
)
def test_the_third_tells_from_when_on_and_what_it_means_for_pay(after: Line, said: str) -> None:
    assert sentences(spec(), spec(*DUTIES[:2]), after=after)[2] == f"{WHEN}; {said}."


def test_a_new_class_has_no_earlier_text() -> None:
    assert sentences(None, spec(), before=None)[:2] == (
        "Meter Reader (WW10) is a new class in pay grade 612-C.",
        "Its specification is new, so there is no earlier one to compare it with.",
    )


def test_a_text_that_only_follows_the_new_title_is_form() -> None:
    old, new = (spec(title=title, summary=f"The {title} reads meters.") for title in ("Meter Reader", "Route Reader"))
    found = compared(old, new)
    assert not found.substance
    assert [entry.form for entry in found.form] == ["title"]


def test_the_list_tells_fields_before_and_after_and_form_apart() -> None:
    old = spec(fields=(("flsa", "FLSA CODE:", "Exempt"), ("established_by", "ESTABLISHED BY:", "A. Lee")))
    new = spec(
        *DUTIES[:2],
        "Keeps the truck clean; and reports what is broken on it.",
        fields=(("flsa", "FLSA CODE:", "Non-exempt"),),
    )
    said = in_lines(compared(old, new, before=CLERK, after=line(minimum=Decimal(31350))))
    assert said == [
        "The pay range was $30,000 to $40,000 a year and is $31,350 to $40,000 a year (minimum +4.5 %, maximum ±0.0 %).",
        "Essential duties",
        "  Form: item 3: only punctuation differs.",
        "Printed fields",
        "  FLSA CODE: Exempt → Non-exempt",
        "  ESTABLISHED BY: A. Lee → not printed",
    ]


@pytest.mark.parametrize(
    ("when", "opening"),
    [
        (PartialDate(2013, 5, 26), "5/2013 (MF) – "),
        (PartialDate(2013, 5), "5/2013 (MF) – "),
        (PartialDate(2013), "x/2013 (MF) – "),
    ],
)
def test_the_entry_of_the_class_history_opens_as_papers_do(when: PartialDate, opening: str) -> None:
    entry = history_entry(compared(spec(), spec(*DUTIES[:2])), when=when, by="MF")
    assert entry == f"{opening}One essential duty was deleted."


def test_the_entry_of_the_class_history_names_every_change_of_substance() -> None:
    new = spec(DUTIES[0].replace("every", "each second"), DUTIES[2], "Trains new readers.", title="Route Reader",
               summary="Reads gauges.", experience="Three years of outdoor work.", licence="A driver license.")  # fmt: skip
    found = compared(spec(), new, before=CLERK, after=line(title="Route Reader", grade="613-C"))
    assert history_entry(found, when=PartialDate(2013, 5), takes_over_from=["Gauge Reader", "Valve Turner"]) == (
        "5/2013 – It takes over from Gauge Reader and Valve Turner. The title was changed from Meter Reader to Route Reader. "
        "The pay grade was changed from 612-C to 613-C. One essential duty was added, one was deleted and one was updated. The "
        "general statement of class duties section was updated. The experience requirement was changed from two "
        "years to three years. The license and certification requirement was added."
    )


def test_the_first_text_of_a_class_that_there_was_is_told_as_written() -> None:
    found = compared(None, spec(), before=CLERK, after=line(grade="613-C"))
    assert history_entry(found, when=PartialDate(2013, 5)) == (
        "5/2013 – The pay grade was changed from 612-C to 613-C. Its specification was written."
    )
    same_line = compared(None, spec(), before=CLERK, after=CLERK)
    assert history_entry(same_line, when=PartialDate(2013, 5)) == "5/2013 – Its specification was written."


def test_the_entry_of_a_new_class_and_of_a_corrected_wording() -> None:
    new = compared(None, spec(), after=CLERK)
    assert history_entry(new, when=PartialDate(2013, 5)) == "5/2013 – The class was established."
    same = compared(spec(), spec(summary="READS meters."[:5] + " meters for the water works."))
    assert history_entry(same, when=PartialDate(2013, 5)).endswith(
        "Its wording was corrected; nothing of substance was changed."
    )
