"""Which English words of ours stand in a page of the French admin."""

import json
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.utils.text import capfirst

from tests.test_messages import CATALOGUE, PLACE

SPOKEN = ("title", "placeholder", "aria-label", "alt")  # attributes that are read to people
READ = {"label", "helpText", "description", "placeholder"}  # keys of JSON whose texts are shown
NAMES = {"English", "GB"}  # a language in its own words, a time zone


@cache
def english() -> frozenset[str]:
    """Our messages without places for facts, as the code has them, but those that are French too."""
    with CATALOGUE.open("rb") as file:
        entries = {str(entry.id): str(entry.string) for entry in read_po(file, locale="fr") if entry.id}
    french = {text.casefold() for text in entries.values()}
    messages = {text for text in entries if not PLACE.search(text) and text.casefold() not in french}
    return frozenset({*messages, *map(capfirst, messages)})


def shown(html: str) -> Iterator[str]:
    """What people read or hear in a page: texts, some attributes, the labels and helps of blocks."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all():
        yield from (str(tag[name]) for name in SPOKEN if tag.get(name))
        if tag.get("data-w-block-data-value"):
            yield from strings(json.loads(str(tag["data-w-block-data-value"])))
    for template in soup.select('template, script[type="text/django-form-template"]'):
        yield from shown(template.decode_contents())
    yield from soup.stripped_strings


def strings(data: object) -> Iterator[str]:
    """Each text that is shown in what JSON holds."""
    if isinstance(data, dict):
        yield from (value for key, value in data.items() if key in READ and isinstance(value, str))
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else []:
        yield from strings(value)


def left_in_english(html: str) -> set[str]:
    return {" ".join(text.split()) for text in shown(html)} & english() - NAMES
