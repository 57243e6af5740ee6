"""Codes are addresses: one page each, unchanged once published, not copied; an address that changes leaves a 301."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from home.publication import PublicationRefused
from programmes.models import CallPage, ProgrammePage, Season
from tests import builders
from tests.admin.forms import PUBLISH, PageForm, SnippetForm, errors_beside, errors_of, french, plain, said

pytestmark = pytest.mark.django_db


def test_a_code_used_twice_is_refused_in_a_draft_too(editor: Client) -> None:
    builders.call(code="ami-cma")
    form = PageForm.new(editor, CallPage, builders.call_index())
    form.fill(title="Un autre appel", slug="un-autre-appel", code="ami-cma")
    message = french("Another page already has this code. Choose a different one.")
    for action in ("", PUBLISH):
        assert message in errors_beside(form.send(action), "code")


def test_a_code_of_another_type_is_free(editor: Client) -> None:
    builders.programme(code="cma")
    form = PageForm.new(editor, CallPage, builders.call_index())
    form.fill(title="Un appel", slug="un-appel", code="cma")
    assert form.send().status_code == 302


def test_a_code_is_needed_for_publication(editor: Client) -> None:
    form = PageForm.of(editor, builders.programme(live=False, code=None))
    assert "code" in errors_of(form.send(PUBLISH))


@pytest.mark.parametrize("action", ["", PUBLISH])
def test_a_season_code_used_twice_is_refused(editor: Client, action: str) -> None:
    form = PageForm.of(editor, builders.call())
    form.fill(seasons=[{"code": "s1", "title": "Saison 1"}, {"code": "s1", "title": "Saison 1 bis"}])
    response = form.send(action)
    assert response.status_code == 200
    assert "s1" in response.content.decode()
    assert not Season.objects.exists()


def test_a_code_is_locked_after_the_first_publication(editor: Client) -> None:
    page = builders.call(code="ami-cma")
    form = PageForm.of(editor, page)
    form.fill(code="autre")
    assert form.send(PUBLISH).status_code == 302
    page.refresh_from_db()
    assert page.code == "ami-cma"
    html = editor.get(form.address).content.decode()
    assert french("Published once, this code no longer changes.") in plain(html)


def test_no_door_changes_a_published_code() -> None:
    page = builders.call(code="ami-cma")
    page.code = "autre"
    with pytest.raises(PublicationRefused) as refusal:
        page.save()
    assert french("This code was published: it no longer changes.") in plain(str(refusal.value.messages[0]))


def test_no_door_makes_an_alias_which_would_have_the_same_code(editor: Client) -> None:
    page = builders.call(code="ami-cma")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert 'name="alias"' not in editor.get(address).content.decode()
    facts = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": str(page.get_parent().pk), "alias": "on"}
    assert editor.post(address, facts).status_code == 302
    assert CallPage.objects.get(slug="copie").alias_of is None


def test_a_copy_has_no_code_and_waits_for_one(editor: Client) -> None:
    page = builders.call(code="ami-cma")
    facts = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": str(page.get_parent().pk)}
    response = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), facts)
    assert response.status_code == 302
    copy = CallPage.objects.get(slug="copie")
    assert copy.code is None
    form = PageForm.of(editor, copy)
    assert "code" in errors_of(form.send(PUBLISH))
    form.fill(code="ami-cma-2")
    assert form.send(PUBLISH).status_code == 302


def test_a_copy_that_should_be_published_at_once_is_refused_with_the_reason(editor: Client) -> None:
    page = builders.call(code="ami-cma")
    facts = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": str(page.get_parent().pk)}
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    response = editor.post(address, {**facts, "publish_copies": "on"})
    assert response.status_code == 302
    assert french("code").capitalize() in said(response)
    assert not CallPage.objects.filter(slug="copie").exists()


def test_the_code_of_a_vocabulary_is_fixed(editor: Client) -> None:
    sector = builders.sector(code="hydrogene")
    form = SnippetForm(editor, reverse(sector.snippet_viewset.get_url_name("edit"), args=[sector.pk]))
    form.fill(code="batteries")
    message = french("This code is an address: it does not change.")
    assert message in errors_beside(form.send(), "code")


def test_a_page_renamed_in_its_form_leaves_a_301(
    editor: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    page = builders.call(slug="ancien")
    form = PageForm.of(editor, page)
    form.fill(slug="nouveau")
    with django_capture_on_commit_callbacks(execute=True):
        assert form.send(PUBLISH).status_code == 302
    response = Client().get("/appels/ancien/")
    assert (response.status_code, response.headers["Location"]) == (301, "/appels/nouveau/")


def test_a_page_moved_leaves_a_301_and_so_do_those_below(editor: Client) -> None:
    old, new = builders.programme(slug="ancien"), builders.programme(slug="nouveau")
    child = builders.programme(old, slug="volet")
    builders.programme(child, slug="mesure")
    address = reverse("wagtailadmin_pages:move_confirm", args=[child.pk, new.pk])
    assert editor.post(address).status_code == 302
    assert ProgrammePage.objects.get(slug="volet").get_parent().pk == new.pk
    for path in ("volet/", "volet/mesure/"):
        response = Client().get(f"/programmes/ancien/{path}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/programmes/nouveau/{path}")
