"""Names of bodies and senders as papers print them: with one article, and no name twice.

>>> the("The Board"), bare("the Town Council"), signed("Una Brandt, Director", "Wrenfield Personnel Board")
('the Board', 'Town Council', 'Una Brandt, Director, Wrenfield Personnel Board')
>>> signed("Wrenfield", "Wrenfield")
'Wrenfield'
"""

import re

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def bare(name: str) -> str:
    """The name without its article, as the head of a paper prints it."""
    return capital(_ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)


def the(name: str) -> str:
    """The name with its article, for the middle of a sentence."""
    return f"the {bare(name)}"


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def signed(sender: str, office: str) -> str:
    """Who sends a paper: the person and the office, or the office alone."""
    return sender if office in sender else f"{sender}, {office}" if sender else office
