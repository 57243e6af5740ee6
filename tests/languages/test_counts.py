"""A call or a project counts once, however many languages it is read in."""

import re

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from programmes.models import ProjectPage, Season
from tests import builders
from tests.admin.forms import PUBLISH, PageForm, errors_of, french, plain
from tests.reading import read

from . import marked
from .acting import fresh

BELOW = (
    "recherche/?q=title",
    "laureats/?region=27",
    "territoires/bourgogne-franche-comte/",
    "territoires/couverture/",
    "filieres/code-batteries/",
    "actualites/evenements/",
)


def main_of(client: Client, address: str) -> str:
    """What a page says, without the instant at which a form was shown."""
    main = read(client, address).partition("<main")[2].partition("</main>")[0]
    return re.sub('<input type="hidden"[^>]*>', "", main)


def numbers(client: Client, listing: str) -> dict[str, str]:
    """The calls of each programme, by its title."""
    table = BeautifulSoup(read(client, listing), "html.parser").select("table.listing")[0]
    place = [one.get_text(strip=True) for one in table.select("thead th")].index(french("Calls"))
    rows = [row.select("td") for row in table.select("tbody tr")]
    return {row[1].select("a")[0].get_text(strip=True): row[place].get_text(strip=True) for row in rows}


def test_no_french_page_changes_when_pages_are_translated(client: Client, db: None) -> None:
    pages = marked.site()
    addresses = [*(str(page.get_url()) for page in pages), *(f"/{path}" for path in BELOW)]
    before = {address: main_of(client, address) for address in addresses}
    marked.translated(pages, "en")
    assert {address: main_of(client, address) for address in addresses} == before


def test_the_admin_counts_calls_once_and_offers_programmes_once(admin: Client) -> None:
    programme = builders.programme(title="Programme A")
    call = builders.call(programme=programme, title="Appel A")
    listing, calls = reverse("programmes:index"), reverse("calls:index")
    assert numbers(admin, listing) == {"Programme A": "1"}
    builders.translate(programme, title="Programme A in English")
    builders.translate(call)
    assert numbers(admin, listing) == {"Programme A": "1", "Programme A in English": "1"}
    assert read(admin, calls).count('name="programme"') == 1


def test_seasons_in_use_are_those_of_projects_once(admin: Client) -> None:
    call = builders.call(seasons=[Season(code="s1", title="Saison 1")])
    project = builders.project(call=call, season="s1")
    builders.translate(project)
    ProjectPage.objects.filter(translation_key=project.translation_key).exclude(pk=project.pk).update(season="s0")
    form = PageForm.of(admin, fresh(call))
    form.fill(**{"seasons-0-code": "s2"})
    (message,) = errors_of(form.send(PUBLISH))["__all__"]
    assert plain(message) == french("Projects belong to these seasons: %(names)s. Keep their codes.", names="s1")
