"""The address from which somebody visits: what the counts of failed sign-ins and of comments go by.

What a visitor says of it in a header is not believed. Behind a proxy (CLASSPLAN_BEHIND_PROXY) every request comes from
the proxy itself; then it is the last address of X-Forwarded-For, which the proxy has added.

>>> last_hop("10.0.0.1, 198.51.100.7")
'198.51.100.7'
>>> last_hop("198.51.100.7:41310"), last_hop("[2001:db8::1]:41310"), last_hop("2001:DB8::1")
('198.51.100.7', '2001:db8::1', '2001:db8::1')
>>> last_hop("198.51.100.7, unknown") is None
True
"""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def visitor_address(request: HttpRequest) -> str:
    """The address, or *unknown*."""
    said = last_hop(request.headers.get("X-Forwarded-For", "")) if settings.BEHIND_PROXY else None
    return said or str(request.META.get("REMOTE_ADDR") or "unknown")


def last_hop(header: str) -> str | None:
    """The last address of an X-Forwarded-For, without its port; None where that is no address."""
    said = header.rpartition(",")[2].strip()
    if said.startswith("["):
        said = said[1:].partition("]")[0]
    elif said.count(":") == 1:
        said = said.partition(":")[0]
    try:
        return str(ip_address(said))
    except ValueError:
        return None
