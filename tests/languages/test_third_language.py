"""A third language is a setting, a record and a catalogue: German and Arabic, added as docs/languages.md says."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from wagtail.models import Page
from wagtail_localize.models import Translation

from tests import builders
from tests.reading import read

from . import marked

NAMES = {"de": "German", "ar": "Arabic"}
DIRECTIONS = {"de": "ltr", "ar": "rtl"}
GERMAN = {"Skip to content": "Zum Inhalt springen", "Menu": "Menü"}
SKIP = {"de": "Zum Inhalt springen", "ar": "Aller au contenu"}  # what a catalogue lacks is said in French
BESIDE = (
    "recherche/?q=title",
    "recherche/?q=title&vue=tableau",
    "recherche/?q=title&vue=carte",
    "recherche/?q=%D8%A7%D9%84%D8%B7%D8%A7%D9%82%D8%A9",
    "territoires/bretagne/",
    "territoires/couverture/",
    "territoires/couverture/energie/",
    "filieres/code-batteries/",
    "actualites/evenements/",
)


@pytest.fixture(autouse=True)
def added(settings: Settings, tmp_path: Path) -> None:
    """The setting, and a German catalogue of two messages; Arabic has none."""
    settings.LANGUAGES = [*settings.LANGUAGES, *NAMES.items()]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    settings.PAGE_CACHE = False
    catalogue = Catalog(locale="de", fuzzy=False)
    for message, text in GERMAN.items():
        catalogue.add(message, text)
    folder = tmp_path / "de/LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)


@pytest.fixture
def pages(db: None) -> list[Page]:
    return marked.site()


def part(soup: BeautifulSoup, name: str) -> Tag:
    found = soup.select_one(name)
    assert found is not None, name
    return found


def soup_of(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(read(client, address), "html.parser")


def directions(soup: BeautifulSoup) -> tuple[object, ...]:
    """The language and the direction of the page, then those of its text."""
    html, main = part(soup, "html"), part(soup, "main")
    return html["lang"], html["dir"], main["lang"], main.get("dir")


@pytest.mark.parametrize("language", NAMES)
def test_every_page_is_read_in_the_frame_of_a_language_that_has_only_a_home_page(
    client: Client, pages: list[Page], language: str
) -> None:
    """Right to left, the text of a page in French stays left to right."""
    home, *others = pages
    builders.translate(home, language)
    for page in others:
        soup = soup_of(client, f"/{language}{page.get_url()}")
        assert directions(soup) == (language, DIRECTIONS[language], "fr", "ltr"), page.get_url()
        assert part(soup, ".untranslated")
    assert directions(soup_of(client, f"/{language}/")) == (language, DIRECTIONS[language], language, None)
    assert part(soup, ".skip").text == SKIP[language]


@pytest.mark.parametrize("language", NAMES)
def test_every_page_is_read_in_a_language_once_it_is_translated(
    client: Client, pages: list[Page], language: str
) -> None:
    translated = marked.translated(pages, language)
    addresses = [page.get_url() for page in translated] + [f"/{language}/{path}" for path in BESIDE]
    for address in addresses:
        soup = soup_of(client, address)
        assert directions(soup) == (language, DIRECTIONS[language], language, None), address
        assert soup.select(".untranslated") == []
        assert unmarked(soup, language) == [], address


def unmarked(soup: BeautifulSoup, language: str) -> list[Tag]:
    """What is in French and would be read from the wrong side: its language is said without its direction."""
    french = [one for one in part(soup, "main").select("[lang=fr]") if one.name not in {"img", "option"}]
    return [one for one in french if (one.get("dir") == "ltr") != (DIRECTIONS[language] == "rtl")]


def test_a_language_without_a_home_page_is_not_served(client: Client, pages: list[Page]) -> None:
    assert client.get("/de/").status_code == 404
    assert client.get(f"/de{pages[-1].get_url()}").status_code == 404
    assert client.get("/it/").status_code == 404


def test_the_menu_offers_each_language_in_itself(client: Client, pages: list[Page]) -> None:
    for language in ("en", *NAMES):
        builders.translate(pages[0], language)
    offered = soup_of(client, "/").select(".menu .language a")
    names = [(one.text, one["lang"], one["hreflang"], one["dir"], one["href"]) for one in offered]
    assert names == [
        ("English", "en", "en", "ltr", "/en/"),
        ("Deutsch", "de", "de", "ltr", "/de/"),
        ("العربيّة", "ar", "ar", "rtl", "/ar/"),
    ]


def test_it_is_added_in_the_admin(client: Client, db: None, django_capture_on_commit_callbacks: Any) -> None:
    """The way of docs/languages.md: the language, then its home page, which readers see once it is complete."""
    client.force_login(builders.superuser())
    home, article = builders.home(), builders.article(title="Nouvelle")
    assert client.get("/de/").status_code == 404
    assert client.post(reverse("wagtaillocales:add"), {"language_code": "de"}).status_code == 302
    german = builders.locale("de")
    asked = reverse("wagtail_localize:submit_page_translation", args=[home.pk])
    assert client.post(asked, {"locales": [german.pk]}).status_code == 302
    draft = home.get_translation(german)
    assert not draft.live
    assert client.get("/de/").status_code == 404
    work = Translation.objects.get(source__object_id=home.translation_key, target_locale=german)
    builders.fill_in(work)
    with django_capture_on_commit_callbacks(execute=True):
        published = client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), {"action": "publish"})
    assert published.status_code == 302
    assert directions(soup_of(client, "/de/")) == ("de", "ltr", "de", None)
    assert directions(soup_of(client, f"/de{article.get_url()}")) == ("de", "ltr", "fr", "ltr")
    home.get_translation(german).unpublish()
    assert client.get("/de/").status_code == 404
