"""Calls, their folders, their projects and their seasons stay together in the admin's forms."""

import pytest
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission

from programmes.models import CallPage, ProjectFolderPage, ProjectPage, Season
from tests import builders
from tests.admin.forms import PUBLISH, PageForm, errors_beside, errors_of, french

pytestmark = pytest.mark.django_db
NO_SEASON = "The call has no season with this code."


def test_a_published_call_gets_a_folder_for_its_laureates_once(editor: Client) -> None:
    builders.project_index()
    page = builders.call(title="AMI Soin")
    for _ in range(2):
        assert PageForm.of(editor, page).send(PUBLISH).status_code == 302
    folder = ProjectFolderPage.objects.get()
    assert (folder.call, folder.title, folder.live) == (page, "AMI Soin", True)


def test_a_new_project_is_of_the_call_of_its_folder(editor: Client) -> None:
    call = builders.call()
    form = PageForm.new(editor, ProjectPage, builders.folder(call))
    assert form.data["call"] == [str(call.pk)]


def test_a_project_of_another_call_is_refused_beside_the_call(editor: Client) -> None:
    folder, other = builders.folder(builders.call(title="Le nôtre")), builders.call()
    form = PageForm.new(editor, ProjectPage, folder)
    form.fill(title="Aidants", slug="aidants", code="aidants", call=str(other.pk))
    response = form.send(PUBLISH)
    assert "Le nôtre" in errors_beside(response, "call")


def test_a_code_is_made_of_what_people_type(editor: Client) -> None:
    form = PageForm.new(editor, CallPage, builders.call_index())
    form.fill(title="Soin", slug="soin", code="AMI Soin été 2026")
    assert form.send().status_code == 302
    assert CallPage.objects.get(slug="soin").code == "ami-soin-ete-2026"


def test_a_figure_of_an_unknown_season_is_refused_beside_it(editor: Client) -> None:
    page = builders.call(seasons=[Season(code="s1", title="Saison 1")])
    figure = {"label": "Lauréats", "value": "182", "source_url": "https://anr.fr/"}
    form = PageForm.of(editor, page)
    form.fill(key_figures=[{**figure, "season": "s1"}, {**figure, "season": "s9"}])
    response = form.send(PUBLISH)
    assert errors_beside(response, "key_figures-0-season") == ""
    assert errors_beside(response, "key_figures-1-season") == french(NO_SEASON)


def test_a_season_may_come_with_its_figure(editor: Client) -> None:
    page = builders.call()
    figure = {"label": "Lauréats", "value": "182", "source_url": "https://anr.fr/", "season": "s1"}
    form = PageForm.of(editor, page)
    form.fill(key_figures=[figure], seasons=[{"code": "s1", "title": "Saison 1"}])
    assert form.send(PUBLISH).status_code == 302


def test_a_season_that_projects_name_keeps_its_code(editor: Client) -> None:
    page = builders.call(seasons=[Season(code="s2", title="Saison 2")])
    builders.project(call=page, season="s2")
    form = PageForm.of(editor, page)
    form.fill(**{"seasons-0-code": "saison-deux"})
    response = form.send(PUBLISH)
    assert "s2" in str(errors_of(response)["__all__"])
    assert page.seasons.get().code == "s2"


def test_messages_of_readers_are_for_administrators(redaction: Client, administration: Client) -> None:
    page = builders.contact_page()
    FormSubmission.objects.create(page=page, form_data={"name": "Zoé"})
    address = f"/admin/forms/submissions/{page.pk}/"
    assert redaction.get(address).status_code in (302, 403)
    assert "Zoé" in administration.get(address).content.decode()
