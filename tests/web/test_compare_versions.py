"""Any two versions of a class compared, on a page and as files."""

import io
import re
from datetime import date, timedelta

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import ADOPTED, RENAMED, City, item, section, spec_body
from tests.formats.test_tracked_changes import decided
from tests.web.words import words_on

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once

PAIR = f"/classes/1/compare/{ADOPTED}/{RENAMED}/"


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content[:500]
    return words_on(answer.content)


def test_the_page_tells_it_in_three_sentences_first(city: City, client: Client) -> None:
    said = words(client, PAIR)
    first = said.index(
        "Clerk (FC1) is renamed Senior Clerk, moves from job code FC1 to FA2 and moves from pay grade 612-C to 613-C."
    )
    second = said.index("In its specification, one essential duty is added and one is removed.")
    third = said.index(
        "The later version has held since Sunday, May 26, 2013 (Notice 2 and Notice 1); the pay range of the earlier "
        "version is $30,000 to $40,000 a year, that of the later one $33,000 to $44,000 a year: 10 percent more at both ends."
    )
    assert first < second < third < said.index("What changed, one by one") < said.index("The redline")


def test_the_list_tells_each_change_with_its_words_and_percentages(city: City, client: Client) -> None:
    said = words(client, PAIR)
    assert (
        "The pay range was $30,000 to $40,000 a year and is $33,000 to $44,000 a year (minimum +10.0 %, maximum +10.0 %)."
        in said
    )
    assert "Removed, item 1: removed: Answers letters and calls. Added, item 1: added: Leads the clerks." in said
    assert "Changes of form alone: 1 General statement of class duties, item 1: it follows the new title." in said


def test_the_redline_says_what_its_signs_mean(city: City, client: Client) -> None:
    text = client.get(PAIR).content.decode()
    assert "Removed words stand between" in words_on(text.encode())
    assert '<div class="redline">' in text
    assert "<h3" in text[text.index('<div class="redline">') :]


def test_the_choosers_list_each_version_by_its_day_and_instrument(city: City, client: Client) -> None:
    text = client.get(PAIR).content.decode()
    assert f'<option value="{ADOPTED}" selected>May 6, 2012: Notice 1</option>' in text
    assert re.findall(rf'<option value="{RENAMED}" selected>(.*?)</option>', text) == [
        "May 26, 2013: Notice 2 and Notice 1"
    ]


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        (f"/classes/1/compare/?from={ADOPTED}&to={RENAMED}", PAIR),
        (f"/classes/1/compare/?from={RENAMED}&to={ADOPTED}", PAIR),
        (f"/classes/1/compare/{RENAMED}/{ADOPTED}/", PAIR),
    ],
)
def test_a_choice_leads_to_an_address_that_stays(address: str, leads_to: str, city: City, client: Client) -> None:
    assert client.get(address).headers["Location"] == leads_to


def test_without_a_choice_the_last_two_versions_stand_in_the_choosers(city: City, client: Client) -> None:
    text = client.get("/classes/1/compare/").content.decode()
    assert f'<option value="{ADOPTED}" selected>' in text
    assert f'<option value="{RENAMED}" selected>' in text
    assert "In three sentences" not in text


@pytest.mark.parametrize(
    "asked", ["from=2012-05-06", "from=yesterday&to=2013-05-26", "from=2012-05-06&to=2012-02-30", "from=%22%3E&to=x"]
)
def test_a_choice_that_is_no_day_is_refused_with_its_value(asked: str, city: City, client: Client) -> None:
    assert "is not a day of the calendar" in words(client, f"/classes/1/compare/?{asked}", status=400)


@pytest.mark.parametrize("second", [ADOPTED, ADOPTED + timedelta(days=30)])
def test_the_same_version_twice_is_said_to_be_the_same(second: date, city: City, client: Client) -> None:
    said = words(client, f"/classes/1/compare/{ADOPTED}/{second}/")
    assert "They are the same" in said
    assert "In three sentences" not in said


def test_a_day_before_the_class_existed_says_when_it_begins(city: City, client: Client) -> None:
    said = words(client, f"/classes/4/compare/2011-01-01/{ADOPTED}/", status=404)
    assert (
        "Nothing is known of Planner on Saturday, January 1, 2011. The first day on record is Sunday, January 4, 2015."
        in said
    )


def test_a_specification_that_is_not_on_record_on_one_day_is_named(city: City, client: Client) -> None:
    city.spec("Guard", date(2015, 2, 1), spec_body("Watch Officer"))
    said = words(client, f"/classes/3/compare/{ADOPTED}/2015-02-01/")
    assert (
        "For Sunday, May 6, 2012 no specification of this class is on record, so only the lines of the plan are compared."
        in said
    )
    assert "Guard (FC4) is renamed Watch Officer; its job code and pay grade stay." in said
    assert "No specification of it is on record for the earlier of the two, so its duties cannot be compared." in said
    assert "As files" not in said
    assert client.get(f"/classes/3/compare/{ADOPTED}/2015-02-01/redline.docx").status_code == 404


def test_a_class_that_ended_in_between_is_said_to_end(city: City, client: Client) -> None:
    said = words(client, f"/classes/2/compare/{ADOPTED}/{RENAMED}/")
    assert "Typist (FC3) is abolished: the class ends." in said


def test_a_text_alone_that_changed_keeps_title_code_and_pay(city: City, client: Client) -> None:
    city.spec("Clerk", date(2014, 3, 2), spec_body("Senior Clerk", duty="Leads three clerks."))
    said = words(client, f"/classes/1/compare/{RENAMED}/2014-03-02/")
    assert "The specification of Senior Clerk (FA2) changes; its title, job code and pay grade stay." in said
    assert "its pay range stays $33,000 to $44,000 a year" in said


def test_accepting_and_rejecting_the_word_file_gives_both_texts(city: City, client: Client) -> None:
    answer = client.get(f"{PAIR}redline.docx")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="class-1-{ADOPTED}-{RENAMED}.docx"'
    assert docx.Document(io.BytesIO(answer.content)).core_properties.author == "City of Testing"
    before, after = (" ".join(decided(answer.content, accept=accept)) for accept in (False, True))
    assert "Answers letters and calls." in before
    assert "Answers letters and calls." not in after
    assert "Leads the clerks." in after
    assert client.get(f"{PAIR}redline.docx").content == answer.content


def test_the_pdf_holds_the_redline(city: City, client: Client) -> None:
    answer = client.get(f"{PAIR}redline.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(answer.content)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    assert "Senior Clerk: what changed" in text
    assert "Leads the clerks." in text


def test_a_text_that_is_too_long_for_a_page_is_given_as_files(
    city: City, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, word in ((2014, "Sorts"), (2015, "Files")):
        body = spec_body("Guard")
        body["sections"] = [
            section("duties", "ESSENTIAL DUTIES", *(item(f"{word} box {n}. {'x' * 900}") for n in range(300)))
        ]
        city.spec("Guard", date(year, 1, 5), body)
    said = words(client, "/classes/3/compare/2014-01-05/2015-01-05/")
    assert "too long to be compared on a page" in said
    assert "As files" in said
    monkeypatch.setattr("classplan.web.portal.compare_versions.MOST_IN_A_FILE", 1000)
    refused = words(client, "/classes/3/compare/2014-01-05/2015-01-05/redline.docx", status=404)
    assert "more than 1,000 characters, too many to be compared here" in refused


def test_marks_of_another_language_stay_text(city: City, client: Client) -> None:
    city.spec("Guard", date(2014, 1, 5), spec_body("Guard"))
    city.spec(
        "Guard", date(2015, 1, 5), spec_body("Guard", duty="<script>alert(1)</script> & “guards” \u200fשומר 👩‍🚒")
    )
    text = client.get("/classes/3/compare/2014-01-05/2015-01-05/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in text


def test_a_long_history_is_light_and_asks_the_database_no_more_often(city: City, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(PAIR)
        return len(asked)

    few = queries()
    assert few <= 9
    entry = city.entry()
    for day in range(1, 400):
        city.point("Clerk", RENAMED + timedelta(days=day), entry=entry, code=f"FA{day}", grade="613-C", cause="2")
    assert queries() == few
    answer = client.get(PAIR)
    assert len(answer.content) < 150_000
    assert "The first 101 of its versions are not listed here." in words_on(answer.content)


def test_the_class_leads_to_the_comparison(city: City, client: Client) -> None:
    assert (
        '<a href="/classes/1/compare/">Compare any two versions</a>'
        in client.get("/classes/1/2013-01-01/").content.decode()
    )
