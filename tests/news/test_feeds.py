"""The news as Atom, as a feed reader's parser reads them."""

import datetime
from typing import Any

import feedparser
import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from home.models import SiteSettings
from tests import builders
from tests.reading import queries_of

pytestmark = pytest.mark.django_db
ADDRESS = "/actualites/atom.xml"


def feed(client: Client) -> Any:
    """The feed, with which the parser finds nothing wrong."""
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def test_an_article_is_an_entry(client: Client) -> None:
    SiteSettings.objects.create(site_id=1, name="Compétences & territoires", publisher="Ministère du Travail")
    page = builders.article(
        title="Résultats « CMA » & suite",
        summary="Soixante-six <lauréats> & 345 M€",
        published_on=PartialDate(2022, 7, 28),
        last_published_at=datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
    )
    parsed = feed(client)
    (entry,) = parsed.entries
    assert entry.title == "Résultats « CMA » & suite"
    assert entry.summary == "Soixante-six &lt;lauréats&gt; &amp; 345 M€"
    assert entry.link == page.full_url
    assert entry.id == page.translation_key.urn
    assert entry.published == "2022-07-28T00:00:00+02:00"
    assert entry.updated == "2024-01-02T03:04:05+00:00"
    assert parsed.feed.title == "Actualités | Compétences & territoires"
    assert parsed.feed.author == "Ministère du Travail"
    assert parsed.feed.language == "fr"
    assert {link.rel: link.href for link in parsed.feed.links} == {
        "self": f"http://localhost{ADDRESS}",
        "alternate": "http://localhost/actualites/",
    }


def test_an_article_keeps_its_identifier_when_its_address_changes(client: Client) -> None:
    page = builders.article()
    before = feed(client).entries[0]
    page.slug = "autre"
    page.save_revision().publish()
    after = feed(client).entries[0]
    assert before.id == after.id
    assert before.link != after.link


def test_it_has_the_latest_twenty_in_the_order_of_the_list(client: Client) -> None:
    for day in range(1, 23):
        builders.article(title=f"Jour {day}", published_on=PartialDate(2024, 1, day))
    titles = [entry.title for entry in feed(client).entries]
    assert titles == [f"Jour {day}" for day in range(22, 2, -1)]


def test_an_article_known_to_the_month_appeared_when_its_page_did(client: Client) -> None:
    moment = datetime.datetime(2024, 11, 26, 12, tzinfo=datetime.UTC)
    builders.article(published_on=PartialDate(2024, 11), first_published_at=moment)
    assert feed(client).entries[0].published == "2024-11-26T12:00:00+00:00"


def test_what_is_not_for_everyone_is_not_in_it(client: Client) -> None:
    hidden = builders.article(title="Secret")
    builders.article(title="Brouillon", live=False), builders.article(title="Public")
    restriction = PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert [entry.title for entry in feed(client).entries] == ["Public"]
    restriction.delete()
    assert len(feed(client).entries) == 2


def test_a_feed_without_articles_is_one(client: Client) -> None:
    builders.news_index()
    assert feed(client).entries == []


def test_it_costs_the_same_with_more_articles(client: Client) -> None:
    builders.article()
    few = queries_of(client, ADDRESS)
    for _ in range(5):
        builders.article()
    assert queries_of(client, ADDRESS) == few
