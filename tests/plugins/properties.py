"""How hypothesis tries the laws: without a clock, so that a busy machine fails nothing."""

from hypothesis import settings

settings.register_profile("classplan", deadline=None)
settings.load_profile("classplan")
