"""One chain of middleware for every test client: WhiteNoise looks through all static files whenever one is made."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_chain_for_all_clients() -> Iterator[None]:
    """Let a client take the chain that another has loaded, where the settings of its middleware are the same."""
    from django.conf import settings
    from django.test.client import ClientHandler

    load = ClientHandler.load_middleware
    chains: dict[tuple[Any, ...], Any] = {}

    def load_once(handler: Any, is_async: bool = False) -> None:
        asked = (*settings.MIDDLEWARE, settings.DEBUG, is_async)
        if asked not in chains:
            load(handler, is_async)
            chains[asked] = handler._middleware_chain
        handler._middleware_chain = chains[asked]

    ClientHandler.load_middleware = load_once  # type: ignore[method-assign, assignment]
    yield
    ClientHandler.load_middleware = load  # type: ignore[method-assign]
