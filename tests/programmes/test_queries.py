"""A page costs the same number of queries whatever the number of rows that it shows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from home.dates import PartialDate
from home.models import Download, FeaturedPage, ReadAlso, Source, Statement
from news.models import LinkedPage, LinkedRegion, LinkedSector, Proposal
from programmes.models import (
    AntennaNeed,
    AntennaPartner,
    AntennaStage,
    AntennaTraining,
    CallArea,
    CallOperator,
    Criterion,
    OrganisationFigure,
    ProgrammeAxis,
    ProgrammeLabel,
    ProgrammeRole,
    ProjectPartner,
    ProjectPlace,
    ProjectSector,
    Season,
)
from tests import builders
from tests.reading import queries_of
from tests.search.test_pages_queries import LIST

pytestmark = pytest.mark.django_db


def rows(number: int, make: Callable[[], Any]) -> list[Any]:
    return [make() for _ in range(number)]


def party(model: Any) -> Callable[[], Any]:
    """A row that names an organisation of its own."""
    return lambda: model(organisation=builders.organisation())


def fill_lists(number: int) -> None:
    """So many of everything, in one region, sector and organisation."""
    sector, holder = builders.sector(), builders.organisation()
    for _ in range(number):
        programme = builders.programme()
        call = builders.call(programme=programme, operators=[CallOperator(organisation=holder)])
        builders.project(
            call=call,
            region="27",
            holder=holder,
            announced_on=PartialDate(2024),
            sectors=[ProjectSector(sector=sector)],
            partners=[ProjectPartner(organisation=holder)],
        )
        builders.antenna(region="27", host=builders.organisation(), programme=programme, call=call)
        builders.article(links=[LinkedPage(target=call)]), builders.event(), builders.dossier()


LISTS = [
    "/",
    "/programmes/",
    "/appels/",
    "/laureats/",
    "/antennes/",
    "/actualites/",
    "/actualites/evenements/",
    "/territoires/",
    "/territoires/bourgogne-franche-comte/",
    "/filieres/",
    "/organisations/",
]


def test_lists_cost_the_same_with_more_rows_and_keep_their_budget(client: Client) -> None:
    builders.territory_index(), builders.sector_index(), builders.organisation_index()
    fill_lists(3)
    few = {address: queries_of(client, address) for address in LISTS}
    assert {address: cost for address, cost in few.items() if cost > LIST} == {}
    fill_lists(5)
    assert {address: queries_of(client, address) for address in LISTS} == few


def fill_programme(number: int) -> str:
    page = builders.programme(
        picture=builders.picture(),
        roles=rows(number, party(ProgrammeRole)),
        axes=rows(number, lambda: ProgrammeAxis(title="Axe")),
        labels=rows(number, lambda: ProgrammeLabel(title="Label", source_title="Presse")),
        key_figures=rows(number, lambda: builders.figure(measure="laureates")),
        downloads=rows(number, lambda: Download(title="Document", document=builders.document())),
        read_also=rows(number, lambda: ReadAlso(target=builders.call())),
        sources=rows(number, lambda: Source(source_title="Presse")),
    )
    for _ in range(number):
        builders.programme(page), builders.antenna(programme=page, region="27")
        builders.project(call=builders.call(programme=page), sectors=[ProjectSector(sector=builders.sector())])
        builders.article(links=[LinkedPage(target=page)]), builders.event(links=[LinkedPage(target=page)])
    return str(page.get_url())


def fill_call(number: int) -> str:
    page = builders.call(
        picture=builders.picture(),
        opens_on=PartialDate(2024),
        closes_on=PartialDate(2099),
        operators=rows(number, party(CallOperator)),
        areas=rows(number, lambda: CallArea(region="27")),
        criteria=rows(number, lambda: Criterion(text="Partenariat")),
        seasons=[Season(code=f"s{one}", title="Saison", source_title="Presse") for one in range(number)],
        key_figures=rows(number, lambda: builders.figure(measure="laureates", season="s1")),
        downloads=rows(number, lambda: Download(title="Document", document=builders.document())),
        read_also=rows(number, lambda: ReadAlso(target=builders.call())),
        sources=rows(number, lambda: Source(source_title="Presse")),
    )
    for _ in range(number):
        builders.project(call=page, sectors=[ProjectSector(sector=builders.sector())], holder=builders.organisation())
        builders.project(call=page, kind="pacte-regional"), builders.antenna(call=page, host=builders.organisation())
        builders.article(links=[LinkedPage(target=page)]), builders.event(links=[LinkedPage(target=page)])
    return str(page.get_url())


def fill_project(number: int) -> str:
    call, sector = builders.call(), builders.sector()
    page = builders.project(
        call=call,
        grant=1_000_000,
        budget=2_000_000,
        region="27",
        sectors=[ProjectSector(sector=sector), *rows(number, lambda: ProjectSector(sector=builders.sector()))],
        partners=rows(number, party(ProjectPartner)),
        places=rows(number, lambda: ProjectPlace(region="27")),
        statements=rows(number, lambda: Statement(person="Zoé", role="directrice", source_title="Presse")),
        **told(number),
    )
    for _ in range(number):
        builders.project(call=call, grant=3_000_000, region="27", sectors=[ProjectSector(sector=sector)])
        builders.article(links=[LinkedPage(target=page)])
    return str(page.get_url())


def fill_antenna(number: int) -> str:
    town = builders.organisation(kind="collectivite")
    page = builders.antenna(
        region="27",
        host=builders.organisation(),
        programme=builders.programme(),
        call=builders.call(),
        criteria=rows(number, lambda: Criterion(text="Partenariat")),
        partners=[AntennaPartner(organisation=town), *rows(number, party(AntennaPartner))],
        stages=rows(number, lambda: AntennaStage(label="Étape")),
        needs=rows(number, lambda: AntennaNeed(title="Besoin")),
        trainings=rows(number, lambda: AntennaTraining(title="Licence")),
        **told(number),
    )
    for _ in range(number):
        builders.antenna(region="27", host=builders.organisation())
        OrganisationFigure.objects.create(organisation=town, label="Emplois", value=1, source_title="Presse")
    return str(page.get_url())


def told(number: int) -> dict[str, Any]:
    """What sources tell of a page: figures, documents, and the sources themselves."""
    return {
        "key_figures": rows(number, builders.figure),
        "downloads": rows(number, lambda: Download(title="Document", document=builders.document())),
        "sources": rows(number, lambda: Source(source_title="Presse")),
    }


def fill_organisation(number: int) -> str:
    one = builders.organisation()
    for _ in range(number):
        builders.project(holder=one), builders.project(partners=[ProjectPartner(organisation=one)])
        builders.antenna(host=one), builders.antenna(partners=[AntennaPartner(organisation=one)])
        builders.call(operators=[CallOperator(organisation=one)])
        builders.programme(roles=[ProgrammeRole(organisation=one)])
        builders.event(organiser=one), builders.dossier(issuer=one)
        OrganisationFigure.objects.create(organisation=one, label="Emplois", value=1, source_title="Presse")
    return f"/organisations/{one.code}/"


def fill_sector(number: int) -> str:
    one = builders.sector()
    for _ in range(number):
        builders.project(sectors=[ProjectSector(sector=one)], region="27")
        builders.sector(), builders.article(linked_sectors=[LinkedSector(sector=one)])
        builders.event(linked_sectors=[LinkedSector(sector=one)])
    return f"/filieres/{one.code}/"


def fill_region(number: int) -> str:
    for _ in range(number):
        builders.project(region="27", sectors=[ProjectSector(sector=builders.sector())])
        builders.project(region="11", places=[ProjectPlace(region="27")])
        builders.project(region="27", kind="territoire")
        builders.antenna(region="27", host=builders.organisation())
        builders.article(linked_regions=[LinkedRegion(region="27")]), builders.event(departement="25")
    return "/territoires/bourgogne-franche-comte/"


def fill_article(number: int) -> str:
    return str(builders.article(**links(number)).get_url())


def fill_event(number: int) -> str:
    return str(builders.event(**links(number)).get_url())


def fill_dossier(number: int) -> str:
    page = builders.dossier(
        proposals=[Proposal(number=one, title="Proposition") for one in range(number)],
        read_also=rows(number, lambda: ReadAlso(target=builders.call())),
        issuer=builders.organisation(),
        downloads=rows(number, lambda: Download(title="Document", document=builders.document())),
        sources=rows(number, lambda: Source(source_title="Presse")),
    )
    return str(page.get_url())


def links(number: int) -> dict[str, Any]:
    """What an article or an event is linked to, and its sources."""
    return {
        "links": rows(
            number, lambda: LinkedPage(target=builders.call(seasons=[Season(code="s1", title="Saison 1")]), season="s1")
        ),
        "linked_regions": rows(number, lambda: LinkedRegion(region="27")),
        "linked_sectors": rows(number, lambda: LinkedSector(sector=builders.sector())),
        "statements": rows(number, lambda: Statement(person="Zoé", role="directrice", source_title="Presse")),
        "downloads": rows(number, lambda: Download(title="Document", document=builders.document())),
        "sources": rows(number, lambda: Source(source_title="Presse")),
    }


def fill_home(number: int) -> str:
    """A home page that puts so many programmes, calls and projects forward, with all else that it shows."""
    home = builders.home()
    pages = [*rows(number, a_counted_programme), *rows(number, builders.call), *rows(number, a_full_project)]
    home.featured = [FeaturedPage(target=page) for page in pages]
    home.save()
    for _ in range(number):
        builders.call(closes_on=PartialDate(2099)), builders.call(closes_on=PartialDate(2022))
        builders.article(), builders.event(starts_on=PartialDate(2099))
    return "/"


def a_counted_programme() -> Any:
    """A programme with a figure that the site counts too."""
    page = builders.programme(key_figures=[builders.figure(measure="laureates")])
    builders.project(call=builders.call(programme=page), region="27", announced_on=PartialDate(2024))
    return page


def a_full_project() -> Any:
    sector = ProjectSector(sector=builders.sector())
    return builders.project(holder=builders.organisation(), sectors=[sector])


# What a page may cost with all its parts filled: 7 and one for each inline relation, at most 12; home and dossiers 8.
BUDGETS: dict[Callable[[int], str], int] = {
    fill_programme: 12,
    fill_call: 12,
    fill_project: 12,
    fill_antenna: 12,
    fill_organisation: 8,
    fill_sector: 8,
    fill_region: 8,
    fill_article: 12,
    fill_event: 12,
    fill_dossier: 12,
    fill_home: 8,
}


@pytest.mark.parametrize(("fill", "budget"), BUDGETS.items())
def test_a_page_costs_the_same_with_more_rows_and_keeps_its_budget(
    client: Client, fill: Callable[[int], str], budget: int
) -> None:
    builders.territory_index(), builders.sector_index(), builders.organisation_index()
    few = queries_of(client, fill(3))
    assert few <= budget
    assert queries_of(client, fill(6)) == few
