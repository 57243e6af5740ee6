"""What search engines are told of the whole site: its addresses, its rules, its icon."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from defusedxml import ElementTree
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from home.sitemaps import PageSitemap
from tests import builders
from tests.reading import queries_of, read

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client: Client, address: str = "/sitemap.xml") -> dict[str, str | None]:
    """The addresses of a sitemap, each with its date."""
    tree = ElementTree.fromstring(read(client, address))
    found = tree.findall("s:url", NAMES) or tree.findall("s:sitemap", NAMES)
    return {one.findtext("s:loc", "", NAMES): one.findtext("s:lastmod", None, NAMES) for one in found}


def test_the_sitemap_has_every_page_and_every_dossier_once(client: Client) -> None:
    builders.territory_index(), builders.sector_index(), builders.organisation_index()
    builders.sector(code="batteries"), builders.organisation(code="verkor")
    pages: list[Page] = [
        builders.project(),
        builders.antenna(),
        builders.article(),
        builders.event(),
        builders.standard_page(),
    ]
    found = addresses(client)
    for page in pages:
        assert found[page.full_url]
    for path in ("territoires/bretagne/", "filieres/batteries/", "organisations/verkor/", ""):
        assert f"http://localhost/{path}" in found
    assert len(found) == read(client, "/sitemap.xml").count("<loc>")
    assert all(client.get(address.removeprefix("http://localhost")).status_code == 200 for address in found)


def test_what_is_not_for_everyone_is_not_in_it(client: Client) -> None:
    hidden, draft = builders.standard_page(), builders.standard_page(live=False)
    below, call = builders.standard_page(hidden), builders.call()
    folder = builders.folder(call)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    found = addresses(client)
    assert call.full_url in found
    assert not {page.full_url for page in (hidden, draft, below, folder)} & found.keys()


def test_it_costs_the_same_with_more_pages(client: Client) -> None:
    builders.project(), builders.sector_index()
    few = queries_of(client, "/sitemap.xml")
    for _ in range(5):
        builders.project(), builders.antenna(), builders.article(), builders.sector()
    assert queries_of(client, "/sitemap.xml") == few


def test_too_many_pages_for_a_file_make_several(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [builders.home(), *(builders.standard_page() for _ in range(3))]
    monkeypatch.setattr(PageSitemap, "limit", 3)
    parts = addresses(client)
    assert len(parts) == 2
    assert all(parts.values())
    halves = [addresses(client, re.sub("^.*?//[^/]*", "", part)) for part in parts]
    assert [len(half) for half in halves] == [3, 1]
    assert {*halves[0], *halves[1]} == {page.full_url for page in pages}
    assert client.get("/sitemap-pages.xml?p=3").status_code == 404
    assert client.get("/sitemap-autres.xml").status_code == 404


def test_robots_may_read_all_but_the_admin_and_filtered_lists(client: Client) -> None:
    Site.objects.update(hostname="www.example.org", port=443)
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert rules.site_maps() == ["https://www.example.org/sitemap.xml"]
    assert rules.can_fetch("*", "https://www.example.org/laureats/?page=2")
    assert not rules.can_fetch("*", "https://www.example.org/admin/")
    assert "Disallow: /*?appel=" in response.content.decode()


def test_who_asks_for_an_icon_gets_one(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    icon = client.get(response["Location"])
    assert icon["Content-Type"] == "image/x-icon"
    assert list(icon)  # and a file that is read to its end is closed
