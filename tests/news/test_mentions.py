"""What the news says of a page."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from news.mentions import mentions
from news.models import LinkedPage
from programmes.models import Season
from tests import builders
from tests.reading import queries_of, read

pytestmark = pytest.mark.django_db


def test_articles_and_events_come_the_latest_first_and_once() -> None:
    call = builders.call(seasons=[Season(code="s1", title="Saison 1")])
    links = [LinkedPage(target=call), LinkedPage(target=call, season="s1")]
    undated = builders.article(links=links)
    old = builders.article(links=[LinkedPage(target=call)], published_on=PartialDate(2022))
    new = builders.article(links=[LinkedPage(target=call)], published_on=PartialDate(2024, 11))
    event = builders.event(links=[LinkedPage(target=call)])
    builders.article(links=[LinkedPage(target=builders.call())])
    found = mentions(call)
    assert found.articles == [new, old, undated]
    assert found.events == [event]


def test_what_is_not_for_everyone_is_left_out() -> None:
    call = builders.call()
    builders.article(links=[LinkedPage(target=call)], live=False)
    secret = builders.article(links=[LinkedPage(target=call)])
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert mentions(call).articles == []


def test_articles_cost_one_query_and_events_another_their_absence_none(client: Client) -> None:
    silent, known = builders.call(), builders.call()
    builders.article(links=[LinkedPage(target=known)])
    assert queries_of(client, known.get_url()) == queries_of(client, silent.get_url()) + 1
    builders.event(links=[LinkedPage(target=known)])
    assert queries_of(client, known.get_url()) == queries_of(client, silent.get_url()) + 2


def test_older_news_unfold(client: Client) -> None:
    call = builders.call()
    for year in range(2019, 2025):
        builders.article(title=f"Annonce {year}", links=[LinkedPage(target=call)], published_on=PartialDate(year))
    shown, _fold, folded = read(client, call.get_url()).partition("Articles plus anciens")
    assert "Annonce 2021" in shown
    assert "Annonce 2020" not in shown
    assert "Annonce 2019" in folded
