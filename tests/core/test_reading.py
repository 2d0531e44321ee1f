"""Reading as a whole: nothing lost, nothing added, nothing raised, in bounded time, under its contract."""

import json
from collections import Counter
from importlib.resources import files
from time import perf_counter
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.core.reading import Reading, Source, as_json, read
from classplan.core.reading.words import account, words_kept, words_of_source
from classplan.core.spec.source import lines_of
from classplan.jurisdictions.denver.layout import LAYOUTS
from tests.core.reading_papers import CIRCULAR, NOTICE, SUMMARY, reading_of, spec_paper

SCHEMA = json.loads(files("classplan.core.reading").joinpath("reading.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SOURCE = Source("paper.txt", "0" * 64, "text/plain")
EVERYTHING = "\n\n".join([CIRCULAR, spec_paper(), NOTICE, spec_paper(title="Bridge Mender"), "Loose words at the end."])
LINES = EVERYTHING.split("\n")
UNKNOWN = "GENERAL NOTES\n\nThis is no paper of ours.\n"


def signs(text: str) -> Counter[str]:
    """Every sign that is neither white space nor an asterisk, which may be mark-up or a mark."""
    return Counter(sign for sign in text if not sign.isspace() and sign != "*")


def assert_nothing_is_lost_or_added(text: str) -> Reading:
    """Words agree, and so do all other signs, in their numbers."""
    reading = read(text, LAYOUTS)
    words = account(text, reading)
    assert (words.missing, words.invented) == (Counter(), Counter())
    assert signs("".join(line.text for line in lines_of(text))) == signs("".join(reading.kept))
    return reading


def assert_it_keeps_the_contract(reading: Reading) -> dict[str, Any]:
    """The JSON is valid under the schema of the package, and can be written."""
    contract = as_json(reading, SOURCE)
    VALIDATOR.validate(contract)
    return dict(json.loads(json.dumps(contract)))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("text", [NOTICE, CIRCULAR, spec_paper(), EVERYTHING, UNKNOWN, "x"])
def test_a_reading_keeps_the_contract(text: str) -> None:
    contract = assert_it_keeps_the_contract(assert_nothing_is_lost_or_added(text))
    assert list(contract) == ["schema", "source", "parts", "furniture", "problems"]
    assert contract["schema"] == "classplan/reading/1"


@pytest.mark.parametrize("key", ["schema", "source", "parts", "furniture", "problems"])
def test_the_schema_is_strict(key: str) -> None:
    contract = assert_it_keeps_the_contract(reading_of(NOTICE))
    assert not VALIDATOR.is_valid({**contract, "more": 1})
    assert not VALIDATOR.is_valid({name: value for name, value in contract.items() if name != key})


def test_amounts_are_numbers_and_what_is_not_printed_is_null() -> None:
    (notice,) = as_json(reading_of(NOTICE), SOURCE)["parts"]
    assert notice["changes"][2]["before"] == {
        "code": "WP1003",
        "title": "Bridge Hand",
        "grade": "608-P",
        "minimum": 26000,
        "maximum": "36000.50",
    }
    assert notice["changes"][0]["after"] == {
        "code": "WP1001",
        "title": "Park Worker",
        "grade": None,
        "minimum": None,
        "maximum": None,
    }
    assert notice["changes"][2]["aspects"] == ["regrade", "retitle", "recode"]


def test_repeated_words_count_and_mark_up_does_not() -> None:
    assert words_of_source("<u>One</u> **one** \\$2 2") == ["One", "one", "2", "2"]
    reading = reading_of(spec_paper(PLACE=["Rain rain rain."]))
    assert words_kept(reading).count("rain") == 2


def test_a_lost_word_would_show() -> None:
    reading = reading_of(spec_paper())
    words = account(spec_paper() + "lost", reading)
    assert (words.missing, words.invented, words.is_whole) == (Counter({"lost": 1}), Counter(), False)


def test_to_read_without_a_layout_is_refused() -> None:
    with pytest.raises(Invalid, match="No layout"):
        read("x", ())


@pytest.mark.parametrize("text", ["", "\n\n", "***", "<u></u>"])
def test_a_text_without_words_is_a_problem(text: str) -> None:
    reading = read(text, LAYOUTS)
    assert reading.parts == ()
    assert ["no words" in problem.why for problem in reading.problems] == [True]


@pytest.mark.parametrize("number", range(1, len(LINES), 7))
def test_a_paper_cut_off_anywhere_loses_nothing(number: int) -> None:
    assert_it_keeps_the_contract(assert_nothing_is_lost_or_added("\n".join(LINES[:number])))


some_lines = st.lists(st.sampled_from(LINES), max_size=60)
other_lines = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40),
        st.text("*\\<>/u(): -\t.aA1$“", max_size=20),
        st.builds("{}{}".format, st.sampled_from(LINES), st.sampled_from(LINES)),
        st.builds(lambda line, at: line[:at], st.sampled_from(LINES), st.integers(0, 60)),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(some_lines)
@example([SUMMARY, SUMMARY])
@example(["Classification Notice No. 77", "Trail Warden", SUMMARY] * 2)
def test_shuffled_and_doubled_lines_lose_no_word(lines: list[str]) -> None:
    assert_it_keeps_the_contract(assert_nothing_is_lost_or_added("\n".join(lines)))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(other_lines)
@example(["JOB SPECIFICATION UPDATE", "New and Revised Job Specifications", "0REV.0"])
def test_lines_of_any_kind_among_them_lose_no_word(lines: list[str]) -> None:
    assert_it_keeps_the_contract(assert_nothing_is_lost_or_added("\n".join(lines)))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(LINES)), st.integers(0, len(LINES)), st.integers(1, 3))
def test_any_stretch_of_a_paper_repeated_loses_no_word(start: int, end: int, times: int) -> None:
    assert_nothing_is_lost_or_added("\n".join(LINES[start:end] * times))


MANY = 4_000
HEAVY = {
    "first headings": f"{SUMMARY}\n" * MANY,
    "sentences that never end": f"Clerk\n{SUMMARY}\n" + "and so on\n" * MANY,
    "page numbers": f"Clerk\n{SUMMARY}\n" + "Page 1 of 2\nClerk\n" * MANY,
    "notices": "Classification Notice No. 1\n" * MANY,
    "notices with specifications": f"Classification Notice No. 1\nClerk\n{SUMMARY}\n" * MANY,
    "labels": f"Clerk\n{SUMMARY}\nCLASS DETAIL\n" + "REVISED DATE:\n" * MANY,
    "steps": NOTICE.replace("by adding", "Path Warden (610-P) to Trail Warden (611-P), " * MANY + "by adding"),
    "rows": NOTICE.replace("WP2004\t", "".join(f"WP{n}\tClerk {n}\t801-P\n" for n in range(MANY)) + "WP2004\t"),
    "one long line": "word " * 200_000,
    "a gap": NOTICE.replace("Thursday May", "Thursday" + " " * 200_000 + "May"),
    "capital letters": NOTICE.replace("Bo Lark", "Bo " * 50_000),
    "mark-up": "*" * 200_000 + "<u " * 200_000 + "\\" * 200_000,
    "unclosed notes": f"Clerk\n{SUMMARY}\n" + "Physical Demands (x\n" * MANY,
}


@pytest.mark.parametrize("name", HEAVY)
def test_time_grows_with_the_paper_and_no_faster(name: str) -> None:
    start = perf_counter()
    assert_nothing_is_lost_or_added(HEAVY[name])
    assert perf_counter() - start < 10
