r"""The first cell of each row of a PDF's tables as what it is: a header of its row.

The typesetter tags header rows but not header columns. In its files every element of the structure is an object of its
own in plain text, so the tags are set in place, byte for byte of the same length, and no offset moves.

>>> head = b"1 0 obj\n<</Type/StructElem/S/TD/P 3 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]/K[7]/Pg 9 0 R>>\nendobj\n"
>>> row = b"\n3 0 obj\n<</Type/StructElem/S/TR/P 4 0 R/K[1 0 R 2 0 R]>>\nendobj\n"
>>> with_row_headers(head + row)[:76]
b'1 0 obj\n<</Type/StructElem/S/TH/P 3 0 R/A[<</O/Table/Scope/Row        >>]/K['
"""

import re

_ROW = re.compile(rb"^\d+ 0 obj\n<</Type/StructElem/S/TR/P \d+ 0 R/K\[([\d R]+)\]", re.MULTILINE)
_CELL = re.compile(
    rb"^(\d+)( 0 obj\n<</Type/StructElem/S/T)D(/P \d+ 0 R/A\[<</O/Table)(/Headers\[([^\]]*)\])", re.MULTILINE
)
_SCOPE = b"/Scope/Row"


def with_row_headers(pdf: bytes) -> bytes:
    """The same file with row headers tagged TH: the first cell of a row; in rows without column headers, every other."""
    if b"/S/TR/" not in pdf:
        return pdf
    place = {cell: n for row in _ROW.finditer(pdf) for n, cell in enumerate(row[1].split(b" 0 R")) if cell.strip()}
    places = {cell.strip(): n for cell, n in place.items()}

    def tagged(found: re.Match[bytes]) -> bytes:
        number, middle, attributes, headers, heads = found.groups()
        at = places.get(number, 1)
        if at == 0 or (not heads and at % 2 == 0):
            return number + middle + b"H" + attributes + _SCOPE.ljust(len(headers))
        return number + middle + b"D" + attributes + b" " * len(headers)

    return _CELL.sub(tagged, pdf)
