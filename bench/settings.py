"""Classplan's settings with the bench's own app beside it: the peer's tables and the bare page."""

from classplan.config.settings import *  # noqa: F403
from classplan.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "simple_history", "bench"]
ROOT_URLCONF = "bench.urls"
SIMPLE_HISTORY_DATE_INDEX = "composite"  # the index that its manual recommends for as_of
SILENCED_SYSTEM_CHECKS = ["models.W042"]
