"""Coverage: every region by family of sectors, by sector of a family, and both as spreadsheets."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client

from programmes.charts.matrix import SHORT
from programmes.models import ProjectPage, ProjectSector, Sector
from programmes.models.sectors import Family
from programmes.territories import REGIONS
from tests import builders
from tests.reading import fields_of, queries_of, read

pytestmark = pytest.mark.django_db
REGIONS_PAGE = "/territoires/"
COVERAGE = "/territoires/couverture/"
LINK = re.compile(r'<td class="step-(\d)"><a href="([^"]+)">(\d+)<span class="hidden">, ([^<]+)</span>')


@pytest.fixture(autouse=True)
def index() -> None:
    builders.territory_index()


def laureate(region: str, *sectors: Sector, **facts: object) -> ProjectPage:
    return builders.project(region=region, sectors=[ProjectSector(sector=one) for one in sectors], **facts)


def cells(html: str) -> dict[str, int]:
    """Numbers by « region, column » in the cells of a page."""
    return {name: int(number) for _step, _url, number, name in LINK.findall(html)}


def test_every_region_stands_by_every_family_and_each_cell_is_a_link(client: Client) -> None:
    hydrogen, cyber = builders.sector(family="energie"), builders.sector(family="numerique")
    laureate("27", hydrogen)
    laureate("27", hydrogen, cyber)
    laureate("94", cyber)
    html = read(client, COVERAGE)
    numbers = cells(html)
    assert len(numbers) == len(REGIONS) * len(Family)
    assert {name: number for name, number in numbers.items() if number} == {
        "Bourgogne-Franche-Comté, Énergie et décarbonation": 2,
        "Bourgogne-Franche-Comté, Numérique et électronique": 1,
        "Corse, Numérique et électronique": 1,
    }
    links = {name: url for _step, url, _number, name in LINK.findall(html) if name.startswith("Corse")}
    assert links.pop("Corse, Numérique et électronique") == "/laureats/?region=94&amp;famille=numerique"
    assert {*links.values()} == {"/territoires/corse/#laureates"}
    assert read(client, "/territoires/corse/").count('id="laureates"') == 1


def test_a_project_counts_once_in_a_family_and_once_in_each_of_its_sectors(client: Client) -> None:
    hydrogen, batteries = (builders.sector(label_fr=name, family="energie") for name in ("Hydrogène", "Batteries"))
    laureate("27", hydrogen, batteries)
    assert cells(read(client, COVERAGE))["Bourgogne-Franche-Comté, Énergie et décarbonation"] == 1
    numbers = cells(read(client, f"{COVERAGE}energie/"))
    assert numbers["Bourgogne-Franche-Comté, Hydrogène"] == 1
    assert numbers["Bourgogne-Franche-Comté, Batteries"] == 1
    assert len(numbers) == 2 * len(REGIONS)


def test_pacts_drafts_and_unknown_places_are_not_counted_and_it_says_how_many(client: Client) -> None:
    sector = builders.sector(family="energie")
    laureate("27", sector)
    laureate("", sector)
    laureate("27")
    laureate("27", sector, kind="pacte-regional")
    laureate("27", sector, live=False)
    html = read(client, COVERAGE)
    assert sum(cells(html).values()) == 1
    assert re.search(r"\b1 (?:of the|des) 3 ", html)


def test_tints_grow_with_numbers_and_zeros_are_hatched(client: Client) -> None:
    sector = builders.sector(family="energie")
    for region, number in {"27": 1, "11": 2, "94": 5}.items():
        for _one in range(number):
            laureate(region, sector)
    steps = {int(number): int(step) for step, _url, number, _name in LINK.findall(read(client, COVERAGE))}
    assert steps[0] == 0
    assert 0 < steps[1] < steps[2] < steps[5]


def test_it_says_in_words_what_is_missing(client: Client) -> None:
    builders.sector(family="sante", label_fr="Biothérapies")
    laureate("27", builders.sector(family="sante", label_fr="Santé numérique"))
    missing = fields_of(read(client, COVERAGE))["missing"][0]
    assert missing.startswith("143 ")
    assert "Corse, " in missing
    assert "Bourgogne-Franche-Comté" not in missing
    assert "Énergie et décarbonation" in missing
    assert "Biothérapies" in fields_of(read(client, f"{COVERAGE}sante/"))["missing"][0]


def rows_of(client: Client, address: str) -> list[list[str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    text = response.content.decode()
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
    return list(csv.reader(StringIO(text[1:]), delimiter=";"))


def test_the_same_numbers_come_as_spreadsheets(client: Client) -> None:
    laureate("27", builders.sector(family="energie", label_fr="=Hydrogène"))
    head, *rows = rows_of(client, "/territoires/couverture.csv")
    assert head[2:] == [str(family.label) for family in Family]
    assert len(rows) == len(REGIONS)
    assert next(row for row in rows if row[1] == "27")[2:] == ["1", *["0"] * 7]
    head, *rows = rows_of(client, "/territoires/couverture/energie.csv")
    assert head[2:] == ["'=Hydrogène"]  # no spreadsheet takes it for a formula
    assert next(row for row in rows if row[1] == "27")[2:] == ["1"]


def test_the_way_leads_from_the_regions_to_families_to_spreadsheets(client: Client) -> None:
    builders.site_map()
    assert f'href="{COVERAGE}"' in read(client, REGIONS_PAGE)
    assert f'href="{COVERAGE}"' in read(client, "/plan-du-site/")
    assert f'href="{COVERAGE}#corse"' in read(client, "/territoires/corse/")
    html = read(client, COVERAGE)
    assert 'id="corse"' in html
    assert all(f'href="{COVERAGE}{family.value}/"' in html for family in Family)
    assert 'href="/territoires/couverture.csv"' in html
    assert f'href="{COVERAGE}energie.csv"' in read(client, f"{COVERAGE}energie/")


def test_a_change_is_drawn_at_once(client: Client) -> None:
    page = laureate("27", builders.sector(family="energie"))
    assert sum(cells(read(client, COVERAGE)).values()) == 1
    page.delete()
    assert sum(cells(read(client, COVERAGE)).values()) == 0


@pytest.mark.parametrize("address", [f"{COVERAGE}inconnue/", f"{COVERAGE}inconnue.csv"])
def test_an_unknown_family_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_family_without_sectors_says_so(client: Client) -> None:
    html = read(client, f"{COVERAGE}culture/")
    assert cells(html) == {}
    assert fields_of(html)["missing"][0]


def test_a_renamed_list_of_regions_keeps_the_addresses_of_its_coverage() -> None:
    paths = builders.territory_index().get_route_paths()
    assert {"/couverture/", "/couverture.csv", "/couverture/energie/", "/couverture/energie.csv"} <= set(paths)
    assert len(paths) == len(set(paths))


def test_no_region_is_called_coverage_and_each_has_its_short_name() -> None:
    assert "couverture" not in {region.slug for region in REGIONS.values()}
    assert SHORT.keys() == REGIONS.keys()
    assert len(set(SHORT.values())) == len(REGIONS)


@pytest.mark.parametrize("address", [COVERAGE, f"{COVERAGE}energie/"])
def test_coverage_costs_the_same_with_more_laureates(client: Client, address: str) -> None:
    sector = builders.sector(family="energie")
    laureate("27", sector)
    few = queries_of(client, address)
    for region in ("11", "94"):
        laureate(region, sector)
    assert queries_of(client, address) == few <= 8
