"""Parts of the pages of projects and antennas that gather several records."""

import pytest
from django.test import Client

from home.dates import PartialDate
from programmes.circles import CIRCLES
from programmes.models import AntennaPartner, OrganisationFigure, OrganisationKind, ProjectPartner
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db


def test_a_grant_is_ranked_among_those_of_its_call(client: Client) -> None:
    call = builders.call()
    page = builders.project(call=call, grant=13_000_000)
    builders.project(call=call, grant=42_000_000), builders.project(call=call, grant=2_000_000)
    builders.project(call=call), builders.project(grant=99_000_000)
    html = read(client, page.get_url())
    assert "2<sup>e</sup>" in html
    assert "42" in html.partition('id="money"')[2].partition("</figcaption>")[0]
    assert "99" not in html.partition('id="money"')[2].partition("</figure>")[0]


def test_the_rank_follows_the_grants_of_the_others(client: Client) -> None:
    call = builders.call()
    page, other = builders.project(call=call, grant=13_000_000), builders.project(call=call, grant=2_000_000)
    builders.project(call=call, grant=1_000_000)
    assert "<sup>" not in read(client, page.get_url())
    other.grant = 14_000_000
    other.save_revision().publish()
    assert "2<sup>e</sup>" in read(client, page.get_url())


def test_a_grant_is_shown_in_its_budget(client: Client) -> None:
    page = builders.project(grant=13_000_000, budget=19_000_000)
    html = read(client, page.get_url())
    assert 'width="68.42%"' in html
    assert 'width="31.58%"' in html


def test_without_a_grant_there_is_no_section_on_money(client: Client) -> None:
    page = builders.project(budget=19_000_000)
    assert 'id="money"' not in read(client, page.get_url())


def test_partners_stand_with_those_of_their_kind(client: Client) -> None:
    university = builders.organisation(name="Université", kind="universite")
    school = builders.organisation(name="École", kind="ecole")
    town = builders.organisation(name="Ville", kind="collectivite")
    page = builders.project(
        partners=[
            ProjectPartner(name="Sans fiche"),
            ProjectPartner(organisation=school, role="forme"),
            ProjectPartner(organisation=town),
            ProjectPartner(organisation=university),
        ]
    )
    fields = fields_of(read(client, page.get_url()))
    assert fields["partners"] == ["Ville", "École (forme) Université", "Sans fiche"]


def test_every_kind_of_organisation_has_its_circle() -> None:
    assert set(CIRCLES) == set(OrganisationKind)


def test_an_antenna_shows_those_of_its_region(client: Client) -> None:
    page = builders.antenna(title="Montbéliard", region="27", latitude="47.5", longitude="6.8")
    dole = builders.antenna(title="Antenne de Dole", region="27")
    builders.antenna(title="Antenne de Bastia", region="94")
    html = read(client, page.get_url())
    assert f'href="{dole.get_url()}"' in html
    assert "Antenne de Bastia" not in html


def test_an_antenna_says_its_place_before_all_else(client: Client) -> None:
    page = builders.antenna(presentation="<p>Une ancienne polyclinique.</p>", region="27")
    html = read(client, page.get_url())
    assert html.index('href="#place"') < html.index('id="place"') < html.index("Une ancienne polyclinique")


def test_an_antenna_that_says_its_hours_asks_nobody(client: Client) -> None:
    page = builders.antenna(hours="<p>Lundi, 9 h</p>", contact="<p>03 81 00 00 00</p>")
    fields = fields_of(read(client, page.get_url()))
    assert fields["hours"] == ["Horaires Lundi, 9 h"]
    assert fields["contact"] == ["Contact 03 81 00 00 00"]


def test_the_figures_of_a_territory_are_those_of_local_authorities(client: Client) -> None:
    town = builders.organisation(kind="collectivite")
    company = builders.organisation(kind="entreprise")
    for one, label in ((town, "Emplois"), (company, "Chiffre d’affaires")):
        OrganisationFigure.objects.create(organisation=one, label=label, value=1, source_title="Presse")
    page = builders.antenna(partners=[AntennaPartner(organisation=town), AntennaPartner(organisation=company)])
    html = read(client, page.get_url())
    assert "Emplois" in html
    assert "Chiffre d’affaires" not in html


def test_a_long_list_has_few_links_to_its_pages(client: Client) -> None:
    call = builders.call()
    for _ in range(20 * 11 + 1):
        builders.project(call=call)
    pager = read(client, "/laureats/?page=6").partition('class="pager"')[2].partition("</nav>")[0]
    assert [number for number in range(1, 13) if f'"?page={number}"' in pager] == [1, 4, 5, 7, 8, 12]
    assert 'aria-current="page"' in pager


def test_the_pages_of_a_chosen_call_keep_it(client: Client) -> None:
    call = builders.call(code="cma")
    for _ in range(25):
        builders.project(call=call, announced_on=PartialDate(2024))
    assert 'href="?appel=cma&amp;page=2"' in read(client, "/laureats/?appel=cma")
