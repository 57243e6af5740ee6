"""A page that is withdrawn, deleted, renamed, moved or restricted takes its translations with it."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from home.publication import PublicationRefused
from programmes.models import CallPage
from tests import builders

from .acting import edited, english, fresh, publish

pytestmark = pytest.mark.django_db


def test_what_is_withdrawn_and_comes_back(call: CallPage, client: Client) -> None:
    fresh(call).unpublish()
    assert not english(call).live
    assert client.get(f"/en/appels/{call.slug}/").status_code == 404
    with pytest.raises(PublicationRefused):
        english(call).save_revision().publish()
    publish(call, budget=3)
    assert english(call).live
    english(call).unpublish()
    publish(call, budget=4)
    page = english(call)
    assert not page.live  # its own editors withdrew it
    assert page.get_latest_revision_as_object().budget == 4


def test_what_expires_takes_its_translation_along(call: CallPage) -> None:
    past = timezone.now() - datetime.timedelta(minutes=1)
    Page.objects.filter(pk=call.pk).update(expire_at=past)
    call_command("publish_scheduled")
    assert not english(call).live


def test_a_scheduled_publication_leads_too(call: CallPage) -> None:
    revision = edited(call, budget=42).save_revision()
    past = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert english(call).budget == 42


def test_what_is_deleted_leaves_no_orphan(admin: Client) -> None:
    """The pages below it too; another one that needs the page still keeps it."""
    page = builders.programme()
    below = builders.programme(page)
    builders.translate(below)
    call = builders.translate(builders.call(programme=below))
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    admin.post(address)
    assert Page.objects.filter(translation_key=below.translation_key).count() == 2
    CallPage.objects.get(translation_key=call.translation_key, locale__language_code="fr").delete()
    assert not CallPage.objects.exists()
    admin.post(address)
    assert not Page.objects.filter(translation_key__in=[page.translation_key, below.translation_key]).exists()
    assert not Page.find_problems()[4]  # numbers of children are right


def test_a_new_address_is_followed(call: CallPage, client: Client, django_capture_on_commit_callbacks: Any) -> None:
    old = call.slug
    with django_capture_on_commit_callbacks(execute=True):
        publish(call, slug="nouvelle-adresse")
    assert client.get("/en/appels/nouvelle-adresse/").status_code == 200
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/appels/{old}/")
        assert (response.status_code, response.headers["Location"]) == (301, f"{prefix}/appels/nouvelle-adresse/")


def test_a_page_that_moves_takes_its_translation_along(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    first, second, third = (builders.programme(slug=name) for name in ("un", "deux", "trois"))
    page = builders.programme(first, slug="enfant")
    builders.translate(page)
    builders.translate(second)
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).move(second, pos="last-child")
    assert english(page).get_parent().pk == english(second).pk
    response = client.get("/en/programmes/un/enfant/")
    assert (response.status_code, response.headers["Location"]) == (301, "/en/programmes/deux/enfant/")
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).move(third, pos="last-child")
    assert english(page).get_parent().pk == english(second).pk  # there is no translation to go below
    assert english(page).live


def redirected(client: Client, address: str) -> str:
    """Where an old address leads for good, to a page that is there."""
    response = client.get(address)
    assert response.status_code == 301, address
    target = response.headers["Location"]
    assert client.get(target).status_code == 200, target
    return str(target)


@pytest.mark.parametrize("is_translated", [True, False])
def test_a_branch_that_is_renamed_is_found_at_its_old_addresses(
    client: Client, django_capture_on_commit_callbacks: Any, *, is_translated: bool
) -> None:
    """In French and in English, whether English readers read a translation or the French page."""
    top = builders.programme(slug="haut")
    below = builders.programme(top, slug="bas")
    builders.translate(below if is_translated else builders.programme_index())
    with django_capture_on_commit_callbacks(execute=True):
        publish(top, slug="cime")
    with django_capture_on_commit_callbacks(execute=True):
        publish(below, slug="fond")
    for prefix in ("", "/en"):
        assert redirected(client, f"{prefix}/programmes/haut/") == f"{prefix}/programmes/cime/"
        assert redirected(client, f"{prefix}/programmes/cime/bas/") == f"{prefix}/programmes/cime/fond/"
        assert redirected(client, f"{prefix}/programmes/haut/bas/") == f"{prefix}/programmes/cime/fond/"


def test_a_page_that_is_not_translated_is_found_after_a_move(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = builders.programme(slug="un"), builders.programme(slug="deux")
    page = builders.programme(first, slug="enfant")
    builders.translate(second)
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).move(second, pos="last-child")
    for prefix in ("", "/en"):
        assert redirected(client, f"{prefix}/programmes/un/enfant/") == f"{prefix}/programmes/deux/enfant/"


def test_a_translation_that_keeps_an_address_of_its_own_is_found_from_the_french_ones(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    """Its source moved below a page that is not translated: it stays where it was."""
    first, second = builders.programme(slug="un"), builders.programme(slug="deux")
    page = builders.programme(first, slug="enfant")
    builders.translate(page)
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).move(second, pos="last-child")
    with django_capture_on_commit_callbacks(execute=True):
        publish(page, slug="filleul")
    own = english(page).get_url()
    assert own == "/en/programmes/un/filleul/"
    assert client.get(own).status_code == 200
    for old in ("/en/programmes/deux/filleul/", "/en/programmes/deux/enfant/", "/en/programmes/un/enfant/"):
        assert redirected(client, old) == own
    assert redirected(client, "/programmes/un/enfant/") == "/programmes/deux/filleul/"


def test_restrictions_follow(call: CallPage, client: Client) -> None:
    address = f"/en/appels/{call.slug}/"
    restriction = PageViewRestriction.objects.create(page=call, restriction_type="password", password="secret")
    assert client.get(address).status_code in (302, 401, 403) or "password" in client.get(address).content.decode()
    assert english(call).view_restrictions.get().password == "secret"
    restriction.delete()
    assert not english(call).view_restrictions.exists()


def test_nobody_sees_a_restricted_page_by_moving_it() -> None:
    closed, page = builders.programme(), builders.programme()
    builders.translate(page)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    fresh(page).move(closed, pos="last-child")
    assert not english(page).live
