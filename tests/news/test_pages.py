"""Articles, events and dossiers, as readers meet them."""

import pytest
import time_machine
from django.test import Client

from home.dates import PartialDate
from home.models import Statement
from news.models import (
    DossierPage,
    EventPage,
    LinkedPage,
    LinkedRegion,
    LinkedSector,
    NewsIndexPage,
    NewsPage,
    Proposal,
)
from programmes.models import Season
from tests import builders
from tests.reading import fields_of, queries_of, read

pytestmark = pytest.mark.django_db


def test_an_article_with_all_its_links(client: Client) -> None:
    builders.territory_index()
    builders.sector_index()
    call, sector = builders.call(), builders.sector(code="batteries")
    page: NewsPage = builders.article(
        title="Résultats",
        summary="Soixante-six lauréats.",
        published_on=PartialDate(2022, 7, 28),
        body=builders.text("mot " * 401),
        links=[LinkedPage(target=call)],
        linked_regions=[LinkedRegion(region="27")],
        linked_sectors=[LinkedSector(sector=sector)],
        statements=[Statement(person="Zoé", role="ministre", role_on=PartialDate(2022), source_title="JO")],
    )
    fields = fields_of(read(client, page.get_url()))
    assert fields["published_on"] == ["28 juillet 2022"]
    assert fields["reading"] == ["3\N{NO-BREAK SPACE}minutes"]
    assert fields["statements"] == ["Zoé, ministre (2022). Source\N{NO-BREAK SPACE}: JO"]
    for address in (call.get_url(), "/territoires/bourgogne-franche-comte/", "/filieres/batteries/"):
        assert page.get_url() in read(client, address)


def test_an_article_without_date_says_so(client: Client) -> None:
    page = builders.article()
    assert fields_of(read(client, page.get_url()))["published_on"] == ["Date inconnue"]


def test_an_event_is_coming_then_past(client: Client) -> None:
    organiser = builders.organisation(code="sgpi", name="SGPI")
    builders.organisation_index()
    builders.territory_index()
    page: EventPage = builders.event(
        title="Rencontres",
        starts_on=PartialDate(2024, 11, 26),
        ends_on=PartialDate(2024, 11, 27),
        place="Campus",
        commune="Palaiseau",
        departement="91",
        organiser=organiser,
        attendance="160 lauréats",
    )
    with time_machine.travel("2024-11-27 12:00+01:00", tick=False):
        assert "À venir" in read(client, page.get_url()) or "à venir" in read(client, page.get_url())
        index = read(client, builders.news_index().get_url())
        assert index.index("Rencontres") < index.index('id="articles"')
    with time_machine.travel("2024-11-28 00:00+01:00", tick=False):
        html = read(client, page.get_url())
        index = read(client, builders.news_index().get_url())
        assert index.index("Rencontres") > index.index('id="articles"')
    fields = fields_of(html)
    assert fields["starts_on"] == ["Date 26–27 novembre 2024"]
    assert fields["place"] == ["Lieu Campus, Palaiseau (91)"]
    assert fields["attendance"] == ["Participation 160 lauréats"]
    assert page.get_url() in read(client, "/territoires/ile-de-france/")
    assert page.get_url() in read(client, "/organisations/sgpi/")


def test_a_dossier_numbers_its_proposals(client: Client) -> None:
    page: DossierPage = builders.dossier(
        title="Sept propositions",
        issued_on=PartialDate(2021, 6, 11),
        recipients="Candidats",
        proposals=[Proposal(number=1, title="Ouvrir", text="Au plus tôt", theme="formation")],
    )
    html = read(client, page.get_url())
    fields = fields_of(html)
    assert fields["proposals"] == ["Ouvrir formation Au plus tôt"] or "Ouvrir" in fields["proposals"][0]
    assert fields["issued_on"] == ["Date 11 juin 2021"]
    assert fields["recipients"] == ["Destinataires Candidats"]
    assert '<li value="1" id="proposal-1">' in html


def test_news_are_listed_the_latest_first_a_page_at_a_time(client: Client) -> None:
    index: NewsIndexPage = builders.news_index()
    builders.article(title="Sans date")
    for day in range(1, 14):
        builders.article(title=f"Jour {day:02}", published_on=PartialDate(2024, 1, day))
    html = read(client, index.get_url())
    assert html.index("Jour 13") < html.index("Jour 02")
    assert "Jour 01" not in html
    second = read(client, f"{index.get_url()}?page=2")
    assert second.index("Jour 01") < second.index("Sans date")


def test_the_list_costs_the_same_with_more_rows(client: Client) -> None:
    index = builders.news_index()
    for _ in range(5):
        builders.article(), builders.event(starts_on=PartialDate(2024)), builders.dossier()
    few = queries_of(client, index.get_url())
    for _ in range(5):
        builders.article(), builders.event(starts_on=PartialDate(2024)), builders.dossier()
    assert queries_of(client, index.get_url()) == few


def test_what_an_article_is_about_is_grouped_by_kind(client: Client) -> None:
    call = builders.call(title="AMI", seasons=[Season(code="s2", title="Saison 2")])
    project, hidden = builders.project(call=call, title="CO2i"), builders.call(live=False)
    links = [LinkedPage(target=project), LinkedPage(target=call, season="s2"), LinkedPage(target=hidden)]
    fields = fields_of(read(client, builders.article(links=links).get_url()))
    assert fields["links"] == ["Appels AMI (Saison 2)", "Projets CO2i"]


@time_machine.travel("2024-06-01 12:00+02:00", tick=False)
def test_all_events_have_a_list_of_their_own(client: Client) -> None:
    index: NewsIndexPage = builders.news_index()
    for year in range(2010, 2024):
        builders.event(title=f"Rencontre {year}", starts_on=PartialDate(year))
    builders.event(title="Rencontre à venir", starts_on=PartialDate(2025))
    front = read(client, index.get_url())
    assert front.index("Rencontre à venir") < front.index("Rencontre 2023") < front.index("Rencontre 2018")
    assert "Rencontre 2017" not in front
    assert f'href="{index.get_url()}evenements/"' in front
    events = read(client, f"{index.get_url()}evenements/")
    assert events.index("Rencontre à venir") < events.index("Rencontre 2013")
    assert "Rencontre 2012" in read(client, f"{index.get_url()}evenements/?page=2")


def test_the_list_of_news_says_how_to_follow_it(client: Client) -> None:
    html = read(client, builders.news_index().get_url())
    assert 'href="/actualites/atom.xml"' in html
    assert 'href="/agenda.ics"' in html


def test_a_second_page_of_articles_holds_nothing_else(client: Client) -> None:
    index = builders.news_index()
    builders.event(title="Rencontre"), builders.dossier(title="Propositions")
    for _ in range(13):
        builders.article()
    second = read(client, f"{index.get_url()}?page=2")
    assert "Rencontre" not in second
    assert "Propositions" not in second
