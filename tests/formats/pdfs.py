"""PDFs for tests: honest ones from the typesetter, and others written by hand, byte by byte.

>>> written("BT /F 12 Tf 72 700 Td (Keeps the gate.) Tj ET")[:5]
b'%PDF-'
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import cache

import typst

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@cache
def typeset(source: str) -> bytes:
    """What the typesetter makes of its own mark-up."""
    return bytes(typst.compile(source.encode()))


def written(
    content: str | bytes,
    *,
    pages: int = 1,
    more: Mapping[int, str | bytes] | None = None,
    catalog: str = "",
    trailer: str = "",
    page: str = "",
    packed: bool = False,
) -> bytes:
    """A PDF whose pages all print this content. `more` are objects from number 10 on."""
    stream = content.encode("latin-1") if isinstance(content, str) else content
    held = zlib.compress(stream) if packed else stream
    kids = " ".join(f"{100 + n} 0 R" for n in range(pages))
    objects: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
        3: b"<< /Length %d %s>> stream\n" % (len(held), b"/Filter /FlateDecode " * packed) + held + b"\nendstream",
        4: HELVETICA,
        **(more or {}),
    }
    for n in range(pages):
        objects[100 + n] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R "
            f"/Resources << /Font << /F 4 0 R >> /XObject << /I 10 0 R >> >> {page} >>"
        )
    made = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, held_object in objects.items():
        places[number] = len(made)
        body = held_object.encode("latin-1") if isinstance(held_object, str) else held_object
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(made)
    made += b"xref\n"
    for number, place in places.items():
        made += b"%d 1\n%010d 00000 n \n" % (number, place)
    made += f"trailer << /Size {max(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(made)


def printed(lines: Sequence[str], size: int = 12) -> str:
    """The content of a page that prints these lines under each other."""
    shown = " ".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) '" for line in lines)
    return f"BT /F {size} Tf {size * 1.2} TL 72 720 Td {shown} ET"


def scanned(number: int = 10) -> dict[int, str | bytes]:
    """A picture that fills a page when its content is `PICTURE`."""
    dots = bytes(range(256)) * 4
    head = "<< /Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1024 >> stream\n"
    return {number: head.encode() + dots + b"\nendstream"}


PICTURE = "q 612 0 0 792 0 0 cm /I Do Q"
