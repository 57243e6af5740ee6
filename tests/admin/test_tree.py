"""Nobody can build a tree that makes no sense."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage, StandardPage
from home.permissions import SORTABLE
from news.models import DossierPage, EventPage, NewsIndexPage, NewsPage
from programmes.models import (
    AntennaIndexPage,
    AntennaPage,
    CallIndexPage,
    CallPage,
    ProgrammeIndexPage,
    ProgrammePage,
    ProjectFolderPage,
    ProjectIndexPage,
    ProjectPage,
)
from tests import builders
from tests.admin.forms import french

CHILDREN: dict[type[Page], set[type[Page]]] = {
    ProgrammeIndexPage: {ProgrammePage},
    ProgrammePage: {ProgrammePage},
    CallIndexPage: {CallPage},
    ProjectIndexPage: {ProjectFolderPage},
    ProjectFolderPage: {ProjectPage},
    AntennaIndexPage: {AntennaPage},
    NewsIndexPage: {NewsPage, EventPage, DossierPage},
    StandardPage: {StandardPage},
}


def children(model: type[Page]) -> set[type[Page]]:
    """Page types that the admin offers below a type."""
    return set(model.creatable_subpage_models())


@pytest.mark.parametrize("model", builders.page_types(), ids=lambda model: model.__name__)
def test_each_type_has_the_children_that_make_sense(model: type[Page]) -> None:
    below_home = children(HomePage)
    expected = CHILDREN.get(model, below_home if model is HomePage else set())
    assert children(model) == expected
    assert HomePage not in below_home
    assert not {CallPage, ProjectPage, AntennaPage, NewsPage, EventPage, ProgrammePage} & below_home


def test_below_the_root_there_is_but_one_home_page(editor: Client) -> None:
    root = Page.get_first_root_node()
    assert HomePage in children(Page)
    assert not HomePage.can_create_at(root)
    response = editor.get(reverse("wagtailadmin_pages:add", args=["home", "homepage", root.pk]))
    assert response.status_code == 302


@pytest.mark.parametrize(
    "model",
    [model for model in builders.page_types() if model.__name__.endswith("IndexPage")],
    ids=lambda model: model.__name__,
)
def test_there_is_one_index_of_each(editor: Client, model: type[Page]) -> None:
    assert model.can_create_at(builders.home())
    builders.the(model)
    assert not model.can_create_at(builders.home())


def test_the_admin_refuses_a_project_below_the_calls(editor: Client) -> None:
    address = reverse("wagtailadmin_pages:add", args=["programmes", "projectpage", builders.call_index().pk])
    response = editor.get(address)
    assert (response.status_code, response.headers["Location"]) == (302, reverse("wagtailadmin_home"))


def test_the_admin_refuses_to_move_a_call_below_a_programme(editor: Client) -> None:
    call, programme = builders.call(), builders.programme()
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[call.pk, programme.pk]))
    call.refresh_from_db()
    assert call.get_parent().pk == builders.call_index().pk


def test_each_type_says_what_it_is_for_where_one_chooses_it(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[builders.news_index().pk])).content.decode()
    for model in (NewsPage, EventPage, DossierPage):
        assert french(str(model.get_page_description())) in " ".join(html.split())


def test_a_big_folder_is_not_sorted_by_hand(editor: Client) -> None:
    folder = builders.folder()
    explore = reverse("wagtailadmin_explore", args=[folder.pk])
    assert "ordering=ord" in editor.get(explore).content.decode()
    ProjectFolderPage.objects.filter(pk=folder.pk).update(numchild=SORTABLE + 1)
    assert f"{explore}?ordering=ord" not in editor.get(explore).content.decode()


def test_a_full_folder_takes_no_project(editor: Client) -> None:
    folder = builders.folder()
    assert ProjectPage.can_create_at(folder)
    folder.numchild = ProjectFolderPage.CAPACITY
    assert not ProjectPage.can_create_at(folder)
