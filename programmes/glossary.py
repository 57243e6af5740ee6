"""Short forms unfolded where a page first uses them."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.utils.html import escape

# Inside these a short form stays as it is: names of pages and of controls, and what is unfolded already.
CLOSED = (
    *("a", "abbr", "button", "code", "dt", "h1", "h2", "h3", "label", "option", "pre", "script", "select", "style"),
    *("svg", "textarea", "title"),
)
EDGE = re.compile(rf"<(/?)(?:{'|'.join(CLOSED)})\b[^>]*>", re.IGNORECASE)
WORD = re.compile(r"[\w-]")
NAME = re.compile(r"\w+")


def unfold(html: str, terms: Mapping[str, str]) -> str:
    """HTML with an `<abbr>` around the first use of each short form; `terms` maps them to long forms."""
    parts: list[str] = []
    end = 0
    for match in first_uses(html, tuple(terms)):
        short = match[0]
        parts += html[end : match.start()], f'<abbr title="{escape(terms[short])}">{short}</abbr>'
        end = match.end()
    return "".join([*parts, html[end:]])


def first_uses(html: str, shorts: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The first place of each short form in the running text of a page, passages in other languages left out.

    Short forms are looked for first, because they are few: looking at each tag of a page takes three times as long.
    """
    seen: set[str] = set()
    edges, depth = EDGE.finditer(html), 0
    edge = next(edges, None)
    for match in pattern_of(shorts).finditer(html) if shorts else ():
        start = match.start()
        if match[0] in seen or (start and WORD.match(html, start - 1)):
            continue
        while edge and edge.start() < start:
            depth += -1 if edge[1] else 1
            edge = next(edges, None)
        if depth == 0 and not is_in_tag(html, start) and not is_foreign(html, start):
            seen.add(match[0])
            yield match


@lru_cache
def pattern_of(shorts: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the short forms that no letter follows, the longest first."""
    alternatives = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
    return re.compile(rf"(?:{alternatives})(?![\w-])")


def is_in_tag(html: str, place: int) -> bool:
    return html.rfind("<", 0, place) > html.rfind(">", 0, place)


def is_foreign(html: str, place: int) -> bool:
    """Whether a place is within an element that says its language: it is not the one that the long forms are in."""
    said = html.rfind(' lang="', 0, place)
    while said != -1:
        opening = html.rfind("<", 0, said)
        name = NAME.match(html, opening + 1)
        if name and html.find(f"</{name[0]}>", said, place) == -1:
            return True
        said = html.rfind(' lang="', 0, max(opening, 0))
    return False
