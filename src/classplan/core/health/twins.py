"""Whether two texts are nearly the same, told from a short signature of each, without comparing the texts.

A signature is the least hash of the text's pairs of neighbouring words in each of many slots (minhash by one
permutation). Two texts agree in about as many slots as they share of their pairs of words. Texts that are nearly the
same agree in a whole band of slots, almost surely, so that only those need to be compared that share a band.

>>> old = " ".join(f"{verb} {thing}" for verb in ("files", "writes", "reads") for thing in ("plans", "maps", "deeds"))
>>> likeness(signature(old), signature(old)), likeness(signature(old), signature("Drives a truck over the bridge."))
(1.0, 0.0)
"""

import struct
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise
from operator import eq

from classplan.core.health.words import stems

SLOTS = 128
ROWS = 6  # slots of a band: of texts that share three quarters, 98 in 100 share a band
NEARLY = 0.75
_EMPTY = 0xFFFFFFFF
_BYTES = 4
_FORM = struct.Struct(f"<{SLOTS}I")


def signature(text: str) -> bytes:
    """The signature of a text: so many numbers of 32 bits. Empty for a text of fewer than two words."""
    hashes = {_hash(f"{one} {two}") for one, two in pairwise(stems(text))}
    if not hashes:
        return b""
    slots = [_EMPTY] * SLOTS
    for number in hashes:
        slot, rest = number % SLOTS, (number // SLOTS) & 0xFFFFFFFE
        slots[slot] = min(slots[slot], rest)
    return _FORM.pack(*_filled(slots))


def likeness(one: bytes, other: bytes) -> float:
    """How much of their wording two texts share, from 0 to 1, by their signatures."""
    if not one or not other:
        return 0.0
    same: int = sum(map(eq, _FORM.unpack(one), _FORM.unpack(other)))
    return same / SLOTS


def bands(of: bytes) -> Iterator[int]:
    """The bands of a signature, each as a number of 64 bits that only the same band has."""
    width = ROWS * _BYTES
    for number, start in enumerate(range(0, len(of) - width + 1, width)):
        digest = blake2b(bytes([number]) + of[start : start + width], digest_size=8).digest()
        yield int.from_bytes(digest, "big", signed=True)


def _filled(slots: list[int]) -> list[int]:
    """An empty slot takes what stands in the next one that is not, changed by how far that is."""
    found, last, far = list(slots), _EMPTY, 0
    for place in range(2 * SLOTS - 1, -1, -1):
        at = place % SLOTS
        if slots[at] != _EMPTY:
            last, far = slots[at], 0
        elif last != _EMPTY:
            far += 1
            found[at] = (last + far * 0x9E3779B1) & 0xFFFFFFFE
    return found


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
