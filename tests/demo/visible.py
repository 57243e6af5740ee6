"""What a reader sees of a page, as one text."""

import re
from html import unescape

from tests.reading import tidy

HIDDEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
INLINE = re.compile(r"</?(?:a|abbr|b|em|i|strong|sup|time)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")


def visible(html: str) -> str:
    """The text of a page and its title, without attributes; a word split by inline tags stays one."""
    return tidy(unescape(TAG.sub(" ", INLINE.sub("", HIDDEN.sub("", html)))))
