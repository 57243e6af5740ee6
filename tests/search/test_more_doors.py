"""The doors that are opened less: copies, aliases, earlier versions, bulk actions, locks; types that say nothing."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, get_page_models

from home.dates import PartialDate
from home.models import StandardPage
from search import checks
from search.documents import document_of
from search.engines import get_engine
from search.query import Query
from tests import builders
from tests.admin.forms import PageForm

from .doors import branch, fresh, title_of
from .noting import entry, noted, state

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copied_branch_is_found_if_it_is_live(*, keep_live: bool) -> None:
    top, *_below = branch()
    with noted() as keys:
        options = {"slug": "copie", "title": "Copie"}
        CopyPageAction(top, recursive=True, keep_live=keep_live, update_attrs=options).execute()
    copy = StandardPage.objects.get(slug="copie")
    assert title_of(copy) == ("Copie" if keep_live else None)
    assert keys == ({page.pk for page in copy.get_descendants(inclusive=True)} if keep_live else set())


def test_a_copy_made_in_the_admin_is_found(editor: Client) -> None:
    top, *_below = branch()
    data = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": top.get_parent().pk}
    with noted() as keys:
        editor.post(
            reverse("wagtailadmin_pages:copy", args=[top.pk]), {**data, "copy_subpages": "on", "publish_copies": "on"}
        )
    copy = StandardPage.objects.get(slug="copie")
    assert copy.get_descendants().count() == 2
    assert keys == {page.pk for page in copy.get_descendants(inclusive=True)}


def test_an_alias_follows_its_page(editor: Client) -> None:
    page = builders.standard_page(title="Avant")
    with noted() as keys:
        alias = CreatePageAliasAction(page, update_slug="alias", user=None).execute()
    assert keys == {alias.pk}
    page.title = "Après"
    with noted() as keys:
        page.save_revision().publish()
    assert title_of(alias) == "Après"
    assert keys == {page.pk, alias.pk}
    with noted() as keys:
        editor.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    assert fresh(alias).alias_of is None
    assert keys == set()


def test_an_earlier_version_is_found_once_it_is_published() -> None:
    page = builders.standard_page(title="Avant")
    first = page.save_revision()
    first.publish()
    page = fresh(page)
    page.title = "Après"
    page.save_revision().publish()
    with noted() as keys:
        fresh(page).save_revision(previous_revision=first)
    assert keys == set()
    with noted() as keys:
        first.publish()
    assert title_of(page) == "Avant"
    assert keys == {page.pk}


def bulk(action: str, client: Client, *pages: Page, **data: str) -> None:
    query = "&".join(f"id={page.pk}" for page in pages)
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}", data)


def test_bulk_actions(editor: Client) -> None:
    top, middle, bottom = branch()
    with noted() as keys:
        bulk("unpublish", editor, top, include_descendants="on")
    assert keys == {top.pk, middle.pk, bottom.pk}
    with noted() as keys:
        bulk("publish", editor, top, middle)
    assert [title_of(page) for page in (top, middle, bottom)] == ["Dessus", "Milieu", None]
    assert keys == {top.pk, middle.pk}


def test_a_lock_changes_nothing(editor: Client) -> None:
    page = builders.standard_page()
    page.save_revision()
    page.title = "Une version de travail"
    page.save_revision()
    with noted() as keys:
        editor.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
        editor.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    assert keys == set()


def test_a_save_without_a_change_changes_nothing() -> None:
    page = builders.article()
    with noted() as keys:
        fresh(page).save()
        fresh(page).save_revision().publish()
    assert keys == set()


def test_some_fields_saved_with_a_draft_in_hand_change_those_only() -> None:
    page = builders.standard_page(title="En ligne", summary="Avant.")
    page.title, page.summary = "Pas encore", "Après."
    with noted():
        page.save(update_fields=["summary"])
    found = entry(page)
    assert found is not None
    assert (found.title, found.summary) == ("En ligne", "Après.")


# The clock


def test_a_call_opens_and_closes_without_any_write() -> None:
    midnight = datetime(2026, 9, 1, tzinfo=ZoneInfo("Europe/Paris"))
    with time_machine.travel(midnight - timedelta(days=10)):
        call = builders.call(opens_on=PartialDate(2026, 9, 1), closes_on=PartialDate(2026, 9, 30))
    head = state()
    for moment, code in (
        (midnight - timedelta(seconds=1), "a-venir"),
        (midnight, "ouvert"),
        (midnight + timedelta(days=29, hours=23), "ouvert"),
        (midnight + timedelta(days=30), "clos"),
    ):
        with time_machine.travel(moment):
            answer = get_engine().search(Query(scope={"type": ("appel",)}))
            found = entry(call)
            assert found is not None
            assert (answer.counts["statut"], found.status) == ({code: 1}, code)
    assert state() == head


# Types


def test_every_page_type_says_what_is_found_of_it() -> None:
    assert [one for one in run_checks() if one.id == "search.E001"] == []


def test_a_forgotten_page_type_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry without one of them is what a new page type meets."""
    registered = {kind: found for kind, found in document_of.registry.items() if kind is not StandardPage}
    monkeypatch.setattr(checks, "document_of", type("Registry", (), {"registry": registered}))
    assert [one.obj for one in run_checks() if one.id == "search.E001"] == [StandardPage]


def test_the_check_looks_at_each_type_of_ours() -> None:
    ours = [model for model in get_page_models() if model._meta.app_label in ("home", "programmes", "news")]
    assert len(ours) > 15
    assert [model for model in ours if not checks.is_ours(model)] == []


def test_an_amount_is_the_same_however_it_came(editor: Client) -> None:
    """From a form, from the database: a draft that is saved changes no entry."""
    call = builders.call()
    call.budget = Decimal(5)
    with noted() as keys:
        call.save_revision().publish()
    assert keys == {call.pk}
    form = PageForm.of(editor, call)
    form.fill(title="Un brouillon")
    with noted() as keys:
        assert form.send().status_code == 302
    assert keys == set()
