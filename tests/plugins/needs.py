"""What a test needs and a machine may not have: skipped by name, or a failure where nothing may be left out.

`CLASSPLAN_REQUIRE_ALL=1` forbids to skip for want of a browser or of PostgreSQL,
`CLASSPLAN_REQUIRE_DOCUMENTS=1` for want of the source documents. CI sets both.
"""

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def everything_is_required() -> bool:
    """Whether what can't run must fail."""
    return os.environ.get("CLASSPLAN_REQUIRE_ALL") == "1"


def cannot_run(reason: str, *, required: bool) -> NoReturn:
    """End the test: as failed where this is required, else as skipped; with the reason either way."""
    if required:
        pytest.fail(f"{reason} Here nothing may be left out.", pytrace=False)
    pytest.skip(reason)


def _shared_folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        cannot_run(
            f"The {name} are not part of the project; they were looked for in ../shared/{name}.",
            required=os.environ.get("CLASSPLAN_REQUIRE_DOCUMENTS") == "1",
        )
    return folder


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of the source documents, beside the checkout."""
    return _shared_folder("documents")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample papers, beside the checkout."""
    return _shared_folder("samples")
