"""The public API: what it answers, how it is cut into pages, what it refuses, and that its description is true."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from classplan.records.plan.models import Amendment, Change
from classplan.web.api.api import description
from classplan.web.api.examples import ANSWERS, EXAMPLES
from tests.factories import ADOPTED, TODAY, City, line, small_city

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once

PROBLEM = "application/problem+json"
DAY = "2015-01-15"
OPERATIONS = sorted((path, next(iter(said.values()))["operationId"]) for path, said in description()["paths"].items())
TRIES = 20
TRIED = [(path, mode) for path, _ in OPERATIONS for mode in GenerationMode if mode.is_positive or "anchor" not in path]


def told(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"].startswith("application/json" if status == 200 else PROBLEM)
    return json.loads(answer.content)


def every(client: Client, address: str) -> list[Any]:
    """Every entry of a list, page after page."""
    found: list[Any] = []
    following: str | None = address
    while following:
        page = told(client, following)
        found += page["items"]
        following = page["next"]
    return found


# --- What it answers -------------------------------------------------------------------------------------


def test_a_class_tells_its_line_its_life_and_its_kin(city: City, client: Client) -> None:
    said = told(client, f"/classes/1/{DAY}.json")
    assert (said["state"], said["line"]["code"], said["line"]["minimum"]) == ("standing", "FA2", 33000)
    acts = [(act["day"], act["title"], act["superseded"]) for act in said["life"]["items"]]
    assert acts == [
        ("2012-05-06", "Clerk", False),
        ("2013-05-26", "Senior Clark", True),
        ("2013-05-26", "Senior Clerk", False),
    ]
    assert said["took_over_from"] == [{"number": 6, "known_as": "Scribe", "day": "2012-05-06", "paper": "Notice 1"}]
    assert said["specification"]["start"] == "2013-05-26"


def test_a_class_that_ended_or_waits_has_no_line(city: City, client: Client) -> None:
    states = {n: told(client, f"/classes/{n}/{DAY}.json")["state"] for n in (2, 5)}
    assert states == {2: "ended", 5: "not in the plan"}
    assert "Nothing is known of Planner" in told(client, "/classes/4/2013-01-01.json", 404)["detail"]


def test_two_days_differ_as_the_page_says(city: City, client: Client) -> None:
    said = told(client, f"/plan/2013-01-01/compare/{DAY}.json")
    whats = sorted((d["number"], d["what"]) for d in said["items"])
    assert whats == [(1, "changed"), (2, "removed"), (3, "changed"), (4, "added")]
    assert said["total"] == 4
    assert "Only some lines" in said["caveat"]


def test_a_specification_comes_with_its_structure_and_the_sum_of_its_paper(city: City, client: Client) -> None:
    versions = told(client, "/classes/1/specifications.json")["items"]
    assert [version["start"] for version in versions] == ["2012-05-06", "2013-05-26"]
    said = told(client, versions[0]["address"])
    assert said["body"]["sections"][1]["heading"] == "ESSENTIAL DUTIES"
    assert len(said["original"]["sha256"]) == 64
    assert "No specification of Guard" in told(client, f"/classes/3/{DAY}/specification.json", 404)["detail"]


def test_a_notice_tells_its_changes_its_acts_and_its_reason(city: City, client: Client) -> None:
    said = told(client, "/notices/2.json")
    assert [change["kind"] for change in said["changes"]["items"]] == ["regrade", "abolish"]
    assert [action["act"] for action in said["actions"]] == ["board", "council", "veto", "override"]
    assert said["effective"] == "2013-05-26"
    assert [n["number"] for n in every(client, "/notices.json?limit=2")] == ["4", "5", "3", "2", "1"]


def test_an_update_tells_its_lists(city: City, client: Client) -> None:
    (listed,) = told(client, "/updates.json")["items"]
    said = told(client, listed["address"])
    assert said["new_and_revised"][0]["title"] == "Clerk"
    assert said["to_be_removed"][0]["class_number"] is None


def test_the_end_of_the_journal_and_the_search(city: City, client: Client) -> None:
    assert told(client, "/journal/anchor.json") == {"number": city.entries, "digest": str(city.entries)}
    said = told(client, f"/search.json?q=maps&on={DAY}")
    assert [(hit["number"], hit["where"]) for hit in said["items"]] == [(4, "specification")]
    assert {"text": "maps", "match": True} in said["items"][0]["snippet"]
    assert told(client, "/search.json?q=")["total"] == 0


def test_cents_are_a_decimal_string_and_whole_dollars_a_number(city: City, client: Client) -> None:
    entry = city.entry()
    city.grades["613-C"].points.create(
        start=TODAY, minimum_cents=3300000, maximum_cents=4400050, paper="Notice 9", entry=entry, recorded=entry.number
    )
    said = told(client, f"/classes/1/{DAY}.json")["line"]
    assert (said["minimum"], said["maximum"]) == (33000, "44000.50")


def test_a_draft_is_nobodys_business(city: City, client: Client) -> None:
    city.job_class("Secret Agent")
    amendment = draft(city)
    Change.objects.create(
        amendment=amendment, ordinal=1, job_class=city.classes["Secret Agent"], kind="create", aspects=["create"],
        after=line("X9", "Secret Agent"),
    )  # fmt: skip
    assert told(client, f"/classes/7/{DAY}.json", 404)
    assert client.get(f"/classes/7/{DAY}/").status_code == 404
    for address in (f"/classes.json?on={DAY}", "/notices.json", "/updates.json", "/search.json?q=secret"):
        assert "Secret" not in json.dumps(told(client, address))


def draft(city: City) -> Amendment:
    """An amendment that nobody has given notice of."""
    return Amendment.objects.create(office=city.office, **DRAFT, entry=city.entry())


DRAFT: dict[str, Any] = {"name": "Amendment 99", "number": 99, "state": "draft", "noticed": None}


# --- Pages -----------------------------------------------------------------------------------------------


def test_the_plan_is_whole_for_a_download_and_in_pages_where_a_limit_is_said(city: City, client: Client) -> None:
    whole = told(client, f"/plan/{DAY}.json")
    found, following = [], f"/plan/{DAY}.json?limit=1"
    while following:
        answer = client.get(following)
        found += json.loads(answer.content)
        link = answer["Link"]
        following = link.split(">")[0].removeprefix("<") if 'rel="next"' in link else ""
    assert found == whole
    assert len(whole) == 3


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (f"/classes.json?on={DAY}&limit=1", "number"),
        ("/notices.json?limit=1", "number"),
        (f"/plan/2013-01-01/compare/{DAY}.json?limit=1", "number"),
        (f"/search.json?q=e&on={DAY}&limit=1", "number"),
        ("/classes/1/specifications.json?limit=1", "start"),
    ],
)
def test_pages_hold_every_entry_once(address: str, key: str, city: City, client: Client) -> None:
    found = [entry[key] for entry in every(client, address)]
    assert found == [entry[key] for entry in told(client, address.replace("limit=1", "limit=500"))["items"]]
    assert len(set(found)) == len(found) > 0


@pytest.mark.parametrize(("address", "inner"), [(f"/classes/1/{DAY}.json", "life"), ("/notices/2.json", "changes")])
def test_lists_within_an_answer_have_pages_too(address: str, inner: str, city: City, client: Client) -> None:
    whole, following, found = told(client, address)[inner]["items"], f"{address}?limit=1", []
    while following:
        page = told(client, following)[inner]
        found += page["items"]
        following = page["next"]
    assert found == whole


def test_paging_keeps_its_place_while_something_is_recorded(city: City, client: Client) -> None:
    classes = told(client, f"/classes.json?on={DAY}&limit=2")
    notices = told(client, "/notices.json?limit=2")
    plan = client.get(f"/plan/{DAY}.json?limit=1")
    city.job_class("Archivist")
    city.point("Archivist", ADOPTED, code="AA0", grade="612-C", cause="1")
    after = line("AA0", "Archivist")
    city.notice("9", TODAY, effective=None, acts={}, changes=[("Archivist", "create", None, after)])
    later = [c["number"] for c in every(client, classes["next"])]
    assert later == [3, 4, 5, 6, 7]
    assert [n["number"] for n in every(client, notices["next"])] == ["3", "2", "1"]
    rest = plan["Link"].split(">")[0].removeprefix("<").replace("limit=1", "limit=500")
    assert [found["code"] for found in told(client, rest)] == ["FA5", "FC4"]


@pytest.mark.parametrize(("path", "name"), OPERATIONS)
def test_no_answer_is_unbounded(path: str, name: str) -> None:
    asked = {parameter["name"]: parameter["schema"] for parameter in description()["paths"][path]["get"]["parameters"]}
    assert {"limit", "after"} <= set(asked) or name in ONE_PAPER
    if "limit" in asked:
        assert '"maximum": 500' in json.dumps(asked["limit"])


ONE_PAPER = {"specification", "update", "anchor"}  # each is one thing, as it was read or written


# --- What it refuses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/plan/2015-02-30.json", 400, "“2015-02-30” is not a day of the calendar"),
        ("/plan/tomorrow.json", 400, "“tomorrow” is not a day"),
        ("/plan/0000-01-01.json", 400, "is not a day"),
        ("/plan/2012-05-05.json", 404, "is not known for Saturday, May 5, 2012"),
        ("/classes.json?limit=0", 400, "“0” is not a whole number from 1 to 500"),
        ("/classes.json?limit=501", 400, "“501” is not a whole number"),
        ("/classes.json?limit=-1", 400, "“-1” is not a whole number"),
        (f"/classes.json?limit={'9' * 4000}", 400, "is not a whole number"),
        ("/classes.json?limit=²", 400, "“²” is not a whole number"),
        ("/classes.json?limit=", 400, "“” is not a whole number"),
        ("/classes.json?after=99999999999999999999", 400, "is not a whole number from 0 to 999,999,999"),
        ("/classes.json?offset=5", 400, "knows nothing of “offset”"),
        ("/classes.json?limit=1&limit=2", 400, "says “limit” more than once"),
        ("/classes.json?on=%00", 400, "a character that no code, title or word can hold"),
        ("/notices/%00.json", 400, "a character that no code, title or word can hold"),
        ("/notices.json?after=nothing", 400, "No notice nothing is on record"),
        ("/notices/nothing.json", 404, "No notice nothing is on record"),
        ("/notices/2.json?after=77", 400, "No entry of this list is “77”"),
        (f"/plan/{DAY}.json?after=2", 400, "No entry of this list is “2”"),
        (f"/classes/1/{DAY}.json?after=yesterday", 400, "“yesterday” is not an entry of this list"),
        (f"/classes/99999999999999999999/{DAY}.json", 400, "is not a whole number"),
        (f"/classes/99/{DAY}.json", 404, "has the number 99"),
        ("/search.json", 400, "does not say “q”"),
        (f"/search.json?q={'x' * 201}", 400, "It has 201 characters"),
        (f"/search.json?q=e&on={DAY}&after=99", 400, "is not among what is found"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_plain_words(
    address: str, status: int, says: str, city: City, client: Client
) -> None:
    said = told(client, address, status)
    assert says in said["detail"]
    assert (said["status"], set(said)) == (status, {"type", "title", "status", "detail"})


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_changed(method: str, city: City, client: Client) -> None:
    answer = getattr(client, method)("/classes.json")
    assert (answer.status_code, answer["Content-Type"], answer["Allow"]) == (405, PROBLEM, "GET, HEAD")


def test_who_takes_no_json_is_told(city: City, client: Client) -> None:
    answer = client.get("/classes.json", headers={"accept": "text/csv"})
    assert (answer.status_code, answer["Content-Type"]) == (406, PROBLEM)
    for accepted in ("*/*", "application/*", "application/json;q=0.1, text/html"):
        assert client.get("/classes.json", headers={"accept": accepted}).status_code == 200


def test_head_and_an_unchanged_answer_have_no_body(city: City, client: Client) -> None:
    head, answer = client.head("/classes.json"), client.get("/classes.json")
    assert (head.status_code, head.content) == (200, b"")
    again = client.get("/classes.json", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_without_an_office_there_is_nothing_to_answer(client: Client) -> None:
    assert "no office yet" in told(client, "/classes.json", 503)["detail"]


# --- Its description, and its page -----------------------------------------------------------------------


def resolved(schema: Any) -> Any:
    """A schema with what it refers to, for a validator that knows no document around it."""
    return {**schema, "components": description()["components"]}


def test_the_description_is_openapi_3_1(city: City, client: Client) -> None:
    said = told(client, "/api/openapi.json")
    assert said["openapi"].startswith("3.1")
    assert said == json.loads(json.dumps(description()))
    for schema in said["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    schemathesis.openapi.from_dict(said).validate()


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_an_example_is_as_it_is_described(name: str) -> None:
    operations = [operation for said in description()["paths"].values() for operation in said.values()]
    operation = next(operation for operation in operations if operation["operationId"] == name)
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator(resolved(schema)).validate(ANSWERS[name])
    assert operation["description"]


def test_every_address_has_an_example_that_runs(city: City, client: Client) -> None:
    page = client.get("/api/")
    shown = [explained.example for explained in page.context["addresses"]]
    assert sorted(EXAMPLES) == sorted(name for _, name in OPERATIONS)
    assert len(shown) == len(EXAMPLES)
    for example in shown:
        assert f'href="{example.replace("&", "&amp;")}"' in page.content.decode()
        told(client, example)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Answers close no connection, as with Django's own test client: what was entered is not committed."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any) -> Iterator[City]:
    """The small city for all tries."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield small_city()
        transaction.set_rollback(True)


@pytest.mark.parametrize(("path", "mode"), TRIED)
@pytest.mark.django_db
def test_whatever_is_asked_the_answer_is_as_described(
    path: str, mode: GenerationMode, seeded: City, one_connection: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("classplan.web.today.local_day", lambda: TODAY)
    schema = schemathesis.openapi.from_dict(description())
    schema.app = get_wsgi_application()
    operation = schema[path]["GET"]

    @seed(1)
    @settings(
        max_examples=TRIES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(data=st.data())
    def tried(data: Any) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode))
        case.call_and_validate(
            base_url="http://localhost",
            headers={"Accept-Encoding": "identity"},
            excluded_checks=[positive_is_accepted()],
        )

    tried()


def positive_is_accepted() -> Any:
    """Not a law here: a day, a class or a place in a list can be well written and not on record."""
    load_all_checks()
    return CHECKS.get_one("positive_data_acceptance")


@pytest.mark.django_db
def test_where_nothing_is_a_program_gets_a_problem_and_a_person_a_page(client: Client) -> None:
    answer = client.get("/no/such/thing.json")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"].startswith("There is no data at this address.")
    page = client.get("/no/such/thing/")
    assert (page.status_code, page["Content-Type"]) == (404, "text/html; charset=utf-8")
