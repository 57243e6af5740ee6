"""What the head of a page tells search engines and those who share it."""

from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from home.dates import PartialDate
from home.models import SiteSettings
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db


class Head(HTMLParser):
    """Collects the contents of `<meta>` by name or property, the addresses of `<link>` by relation."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        name = facts.get("name") or facts.get("property") or facts.get("rel")
        if tag in {"meta", "link"} and name:
            self.said.setdefault(name, []).append(unescape(facts.get("content") or facts.get("href") or ""))


def head(client: Client, address: str) -> dict[str, str]:
    """What the head at an address says once; what it says several times is left out."""
    parser = Head()
    parser.feed(read(client, address).partition("</head>")[0])
    return {name: values[0] for name, values in parser.said.items() if len(values) == 1}


def test_a_page_is_told_to_those_who_share_it(client: Client) -> None:
    SiteSettings.objects.create(site_id=1, name="Compétences & territoires")
    page = builders.project(title="CO2i « & »", summary="Diffuser\r\nune culture.", commune="Toulouse")
    said = head(client, page.get_url())
    assert said["description"] == said["og:description"] == "Diffuser une culture."
    assert said["canonical"] == said["og:url"] == f"http://localhost{page.get_url()}"
    assert said["og:title"] == "CO2i « & »"
    assert said["og:image:alt"] == "Projet – CO2i « & »"
    assert said["og:site_name"] == "Compétences & territoires"
    assert (said["og:type"], said["og:locale"]) == ("website", "fr_FR")
    assert said["og:image"].startswith(f"http://localhost{page.get_url()}partage-")


def test_an_article_is_one(client: Client) -> None:
    assert head(client, builders.article().get_url())["og:type"] == "article"


def test_search_engines_may_be_told_more_than_readers(client: Client) -> None:
    page = builders.project(summary="Pour les lecteurs.", search_description="Pour les moteurs.")
    assert head(client, page.get_url())["description"] == "Pour les moteurs."


def test_a_page_without_summary_says_what_is_known(client: Client) -> None:
    page = builders.project(
        title="CO2i", holder_name="OPCO 2i", commune="Toulouse", call=builders.call(title="AMI CMA")
    )
    assert head(client, page.get_url())["description"] == "CO2i · Projet · OPCO 2i · Toulouse · AMI CMA"


def test_a_page_of_text_without_summary_says_how_it_begins(client: Client) -> None:
    page = builders.standard_page(body=builders.text("Le <b>site</b> est tenu par le ministère."))
    assert head(client, page.get_url())["description"] == "Le site est tenu par le ministère."


def test_every_list_says_what_it_is(client: Client) -> None:
    lists = [builders.call_index(), builders.project_index(), builders.news_index(), builders.territory_index()]
    pages = [*lists, builders.contact_page(), builders.site_map()]
    said = [head(client, page.get_url())["description"] for page in pages]
    assert all(len(text) > 20 for text in said)
    assert len(set(said)) == len(said)


def test_the_address_of_a_list_keeps_its_page_and_drops_the_rest(client: Client) -> None:
    builders.news_index()
    for day in range(1, 14):
        builders.article(published_on=PartialDate(2024, 1, day))
    for asked, known in {
        "": "",
        "?page=1": "",
        "?page=2": "?page=2",
        "?page=9": "?page=2",
        "?page=x": "",
        "?utm_source=lettre": "",
    }.items():
        assert head(client, f"/actualites/{asked}")["canonical"] == f"http://localhost/actualites/{known}"


def test_a_filtered_list_has_the_address_of_the_list(client: Client) -> None:
    builders.project(call=builders.call(code="ami-cma"))
    for asked in ("?appel=ami-cma", "?appel=ami-cma&page=2"):
        assert head(client, f"/laureats/{asked}")["canonical"] == "http://localhost/laureats/"


def test_addresses_are_those_of_the_site_whatever_host_was_asked(client: Client) -> None:
    builders.call_index()
    Site.objects.update(hostname="www.example.org", port=443)
    response = client.get("/appels/", headers={"host": "autre.example"})
    assert '<link rel="canonical" href="https://www.example.org/appels/">' in response.content.decode()


def test_a_dossier_has_its_own_address_and_title(client: Client) -> None:
    builders.territory_index()
    said = head(client, "/territoires/bretagne/")
    assert said["canonical"] == "http://localhost/territoires/bretagne/"
    assert said["og:title"] == "Bretagne"
    assert (
        said["description"] == "Les appels ouverts, les lauréats, les antennes et les actualités de la région Bretagne."
    )


def restricted() -> Page:
    page = builders.standard_page(title="Secret", summary="Ce que nul ne sait")
    kind = PageViewRestriction.PASSWORD
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesame")
    return page


def test_a_page_under_a_password_tells_nothing(client: Client) -> None:
    said = head(client, restricted().get_url())
    assert not {"description", "canonical", "og:title", "og:image"} & said.keys()


def test_the_news_are_announced_to_feed_readers(client: Client) -> None:
    assert "alternate" not in head(client, "/")
    builders.news_index()
    assert head(client, "/")["alternate"] == "/actualites/atom.xml"
