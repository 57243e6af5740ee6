"""A translation goes live when all its texts are translated, whatever the door, and no page is shown as a copy."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, TaskState
from wagtail_localize.models import StringTranslation
from wagtail_localize.operations import translate_object

from home.dates import PartialDate
from home.publication import PublicationRefused
from programmes.groups import VALIDATORS, set_up_groups
from tests import builders
from tests.admin.forms import french, said

from .acting import english, fresh, publish, reason, stop, work_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def incomplete() -> Page:
    """A live translation, two texts of which changed; one of them is translated anew."""
    page = builders.call(title="Appel", purpose="<p>Former.</p>", funding="<p>Payer.</p>")
    builders.translate(page)
    publish(page, purpose="<p>Former plus.</p>", funding="<p>Payer plus.</p>", title="Autre appel")
    work = work_of(english(page))
    po = work.export_po()
    for entry in po:
        entry.msgstr = "Another call" if entry.msgid == "Autre appel" else entry.msgstr
    work.import_po(po)
    return english(page)


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def assert_refused(response: Any, page: Page, number: int = 2) -> None:
    """The message says how much is missing; readers see what they saw; what was translated is kept."""
    assert response.status_code == 302
    assert reason(number) in said(response)
    assert fresh(page).title == "EN Appel"
    assert fresh(page).live
    assert StringTranslation.objects.filter(data="Another call").exists()


def test_the_translator_is_told_what_is_missing(incomplete: Page, admin: Client) -> None:
    response = admin.post(edit(incomplete), {"action": "publish"})
    assert_refused(response, incomplete)
    assert response.headers["Location"] == edit(incomplete)
    assert admin.get(edit(incomplete)).status_code == 200


def test_a_complete_translation_is_published_there(
    incomplete: Page, admin: Client, django_capture_on_commit_callbacks: Any
) -> None:
    builders.fill_in(work_of(incomplete))
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(edit(incomplete), {"action": "publish"})
    page = fresh(incomplete)
    assert (page.title, page.purpose) == ("Another call", "<p>EN Former plus.</p>")
    assert not page.has_unpublished_changes


def test_a_text_that_is_wrong_is_refused_in_words(admin: Client) -> None:
    """A title that is too long, say: the translator is told, beside what wagtail-localize says."""
    page = builders.article(title="Nouvelle")
    builders.translate(page)
    builders.fill_in(work_of(english(page)), title="x" * 300)
    response = admin.post(edit(english(page)), {"action": "publish"})
    assert "255" in said(response)
    assert english(page).title == "EN Nouvelle"


@pytest.mark.parametrize("is_live", [False, True])
def test_the_mistake_of_a_translator_stops_no_publication(*, is_live: bool) -> None:
    page = builders.article(title="Nouvelle", published_on=PartialDate(2024))
    translation = builders.translate(page, publish=is_live)
    builders.fill_in(work_of(translation), title="x" * 300)
    publish(page, published_on=PartialDate(2025))
    translation = fresh(translation)
    assert translation.title == "EN Nouvelle"
    assert translation.live == is_live
    assert not is_live or translation.published_on == PartialDate(2025)


def test_a_translation_that_was_stopped_at_once_is_refused(admin: Client) -> None:
    page = builders.article(title="Nouvelle")
    builders.english_home()
    builders.translate(builders.news_index())
    translate_object(page, [builders.locale()])
    stop(english(page))
    with pytest.raises(PublicationRefused):
        english(page).save_revision().publish()
    publish(english(page), title="News")
    assert english(page).live


@pytest.mark.parametrize("is_live", [False, True])
def test_bulk_actions_are_refused(admin: Client, *, is_live: bool) -> None:
    page = builders.call(title="Appel", purpose="<p>Former.</p>")
    translation = builders.translate(page, publish=is_live)
    publish(page, purpose="<p>Autre.</p>")
    edited = fresh(translation)
    edited.title = "Autre titre"
    Page.objects.filter(pk=edited.pk).update(has_unpublished_changes=True)
    edited.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{address}?id={translation.pk}")
    assert reason(1) in said(response)
    assert fresh(translation).title == translation.title
    assert fresh(translation).live == is_live


def test_an_approval_is_refused(incomplete: Page, client: Client) -> None:
    set_up_groups()
    client.force_login(builders.member(VALIDATORS))
    draft = fresh(incomplete)
    draft.title = "Autre titre"
    draft.save_revision()
    state = draft.get_workflow().start(draft, builders.superuser("author"))
    state.current_task_state.approve(user=builders.superuser("reader"))
    state.refresh_from_db()
    task = state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[incomplete.pk, "approve", task.pk])
    assert_refused(client.post(address, {"comment": "Bien"}), incomplete)
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_IN_PROGRESS


def test_a_schedule_is_refused_at_its_time(incomplete: Page) -> None:
    draft = fresh(incomplete)
    draft.title = "Autre titre"
    revision = draft.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    with pytest.raises(PublicationRefused):
        call_command("publish_scheduled")
    assert fresh(incomplete).title == "EN Appel"


def test_what_is_live_may_be_published_again(incomplete: Page) -> None:
    """Its text is the last good one: nothing new is shown."""
    fresh(incomplete).save_revision().publish()
    assert fresh(incomplete).live


def test_the_parent_is_translated_first(admin: Client) -> None:
    page = builders.call()
    builders.english_home()
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    response = admin.post(address, {"locales": [builders.locale().pk]})
    sentence = french("Translate “%(title)s” first: the page stands below it.", title="Appels")
    assert sentence in said(response)
    assert not page.has_translation(builders.locale())
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_a_whole_tree_is_translated_without_an_alias(admin: Client, django_capture_on_commit_callbacks: Any) -> None:
    page = builders.call()
    builders.english_home()
    address = reverse("wagtail_localize:submit_page_translation", args=[page.get_parent().pk])
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(address, {"locales": [builders.locale().pk], "include_subtree": "on"})
    assert not english(page).live
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_a_page_is_not_made_an_alias(incomplete: Page, admin: Client) -> None:
    address = reverse("wagtail_localize:convert_to_alias", args=[incomplete.pk])
    assert admin.post(address).status_code == 404
    work_of(incomplete).delete()
    assert "localize-convert-to-alias" not in admin.get(edit(incomplete)).content.decode()
    assert fresh(incomplete).alias_of is None


def test_a_whole_tree_is_not_copied(admin: Client) -> None:
    builders.home()
    address = reverse("wagtaillocales:edit", args=[builders.locale().pk])
    html = admin.get(address).content.decode()
    assert "sync_from" not in html
    assert admin.post(address, {"language_code": "en"}).status_code == 302
    assert Locale.objects.filter(language_code="en").exists()


def test_synchronising_by_hand_changes_nothing(incomplete: Page, admin: Client) -> None:
    source = work_of(incomplete).source
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    response = admin.post(address, {"publish_translations": "on"})
    assert response.status_code == 302
    assert fresh(incomplete).title == "EN Appel"
