"""Each door through which pages change ends in entries and in the log, and forgets none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from news.models import NewsPage
from tests import builders
from tests.admin.forms import PUBLISH, PageForm

from .doors import (
    branch,
    delete_in_admin,
    delete_in_bulk,
    free_in_admin,
    fresh,
    move_in_admin,
    move_in_bulk,
    restrict_in_admin,
    title_of,
)
from .noting import entry, noted

SAID = {"said": "La machine tisse.", "source_title": "Note G", "source_url": ""}
pytestmark = pytest.mark.django_db


# The form


def test_a_page_published_with_the_form_is_found(editor: Client) -> None:
    with noted() as keys:
        form = PageForm.new(editor, StandardPage, builders.home())
        form.fill(title="Mentions légales", slug="mentions-legales")
        form.send(PUBLISH)
    page = StandardPage.objects.get(slug="mentions-legales")
    assert title_of(page) == "Mentions légales"
    assert keys == {page.pk}


def test_a_draft_is_not_found(editor: Client) -> None:
    with noted() as keys:
        form = PageForm.new(editor, StandardPage, builders.home())
        form.fill(title="Mentions légales", slug="mentions-legales")
        form.send()
    assert StandardPage.objects.get(slug="mentions-legales").live is False
    assert keys == set()


def test_a_draft_of_a_live_page_changes_nothing(editor: Client) -> None:
    page = builders.standard_page(title="En ligne")
    with noted() as keys:
        form = PageForm.of(editor, page)
        form.fill(title="Pas encore", slug="pas-encore", summary="Un projet de résumé.")
        form.send()
    assert fresh(page).get_latest_revision_as_object().title == "Pas encore"
    assert title_of(page) == "En ligne"
    assert keys == set()


def test_a_change_of_a_live_page_is_noted_once_it_is_published(editor: Client) -> None:
    page = builders.standard_page(title="En ligne")
    with noted() as keys:
        form = PageForm.of(editor, page)
        form.fill(title="Autrement")
        form.send(PUBLISH)
    assert title_of(page) == "Autrement"
    assert keys == {page.pk}


def test_the_rows_of_a_page_are_found_with_it(editor: Client) -> None:
    page = builders.article(title="Un salon")
    with noted() as keys:
        form = PageForm.of(editor, page)
        form.fill(statements=[{"person": "Ada Lovelace", "role": "comtesse", "role_on": "1843", **SAID}])
        form.send(PUBLISH)
    found = entry(page)
    assert found is not None
    assert "tiss" in found.text_keys.split()
    assert keys == {page.pk}


def test_a_page_in_review_is_found_once_it_is_approved(client: Client, db: None) -> None:
    page = builders.article(live=False, title="Relu")
    page.save_revision()
    state = page.get_workflow() and page.get_workflow().start(page, builders.superuser())
    with noted() as keys:
        while state and state.status == "in_progress":
            state.current_task_state.approve(user=builders.superuser(f"relecteur-{state.current_task_state.pk}"))
            state.refresh_from_db()
    assert title_of(page) == "Relu"
    assert keys == {page.pk}


# Going away


@pytest.mark.parametrize("with_descendants", [False, True])
def test_an_unpublished_page_is_not_found(editor: Client, *, with_descendants: bool) -> None:
    top, middle, bottom = branch()
    with noted() as keys:
        data = {"include_descendants": "on"} if with_descendants else {}
        editor.post(reverse("wagtailadmin_pages:unpublish", args=[top.pk]), data)
    assert [title_of(page) for page in (top, middle, bottom)] == (
        [None, None, None] if with_descendants else [None, "Milieu", "Dessous"]
    )
    assert keys == ({top.pk, middle.pk, bottom.pk} if with_descendants else {top.pk})


DELETIONS: dict[str, Callable[[Page], Any]] = {
    "form": delete_in_admin,
    "bulk": delete_in_bulk,
    "object": lambda page: page.delete(),
    "base": lambda page: Page.objects.get(pk=page.pk).delete(),
    "query": lambda page: Page.objects.filter(pk=page.pk).delete(),
    "typed query": lambda page: StandardPage.objects.filter(pk=page.pk).delete(),
}


@pytest.mark.parametrize("door", DELETIONS)
def test_a_deleted_branch_is_not_found(door: str) -> None:
    pages = branch()
    keys_of_branch = {page.pk for page in pages}
    with noted() as keys:
        DELETIONS[door](pages[0])
    assert not Page.objects.filter(pk__in=keys_of_branch).exists()
    assert keys == keys_of_branch


def test_an_article_forgets_a_call_that_is_deleted() -> None:
    call = builders.call(title="Un appel")
    page = builders.article(links=[NewsPage.links.rel.related_model(target=call)])
    found = entry(page)
    assert found is not None
    assert found.codes["appel"] == [call.code]
    with noted():
        fresh(call).delete()
    found = entry(page)
    assert found is not None
    assert "appel" not in found.codes


# Another place


MOVES: dict[str, Callable[[Page, Page], Any]] = {
    "form": move_in_admin,
    "bulk": move_in_bulk,
    "object": lambda page, target: page.move(target, pos="last-child"),
    "base": lambda page, target: Page.objects.get(pk=page.pk).move(target, pos="last-child"),
    "first": lambda page, target: page.move(target, pos="first-child"),
    "beside": lambda page, target: page.move(target.get_children().get(), pos="left"),
}


@pytest.mark.parametrize("door", MOVES)
def test_a_moved_branch_is_found_where_it_is(door: str) -> None:
    _top, middle, bottom = branch()
    target = builders.standard_page(slug="ailleurs")
    builders.standard_page(fresh(target), slug="voisin")
    with noted() as keys:
        MOVES[door](middle, fresh(target))
    assert keys == {middle.pk, bottom.pk}
    found = entry(bottom)
    assert found is not None
    assert found.url_path.endswith("/ailleurs/milieu/dessous/")


def test_pages_put_in_another_order_stay_as_they_are(editor: Client) -> None:
    top, *_below = branch()
    pages = [builders.standard_page(fresh(top)) for _number in range(3)]
    with noted() as keys:
        editor.post(f"{reverse('wagtailadmin_pages:set_page_position', args=[pages[2].pk])}?position=0")
    assert fresh(top).get_first_child().pk == pages[2].pk
    assert keys == set()


@pytest.mark.parametrize("door", ["form", "save", "base"])
def test_a_new_address_is_that_of_the_whole_branch(editor: Client, door: str) -> None:
    top, middle, bottom = branch()
    with noted() as keys:
        if door == "form":
            form = PageForm.of(editor, top)
            form.fill(slug="dessus-tout")
            form.send(PUBLISH)
        else:
            page = fresh(top) if door == "save" else Page.objects.get(pk=top.pk)
            page.slug = "dessus-tout"
            page.save()
    assert keys == {top.pk, middle.pk, bottom.pk}
    found = entry(bottom)
    assert found is not None
    assert found.url_path.endswith("/dessus-tout/milieu/dessous/")


# For some readers only


RESTRICTIONS: dict[str, tuple[Callable[[Page], Any], Callable[[Page], Any]]] = {
    "form": (restrict_in_admin, free_in_admin),
    "object": (
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN),
        lambda page: PageViewRestriction.objects.get(page=page).delete(),
    ),
    "query": (
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN),
        lambda page: PageViewRestriction.objects.filter(page=page).delete(),
    ),
}


@pytest.mark.parametrize("door", RESTRICTIONS)
def test_a_restricted_branch_is_not_found_until_it_is_free(door: str) -> None:
    top, middle, bottom = branch()
    restrict, free = RESTRICTIONS[door]
    with noted() as keys:
        restrict(middle)
    assert [title_of(page) for page in (top, middle, bottom)] == ["Dessus", None, None]
    assert keys == {middle.pk, bottom.pk}
    with noted() as keys:
        free(middle)
    assert [title_of(page) for page in (top, middle, bottom)] == ["Dessus", "Milieu", "Dessous"]
    assert keys == {middle.pk, bottom.pk}


def test_a_page_added_below_a_restricted_one_is_not_found() -> None:
    top, *_below = branch()
    RESTRICTIONS["object"][0](top)
    with noted() as keys:
        builders.standard_page(fresh(top))
    assert keys == set()


@pytest.mark.parametrize("into", [True, False])
def test_a_page_moved_into_a_restricted_branch_or_out_of_it(*, into: bool) -> None:
    top, middle, bottom = branch()
    closed = builders.standard_page()
    RESTRICTIONS["object"][0](closed if into else top)
    with noted() as keys:
        middle.move(fresh(closed), pos="last-child")
    assert keys == {middle.pk, bottom.pk}
    assert title_of(bottom) == (None if into else "Dessous")


# At its time


def test_a_scheduled_page_is_found_at_its_time_only() -> None:
    page = builders.standard_page(live=False, title="Plus tard", go_live_at=timezone.now() + timedelta(hours=1))
    with noted() as keys:
        page.save_revision().publish()
        call_command("publish_scheduled")
    assert fresh(page).approved_schedule
    assert keys == set()
    with time_machine.travel(timezone.now() + timedelta(hours=2)), noted() as keys:
        call_command("publish_scheduled")
    assert title_of(page) == "Plus tard"
    assert keys == {page.pk}


def test_a_scheduled_change_is_found_at_its_time_only() -> None:
    page = builders.standard_page(title="Avant")
    page.save_revision().publish()
    page = fresh(page)
    page.title, page.go_live_at = "Après", timezone.now() + timedelta(hours=1)
    with noted() as keys:
        page.save_revision().publish()
        call_command("publish_scheduled")
    assert keys == set()
    assert title_of(page) == "Avant"
    with time_machine.travel(timezone.now() + timedelta(hours=2)), noted() as keys:
        call_command("publish_scheduled")
    assert title_of(page) == "Après"


def test_an_expired_page_is_not_found() -> None:
    page = builders.standard_page(title="Éphémère", expire_at=timezone.now() + timedelta(hours=1))
    page.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)), noted() as keys:
        call_command("publish_scheduled")
    assert title_of(page) is None
    assert keys == {page.pk}
