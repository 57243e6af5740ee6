"""Short forms unfolded where a page first uses them."""

import re
from collections.abc import Mapping

from django.utils.html import escape

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
# Inside these a short form stays as it is: names of pages and of controls, and what is unfolded already.
CLOSED = {
    *("a", "abbr", "button", "code", "dt", "h1", "h2", "h3", "label", "option", "pre", "script", "select", "style"),
    *("svg", "textarea", "title"),
}


def unfold(html: str, terms: Mapping[str, str]) -> str:
    """HTML with an `<abbr>` around the first use of each short form; `terms` maps them to long forms."""
    if not terms:
        return html
    alternatives = "|".join(re.escape(short) for short in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])({alternatives})(?![\w-])")
    seen: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        short = match[0]
        if short in seen:
            return short
        seen.add(short)
        return f'<abbr title="{escape(terms[short])}">{short}</abbr>'

    depth = 0
    parts = TAG.split(html)
    for index, part in enumerate(parts):
        if index % 2:
            depth += step(part)
        elif depth == 0:
            parts[index] = pattern.sub(mark, part)
    return "".join(parts)


def step(tag: str) -> int:
    """1 where a tag opens something that stays as it is, -1 where it closes it, else 0."""
    name = NAME.match(tag)
    if name is None or name[1].lower() not in CLOSED:
        return 0
    return -1 if tag.startswith("</") else 1
