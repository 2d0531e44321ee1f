"""The key that signs cookies: made once for an office and kept in its data folder.

>>> import tempfile
>>> folder = Path(tempfile.mkdtemp())
>>> kept_key(folder) == kept_key(folder)
True
"""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

FILE_NAME = "secret-key"


def kept_key(folder: Path) -> str:
    """The folder's key, made on first use and readable by its owner only.

    Two processes that start at once get the same key: the file appears under its name whole, and
    for one of them only.
    """
    kept = folder / FILE_NAME
    with suppress(FileNotFoundError):
        return kept.read_text()
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".secret-key-", dir=folder)  # mode 0600
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            kept.hardlink_to(fresh)
    finally:
        fresh.unlink()
    return kept.read_text()
