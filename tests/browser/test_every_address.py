"""Every address in a real browser, as somebody for whom it is: looked at once, for everything that can be wrong with it.

Each page has no violation of WCAG 2.2 AA, fits on the narrowest screen, has one heading of its own, names the rows
and columns of its tables, is light, and lets the keyboard come to what is mainly done there.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from classplan.web.access import ADDRESSES
from tests.plugins.browser import AXE, STAND_STILL, too_wide
from tests.plugins.office import desk_in

pytestmark = pytest.mark.browser

# No pages: files, programs' answers, and addresses that lead elsewhere at once or are only in a sample office.
FILES = {
    "specification_file",
    "amendment_paper",
    "plan_csv",
    "issued_paper",
    "amendment_original",
    "amendment_proof",
    "reading_original",
    "journal_csv",
    "import_csv",
    "import_json",
    "library_csv",
    "draft_docx",
}
FILES |= {"class_versions_docx", "class_versions_pdf"}
FILES |= {name for name in ADDRESSES if name.startswith("api_")} | {"mfa_download_recovery_codes"}
LEADS_ELSEWHERE = {"plan_today", "compare_with", "classes", "class_by_code", "class_today", "mfa_authenticate"}
LEADS_ELSEWHERE |= {"mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "sample_sign_in"}
IN_A_SAMPLE = {"tour": "public", "sample_clock": "analyst", "account_login": "public", "work": "analyst"}
# Whose second factor is set up already, and who has none.
HAS_A_SECOND_FACTOR = {
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_remove_webauthn", "mfa_edit_webauthn",
    "mfa_list_webauthn", "mfa_index", "mfa_generate_recovery_codes",
}  # fmt: skip
MORE: dict[str, list[str]] = {
    "public": [
        "/plan/2015-01-15/?q=nobody", "/plan/2015-02-01/?sort=-title",
        "/plan/2013-01-01/compare/2013-01-02/", "/search/", "/search/?q=nobody",
        "/classes/2/2015-01-15/", "/classes/4/2015-01-15/", "/classes/6/2015-01-15/",
        "/notices/3/", "/notices/4/", "/notices/{notice}/", "/notices/303/",
        "/notices/{notice}/comment/?change=1",
    ],
    "analyst": [
        "/desk/?whose=all", "/desk/imports/{batch}/kinds/clean/", "/desk/reading/{reading}/?queue={batch}-clean", "/desk/reading/{reading}/?part=2",
        "/desk/amendments/{draft}/", "/desk/amendments/{recommended}/", "/desk/amendments/{vetoed}/",
        "/desk/amendments/{draft}/notice/",
        "/desk/amendments/{draft}/changes/add/?what=retitle&q=clerk",
        "/desk/amendments/{draft}/changes/add/?what=retitle&q=",
        "/desk/amendments/{draft}/changes/add/retitle/?class=1", "/desk/amendments/{draft}/changes/add/split/?class=1",
        "/desk/amendments/{draft}/changes/add/merge/", "/desk/amendments/{draft}/changes/add/table/",
    ],
}  # fmt: skip
ASK_AXE = """async () => (await axe.run({
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
  resultTypes: ['violations'],
})).violations.map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}`)"""
LOOK = """() => ({
  title: document.title,
  headings: document.querySelectorAll('h1').length,
  tables: [...document.querySelectorAll('table')].filter(t => !t.caption || !t.querySelector('tbody th[scope=row]')
    || [...t.tHead.querySelectorAll('th')].some(h => h.scope !== 'col')).map(t => t.outerHTML.slice(0, 160)),
})"""
# What a page is for: its form that is sent, or else the first button, form or link below its heading.
WATCH = """() => {
  const main = document.querySelector('main');
  const seen = it => it.checkVisibility({visibilityProperty: true}) && !it.disabled;
  const all = what => [...main.querySelectorAll(what)].filter(seen);
  const wanted = [...all('form[method=post] .usa-button:not(.usa-button--outline):not([type=button])'),
    ...all('form[method=post] button:not([type=button])'), ...all('.usa-button'), ...all('a[href]')][0];
  if (!wanted) return '';
  window.reached = false;
  wanted.addEventListener('focus', () => { window.reached = true; });
  return wanted.innerText || wanted.outerHTML;
}"""
MOST_TABS, LIGHT, WIDTHS = 150, 150_000, (1280, 320)


@pytest.fixture
def seeded(live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The office of `tests.seeding` behind the live server; its rows are committed."""
    from tests.seeding import QUICK, now, seed

    monkeypatch.setattr("django.utils.timezone.now", now)
    with (
        override_settings(REQUIRE_SECOND_FACTOR=False, PASSWORD_HASHERS=[QUICK]),
        desk_in(tmp_path),
    ):
        yield seed()


@pytest.fixture
def browse(browser: Browser, live_server: Any, seeded: Any) -> Iterator[Any]:
    """The page of one of those who look, in a context of their own; a script that fails, or is stopped, is a fault."""
    contexts: dict[str, BrowserContext] = {}
    troubles: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type == "error":
            troubles.append(f"{said.location.get('url')}: {said.text}")

    def page_of(who: str) -> Page:
        if who not in contexts:
            contexts[who] = browser.new_context(base_url=live_server.url)
            if who != "public":
                session = {"name": django_settings.SESSION_COOKIE_NAME, "value": seeded.sessions[who]}
                contexts[who].add_cookies([session | {"url": live_server.url}])  # type: ignore[list-item]
            tab = contexts[who].new_page()
            tab.on("console", note)
            tab.on("pageerror", lambda error: troubles.append(str(error)))
        return contexts[who].pages[0]

    yield page_of
    for context in contexts.values():
        context.close()
    assert not troubles


def faults(page: Page, address: str) -> list[str]:
    """All that is wrong with a page."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return [f"it answers {answer.status if answer else 'nothing'}"]
    page.wait_for_load_state("load")
    page.evaluate(STAND_STILL)
    page.evaluate(AXE.read_text())
    found = [*page.evaluate(ASK_AXE), *_of_its_look(page), *_of_its_weight(answer)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"at {width}: {said}" for said in too_wide(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    return found + _of_the_keyboard(page)


def _of_its_look(page: Page) -> list[str]:
    looks = page.evaluate(LOOK)
    found = [f"a table does not name its rows and columns: {table}" for table in looks["tables"]]
    found += [] if looks["headings"] == 1 else [f"it has {looks['headings']} headings of the first level"]
    return found + ([] if looks["title"].strip() else ["it has no title"])


def _of_its_weight(answer: Response) -> list[str]:
    weight = len(answer.body())
    return [f"it weighs {weight:,} bytes"] if weight >= LIGHT else []


def _of_the_keyboard(page: Page) -> list[str]:
    wanted = page.evaluate(WATCH)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the content
    for _ in range(MOST_TABS if wanted else 0):
        page.keyboard.press("Tab")
        if page.evaluate("window.reached"):
            return []
    return [f"the keyboard does not come to “{wanted}”"] if wanted else []


def visits(seeded: Any) -> list[tuple[str, str]]:
    """Who looks at which address."""
    from tests.addresses import EVERY

    no_pages = FILES | LEADS_ELSEWHERE | {"tour", "sample_clock", "account_logout"}
    found = [("analyst", "/sign-out/"), ("employee", "/account/")]
    for name, tried in EVERY.items():
        has_one = name in HAS_A_SECOND_FACTOR
        if name not in no_pages:
            address = tried.address.replace("/keys/1/", "/keys/{key}/")
            found.append(("director" if has_one else tried.whose, address.format(**seeded.numbers)))
    return found + [(who, address.format(**seeded.numbers)) for who, more in MORE.items() for address in more]


def test_every_address_is_looked_at_here() -> None:
    from tests.addresses import EVERY

    assert set(EVERY) == set(ADDRESSES)
    assert not (FILES | LEADS_ELSEWHERE | set(IN_A_SAMPLE) | HAS_A_SECOND_FACTOR) - set(EVERY)


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_is_wrong_for_anybody(half: int, seeded: Any, browse: Any) -> None:
    """As the public, as somebody in a role, with and without a second factor."""
    second_factor(seeded)
    looked_at = visits(seeded)[half::2]  # a half for each of two workers
    assert not {f"{address} ({who})": wrong for who, address in looked_at if (wrong := faults(browse(who), address))}


def test_no_page_of_a_sample_office_is_wrong_for_anybody(seeded: Any, browse: Any) -> None:
    from tests.addresses import EVERY

    seeded.office.sample = True
    seeded.office.save()
    looked_at = [(EVERY[name].address, who) for name, who in IN_A_SAMPLE.items()]
    assert not {f"{address} ({who})": wrong for address, who in looked_at if (wrong := faults(browse(who), address))}


def second_factor(seeded: Any) -> None:
    """The director has an app, codes and a key; everybody has typed their password just now."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.contrib.sessions.backends.db import SessionStore

    from classplan.records.accounts.models import Person
    from tests.seeding import now

    person = Person.objects.get(login="director")
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": "My key", "credential": {}})
    seeded.numbers["key"] = key.pk
    for who in ("director", "analyst"):
        session = SessionStore(seeded.sessions[who])
        session["account_authentication_methods"] = [{"method": "password", "at": now().timestamp()}]
        session.save()
