"""Django's settings. What differs between offices comes from the environment: see `environment`."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from classplan.config import environment

DATA_FOLDER = environment.data_folder()
SECRET_KEY = environment.secret_key()
DEBUG = environment.switch("CLASSPLAN_DEBUG")
ALLOWED_HOSTS = environment.allowed_hosts()

# An office that is shown and not real says so on every page.
SAMPLE = environment.switch("CLASSPLAN_SAMPLE")

# --- What there is ---------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "classplan.records.accounts",
    "classplan.records.journal",
    "classplan.records.library",
    "classplan.records.plan",
    "classplan.records.specs",
    "classplan.records.proceedings",
    "classplan.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "classplan.config.urls"
WSGI_APPLICATION = "classplan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# --- Where things are kept -------------------------------------------------------------------------------

DATABASES: dict[str, Any] = {"default": dj_database_url.parse(environment.database_url(), conn_max_age=60)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # A transaction that reads and then writes takes the lock at its start. Begun the default way, two of
        # them at once end in "database is locked", whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        # Recursive triggers make "insert or replace" ask the trigger that forbids to delete.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON",
    }

STORAGES = {
    # An S3-compatible store can take this one's place; nothing else knows where originals are.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_FOLDER / "originals", "file_permissions_mode": 0o640},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- The look: the US Web Design System as npm brings it, served by WhiteNoise from where it lies ---------

STATIC_URL = "static/"
USWDS = Path(__file__).parents[3] / "node_modules" / "@uswds" / "uswds" / "dist"
STATICFILES_DIRS = [
    (f"uswds/{part}", USWDS / part) for part in ("css", "fonts", "img", "js") if (USWDS / part).is_dir()
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 600

# --- Security --------------------------------------------------------------------------------------------

SERVED_BY_HTTPS = not set(ALLOWED_HOSTS) <= set(environment.LOOPBACK_NAMES)

if environment.switch("CLASSPLAN_BEHIND_PROXY"):
    # Only a proxy that sets this header itself may be believed; anybody can send it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SERVED_BY_HTTPS
LANGUAGE_COOKIE_SECURE = SERVED_BY_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_BY_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = SERVED_BY_HTTPS
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# --- Words and time --------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
USE_TZ = True
TIME_ZONE = "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO" if DEBUG else "WARNING"},
        # Any scanner can ask for another host's pages: it gets its 400, and the log no traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
