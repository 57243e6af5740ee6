"""Names of places and of sectors in the reader's language, else in French, which says that it is French."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from home.languages import mark, named
from home.templatetags.languages import foreign
from programmes.models import ProjectSector, Sector, SectorIndexPage
from programmes.territories import DEPARTEMENTS, REGIONS, names
from tests import builders
from tests.reading import read

# As British newspapers and guides say them; the others have no other name in English.
EXONYMS = {
    "03": "French Guiana",
    "04": "Réunion",
    "27": "Burgundy-Franche-Comté",
    "28": "Normandy",
    "53": "Brittany",
    "76": "Occitania",
    "94": "Corsica",
}


def test_regions_have_their_names_in_english() -> None:
    with override("en"):
        assert {code: one.name for code, one in REGIONS.items() if one.name != one.name_fr} == EXONYMS
        assert {one.language for one in (*REGIONS.values(), *DEPARTEMENTS.values())} == {"en"}


def test_a_table_may_have_names_in_more_languages() -> None:
    """A column is a language; an empty cell says that the name is the French one there too."""
    row = {"code": "53", "name_fr": "Bretagne", "name_en": "Brittany", "name_de": ""}
    assert names(row) == {"fr": "Bretagne", "en": "Brittany", "de": "Bretagne"}


@pytest.mark.parametrize(("language", "html"), [("fr", "Bretagne"), ("en", "Brittany")])
def test_a_known_name_is_in_the_language_around_it(language: str, html: str) -> None:
    with override(language):
        assert named(REGIONS["53"]) == html
        assert foreign(REGIONS["53"]) == ""


@pytest.mark.parametrize(("language", "attributes"), [("de", ' lang="fr"'), ("ar", ' lang="fr" dir="ltr"')])
def test_an_unknown_name_is_in_french_and_says_so(language: str, attributes: str) -> None:
    with override(language):
        assert named(REGIONS["53"]) == f"<span{attributes}>Bretagne</span>"
        assert foreign(REGIONS["53"]) == mark("fr") == attributes


def test_a_sector_has_a_label_in_each_language_that_it_is_known_in() -> None:
    sector = Sector(label_fr="Hydrogène <vert>", labels={"en": "Green hydrogen", "ar": ""})
    shown = {}
    for language in ("fr", "en", "de", "ar"):
        with override(language):
            shown[language] = named(sector)
    assert shown == {
        "fr": "Hydrogène <vert>",  # escaped by the template, as any text
        "en": "Green hydrogen",
        "de": '<span lang="fr">Hydrogène &lt;vert&gt;</span>',
        "ar": '<span lang="fr" dir="ltr">Hydrogène &lt;vert&gt;</span>',
    }


@pytest.mark.django_db
def test_an_english_page_marks_the_labels_that_are_french(client: Client) -> None:
    known = builders.sector(code="hydrogene", label_fr="Hydrogène", labels={"en": "Hydrogen"})
    french = builders.sector(code="batteries", label_fr="Accumulateurs")
    sectors = [ProjectSector(sector=known), ProjectSector(sector=french)]
    builders.translate(builders.sector_index())
    page = builders.translate(builders.project(region="27", sectors=sectors))
    found = BeautifulSoup(read(client, page.get_url()), "html.parser").select('[data-field="sectors"] a')
    assert [(one.text, one.get("lang")) for one in found] == [("Hydrogen", None), ("Accumulateurs", "fr")]
    title = BeautifulSoup(read(client, "/en/filieres/batteries/"), "html.parser").select_one("h1")
    assert title is not None
    assert (title.text, title.get("lang")) == ("Accumulateurs", "fr")
    assert SectorIndexPage.objects.count() == 2


@pytest.mark.django_db
def test_an_editor_writes_a_label_for_each_language(client: Client) -> None:
    client.force_login(builders.superuser())
    sector = builders.sector(code="hydrogene", label_fr="Hydrogène", labels={"en": "Hydrogen", "de": "Wasserstoff"})
    address = reverse(sector.snippet_viewset.get_url_name("edit"), args=[sector.pk])
    field = BeautifulSoup(read(client, address), "html.parser").select_one("input[name=label_en]")
    assert field is not None
    assert field["value"] == "Hydrogen"
    filled: dict[str, Any] = {"label_fr": "Hydrogène", "code": "hydrogene", "family": "energie"}
    assert client.post(address, {**filled, "label_en": "Low-carbon hydrogen"}).status_code == 302
    sector.refresh_from_db()
    assert sector.labels == {"en": "Low-carbon hydrogen", "de": "Wasserstoff"}  # that of a language not served stays
    client.post(address, {**filled, "label_en": ""})
    sector.refresh_from_db()
    assert sector.labels == {"de": "Wasserstoff"}
    assert sector.other_labels == "de: Wasserstoff"
