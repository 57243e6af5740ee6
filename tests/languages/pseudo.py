"""A catalogue in which every message is wrapped `⟦…⟧`, and what of a page stands outside its messages."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
OURS = ROOT / "locale/fr/LC_MESSAGES/django.po"  # complete: another test holds it to the code
DJANGO = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"  # its forms speak on our pages
OPEN, CLOSE = "⟦", "⟧"
READ = {"alt", "aria-label", "aria-description", "aria-roledescription", "label", "placeholder", "title"}
UNREAD = {"script", "style", "template"}
METAS = {"description", "og:description", "og:image:alt", "og:site_name", "og:title"}
WORDS_OF_DATA = {"alternateName", "description", "headline", "name", "roleName", "serviceType", "text"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def wrapped(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def pseudo(message: Message) -> Any:
    """The message itself as its translation, its plural too."""
    return wrapped(message.id) if isinstance(message.id, str) else tuple(map(wrapped, message.id))


def compile_catalogue(folder: Path, language: str) -> None:
    """The messages of Django and of this site, as gettext reads them."""
    made = Catalog(locale=language, fuzzy=False)
    for path in (DJANGO, OURS):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    made.add(message.id, pseudo(message), context=message.context)
    target = folder / language / "LC_MESSAGES/django.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, made)


def outside(text: str) -> str:
    """A text without its messages, whatever stands in them."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == OPEN
        if not depth:
            kept.append(letter)
        depth -= letter == CLOSE
        if depth < 0:
            return f"unbalanced: {text}"
    return "".join(kept)


class Read(HTMLParser):
    """What a reader of a page sees, hears or is told by his browser, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.running: list[str] = []  # the texts between tags, in their order
        self.apart: list[str] = []  # attributes
        self.data: list[str] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.apart += [known[name] or "" for name in READ & known.keys()]
        if tag == "meta" and (known.get("name") or known.get("property")) in METAS:
            self.apart.append(known.get("content") or "")
        if tag == "input" and known.get("type") in {"submit", "button", "reset"}:
            self.apart.append(known.get("value") or "")
        if tag not in VOID:
            self.open.append((tag, known))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(tag == "script" and known.get("type") == "application/ld+json" for tag, known in self.open):
            self.data.append(data)
        elif not any(tag in UNREAD or is_apart(tag, known) for tag, known in self.open):
            self.running.append(data)


def is_apart(tag: str, known: dict[str, str | None]) -> bool:
    """Whether an element is written by Babel (a date), or names a language in itself."""
    return tag == "time" or bool(tag == "a" and known.get("hreflang") and known.get("lang") == known["hreflang"])


def words_of_data(value: Any, key: str = "") -> Iterator[str]:
    """The texts within linked data."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words_of_data(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of_data(inner, key)
    elif isinstance(value, str) and key in WORDS_OF_DATA:
        yield value


def texts(html: str) -> list[str]:
    """The page as one text, then each of its attributes, then the words of its linked data."""
    read = Read()
    read.feed(html)
    words = (one for text in read.data for one in words_of_data(json.loads(text)))
    return ["\n".join(read.running), *read.apart, *words]


LETTER = re.compile(r"[^\W\d_]")


def escaped(text: str, known: re.Pattern[str]) -> set[str]:
    """What is neither content, which is known by its marks, nor a number."""
    return {piece.strip(" ,;:·–") for piece in known.sub("", text).split("\n") if LETTER.search(piece)}
