"""Nothing that others need is deleted, and nothing huge by one click: the admin says why."""

from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from home import wagtail_hooks
from programmes.models import CallPage, Organisation, ProjectSector, Sector
from tests import builders
from tests.admin.forms import french, said

NEEDED = "Nothing was deleted, because other content needs it:"


def bulk_delete(client: Client, kind: tuple[str, str], *keys: int) -> Any:
    address = reverse("wagtail_bulk_action", args=[*kind, "delete"])
    return client.post(f"{address}?" + "&".join(f"id={key}" for key in keys))


def test_a_call_with_projects_says_that_they_need_it(editor: Client) -> None:
    call = builders.call()
    builders.project(call=call)
    response = editor.get(reverse("wagtailadmin_pages:delete", args=[call.pk]))
    assert response.status_code == 200
    assert response.context["is_protected"]
    assert 'class="button serious"' not in response.content.decode()


@pytest.mark.parametrize("door", ["page", "bulk", "index"])
def test_a_call_with_projects_stays(editor: Client, door: str) -> None:
    call = builders.call()
    builders.project(title="CO2i", call=call)
    ReferenceIndex.objects.all().delete()  # an index that lags behind must not give a server error
    if door == "bulk":
        response = bulk_delete(editor, ("wagtailcore", "page"), call.pk)
    else:
        key = call.pk if door == "page" else builders.call_index().pk
        response = editor.post(reverse("wagtailadmin_pages:delete", args=[key]))
    assert response.status_code == 302
    assert french(NEEDED) in said(response)
    assert "CO2i" in said(response)
    assert CallPage.objects.filter(pk=call.pk).exists()


def test_an_organisation_in_use_stays(editor: Client) -> None:
    holder = builders.organisation()
    builders.project(title="CO2i", holder=holder)
    address = reverse(holder.snippet_viewset.get_url_name("delete"), args=[holder.pk])
    page = editor.get(address)
    assert page.status_code == 200
    assert page.context["is_protected"]
    ReferenceIndex.objects.all().delete()
    for response in (editor.post(address), bulk_delete(editor, ("programmes", "organisation"), holder.pk)):
        assert french(NEEDED) in said(response)
    assert Organisation.objects.filter(pk=holder.pk).exists()


def test_a_row_that_needs_a_sector_is_named_by_its_page(editor: Client) -> None:
    sector = builders.sector()
    builders.project(title="CO2i", sectors=[ProjectSector(sector=sector)])
    ReferenceIndex.objects.all().delete()
    response = bulk_delete(editor, ("programmes", "sector"), sector.pk)
    assert "CO2i" in said(response)
    assert Sector.objects.exists()


def test_a_record_that_nobody_needs_is_deleted(editor: Client) -> None:
    term = builders.term()
    response = editor.post(reverse(term.snippet_viewset.get_url_name("delete"), args=[term.pk]))
    assert response.status_code == 302
    assert not type(term).objects.exists()


@pytest.mark.parametrize("bulk", [False, True])
def test_a_large_deletion_is_refused_and_explained(editor: Client, *, bulk: bool) -> None:
    builders.article()
    builders.event()
    index = builders.news_index()
    with mock.patch.object(wagtail_hooks, "DELETED_AT_ONCE", 1):
        if bulk:
            response = bulk_delete(editor, ("wagtailcore", "page"), index.pk)
        else:
            response = editor.get(reverse("wagtailadmin_pages:delete", args=[index.pk]))
    assert response.status_code == 302
    assert "2" in said(response)
    assert index.title in said(response)
    assert type(index).objects.exists()
