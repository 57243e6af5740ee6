"""Each language at its addresses: translations, fallback to French, redirects, the switcher, what crawlers are told."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from defusedxml import ElementTree
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from wagtail.models import Page, PageViewRestriction

from home.page_cache import kept_copies
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db
HOST = "http://localhost"


@pytest.fixture(autouse=True)
def english() -> None:
    builders.english_home(title="Skills and territories")


def soup_of(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(read(client, address), "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    """The one element of a kind."""
    (found,) = soup.select(selector)
    return found


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {str(one["hreflang"]): str(one["href"]) for one in soup.select("head link[hreflang]")}


def languages_of_data(soup: BeautifulSoup) -> set[str]:
    """What machines are told that the page is written in."""
    return set(re.findall(r'"inLanguage": ?"([^"]+)"', one(soup, "script[type='application/ld+json']").get_text()))


def test_a_translated_page_is_english_from_top_to_bottom(client: Client) -> None:
    call = builders.call(title="Appel A", slug="appel-a")
    builders.translate(call, title="Call A")
    soup = soup_of(client, "/en/appels/appel-a/")
    html, main = one(soup, "html"), one(soup, "main")
    assert (html["lang"], html["dir"], main["lang"]) == ("en", "ltr", "en")
    assert one(soup, "h1").get_text(strip=True) == "Call A"
    assert soup.select_one(".untranslated") is None
    assert languages_of_data(soup) == {"en"}
    places = {
        "fr": f"{HOST}/appels/appel-a/",
        "en": f"{HOST}/en/appels/appel-a/",
        "x-default": f"{HOST}/appels/appel-a/",
    }
    assert alternates(soup) == alternates(soup_of(client, "/appels/appel-a/")) == places
    assert one(soup, "link[rel=canonical]")["href"] == places["en"]


def test_a_page_without_translation_is_read_in_french_within_the_english_frame(client: Client) -> None:
    builders.call(title="Appel B", slug="appel-b")
    rows = Page.objects.count()
    soup = soup_of(client, "/en/appels/appel-b/")
    html, title, main = one(soup, "html"), one(soup, "title"), one(soup, "main")
    assert (html["lang"], title["lang"], main["lang"], main["dir"]) == ("en", "fr", "fr", "ltr")
    assert one(soup, "[role=note]").get_text(strip=True) == "This page is not translated yet: you read it in French."
    assert one(soup, "a.skip").get_text() == "Skip to content"
    assert "Non communiqué" in main.get_text()
    assert one(soup, "link[rel=canonical]")["href"] == f"{HOST}/appels/appel-b/"
    assert alternates(soup) == alternates(soup_of(client, "/appels/appel-b/")) == {}
    assert languages_of_data(soup) == {"fr"}
    assert Page.objects.count() == rows


def test_links_of_a_fallback_page_stay_in_english(client: Client) -> None:
    programme = builders.programme(title="Programme", slug="programme")
    builders.call(slug="appel-b", programme=programme)
    main = one(soup_of(client, "/en/appels/appel-b/"), "main")
    inside = [str(one["href"]) for one in main.select("a[href^='/']")]
    assert "/en/programmes/programme/" in inside
    assert all(address.startswith("/en/") for address in inside)


def test_what_is_not_there_in_french_either_is_not_found(client: Client) -> None:
    call = builders.call(slug="appel-a")
    assert client.get("/en/appels/appel-c/").status_code == 404
    call.unpublish()
    assert client.get("/en/appels/appel-a/").status_code == 404


def test_a_restricted_page_stays_restricted_in_fallback(client: Client) -> None:
    call = builders.call(slug="appel-a")
    PageViewRestriction.objects.create(page=call, restriction_type=PageViewRestriction.PASSWORD, password="x")
    page = read(client, "/en/appels/appel-a/")
    assert 'name="password"' in page
    assert call.title not in page


def test_french_has_no_prefix(client: Client) -> None:
    builders.call(slug="appel-a")
    for old, new in (
        ("/fr", "/"),
        ("/fr/", "/"),
        ("/fr/appels/appel-a/?x=1&y=%C3%A9", "/appels/appel-a/?x=1&y=%C3%A9"),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)


@pytest.mark.parametrize("address", ["/de/", "/de/appels/", "/en-gb/", "/xx/", "/en/en/", "/en/fr/"])
def test_an_unknown_language_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_language_without_a_home_page_is_not_served(client: Client) -> None:
    builders.call(slug="appel-a")
    builders.home().get_translation(builders.locale()).unpublish()
    for address in ("/en/", "/en/appels/", "/en/appels/appel-a/", "/en/recherche/"):
        assert client.get(address).status_code == 404, address
    assert "hreflang" not in read(client, "/appels/appel-a/")


def test_the_translation_of_a_page_at_another_address_is_led_to(client: Client) -> None:
    call = builders.call(title="Appel A", slug="appel-a")
    made = builders.translate(call)
    Page.objects.filter(pk=made.pk).update(slug="call-a", url_path=made.url_path.replace("appel-a", "call-a"))
    response = client.get("/en/appels/appel-a/?x=1")
    assert (response.status_code, response["Location"]) == (301, "/en/appels/call-a/?x=1")
    assert client.get("/en/appels/appel-a/agenda.ics")["Location"] == "/en/appels/call-a/agenda.ics"
    assert alternates(soup_of(client, "/appels/appel-a/"))["en"] == f"{HOST}/en/appels/call-a/"


def test_every_page_leads_to_its_other_language(client: Client) -> None:
    builders.territory_index(), builders.project_index(), builders.site_map()
    call = builders.call(slug="appel-a")
    builders.translate(builders.call(slug="appel-b"))
    places = ["/", "/appels/", "/appels/appel-a/", "/appels/appel-b/", "/territoires/bretagne/", "/recherche/"]
    asked = ["/recherche/?q=hydrog%C3%A8ne&region=27&tri=date", "/laureats/?region=27&page=2"]
    for place in [*places, *asked, f"/{call.slug}-qui-n-est-pas-la/"]:
        for here, there in ((place, f"/en{place}"), (f"/en{place}", place)):
            soup = BeautifulSoup(client.get(here).content.decode(), "html.parser")
            (link,) = soup.select(".language a")
            wanted = there if client.get(there).status_code == 200 else there[: 4 * there.startswith("/en/")] or "/"
            assert link["href"] == wanted
            assert link["lang"] == link["hreflang"] == ("en" if there.startswith("/en/") else "fr")
            assert link.get_text() == ("English" if there.startswith("/en/") else "Français")
            assert client.get(wanted).status_code == 200


def test_the_sitemap_names_translations_and_no_fallback(client: Client) -> None:
    builders.territory_index()
    builders.call(slug="appel-a")
    builders.translate(builders.call(slug="appel-b"))
    tree = ElementTree.fromstring(read(client, "/sitemap.xml"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        one.findtext("s:loc", "", names): {
            link.get("hreflang"): link.get("href") for link in one.findall("x:link", names)
        }
        for one in tree.findall("s:url", names)
    }
    assert f"{HOST}/en/appels/appel-a/" not in found
    assert found[f"{HOST}/appels/appel-a/"] == {}
    pair = {"fr": f"{HOST}/appels/appel-b/", "en": f"{HOST}/en/appels/appel-b/", "x-default": f"{HOST}/appels/appel-b/"}
    assert found[pair["fr"]] == found[pair["en"]] == pair
    assert found[f"{HOST}/territoires/bretagne/"] == {}  # its list is not translated
    for address, others in found.items():
        assert alternates(soup_of(client, address.removeprefix(HOST))) == others


def test_no_header_splits_the_copies_of_a_page(client: Client) -> None:
    builders.call(slug="appel-a", title="Appel A")
    for accepted in ("fr", "en", "de, ar;q=0.5"):
        for address, language in (("/appels/appel-a/", "fr"), ("/en/appels/appel-a/", "en")):
            response = client.get(address, headers={"Accept-Language": accepted})
            assert "Accept-Language" not in response.get("Vary", "")
            assert response["Content-Language"] == language
            assert f'<html lang="{language}"' in response.content.decode()


def test_kept_copies_keep_languages_apart(client: Client) -> None:
    kept_copies().clear()
    builders.call(slug="appel-a", title="Appel A")
    first = [read(client, address) for address in ("/appels/appel-a/", "/en/appels/appel-a/", "/appels/appel-a/")]
    assert first[0] == first[2] != first[1]
    with CaptureQueriesContext(connection) as queries:
        assert [read(client, "/en/appels/appel-a/"), read(client, "/appels/appel-a/")] == [first[1], first[0]]
    assert len(queries) == 2  # both were kept


KNOWN = ["en", "EN", "fr", "FR", "de", "en-gb", "Appels", "appels", "appel-a", "recherche", "agenda.ics", "atom.xml"]
ODD = ["..", ".", "%00", "%2f", "%ff", "%C3%28", "%E2%80%AE", "é", "%25", "+", " ", "admin", "sitemap.xml"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=some.lists(some.sampled_from([*KNOWN, *ODD]) | some.text(max_size=12), max_size=5),
    slash=some.sampled_from(["", "/", "//"]),
    query=some.sampled_from(["", "?", "?page=%ff", "?q=%00", "?page=0&page=-1", "?format=csv"]),
)
def test_any_address_is_answered(client: Client, parts: list[str], slash: str, query: str) -> None:
    """In any language or none, in any case and encoding, with and without a slash at the end."""
    builders.call_index().get_children().filter(slug="appel-a").exists() or builders.call(slug="appel-a")
    path = "/".join(re.sub(r"[?#\x00-\x1f\ud800-\udfff]", "", part) for part in parts)
    response = client.get(f"/{path}{slash}{query}", follow=True)
    assert response.status_code in {200, 400, 404}, (path, slash, query)


@pytest.mark.parametrize(
    ("address", "status", "target"),
    [
        ("/appels/appel-a", 301, "/appels/appel-a/"),
        ("/en/appels/appel-a", 301, "/en/appels/appel-a/"),
        ("/en", 301, "/en/"),
        ("/fr/en/", 301, "/en/"),
        ("/fr//example.org/", 301, "/example.org/"),  # not to another site
        ("/EN/", 404, ""),
        ("/en/Appels/appel-a/", 404, ""),
        ("/FR/appels/appel-a/", 404, ""),
        ("/en//appels/appel-a/", 404, ""),
        ("/en/%ff/", 404, ""),
        ("/en/appels/%00/", 404, ""),
    ],
)
def test_there_is_one_way_to_write_an_address(client: Client, address: str, status: int, target: str) -> None:
    builders.call(slug="appel-a")
    response = client.get(address)
    assert (response.status_code, response.get("Location", "")) == (status, target)
