"""Pages of programmes, rich and thin, as readers meet them."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client

from home.dates import PartialDate
from home.models import Download, Statement
from programmes.models import (
    AntennaIndexPage,
    AntennaNeed,
    AntennaPage,
    AntennaPartner,
    AntennaStage,
    AntennaTraining,
    CallArea,
    CallIndexPage,
    CallOperator,
    CallPage,
    Criterion,
    Measure,
    OrganisationFigure,
    OrganisationIndexPage,
    ProgrammeAxis,
    ProgrammeIndexPage,
    ProgrammeLabel,
    ProgrammePage,
    ProgrammeRole,
    ProjectFolderPage,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    ProjectPlace,
    ProjectSector,
    Season,
    SectorIndexPage,
    TerritoryIndexPage,
)
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db
UNKNOWN = "Non communiqué"
FIXED, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def indexes() -> None:
    """The index pages that links are built on."""
    builders.territory_index()
    builders.sector_index()
    builders.organisation_index()
    builders.antenna_index()


def test_a_programme_with_all_its_facts(client: Client) -> None:
    ministry = builders.organisation(code="travail", name="Ministère du Travail")
    parent = builders.programme(title="France 2030")
    page: ProgrammePage = builders.programme(
        parent,
        title="Compétences",
        acronym="CMA",
        budget=Decimal(2_000_000_000),
        started_on=PartialDate(2021),
        ended_on=PartialDate(2025),
        objectives="<p>Former vite.</p>",
        roles=[ProgrammeRole(organisation=ministry)],
        axes=[ProgrammeAxis(kind="axe", number=2, title="Ouvrir", text="Des parcours")],
        labels=[ProgrammeLabel(title="183 territoires", valid_from=PartialDate(2023, 11), source_title="ANCT")],
        key_figures=[builders.figure(label="Budget", value=2_500_000_000, unit="EUR", as_of=PartialDate(2024))],
        downloads=[Download(title="Dossier de presse", format="PDF", size=3_200_000, origin="le ministère")],
    )
    call = builders.call(title="AMI CMA", programme=page)
    html = read(client, page.get_url())
    fields = fields_of(html)
    assert fields["budget"] == [f"Budget 2{FIXED}Md€"]
    assert fields["period"] == ["Période 2021 – 2025"]
    assert fields["roles"] == ["Ministère du Travail (pilote)"]
    assert '<a href="/organisations/travail/">' in html
    assert "Axe 2 Ouvrir Des parcours" in fields["axes"][0]
    assert "183 territoires" in fields["labels"][0]
    assert "depuis novembre 2023" in fields["labels"][0]
    assert "2,5" in fields["key_figure"][0]
    assert f"PDF, 3,2{FIXED}Mo" in fields["downloads"][0]
    assert call.get_url() in html
    assert page.get_url() in read(client, parent.get_url())


def test_a_thin_programme_is_complete(client: Client) -> None:
    fields = fields_of(read(client, builders.programme().get_url()))
    assert fields["budget"] == [f"Budget {UNKNOWN}"]
    assert fields["period"] == [f"Période {UNKNOWN}"]
    assert "key_figure" not in fields


def test_the_programmes_are_a_tree(client: Client) -> None:
    upper = builders.programme(title="Plan")
    lower = builders.programme(upper, title="Pacte")
    index: ProgrammeIndexPage = builders.programme_index()
    html = read(client, index.get_url())
    inner = html.partition(upper.get_url())[2].partition('<ul class="tree')[2]
    assert lower.get_url() in inner.partition("</ul>")[0]


def full_call() -> CallPage:
    """A call with every fact, two laureates and a regional pact."""
    operator = builders.organisation(code="anr", name="Agence nationale de la recherche")
    page: CallPage = builders.call(
        code="ami-cma",
        title="AMI CMA",
        kind="ami",
        opens_on=PartialDate(2021, 12, 16),
        closes_on=PartialDate(2023, 3, 30),
        closing_time=datetime.time(12),
        results_on=PartialDate(2024, 11, 26),
        budget=Decimal(800_000_000),
        applications=93,
        laureates_count=66,
        purpose="<p>Adapter les formations.</p>",
        support=["etude", "investissement"],
        operators=[CallOperator(organisation=operator)],
        areas=[CallArea(region="27"), CallArea(departement="71")],
        criteria=[Criterion(text="Partenariat")],
        seasons=[Season(code="s1", title="Saison 1", opens_on=PartialDate(2021, 12), laureates_count=178)],
        key_figures=[
            builders.figure(label="Lauréats", value=66, unit="projets", measure=Measure.LAUREATES),
            builders.figure(label="Engagé", value=800_000_000, unit="EUR", season="s1", measure=Measure.GRANTS),
        ],
        faq=[("question", {"question": "Qui ?", "answer": "<p>Tous.</p>"})],
    )
    builders.project(call=page, season="s1", grant=Decimal(16_000_000), region="27")
    builders.project(call=page, region="11")
    builders.project(call=page, kind="pacte-regional", title="Pacte de Corse")
    return page


def test_a_call_with_all_its_facts(client: Client) -> None:
    page = full_call()
    fields = fields_of(read(client, page.get_url()))
    assert fields["status"] == ["Résultats publiés"]
    assert fields["budget"] == [f"Budget 800{FIXED}M€"]
    assert fields["opens_on"] == ["Ouverture 16 décembre 2021"]
    assert "30 mars 2023" in fields["closes_on"][0]
    assert fields["applications"][0].endswith("93")
    assert fields["laureates_count"][0].endswith("66")
    assert fields["areas"] == ["Territoires couverts Bourgogne-Franche-Comté, Saône-et-Loire"]
    assert fields["support"] == ["Étude Investissement"]
    assert "178" in fields["season_laureates_count"][0]
    assert fields["season_opens_on"] == ["Ouverture décembre 2021"]
    assert "2 fiches" in fields["computed"][0]
    assert f"16{FIXED}M€" in fields["computed"][1]
    assert "1 fiche" in fields["computed"][1]
    assert fields["totals"][0].startswith("lauréats sur ce site 2 ")
    assert "Qui ?" in fields["faq"][0]


def test_a_thin_call_says_what_is_unknown(client: Client) -> None:
    fields = fields_of(read(client, builders.call().get_url()))
    assert fields["closes_on"] == ["Date limite Date de clôture non communiquée"]
    assert fields["budget"] == [f"Budget {UNKNOWN}"]
    assert fields["areas"][0].endswith("Toute la France")


def test_calls_are_listed_by_state(client: Client) -> None:
    index: CallIndexPage = builders.call_index()
    builders.call(title="Clos", stated_status="closed")
    builders.call(title="Permanent", stated_status="permanent")
    builders.call(title="Tardif", closes_on=PartialDate(2099, 6))
    builders.call(title="Prochain", closes_on=PartialDate(2099, 1))
    html = read(client, index.get_url())
    positions = [html.index(f">{title}</a>") for title in ("Prochain", "Tardif", "Permanent", "Clos")]
    assert positions == sorted(positions)


def full_project() -> ProjectPage:
    """A project with every fact."""
    verkor = builders.organisation(code="verkor", name="Verkor")
    sector = builders.sector(code="batteries", label_fr="Batteries", family="energie")
    call = builders.call(title="AMI CMA", seasons=[Season(code="s1-v1", title="Saison 1, vague 1")])
    page: ProjectPage = builders.project(
        call=call,
        season="s1-v1",
        title="École de la batterie",
        kind="formation",
        holder=verkor,
        budget=Decimal(19_000_000),
        grant=Decimal(13_000_000),
        learners=8000,
        announced_on=PartialDate(2022, 7, 28),
        region="84",
        departement="38",
        commune="Grenoble",
        audiences=["salaries"],
        modalities=["hybride"],
        website="https://www.example.org/edlb",
        story="<p>Un pôle.</p>",
        sectors=[ProjectSector(sector=sector)],
        partners=[ProjectPartner(name="CEA", role="expertise")],
        places=[ProjectPlace(region="32", departement="59", commune="Dunkerque")],
        statements=[Statement(person="Zoé", role="directrice", said="Elle se réjouit.", source_title="Dossier")],
    )
    return page


def test_a_project_with_all_its_facts(client: Client) -> None:
    page = full_project()
    html = read(client, page.get_url())
    fields = fields_of(html)
    assert fields["grant"] == [f"Subvention 13{FIXED}M€"]
    assert fields["budget"] == [f"Budget total 19{FIXED}M€"]
    assert fields["learners"] == [f"Apprenants visés 8{NARROW}000"]
    assert fields["announced_on"] == ["Date d’annonce 28 juillet 2022"]
    assert fields["holder"] == ["Chef de file Verkor"]
    assert fields["season"] == ["Saison 1, vague 1"]
    assert fields["holder_place"] == ["Région du chef de file Auvergne-Rhône-Alpes Grenoble (38)"]
    assert fields["places"] == ["Lieux d’action Dunkerque (59), Hauts-de-France"]
    assert fields["partners"] == ["CEA (expertise)"]
    assert fields["audiences"] == ["Publics Salariés"]
    assert fields["website"] == ["Site web example.org"]
    assert "Elle se réjouit. Zoé, directrice" in fields["statements"][0]
    for address in ("/organisations/verkor/", "/filieres/batteries/", "/territoires/auvergne-rhone-alpes/"):
        assert f'href="{address}"' in html
        assert page.get_url() in read(client, address)
    assert page.get_url() in read(client, "/territoires/hauts-de-france/")


def test_a_production_school_without_holder_is_complete(client: Client) -> None:
    page = builders.project(title="École de production EPB", kind="ecole-de-production")
    fields = fields_of(read(client, page.get_url()))
    assert fields["grant"] == [f"Subvention {UNKNOWN}"]
    assert fields["holder"] == [f"Chef de file {UNKNOWN}"]
    assert fields["holder_place"] == [f"Région du chef de file {UNKNOWN}"]
    assert "0" not in fields["learners"][0]


def test_the_showcase_lists_laureates_by_call(client: Client) -> None:
    index: ProjectIndexPage = builders.project_index()
    cma, other = builders.call(code="cma", title="CMA"), builders.call(code="other")
    ours = builders.project(call=cma, title="Le nôtre")
    builders.project(call=other, title="Un autre")
    builders.project(call=cma, kind="territoire", title="Plateau labellisé")
    everything = read(client, index.get_url())
    assert fields_of(everything)["count"] == ["2 projets"]
    assert "Plateau labellisé" not in everything
    chosen = read(client, f"{index.get_url()}?appel=cma")
    assert ours.get_url() in chosen
    assert "Un autre" not in chosen
    assert fields_of(read(client, f"{index.get_url()}?appel=nonsense&page=zzz"))["count"] == ["2 projets"]


def test_the_showcase_has_pages(client: Client) -> None:
    call = builders.call()
    for number in range(21):
        builders.project(call=call, title=f"Projet {number:02}", announced_on=PartialDate(2024 - number))
    html = read(client, "/laureats/")
    assert "Projet 19" in html
    assert "Projet 20" not in html
    assert 'href="?page=2"' in html
    assert "Projet 20" in read(client, "/laureats/?page=2")


def test_a_folder_sends_readers_to_the_showcase(client: Client) -> None:
    page: ProjectFolderPage = builders.folder(builders.call(code="ami-cma"))
    response = client.get(page.get_url())
    assert (response.status_code, response.headers["Location"]) == (302, "/laureats/?appel=ami-cma")


def full_antenna() -> AntennaPage:
    """An antenna with every fact; its territory's figures are those of a partner."""
    host = builders.organisation(name="Cnam BFC", url="https://www.cnam-bfc.fr")
    town = builders.organisation(name="Agglomération", kind="collectivite")
    OrganisationFigure.objects.create(
        organisation=town, label="Emplois", value=59_000, unit="emplois", source_title="Presse"
    )
    programme = builders.programme()
    call = builders.call(title="Deuxième AMI", programme=programme)
    page: AntennaPage = builders.antenna(
        title="Antenne de Montbéliard",
        host=host,
        call=call,
        programme=programme,
        commune="Montbéliard",
        departement="25",
        region="27",
        address="Ex-polyclinique",
        latitude=Decimal("47.50957"),
        longitude=Decimal("6.79823"),
        budget=Decimal(786_000),
        budget_from=PartialDate(2021),
        budget_until=PartialDate(2024),
        selected_on=PartialDate(2021, 9, 8),
        stages=[AntennaStage(period="2021-2022", label="Mattern Lab", text="Accueil")],
        needs=[AntennaNeed(title="Hydrogène", detail="Réservoirs")],
        trainings=[AntennaTraining(title="Licence", level="bac+3", school="Lycée Nelson-Mandela", year="2021")],
        partners=[AntennaPartner(organisation=town), AntennaPartner(name="UIMM")],
        criteria=[Criterion(text="Dynamique partenariale")],
    )
    return page


def test_an_antenna_with_all_its_facts(client: Client) -> None:
    page = full_antenna()
    fields = fields_of(read(client, page.get_url()))
    assert fields["budget"] == [f"Budget prévisionnel 786{NARROW}000{FIXED}€ de 2021 à 2024"]
    assert fields["selected_on"] == ["Date de sélection 8 septembre 2021"]
    assert fields["stages"] == ["2021-2022 Mattern Lab Accueil"]
    assert "Hydrogène" in fields["needs"][0]
    assert "Lycée Nelson-Mandela" in fields["trainings"][0]
    assert fields["partners"] == ["Agglomération", "UIMM"]
    assert f"59{NARROW}000 emplois" in fields["key_figure"][0]
    assert "GeoNames" in fields["coordinates"][0]
    assert fields["address"][0].endswith("Ex-polyclinique")
    assert fields["contact"][0].startswith(f"Contact {UNKNOWN} ")
    assert fields["contact"][0].endswith("Cnam BFC, cnam-bfc.fr")
    assert fields["hours"] == [f"Horaires {UNKNOWN} Renseignez-vous avant de venir."]
    for owner in (page.call, page.programme):
        assert owner
        assert page.get_url() in read(client, owner.get_url())


def test_a_thin_antenna_is_complete(client: Client) -> None:
    fields = fields_of(read(client, builders.antenna().get_url()))
    assert fields["host"][0].endswith(UNKNOWN)
    assert fields["address"][0].endswith(UNKNOWN)
    assert "coordinates" not in fields


def test_antennas_are_listed_by_region(client: Client) -> None:
    index: AntennaIndexPage = builders.antenna_index()
    builders.antenna(title="Dole", region="27")
    builders.antenna(title="Nulle part")
    html = read(client, index.get_url())
    assert html.index('id="region-27"') < html.index("Dole") < html.index('id="region-none"')


def test_every_region_has_a_dossier(client: Client) -> None:
    index: TerritoryIndexPage = builders.territory_index()
    builders.call(title="Partout")
    builders.call(title="En Corse", areas=[CallArea(region="94")])
    html = read(client, index.get_url())
    for slug in ("corse", "mayotte", "ile-de-france"):
        assert f'href="/territoires/{slug}/"' in html
        assert "Partout" in read(client, f"/territoires/{slug}/")
    assert "En Corse" in read(client, "/territoires/corse/")
    assert "En Corse" not in read(client, "/territoires/mayotte/")
    assert client.get("/territoires/atlantide/").status_code == 404


def test_every_sector_has_a_page(client: Client) -> None:
    index: SectorIndexPage = builders.sector_index()
    builders.sector(code="batteries", label_fr="Batteries", france_2030=True)
    assert 'href="/filieres/batteries/"' in read(client, index.get_url())
    html = read(client, "/filieres/batteries/")
    assert fields_of(html)["family"] == ["Énergie et décarbonation"]
    assert "Aucun lauréat dans cette filière" in html
    assert client.get("/filieres/charbon/").status_code == 404


def test_every_organisation_has_a_page(client: Client) -> None:
    index: OrganisationIndexPage = builders.organisation_index()
    anr = builders.organisation(code="anr", name="Agence", acronym="ANR", siren="130002504", kind="operateur")
    assert 'href="/organisations/anr/"' in read(client, index.get_url())
    call = builders.call(operators=[CallOperator(organisation=anr)])
    joined = builders.project(partners=[ProjectPartner(organisation=anr)])
    html = read(client, "/organisations/anr/")
    assert fields_of(html)["siren"] == ["Siren 130002504"]
    assert call.get_url() in html
    assert joined.get_url() in html
    assert client.get("/organisations/personne/").status_code == 404
