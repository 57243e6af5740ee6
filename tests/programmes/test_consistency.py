"""Facts that several pages share stay consistent, and lead to one another."""

from typing import Any

import pytest
from django.test import Client

from home.models import Statement
from home.publication import PublicationRefused
from news.models import LinkedPage, LinkedSector
from programmes.models import (
    AntennaPartner,
    AntennaStage,
    AntennaTraining,
    CallArea,
    KeyFigure,
    Measure,
    ProjectPlace,
    Season,
)
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db
REGION = "/territoires/bourgogne-franche-comte/"


@pytest.mark.parametrize("kind", ["project", "antenna"])
def test_a_departement_says_its_region(client: Client, kind: str) -> None:
    builders.territory_index()
    page = getattr(builders, kind)(title="Au Doubs", departement="25")
    assert page.region == "27"
    assert "Au Doubs" in read(client, REGION)


def test_areas_and_places_say_their_region_too(client: Client) -> None:
    builders.territory_index()
    builders.call(title="Pour le Doubs", areas=[CallArea(departement="25")])
    builders.project(title="Agit au Doubs", places=[ProjectPlace(departement="25")])
    html = read(client, REGION)
    assert "Pour le Doubs" in html
    assert "Agit au Doubs" in html


@pytest.mark.parametrize(
    ("relation", "row"),
    [
        ("key_figures", KeyFigure(source_title="Presse")),
        ("statements", Statement(source_title="Presse")),
        ("stages", AntennaStage(period="2021")),
        ("trainings", AntennaTraining(level="bac+3")),
    ],
)
def test_an_inline_row_without_what_it_needs_does_not_go_live(relation: str, row: object) -> None:
    draft = builders.antenna(live=False)
    setattr(draft, relation, [row])
    with pytest.raises(PublicationRefused):
        draft.save_revision().publish()


def test_a_project_belongs_to_the_folder_of_its_call() -> None:
    ours, other = builders.call(title="Le nôtre"), builders.call()
    project = builders.project(call=ours)
    project.call = other
    with pytest.raises(PublicationRefused, match="Le nôtre"):
        project.save()


def test_an_article_names_a_season_that_the_call_has(client: Client) -> None:
    call = builders.call(seasons=[Season(code="s2", title="Saison 2")])
    page = builders.article(links=[LinkedPage(target=call, season="s2")])
    assert fields_of(read(client, page.get_url()))["links"][0].endswith("(Saison 2)")
    with pytest.raises(PublicationRefused):
        builders.article(links=[LinkedPage(target=call, season="s9")])


def test_a_figure_of_a_season_counts_that_season_alone(client: Client) -> None:
    page = builders.call(
        seasons=[Season(code="s1", title="Saison 1"), Season(code="s10", title="Saison 10")],
        key_figures=[builders.figure(label="Lauréats", season="s1", measure=Measure.LAUREATES)],
    )
    builders.project(call=page, season="s1")
    builders.project(call=page, season="s10")
    fields = fields_of(read(client, page.get_url()))
    assert fields["key_figure"][0].startswith("Lauréats, Saison 1 ")
    assert fields["computed"] == ["1 fiche de ce site"]


def test_the_regions_of_a_call_of_antennas_are_those_of_its_antennas(client: Client) -> None:
    page = builders.call(key_figures=[builders.figure(label="Régions", measure=Measure.REGIONS)])
    for region in ("27", "27", "53"):
        builders.antenna(call=page, region=region)
    computed = fields_of(read(client, page.get_url()))["computed"][0]
    assert computed.startswith("2 ")
    assert "3" in computed


def test_a_sector_and_an_organisation_lead_to_all_that_is_theirs(client: Client) -> None:
    builders.sector_index()
    builders.organisation_index()
    sector, cnam = builders.sector(code="batteries"), builders.organisation(code="cnam")
    event = builders.event(linked_sectors=[LinkedSector(sector=sector)])
    dossier = builders.dossier(issuer=cnam)
    antenna = builders.antenna(partners=[AntennaPartner(organisation=cnam)])
    assert event.get_url() in read(client, "/filieres/batteries/")
    html = read(client, "/organisations/cnam/")
    assert dossier.get_url() in html
    assert antenna.get_url() in html


def test_a_renamed_index_keeps_the_addresses_below_it(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    builders.organisation(code="cnam")
    for index, old in ((builders.territory_index(), "corse"), (builders.organisation_index(), "cnam")):
        before = f"{index.get_url()}{old}/"
        index.slug = f"nos-{index.slug}"
        with django_capture_on_commit_callbacks(execute=True):
            index.save()
        answer = client.get(before)
        assert (answer.status_code, answer.headers.get("Location")) == (301, f"/{index.slug}/{old}/")
