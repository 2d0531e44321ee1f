"""Odd input: whatever anybody writes into an address or a form, the answer says what is wrong and the server stays whole.

The cases are drawn at random from a seed that stands here, so that each run tries the same ones. A form is filled in
as its page shows it, and one or two of its fields get something that no form expects.
"""

import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, override_settings

from classplan.web.access import ADDRESSES
from tests.addresses import EVERY, ONLY_LOOKED_AT, Tried
from tests.plugins.office import desk_in
from tests.seeding import QUICK, Seeded, now, seed

pytestmark = pytest.mark.sqlite  # who is let in does not depend on the database


SEED = 20260416
ODD = (
    "", " ", "\x00", "a\x00b", "0", "-1", "1", "99999999999", "9" * 400, "1e9", "1.5", "+1", "٣", "²", "NaN", "null",
    "true", "[]", "{}", "nobody", "/", "..", "../../etc/passwd", "%", "%00", "%s", "{0}", "'", '"', "\\", ";--", "<b>",
    "2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-4-6", "04/16/2026", "25:61", "24:00",
    "x" * 10_000, "é" * 10_000, "\u202e", "\ud7ff\ufffe", "🌳", "\r\n\r\n", "\t", "ﬁ", "İ", "ß", "*", "AND OR NOT", '"a',
    "parts/0", "parts/99/sections/-1/items/x", "parts//sections", "-" * 300, "$1,000,000,000,000", "1,2,3", "$-5", "NS1050",
)  # fmt: skip
# What addresses can be asked. Each page is asked all of them, whether it knows them or not.
ASKED = (
    "q", "page", "sort", "group", "on", "day", "month", "year", "to", "from", "first", "second", "class", "what",
    "state", "number", "digest", "after", "limit", "whose", "agency", "part", "change", "clause", "act", "actor",
    "amendment", "last", "next", "code", "title", "table", "kept",
)  # fmt: skip
WORST = ("9" * 30, "-1", "9999-12-31", "a\x00b")  # in the place of whatever an address names


class Fields(HTMLParser):
    """The forms of a page that are sent, each as a form is filled in that nobody has touched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._open: dict[str, Any] | None = None
        self._long = self._choice = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whatever can hold a value."""
        has = dict(attrs)
        name, value, kind = has.get("name") or "", has.get("value") or "", has.get("type") or "text"
        if tag == "form":
            self._open = {} if has.get("method") == "post" and not has.get("action") else None
            self.forms += [] if self._open is None else [self._open]
        if self._open is None:
            return
        if tag in ("input", "button") and name and name != "csrfmiddlewaretoken":
            if kind not in ("radio", "checkbox") or "checked" in has or name not in self._open:
                self._open[name] = SimpleUploadedFile("a.txt", b"words") if kind == "file" else value
        elif tag == "textarea":
            self._long = name
            self._open[name] = ""
        elif tag == "select":
            self._choice = name
            self._open.setdefault(name, "")
        elif tag == "option" and ("selected" in has or not self._open[self._choice]):
            self._open[self._choice] = value

    def handle_data(self, data: str) -> None:
        """The words in a text area."""
        if self._long and self._open is not None:
            self._open[self._long] += data

    def handle_endtag(self, tag: str) -> None:
        """The end of a form, or of a text area."""
        if tag == "textarea":
            self._long = ""
        if tag == "form":
            self._open = None


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    """The office of `tests.seeding`; gone when the tests here are done."""
    with (
        django_db_blocker.unblock(),
        override_settings(PASSWORD_HASHERS=[QUICK], REQUIRE_SECOND_FACTOR=False),
        desk_in(tmp_path_factory.mktemp("office")),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("django.utils.timezone.now", now)
        yield seed()
        transaction.set_rollback(True)


def fault_of(seeded: Seeded, whose: str, method: str, address: str, typed: Any = None) -> str:
    """What the server could not answer, or nothing; whatever was written is gone again."""
    browser = Client()
    if whose in seeded.sessions:
        browser.cookies["sessionid"] = seeded.sessions[whose]
    said = f"{method} {address[:160]} {str(typed)[:300] if typed else ''} ({whose})"
    with transaction.atomic():
        try:
            answer = getattr(browser, method)(address, typed)
            if answer.streaming:
                b"".join(answer.streaming_content)
            return f"{said}: {answer.status_code}" if answer.status_code >= 500 else ""
        except Exception as error:  # noqa: BLE001 - each of them is what an office would see as a 500
            return f"{said}: {type(error).__name__}: {str(error)[:200]}"
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
@pytest.mark.django_db
def test_odd_questions_and_addresses_are_answered(name: str, seeded: Seeded) -> None:
    draw = random.Random(f"{SEED} {name}")  # noqa: S311 - the same each time, on purpose
    tried, found = EVERY[name], []
    for _ in range(2):
        asked = {of: draw.choice(ODD) for of in draw.sample(ASKED, 10)}
        address = seeded.address(name).partition("?")[0]
        found.append(fault_of(seeded, tried.whose, "get", f"{address}?{urlencode(asked)}"))
    for address in odd_addresses(tried, seeded, draw):
        found.append(fault_of(seeded, tried.whose, "get", address))
        if tried.post != ONLY_LOOKED_AT:
            found.append(fault_of(seeded, tried.whose, "post", address, {"seen": draw.choice(ODD)}))
    assert not [fault for fault in found if fault]


def odd_addresses(tried: Tried, seeded: Seeded, draw: random.Random) -> Iterator[str]:
    """The address with something odd in the place of what it names."""
    parts = re.split(r"(\{\w+\}|\d{4}-\d\d-\d\d|(?<=/)\d+(?=/)|(?<=people/)analyst|(?<=code/)FC1)", tried.address)
    for place in range(1, len(parts), 2):
        for odd in (draw.choice(ODD), draw.choice(WORST)):
            changed = [*parts[:place], quote(odd, safe=""), *parts[place + 1 :]]
            yield "".join(changed).format(**seeded.numbers)


@pytest.mark.parametrize("name", [name for name, tried in sorted(EVERY.items()) if tried.post != ONLY_LOOKED_AT])
@pytest.mark.django_db
def test_odd_words_in_a_form_are_answered(name: str, seeded: Seeded) -> None:
    draw = random.Random(f"{SEED} {name}")  # noqa: S311 - the same each time, on purpose
    tried, address = EVERY[name], seeded.address(name)
    browser = Client()
    if tried.whose in seeded.sessions:
        browser.cookies["sessionid"] = seeded.sessions[tried.whose]
    page = browser.get(address)
    forms = Fields(page.content.decode()).forms if page.status_code == 200 else []
    found = []
    for form in draw.sample(forms, min(len(forms), 6)):
        for _ in range(3 if len(forms) < 4 else 1):
            odd = {of: draw.choice(ODD) for of in draw.sample(sorted(form), min(len(form), draw.choice((1, 2, 9))))}
            found.append(fault_of(seeded, tried.whose, "post", address, form | odd))
    assert not [fault for fault in found if fault]


def test_the_forms_of_a_page_are_found(seeded: Seeded) -> None:
    """So that the tests above type something at all."""
    browser = Client()
    browser.cookies["sessionid"] = seeded.sessions["analyst"]
    typed = Fields(browser.get(seeded.address("amendment_terms")).content.decode()).forms
    assert len(typed) == 1
    assert {"seen", "number", "hearing_day", "place", "narrative", "affected"} <= set(typed[0])
