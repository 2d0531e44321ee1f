"""How an installation behaves before anybody has set it up, and what it sends with every answer."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from classplan.config import environment
from classplan.config.secret_key import FILE_NAME, kept_key

PAGE_LIMIT = 150_000  # bytes of an ordinary page with all that it links


def ask(code: str, folder: Path) -> str:
    """What a fresh Python prints, started in the folder by somebody who has set nothing."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("CLASSPLAN_", "DATABASE"))}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=bare, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_reading_the_settings_makes_no_file(tmp_path: Path) -> None:
    ask("from django.conf import settings; settings.DATABASES", tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_database_and_the_originals_are_in_the_data_folder(tmp_path: Path) -> None:
    code = "import classplan.config.settings as s; print({}, s.STORAGES['default']['OPTIONS']['location'])"
    printed = ask(code.format("s.DATABASES['default']['NAME']"), tmp_path)
    data = tmp_path / "classplan-data"
    assert printed == f"{data / 'classplan.sqlite3'} {data / 'originals'}"


def test_the_key_is_made_when_it_is_needed_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    first = ask(code, tmp_path)
    assert len(first) >= 50
    assert ask(code, tmp_path) == first
    kept = tmp_path / "classplan-data" / FILE_NAME
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    with ProcessPoolExecutor(max_workers=4) as pool:
        keys = set(pool.map(kept_key, [tmp_path / "office"] * 16))
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "office").iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    ("said", "hosts"),
    [
        (None, environment.LOOPBACK_NAMES),
        ("", environment.LOOPBACK_NAMES),
        ("plan.example.gov, 127.0.0.1", ["plan.example.gov", "127.0.0.1"]),
    ],
)
def test_the_portal_answers_under_the_names_that_the_office_gives(
    said: str | None, hosts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLASSPLAN_ALLOWED_HOSTS", raising=False)
    if said is not None:
        monkeypatch.setenv("CLASSPLAN_ALLOWED_HOSTS", said)
    assert environment.allowed_hosts() == hosts


@pytest.mark.parametrize(("hosts", "secure"), [("localhost", "False"), ("plan.example.gov", "True")])
def test_cookies_need_https_wherever_others_can_come_in(hosts: str, secure: str, tmp_path: Path) -> None:
    code = f"import os; os.environ['CLASSPLAN_ALLOWED_HOSTS'] = '{hosts}'; "
    code += "import classplan.config.settings as s; print(s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_SECURE)"
    assert ask(code, tmp_path) == f"{secure} {secure}"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        (
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
        ),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
@pytest.mark.django_db
def test_every_answer_tells_the_browser_to_be_strict(header: str, value: str) -> None:
    answer = Client().get("/no-such-page/")
    assert answer.status_code == 404
    assert set(answer.headers[header].split("; ")) == set(value.split("; "))


@pytest.mark.django_db
def test_the_look_is_sent_compressed_and_leaves_room_for_the_page() -> None:
    assert settings.STATICFILES_DIRS, "`make setup` brings the US Web Design System"
    answer = Client().get("/static/uswds/css/uswds.min.css", headers={"accept-encoding": "gzip"})
    answer.close()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) < PAGE_LIMIT / 2
