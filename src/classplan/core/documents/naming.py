"""Names of bodies and senders as papers print them: with one article, and no name twice.

>>> the("The Board"), bare("the Town Council"), signed("Una Brandt, Director", "Wrenfield Personnel Board")
('the Board', 'Town Council', 'Una Brandt, Director, Wrenfield Personnel Board')
>>> signed("Wrenfield", "Wrenfield")
'Wrenfield'
>>> headed("the Council"), headed("the Town Council"), placed("City of Wrenfield"), placed("Wrenfield")
('The Council', 'Town Council', 'the City of Wrenfield', 'Wrenfield')
"""

import re

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_KIND_OF_PLACE = re.compile(r"(city|town|village|borough|township|county|district|state)\b.* of ", re.IGNORECASE)


def bare(name: str) -> str:
    """The name without its article, as the head of a paper prints it."""
    return capital(_ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)


def headed(name: str) -> str:
    """The name as the head of a paper prints it: a body that is known by one word alone keeps its article."""
    found = bare(name)
    return found if " " in found else f"The {found}"


def placed(name: str) -> str:
    """A place in the middle of a sentence: *the City of Wrenfield*, but *Wrenfield*."""
    found = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    return the(found) if found != name or _KIND_OF_PLACE.match(f"{found} ") else found


def the(name: str) -> str:
    """The name with its article, for the middle of a sentence."""
    return f"the {bare(name)}"


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def signed(sender: str, office: str) -> str:
    """Who sends a paper: the person and the office, or the office alone."""
    return sender if office in sender else f"{sender}, {office}" if sender else office
