"""A translation that is being approved: facts pass it by, its texts wait for the last approval."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from programmes.groups import TASKS, set_up_groups
from programmes.models import CallPage
from tests import builders

from .acting import edited, english, publish, stop, work_of

pytestmark = pytest.mark.django_db


def submitted(page: Any) -> WorkflowState:
    """A page whose draft is handed to those who approve it."""
    set_up_groups()
    return page.get_workflow().start(page, builders.superuser("author"))


def approve(client: Client, page: Any, state: WorkflowState) -> None:
    """Both approvals, as the dashboard sends them."""
    client.force_login(builders.superuser("reader"))
    for _task in TASKS:
        state.refresh_from_db()
        task = state.current_task_state
        assert task.status == TaskState.STATUS_IN_PROGRESS
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))


def test_a_french_publication_ends_no_moderation(call: CallPage, client: Client) -> None:
    page = english(call)
    stop(page)
    edited(page, title="A better title").save_revision()
    state = submitted(english(call))
    publish(call, budget=99)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert (english(call).title, english(call).budget) == ("EN Appel", 99)
    approve(client, page, state)
    assert (english(call).title, english(call).budget) == ("A better title", 99)


def test_texts_that_are_complete_wait_for_approval(call: CallPage, client: Client) -> None:
    publish(call, purpose="<p>Autre but.</p>")
    builders.fill_in(work_of(english(call)))
    state = submitted(english(call))
    publish(call, budget=99)
    page = english(call)
    assert (page.purpose, page.budget) == ("<p>EN Former.</p>", 99)
    approve(client, page, state)
    page = english(call)
    assert (page.purpose, page.budget, page.has_unpublished_changes) == ("<p>EN Autre but.</p>", 99, False)


def test_its_own_publication_ends_it_as_wagtail_does(call: CallPage) -> None:
    page = english(call)
    stop(page)
    state = submitted(page)
    publish(page, title="A better title")
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_CANCELLED
