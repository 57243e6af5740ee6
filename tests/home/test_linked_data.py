"""Linked data (JSON-LD) on every type of page, checked against the vocabulary of schema.org."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.dates import PartialDate
from home.models import SiteSettings
from tests import builders
from tests.home.vocabulary import Node, errors_in, graph_of, one
from tests.reading import queries_of, read

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
LONG_AGO = datetime.datetime(2024, 11, 26, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def frame() -> None:
    """The pages that serve dossiers, and the settings of the site."""
    builders.territory_index(), builders.sector_index(), builders.organisation_index()
    SiteSettings.objects.create(site_id=1, name="Compétences & territoires", publisher="Ministère du Travail")


def data(client: Client, page: Page | str) -> list[Node]:
    """The linked data at an address, which schema.org has nothing to say against."""
    nodes = graph_of(read(client, page if isinstance(page, str) else page.get_url()))
    assert errors_in(nodes) == []
    return nodes


def rich_call() -> Page:
    return builders.call(
        title="AMI </script><script>alert(1)</script> & <!-- Cie",
        acronym="AMI CMA",
        programme=builders.programme(title="France 2030", acronym="F2030", started_on=PartialDate(2021)),
        opens_on=PartialDate(2026, 12, 16),
        closes_on=PartialDate(2027, 3, 30),
        closing_time=datetime.time(12),
    )


def rich_project() -> Page:
    return builders.project(
        call=builders.call(title="AMI CMA"),
        holder=builders.organisation(name="OPCO 2i", kind="opco", url="https://www.opco2i.fr"),
        commune="Toulouse",
        departement="31",
        region="76",
        grant=16_000_000,
        budget=20_000_000,
        website="https://fore-cy.fr",
    )


def rich_antenna() -> Page:
    return builders.antenna(
        host=builders.organisation(name="Cnam", kind="universite"),
        address="Polyclinique",
        commune="Montbéliard",
        departement="25",
        latitude="47.50957",
        longitude="6.79823",
        opened_on=PartialDate(2019, 9, 13),
    )


def rich_event() -> Page:
    return builders.event(
        starts_on=PartialDate(2024, 11, 26),
        ends_on=PartialDate(2024, 11, 27),
        place="Campus",
        commune="Palaiseau",
        departement="91",
        organiser=builders.organisation(name="SGPI", kind="ministere"),
    )


def rich_article() -> Page:
    return builders.article(title="Titre long " * 12, published_on=PartialDate(2024, 11, 26))


def rich_dossier() -> Page:
    return builders.dossier(issuer=builders.organisation(name="Cnam"), issued_on=PartialDate(2021, 6, 11))


RICH = [rich_call, rich_project, rich_antenna, rich_event, rich_article, rich_dossier]
THIN = [
    builders.programme,
    builders.call,
    builders.project,
    builders.antenna,
    builders.article,
    builders.dossier,
    builders.standard_page,
    builders.contact_page,
    builders.accessibility_statement,
    builders.site_map,
    builders.programme_index,
    builders.call_index,
    builders.project_index,
    builders.antenna_index,
    builders.territory_index,
    builders.sector_index,
    builders.organisation_index,
    builders.news_index,
]


@pytest.mark.parametrize("make", [*RICH, *THIN])
def test_every_page_is_valid_rich_or_thin(client: Client, make: Callable[[], Page]) -> None:
    page = make()
    nodes = data(client, page)
    way = one(nodes, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in way] == list(range(1, len(way) + 1))
    assert way[0] == {"@type": "ListItem", "position": 1, "name": "Accueil", "item": f"{SITE}/"}
    assert way[-1]["name"] == page.title
    assert way[-1]["item"] == page.full_url


@pytest.mark.parametrize("make", [*RICH, builders.programme])
def test_describing_a_page_costs_no_query(
    client: Client, make: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = make().get_url()
    read(client, address)
    described = queries_of(client, address)
    monkeypatch.setattr("home.templatetags.metadata.metadata_of", lambda *_context: None)
    assert queries_of(client, address) == described


def test_home_says_what_the_site_is_and_who_publishes_it(client: Client) -> None:
    nodes = data(client, "/")
    site, publisher = one(nodes, "WebSite"), one(nodes, "Organization")
    assert (site["name"], site["url"]) == ("Compétences & territoires", f"{SITE}/")
    assert publisher["name"] == "Ministère du Travail"
    assert site["publisher"] == {"@id": publisher["@id"]}
    assert not [node for node in nodes if node["@type"] == "BreadcrumbList"]


def test_a_call_is_a_service_that_one_may_ask_for_until_an_hour(client: Client) -> None:
    service = one(data(client, rich_call()), "GovernmentService")
    assert service["offers"] == {
        "@type": "Offer",
        "availabilityStarts": "2026-12-16",
        "availabilityEnds": "2027-03-30T12:00:00+02:00",
    }
    assert service["serviceType"] == "Appel à manifestation d’intérêt (AMI)"
    assert service["isRelatedTo"]["name"] == "France 2030"


def test_nothing_that_an_editor_writes_ends_the_script(client: Client) -> None:
    page = rich_call()
    html = read(client, page.get_url())
    assert one(graph_of(html), "GovernmentService")["name"] == page.title
    assert "<script>alert" not in html
    assert "<!--" not in html


def test_a_project_says_its_holder_its_place_and_its_grant(client: Client) -> None:
    project = one(data(client, rich_project()), "Project")
    assert project["member"] == {"@type": "Organization", "name": "OPCO 2i", "url": "https://www.opco2i.fr"}
    assert project["location"]["address"]["addressLocality"] == "Toulouse"
    assert project["funding"]["@type"] == "MonetaryGrant"
    assert project["funding"]["amount"] == {"@type": "MonetaryAmount", "value": 16_000_000, "currency": "EUR"}
    assert project["funding"]["name"] == "AMI CMA"


def test_what_is_not_known_is_not_said(client: Client) -> None:
    project = one(data(client, builders.project()), "Project")
    assert project["funding"]["@type"] == "Grant"
    assert not {"member", "location", "sameAs"} & project.keys()


def test_a_page_that_not_everyone_may_read_is_not_named(client: Client) -> None:
    page = builders.project(call=builders.call(title="Secret"))
    PageViewRestriction.objects.create(page=page.call, restriction_type=PageViewRestriction.LOGIN)
    html = read(client, page.get_url())
    assert "funding" not in one(graph_of(html), "Project")
    assert "Secret" not in html


def test_an_antenna_is_a_place_where_one_learns(client: Client) -> None:
    antenna = one(data(client, rich_antenna()), "EducationalOrganization")
    assert antenna["address"]["streetAddress"] == "Polyclinique"
    assert antenna["address"]["addressRegion"] == "Bourgogne-Franche-Comté"
    assert antenna["geo"] == {"@type": "GeoCoordinates", "latitude": 47.50957, "longitude": 6.79823}
    assert antenna["parentOrganization"]["name"] == "Cnam"
    assert antenna["foundingDate"] == "2019-09-13"


def test_an_event_has_what_search_engines_ask_for(client: Client) -> None:
    """https://developers.google.com/search/docs/appearance/structured-data/event"""
    event = one(data(client, rich_event()), "Event")
    assert (event["startDate"], event["endDate"]) == ("2024-11-26", "2024-11-27")
    assert event["location"]["name"] == "Campus"
    assert event["location"]["address"]["addressLocality"] == "Palaiseau"
    assert event["organizer"] == {"@type": "GovernmentOrganization", "name": "SGPI"}
    assert {"name", "description", "image", "eventStatus"} <= event.keys()


@pytest.mark.parametrize("facts", [{"starts_on": PartialDate(2024, 11), "place": "Campus"}, {"place": ""}])
def test_an_event_without_day_or_place_is_no_event_for_search_engines(client: Client, facts: dict[str, str]) -> None:
    nodes = data(client, builders.event(**facts))
    assert not [node for node in nodes if node["@type"] == "Event"]


def test_an_article_has_what_search_engines_ask_for(client: Client) -> None:
    """https://developers.google.com/search/docs/appearance/structured-data/article"""
    nodes = data(client, rich_article())
    article = one(nodes, "NewsArticle")
    assert len(article["headline"]) <= 110
    assert article["datePublished"] == "2024-11-26"
    assert article["author"] == article["publisher"] == {"@id": one(nodes, "Organization")["@id"]}
    assert article["image"].startswith(f"{SITE}/actualites/")
    assert datetime.datetime.fromisoformat(article["dateModified"]) <= timezone.now()


def test_an_article_known_to_the_month_was_published_when_its_page_was(client: Client) -> None:
    page = builders.article(published_on=PartialDate(2024, 11), first_published_at=LONG_AGO)
    assert one(data(client, page), "NewsArticle")["datePublished"] == "2024-11-26T12:00:00+00:00"


def test_a_dossier_is_a_report_of_its_issuer(client: Client) -> None:
    report = one(data(client, rich_dossier()), "Report")
    assert report["author"] == {"@type": "Organization", "name": "Cnam"}
    assert report["datePublished"] == "2021-06-11"


def test_the_dossier_of_a_region_is_about_the_region(client: Client) -> None:
    nodes = data(client, "/territoires/bretagne/")
    region = one(nodes, "AdministrativeArea")
    assert region["name"] == "Bretagne"
    assert region["identifier"] == {"@type": "PropertyValue", "propertyID": "INSEE", "value": "53"}
    way = [step["name"] for step in one(nodes, "BreadcrumbList")["itemListElement"]]
    assert way == ["Accueil", "Régions", "Bretagne"]


def test_the_page_of_a_sector_and_of_an_organisation_are_about_them(client: Client) -> None:
    builders.sector(code="batteries", label_fr="Batteries")
    builders.organisation(code="verkor", name="Verkor", kind="entreprise", siren="552100554", url="https://verkor.com")
    assert one(data(client, "/filieres/batteries/"), "DefinedTerm")["termCode"] == "batteries"
    company = one(data(client, "/organisations/verkor/"), "Corporation")
    assert company["identifier"]["value"] == "552100554"
    assert company["sameAs"] == "https://verkor.com"


def test_a_page_that_is_missing_or_under_a_password_has_no_linked_data(client: Client) -> None:
    page = builders.standard_page(title="Secret")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesame")
    for address in ("/nulle-part/", page.get_url()):
        assert "ld+json" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Meeting"},
        {"@type": "Event", "headline": "Rencontres"},
        {"@type": "Event", "startDate": "26/11/2024"},
        {"@type": "Event", "startDate": "2024-11-26T12:00:00"},
        {"@type": "Event", "location": {"@type": "MonetaryAmount", "currency": "EUR"}},
        {"@type": "Event", "location": {"@type": "Place", "latitude": True}},
        {"@type": "Event", "eventStatus": "https://schema.org/Place"},
        {"@type": "Event", "organizer": {"@id": "#nobody"}},
        {"@type": "Event", "url": "rencontres"},
    ],
)
def test_the_vocabulary_refuses_what_schema_org_refuses(node: Node) -> None:
    assert len(errors_in([node])) == 1
