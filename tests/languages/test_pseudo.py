"""No word of the interface escapes translation: with a catalogue that wraps every message, none stands outside."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from wagtail.models import Page

from programmes.territories import DEPARTEMENTS, REGIONS
from tests.reading import read

from . import marked, pseudo

LANGUAGE = "eo"
# Names that no language changes: of places, of formats, of who drew the map or gave the coordinates.
PLACES = [place.name for places in (REGIONS, DEPARTEMENTS) for place in places.values()]
NAMES = [
    "GeoNames, CC BY 4.0",
    "CSV",
    "XLSX",
    "JSON",
    "Atom",
    "PDF",
    "example.org",
    *sorted(PLACES, key=len, reverse=True),
]
# Content is marked, and `EO ` stands before it where it is translated; Babel writes amounts.
KNOWN = re.compile(
    "|".join([r"(?:EO )?⟪[^⟪⟫]*⟫", r"[\d.,]+\s?\w{0,3}\s?€", r"€[\d.,]+\w{0,2}", *map(re.escape, NAMES)])
)


@pytest.fixture
def speaking(settings: Settings, tmp_path: Path) -> None:
    """A language whose catalogue wraps every message."""
    pseudo.compile_catalogue(tmp_path, LANGUAGE)
    settings.LANGUAGES = [*settings.LANGUAGES, (LANGUAGE, "Esperanto")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    settings.LOCALE_PATHS = [tmp_path]
    settings.PAGE_CACHE = False


@pytest.fixture
def pages(speaking: None, db: None) -> list[Page]:
    """A page of each type in that language."""
    return marked.site(LANGUAGE)


def test_each_page(client: Client, pages: list[Page]) -> None:
    found = {page.get_url(): pseudo.escaped(pseudo.pieces(read(client, page.get_url())), KNOWN) for page in pages}
    assert len(found) > 25
    assert {address: texts for address, texts in found.items() if texts} == {}
