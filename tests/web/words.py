"""What a page says, without its marks.

>>> words_on(b"<p>Six <b>classes</b>&nbsp;here</p>")
'Six classes here'
"""

import re
from html import unescape


def words_on(content: bytes) -> str:
    """The words of a page, as one reads them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content.decode())).split())
