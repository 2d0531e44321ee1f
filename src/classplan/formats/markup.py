"""XML and HTML from outside, parsed without entities, without a document type and without a network.

>>> parse_xml("paper.docx", "a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
Traceback (most recent call last):
...
classplan.core.errors.Invalid: paper.docx: its part “a.xml” declares a document type or entities, by which a file can reach others. Save it anew in the program that made it.
"""

import codecs
import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from classplan.core.errors import Invalid
from classplan.formats.archive import shown
from classplan.formats.kinds import SAVE

Element = Any
_AGAIN = "Save it anew in the program that made it."
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']""")
_STATED = re.compile(r"\s*<\?xml[^>]*\?>")
_SHEET = re.compile(r"<\?xml-stylesheet", re.IGNORECASE)
_KNOWN = {"utf-8", "us-ascii", "ascii", "utf-16"}


def parse_xml(name: str, part: str, content: bytes) -> Element:
    """The root of an XML part of a document. Raises `Invalid`, before the parser sees it, where it declares entities."""
    text = _decoded(name, part, content)
    if ("<!" in text and _DECLARES.search(text)) or (text.count("<?") > 1 and _SHEET.search(text)):
        raise Invalid(
            f"{name}: its part “{shown(part)}” declares a document type or entities, by which a file can reach others. {_AGAIN}"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        stated = _STATED.match(text)
        return etree.fromstring(text[stated.end() if stated else 0 :].encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
            raise Invalid(
                f"{name}: in its part “{shown(part)}” elements stand in each other more than 250 deep, or one holds more than ten million signs. {SAVE}"
            ) from None
        said = str(error).splitlines()[0][:80] if str(error) else "no XML"
        raise Invalid(f"{name}: its part “{shown(part)}” is broken ({shown(said)}). {_AGAIN}") from None


def parse_html(name: str, text: str) -> Element:
    """The root of a web page; what is wrong in it is mended as a browser does. Raises `Invalid` where nothing is there."""
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise Invalid(
            f"{name}: its elements stand in each other more than 2,000 deep, and what stands deepest would be lost. {SAVE}"
        )
    if root is None:
        raise Invalid(f"{name}: nothing can be read in this web page. Open it in a browser, and save its text as .txt.")
    return root


def _decoded(name: str, part: str, content: bytes) -> str:
    """The part as text, so that what it declares is seen whatever its encoding hides."""
    broken = Invalid(f"{name}: its part “{shown(part)}” is in an encoding that documents do not use. {_AGAIN}")
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise broken from None
    stated = _ENCODING.search(text[:300])
    if "\x00" in text or (stated and stated[1].casefold() not in _KNOWN):
        raise broken
    return text
