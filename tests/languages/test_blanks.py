"""A translation that says nothing is none: no sentence of the source goes live for want of another."""

from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests import builders
from tests.admin.forms import french, plain, said

from .acting import english, fresh, publish, reason, work_of

pytestmark = pytest.mark.django_db
BLANK = "This translation is empty: the text is still to be translated."
NOTHING = ["", "  ", "\xa0", "&nbsp;", "<b> </b>"]
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def stale() -> Page:
    """A live English article whose French summary has changed."""
    page = builders.article(title="Une annonce", summary="Un résumé.")
    builders.translate(page)
    publish(page, summary="Un autre résumé.")
    return english(page)


def texts(work: Translation) -> Any:
    return work.source.stringsegment_set.filter(context__path="summary")


def write(client: Client, work: Translation, text: str) -> Any:
    """What a translator saves for the summary in the form of the translation."""
    address = reverse("wagtail_localize:edit_string_translation", args=[work.pk, texts(work).get().pk])
    return client.put(address, f"value={text.replace('&', '%26')}", content_type=FORM).json()


def upload(client: Client, work: Translation, text: str) -> None:
    po = polib.pofile(str(work.export_po()))
    for entry in po:
        entry.msgstr = text if entry.msgctxt == "summary" else entry.msgstr
    client.post(
        reverse("wagtail_localize:upload_pofile", args=[work.pk]),
        {"file": SimpleUploadedFile("a.po", str(po).encode())},
    )


def assert_refused(client: Client, page: Page) -> None:
    """Neither its translator nor a publication in French shows a French sentence; readers keep the last good text."""
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    assert reason(1) in said(response)
    publish(page.get_translation(builders.locale("fr")), title="Une autre annonce")
    assert (fresh(page).title, fresh(page).summary, fresh(page).live) == ("EN Une annonce", "EN Un résumé.", True)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_written_in_the_form_is_nothing(stale: Page, admin: Client, text: str) -> None:
    answer = write(admin, work_of(stale), text)
    assert plain(answer["error"]) == french(BLANK)
    assert_refused(admin, stale)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_in_a_file_is_nothing(stale: Page, admin: Client, text: str) -> None:
    upload(admin, work_of(stale), text)
    assert_refused(admin, stale)


def test_nothing_that_came_by_another_door_is_nothing(stale: Page, admin: Client) -> None:
    write(admin, work_of(stale), "Another summary.")
    StringTranslation.objects.filter(data="Another summary.").update(data="")
    assert_refused(admin, stale)


def test_a_text_with_a_mistake_is_not_done(stale: Page, admin: Client) -> None:
    assert write(admin, work_of(stale), "See <script>x</script>")["error"]
    assert_refused(admin, stale)


@pytest.mark.parametrize(("written", "listed"), [("", "EN Une annonce"), ("News", "News"), ("x" * 300, "x" * 255)])
def test_a_page_is_listed_by_its_newest_title_as_far_as_it_is_one(
    stale: Page, admin: Client, written: str, listed: str
) -> None:
    work = work_of(stale)
    title = work.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[work.pk, title.pk])
    assert admin.put(address, f"value={written}", content_type=FORM).status_code < 300
    assert fresh(stale).draft_title == listed


def test_who_fills_it_in_publishes(stale: Page, admin: Client, django_capture_on_commit_callbacks: Any) -> None:
    write(admin, work_of(stale), "")
    assert write(admin, work_of(stale), "Another summary.")["error"] is None
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("wagtailadmin_pages:edit", args=[stale.pk]), {"action": "publish"})
    assert fresh(stale).summary == "Another summary."
