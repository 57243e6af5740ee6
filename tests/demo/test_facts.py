"""Every fact of `demo/content/` is read, formatted, in the element of its field on its page."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils.html import escape

from demo.content import Content
from demo.models import Loaded
from demo.report import Report
from home.models import Picture
from news.models import NewsPage
from programmes.models import ProgrammePage, ProjectPage
from tests.reading import fields_of, read

from .facts import ANYWHERE, Fact
from .noting import NotedContent, names_in
from .visible import visible
from .walk_programmes import ProgrammeFacts
from .walk_site import SiteFacts

pytestmark = pytest.mark.usefixtures("db")
DOSSIERS = {"sector": "/filieres/", "organisation": "/organisations/"}
NOT_WALKED = {
    # English names: those of pages are in en.po, those of sectors are read by test_english.py.
    *("programmes.name_en", "calls.name_en", "sectors.name_en", "sector_families.name_en"),
    # Which pages have a translation (test_english.py).
    *("translated.language", "translated.records"),
    # What a programme without a text would say; each has one.
    "programmes.goals",
    # Codes that exports and filters use; pages name the town.
    *("projects.commune_insee", "antennas.commune_insee", "places.commune_insee"),
    # Only orders what is shown.
    *("stages.order", "proposals.number"),
    # Chooses which of our own records are counted beside a declared figure (tests/programmes).
    *("key_figures.measure", "more_figures.measure"),
    # Shown once a message is sent (tests/home/test_contact.py).
    "pages.thank_you",
    # The glossary: its words are walked by test_names.py; definitions and sources are for editors.
    *("terms.code", "terms.language", "terms.short", "terms.long", "terms.definition", "terms.source"),
    # Drawings: descriptions and credits are walked below; the rest names the file for the library.
    *("pictures/pictures.description", "pictures/pictures.credit"),
    *("pictures/pictures.file", "pictures/pictures.title", "pictures/pictures.family"),
}


def address(key: str) -> str | None:
    """Where a record is read: its page, or the dossier of its code."""
    kind, _colon, code = key.partition(":")
    if kind in DOSSIERS:
        return f"{DOSSIERS[kind]}{code}/"
    page = Loaded.objects.select_related("page").get(key=key).page
    return page.get_url() if page else None


def facts_of(content: Content) -> Iterator[Fact]:
    """Facts that say something: an empty cell is no fact."""
    for walk in (ProgrammeFacts(content), SiteFacts(content)):
        yield from (fact for fact in walk.all() if fact.text)


def missing(client: Client, key: str, facts: list[Fact]) -> list[Fact]:
    html = read(client, address(key))
    fields = {**fields_of(html), ANYWHERE: [visible(html)]}
    return [fact for fact in facts if not any(fact.text in text for text in fields.get(fact.field, []))]


def test_every_fact_is_on_its_page(demo: Report, client: Client) -> None:
    facts = list(facts_of(Content()))
    assert len(facts) > 2800
    by_page: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_page[fact.page].append(fact)
    lost = [fact for key, some in by_page.items() for fact in missing(client, key, some)]
    assert lost == []


def test_every_column_and_every_key_is_walked() -> None:
    content = NotedContent()
    assert list(facts_of(content))
    assert content.read & NOT_WALKED == set()
    assert content.read | NOT_WALKED == set(names_in(Content()))


def test_drawings_are_shown_with_their_description_and_credit(demo: Report, client: Client) -> None:
    rows = {row["title"]: row for row in Content().rows("pictures/pictures")}
    assert set(Picture.objects.values_list("title", flat=True)) == set(rows)
    shown = set()
    for model in (ProgrammePage, ProjectPage, NewsPage):
        for page in model._default_manager.filter(picture__isnull=False, locale__language_code="fr").select_related(
            "picture"
        ):
            row = rows[page.picture.title]
            html = read(client, page.get_url())
            assert f'alt="{escape(row["description"])}"' in html, page
            assert any(row["credit"] in text for text in fields_of(html)["picture"]), page
            shown.add(row["title"])
    assert shown == set(rows)
