"""The dossiers of a region, a sector and an organisation: all that belongs to each, and what is missing."""

import pytest
from django.test import Client

from home.dates import PartialDate
from news.models import LinkedRegion
from programmes.models import (
    AntennaPartner,
    CallArea,
    CallOperator,
    OrganisationFigure,
    ProgrammeRole,
    ProjectPartner,
    ProjectPlace,
    ProjectSector,
)
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db

REGION = "/territoires/bourgogne-franche-comte/"


@pytest.fixture(autouse=True)
def indexes() -> None:
    builders.territory_index(), builders.sector_index(), builders.organisation_index()


def cut(html: str, name: str) -> str:
    """The section of the page under a heading."""
    return html.partition(f'id="{name}"')[2].partition("</section>")[0]


def test_a_region_says_which_families_are_missing(client: Client) -> None:
    energy, health = builders.sector(family="energie"), builders.sector(family="sante")
    builders.project(region="27", sectors=[ProjectSector(sector=energy), ProjectSector(sector=health)])
    builders.project(region="11", sectors=[ProjectSector(sector=builders.sector(family="culture"))])
    said = fields_of(read(client, REGION))["missing"][0]
    assert said.startswith("2 familles de filières sur\N{NO-BREAK SPACE}8")
    assert "Culture, école et insertion" in said
    assert "Santé" not in said


def test_a_region_without_laureate_says_so(client: Client) -> None:
    html = read(client, REGION)
    assert "aucune famille de filières" in fields_of(html)["missing"][0]
    assert fields_of(html)["totals"] == ["lauréat 0"]


def test_the_bars_of_a_region_lead_to_the_coverage(client: Client) -> None:
    builders.project(region="27", sectors=[ProjectSector(sector=builders.sector(code="batteries", family="energie"))])
    section = cut(read(client, REGION), "coverage")
    assert 'href="/territoires/couverture/energie/"' in section
    assert 'href="/filieres/batteries/"' in section


def test_a_long_list_of_laureates_is_folded_not_cut(client: Client) -> None:
    pages = [
        builders.project(title=f"Projet {day:02}", region="27", announced_on=PartialDate(2024, 1, day))
        for day in range(1, 13)
    ]
    section = cut(read(client, REGION), "laureates")
    shown, _, folded = section.partition("<details")
    assert shown.count('class="sheet"') == 9
    assert pages[-1].title in shown
    assert "3 autres" in folded
    assert all(page.get_url() in folded for page in pages[:3])


def test_a_region_tells_holders_from_those_who_act_there(client: Client) -> None:
    here, acting = (
        builders.project(title="Ici", region="27"),
        builders.project(title="Agit ici", region="11", places=[ProjectPlace(region="27")]),
    )
    both = builders.project(title="Les deux", region="27", places=[ProjectPlace(region="27")])
    pact = builders.project(title="Le pacte", region="27", kind="pacte-regional")
    section = cut(read(client, REGION), "laureates")
    first, _, rest = section.partition("Projets menés ici")
    middle, _, last = rest.partition("Pactes et territoires labellisés")
    assert here.get_url() in first
    assert section.count(both.get_url()) == 1
    assert acting.get_url() in middle
    assert pact.get_url() in last


def test_a_region_has_its_antennas_calls_and_news(client: Client) -> None:
    antenna = builders.antenna(title="Dole", region="27", address="Rue du Collège", latitude="47.09", longitude="5.49")
    ours, theirs = builders.call(areas=[CallArea(region="27")]), builders.call(areas=[CallArea(region="94")])
    article = builders.article(title="Liée", linked_regions=[LinkedRegion(region="27")])
    event = builders.event(title="Tenu ici", departement="25")
    other = builders.event(title="Ailleurs", departement="75")
    html = read(client, REGION)
    assert "Rue du Collège" in cut(html, "antennas")
    assert antenna.get_url() in cut(html, "antennas")
    assert ours.get_url() in cut(html, "open")
    assert theirs.get_url() not in html
    assert article.get_url() in cut(html, "news")
    assert event.get_url() in cut(html, "news")
    assert other.get_url() not in html


def test_a_sector_stands_among_those_of_its_family(client: Client) -> None:
    mine = builders.sector(code="batteries", label_fr="Batteries", family="energie")
    builders.sector(code="nucleaire", label_fr="Nucléaire", family="energie")
    builders.sector(code="textile", label_fr="Textile", family="industrie")
    builders.project(region="27", sectors=[ProjectSector(sector=mine)])
    html = read(client, "/filieres/batteries/")
    assert 'href="/filieres/nucleaire/"' in html
    assert 'href="/filieres/textile/"' not in html
    assert 'href="/territoires/couverture/energie/"' in html


def test_an_organisation_is_shown_by_what_it_does(client: Client) -> None:
    one = builders.organisation(code="cnam")
    pages = {
        "roles": builders.programme(roles=[ProgrammeRole(organisation=one, role="financeur")]),
        "calls": builders.call(operators=[CallOperator(organisation=one)]),
        "laureates": builders.project(holder=one, partners=[ProjectPartner(organisation=one)]),
        "joined": builders.project(partners=[ProjectPartner(organisation=one)]),
        "antennas": builders.antenna(host=one),
        "near": builders.antenna(partners=[AntennaPartner(organisation=one)]),
        "issued": builders.dossier(issuer=one),
        "news": builders.event(organiser=one),
    }
    OrganisationFigure.objects.create(organisation=one, label="Élèves", value=55_000, source_title="Presse")
    html = read(client, "/organisations/cnam/")
    for section, page in pages.items():
        assert page.get_url() in cut(html, section), section
    assert html.count(pages["laureates"].get_url()) == 1
    assert fields_of(html)["roles"][0].startswith("Financeur")
    assert "Élèves" in fields_of(html)["key_figure"][0]


def test_an_organisation_without_page_says_so(client: Client) -> None:
    builders.organisation(code="seule")
    assert "Aucune page de ce site n’est encore liée à cet organisme" in read(client, "/organisations/seule/")


def test_the_list_of_regions_counts_what_each_has(client: Client) -> None:
    energy = builders.sector(family="energie")
    for _ in range(2):
        builders.project(region="27", sectors=[ProjectSector(sector=energy)])
    builders.antenna(region="27")
    assert "Bourgogne-Franche-Comté211" in fields_of(read(client, "/territoires/"))["regions"][0]
