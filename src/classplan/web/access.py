"""Who may open which address. What does not stand here is not served: `pages.page` refuses to make it.

>>> ADDRESSES["plan"]
<Audience.ANYONE: 'anyone, without signing in'>
"""

from enum import StrEnum


class Audience(StrEnum):
    """For whom an address is."""

    ANYONE = "anyone, without signing in"


ADDRESSES = dict.fromkeys(
    (
        "home",
        "plan_today",
        "plan",
        "plan_csv",
        "plan_json",
        "compare",
        "compare_with",
        "classes",
        "class_by_code",
        "class_today",
        "class",
        "notices",
        "notice",
        "update",
        "search",
        "about",
    ),
    Audience.ANYONE,
)
