"""What an office says about its installation, read from the environment.

Reading makes no folder and no file: a command that only asks must leave nothing behind.

>>> words("classplan.example.gov, localhost")
['classplan.example.gov', 'localhost']
"""

import os
from pathlib import Path

from django.utils.functional import lazy

from classplan.config.secret_key import kept_key
from classplan.core.errors import Invalid

LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"]


def words(text: str) -> list[str]:
    """The words of a list that is separated by commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def switch(name: str) -> bool:
    """Whether the variable says yes; not set is no."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def data_folder() -> Path:
    """Where the office keeps its files (`CLASSPLAN_DATA`), as an absolute path."""
    return Path(os.environ.get("CLASSPLAN_DATA") or "classplan-data").absolute()


def database_url() -> str:
    """The database's address (`DATABASE_URL`), or else a SQLite file in the data folder."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{data_folder() / 'classplan.sqlite3'}"
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise Invalid(
            f"DATABASE_URL is “{url.split('@')[-1]}”; it begins with sqlite:///, postgres:// or postgresql://."
        )
    return url


def allowed_hosts() -> list[str]:
    """The names under which the portal answers (`CLASSPLAN_ALLOWED_HOSTS`), or else this computer's own."""
    return words(os.environ.get("CLASSPLAN_ALLOWED_HOSTS", "")) or LOOPBACK_NAMES


def port() -> int:
    """The port to serve on (`CLASSPLAN_PORT`)."""
    typed = os.environ.get("CLASSPLAN_PORT") or "8000"
    if not (typed.isascii() and typed.isdecimal() and 0 < int(typed) < 65536):
        raise Invalid(f"CLASSPLAN_PORT is “{typed}”; a port is a number from 1 to 65535.")
    return int(typed)


def secret_key() -> str:
    """The signing key (`CLASSPLAN_SECRET_KEY`), or else the office's own, made when first needed."""
    return os.environ.get("CLASSPLAN_SECRET_KEY") or lazy(kept_key, str)(data_folder())
