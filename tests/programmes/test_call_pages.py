"""A call's page says first what its state asks for; the list of calls too."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from home.dates import PartialDate
from programmes.models import Criterion, Season
from programmes.timing import today
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db


def in_days(number: int) -> PartialDate:
    day = today(timezone.now()) + datetime.timedelta(days=number)
    return PartialDate(day.year, day.month, day.day)


def sections(html: str) -> list[str]:
    """The sections of a page, in their order."""
    return re.findall(r'<section class="block" aria-labelledby="(\w+)"', html)


def test_an_open_call_says_first_how_to_apply_and_how_long(client: Client) -> None:
    call = builders.call(
        opens_on=in_days(-30),
        closes_on=in_days(60),
        applying="<p>En ligne.</p>",
        purpose="<p>Former.</p>",
        criteria=[Criterion(text="Partenariat")],
    )
    builders.project(call=call)
    html = read(client, call.get_url())
    assert sections(html)[:3] == ["applying", "purpose", "laureates"]
    assert 'class="countdown open"' in html
    assert 'href="#applying"' in html
    assert f'href="{call.get_url()}agenda.ics"' in html
    assert 'class="notice archive"' not in html


def test_a_past_call_says_first_what_became_of_it(client: Client) -> None:
    call = builders.call(
        closes_on=PartialDate(2022, 5, 2),
        applying="<p>En ligne.</p>",
        purpose="<p>Former.</p>",
        seasons=[Season(code="s1", title="Saison 1", season=1)],
    )
    builders.project(call=call)
    html = read(client, call.get_url())
    assert sections(html)[:3] == ["seasons", "laureates", "purpose"]
    assert 'class="notice archive"' in html
    assert fields_of(html)["applying"] == ["En ligne."]
    assert "countdown" not in html
    assert "agenda.ics" not in html.partition("<main")[2]


def test_the_figures_of_a_season_unfold_with_what_the_site_counts(client: Client) -> None:
    call = builders.call(
        seasons=[Season(code="s1", title="Saison 1", season=1)],
        key_figures=[
            builders.figure(label="Places", value=300, unit="places"),
            builders.figure(label="Lauréats", value=66, unit="projets", season="s1", measure="laureates"),
        ],
    )
    builders.project(call=call, season="s1")
    html = read(client, call.get_url())
    whole, _fold, season = html.partition('<details class="fold">')
    assert "Places" in whole
    assert "Lauréats, Saison 1" in season
    assert fields_of(html)["computed"] == ["1 fiche de ce site"]


def test_antennas_stand_for_the_laureates_of_their_call(client: Client) -> None:
    builders.antenna_index()
    call = builders.call(stated_status="closed")
    antenna = builders.antenna(call=call, region="44", departement="52", commune="Chaumont")
    html = read(client, call.get_url())
    assert f'<a href="{antenna.get_url()}">Chaumont</a>' in html
    assert "Grand Est" in html.partition('class="by-region"')[2]


def test_the_list_says_when_one_may_apply(client: Client) -> None:
    builders.call(title="Bientôt", opens_on=in_days(10), closes_on=in_days(40))
    builders.call(title="Pressé", opens_on=in_days(-10), closes_on=in_days(3))
    html = read(client, "/appels/")
    assert sections(html)[:2] == ["open", "upcoming"]
    assert "Ferme dans 3 jours" in html
    assert "Ouvre le" in html.partition(">Bientôt<")[2]
    assert 'href="/agenda.ics"' in html.partition("<main")[2]


def test_past_calls_are_listed_the_latest_first(client: Client) -> None:
    builders.call(title="Sans date", stated_status="closed")
    builders.call(title="Ancien", closes_on=PartialDate(2018))
    builders.call(title="Récent", opens_on=PartialDate(2020), results_on=PartialDate(2022), stated_status="closed")
    over = read(client, "/appels/").partition('aria-labelledby="over"')[2]
    positions = [over.index(f">{title}</a>") for title in ("Récent", "Ancien", "Sans date")]
    assert positions == sorted(positions)
    assert sections(read(client, "/appels/")) == ["over", "years"]
