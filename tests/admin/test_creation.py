"""Every page type is made in the admin's form, as a draft and published, and previewed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import AccessibilityStatementPage, ContactPage, HomePage, SiteMapPage, StandardPage
from news.models import DossierPage, EventPage, NewsIndexPage, NewsPage
from programmes.models import (
    AntennaIndexPage,
    AntennaPage,
    CallIndexPage,
    CallPage,
    OrganisationIndexPage,
    ProgrammeIndexPage,
    ProgrammePage,
    ProjectFolderPage,
    ProjectIndexPage,
    ProjectPage,
    SectorIndexPage,
    TerritoryIndexPage,
)
from tests import builders
from tests.admin.forms import PUBLISH, PageForm, errors_of, rich_text

Facts = dict[str, Any]
Parent = Callable[[], Page]


def call_facts() -> Facts:
    return {
        "code": "ami-cma",
        "programme": str(builders.programme().pk),
        "closes_on": "30/03/2023",
        "seasons": [{"code": "s1", "title": "Saison 1", "opens_on": "16/12/2021"}],
        "key_figures": [{"label": "Lauréats", "value": "182", "source_url": "https://anr.fr/"}],
    }


def project_facts() -> Facts:
    call = builders.call()
    builders.folder(call)
    return {
        "code": "co2i",
        "call": str(call.pk),
        "region": "76",
        "departement": "31",
        "grant": "13000000",
        "budget": "19000000.50",
        "sectors": [{"sector": str(builders.sector().pk)}],
        "places": [{"region": "27", "departement": "25"}],
        "sources": [{"source_url": "https://anr.fr/"}],
    }


CASES: list[tuple[type[Page], Parent, Callable[[], Facts]]] = [
    (StandardPage, builders.home, dict),
    (ContactPage, builders.home, lambda: {"thanks": rich_text("<p>Merci.</p>")}),
    (AccessibilityStatementPage, builders.home, dict),
    (SiteMapPage, builders.home, dict),
    (ProgrammeIndexPage, builders.home, dict),
    (CallIndexPage, builders.home, dict),
    (ProjectIndexPage, builders.home, dict),
    (AntennaIndexPage, builders.home, dict),
    (TerritoryIndexPage, builders.home, dict),
    (SectorIndexPage, builders.home, dict),
    (OrganisationIndexPage, builders.home, dict),
    (NewsIndexPage, builders.home, dict),
    (ProgrammePage, builders.programme_index, lambda: {"code": "pic", "started_on": "2018", "ended_on": "2023"}),
    (CallPage, builders.call_index, call_facts),
    (ProjectFolderPage, builders.project_index, lambda: {"call": str(builders.call().pk)}),
    (ProjectPage, lambda: ProjectFolderPage.objects.get(), project_facts),
    (AntennaPage, builders.antenna_index, lambda: {"code": "montbeliard", "commune": "Montbéliard"}),
    (NewsPage, builders.news_index, lambda: {"published_on": "11/2024", "linked_regions": [{"region": "27"}]}),
    (EventPage, builders.news_index, lambda: {"starts_on": "26/11/2024", "departement": "91"}),
    (DossierPage, builders.news_index, lambda: {"proposals": [{"number": "1", "title": "Des chaires"}]}),
]
each_type = pytest.mark.parametrize(
    ("model", "parent", "facts"), CASES, ids=[model.__name__ for model, _parent, _facts in CASES]
)

pytestmark = pytest.mark.django_db


def filled(editor: Client, model: type[Page], parent: Parent, facts: Callable[[], Facts]) -> PageForm:
    known = facts()
    form = PageForm.new(editor, model, parent())
    form.fill(title="Une page d’essai", slug="une-page-d-essai", **known)
    return form


def preview(editor: Client, form: PageForm) -> str:
    """What the panel beside the form shows, before anything was saved."""
    address = f"{form.address}preview/"
    assert editor.post(address, form.data).json() == {"is_valid": True, "is_available": True}
    response = editor.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_cases_cover_every_page_type_but_the_entrance() -> None:
    ours = {model for model in builders.page_types() if model is not HomePage}
    assert {model for model, _parent, _facts in CASES} == ours


@each_type
def test_a_page_is_previewed_then_published_from_the_form(
    editor: Client, model: type[Page], parent: Parent, facts: Callable[[], Facts]
) -> None:
    form = filled(editor, model, parent, facts)
    if model is not ProjectFolderPage:  # which has no page of its own
        assert "Une page d’essai" in preview(editor, form)
    response = form.send(PUBLISH)
    assert response.status_code == 302, errors_of(response)
    page = model.objects.get(slug="une-page-d-essai")
    assert page.live


@each_type
def test_a_title_and_its_slug_are_enough_for_a_draft(
    editor: Client, model: type[Page], parent: Parent, facts: Callable[[], Facts]
) -> None:
    facts()
    form = PageForm.new(editor, model, parent())
    form.fill(title="Une page d’essai", slug="une-page-d-essai")
    response = form.send()
    assert response.status_code == 302, errors_of(response)
    assert not model.objects.get(title="Une page d’essai").live


def test_the_entrance_can_be_edited_and_published_again(editor: Client) -> None:
    page = builders.home()
    form = PageForm.of(editor, page)
    form.fill(hero="Trouver un financement", featured=[{"target": str(builders.programme().pk)}])
    assert form.send(PUBLISH).status_code == 302
    page.refresh_from_db()
    assert page.hero == "Trouver un financement"
    assert page.featured.count() == 1
