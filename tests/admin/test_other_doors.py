"""Publication by other doors than the form: bulk action, workflow, schedule. Refused, explained, nothing lost."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from home.publication import PublicationRefused
from programmes.models import ProjectPage
from tests import builders
from tests.admin.forms import french, said

REASON = "The grant is above the total budget. Correct one of the two."


def contradictory() -> ProjectPage:
    """A draft whose grant is above its budget."""
    page = builders.project(live=False, title="CO2i", budget=13, grant=19)
    page.save_revision()
    page.refresh_from_db()
    return page


def assert_refused(response: Any, page: Page) -> None:
    """The browser is sent to the form, with the reason; the page is as it was."""
    words = said(response)
    assert french("“%(title)s” was not published:", title="CO2i") in words
    assert french(REASON) in words
    page.refresh_from_db()
    assert not page.live
    assert page.get_latest_revision_as_object().grant == 19


def test_a_bulk_action_publishes_all_or_nothing(editor: Client) -> None:
    page, good = contradictory(), builders.article(live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{address}?id={good.pk}&id={page.pk}")
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert_refused(response, page)
    good.refresh_from_db()
    assert not good.live


def test_a_missing_fact_is_refused_with_its_name(editor: Client) -> None:
    page = builders.call(live=False, title="CO2i", code=None)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{address}?id={page.pk}")
    assert french("code").capitalize() in said(response)


def in_review(page: Page) -> TaskState:
    """A page that waits for its last approval."""
    state: WorkflowState = page.get_workflow().start(page, builders.superuser("author"))
    state.current_task_state.approve(user=builders.superuser("reader"))
    state.refresh_from_db()
    return state.current_task_state


@pytest.mark.parametrize("dialog", [False, True])
def test_an_approval_on_the_dashboard_is_refused(validation: Client, *, dialog: bool) -> None:
    page = contradictory()
    task = in_review(page)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if dialog else {}
    response = validation.post(address, {"comment": "Bien"}, headers=headers)
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if dialog:
        assert response.json() == {"step": "success", "redirect": form}
    else:
        assert response.headers["Location"] == form
    assert_refused(response, page)
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_IN_PROGRESS


def test_an_approval_of_what_is_right_publishes(validation: Client) -> None:
    page = builders.article(live=False)
    page.save_revision()
    task = in_review(page)
    validation.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    page.refresh_from_db()
    assert page.live


@pytest.mark.django_db
def test_a_scheduled_publication_is_refused_at_its_time() -> None:
    page = contradictory()
    past = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=past)
    with pytest.raises(PublicationRefused, match=french(REASON)):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert not page.live


@pytest.mark.django_db
def test_readers_see_no_message_of_the_admin(client: Client) -> None:
    builders.home()
    assert client.get("/rien/").status_code == 404
