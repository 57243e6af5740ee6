"""Which English words of ours stand in a page of the French admin."""

import json
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.utils.text import capfirst

from tests.test_messages import CATALOGUE, PLACE

SPOKEN = ("title", "placeholder", "aria-label", "alt")  # attributes that are read to people


@cache
def english() -> frozenset[str]:
    """Our messages without places for facts, as the code has them, but those that are French too."""
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="fr") if isinstance(entry.id, str) and entry.id]
    french = {str(entry.string).casefold() for entry in entries}
    messages = {entry.id for entry in entries if not PLACE.search(entry.id) and entry.id.casefold() not in french}
    return frozenset({*messages, *map(capfirst, messages)})


def shown(html: str) -> Iterator[str]:
    """What people read or hear in a page: texts, some attributes, the labels and helps of blocks."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in SPOKEN if tag.get(name))
        if tag.get("data-w-block-data-value"):
            yield from strings(json.loads(str(tag["data-w-block-data-value"])))
    for template in soup.select('template, script[type="text/django-form-template"]'):
        yield from shown(template.decode_contents())
    yield from soup.stripped_strings


def strings(data: object) -> Iterator[str]:
    """Each text in what JSON holds."""
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else []:
        yield from strings(value)


def left_in_english(html: str) -> set[str]:
    return {" ".join(text.split()) for text in shown(html)} & english()
