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

# --- What there is ---------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.contenttypes",  # what django.contrib.auth is made of
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # the look of our fields stands beside that of our pages
    "classplan.records.accounts",
    "classplan.records.journal",
    "classplan.records.library",
    "classplan.records.plan",
    "classplan.records.specs",
    "classplan.records.proceedings",
    "classplan.records.amendments",
    "classplan.records.papers",
    "classplan.records.linting",
    "classplan.records.standards",
    "classplan.records.health",
    "classplan.records.writing",
    "classplan.web",  # before allauth: where both have a template, ours is taken
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "classplan.web.limits.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "classplan.web.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "classplan.config.urls"
WSGI_APPLICATION = "classplan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["classplan.web.templatetags.form_tokens"],
        },
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

BEHIND_PROXY = environment.switch("CLASSPLAN_BEHIND_PROXY")  # whose address a visitor's is: see web.visitor
if BEHIND_PROXY:
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

# --- Signing in ------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ("login", "name")},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "classplan.web.kept.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# How long a session may rest, and how long it lasts at the most; in minutes.
SESSION_IDLE_MINUTES = 30
SESSION_LONGEST_MINUTES = 12 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_MINUTES * 60

# Whoever fails so often within these minutes waits until they are over: of a login, and of an address.
LOCK_MINUTES = 15
LOCK_AFTER = {"login": 5, "address": 30}

# Director, clerks and administrators set up a second factor; a sample office asks nobody for one.
REQUIRE_SECOND_FACTOR = True

ACCOUNT_ADAPTER = "classplan.web.account.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = False  # ours hold across processes and restarts: records.accounts.lockout
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "classplan.web.account.forms.SignIn",
    "change_password": "classplan.web.account.forms.Password",
    "reauthenticate": "classplan.web.account.forms.PasswordAgain",
}
MFA_FORMS = {
    "authenticate": "classplan.web.account.forms.Code",
    "reauthenticate": "classplan.web.account.forms.CodeAgain",
    "activate_totp": "classplan.web.account.forms.NewApp",
    "deactivate_totp": "classplan.web.account.forms.NoApp",
    "generate_recovery_codes": "classplan.web.account.forms.NewCodes",
    "add_webauthn": "classplan.web.account.forms.NewKey",
    "edit_webauthn": "classplan.web.account.forms.RenamedKey",
}
MFA_ADAPTER = "classplan.web.account.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Classplan"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SERVED_BY_HTTPS  # a browser takes http from this computer only
MFA_RATE_LIMITS = False

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
