"""What editors and translators are told: after a publication, after an approval, on their dashboard."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from home.dates import PartialDate
from programmes.groups import TASKS, VALIDATORS, set_up_groups
from programmes.models import ProgrammePage
from tests import builders
from tests.admin.forms import PUBLISH, SUBMIT, PageForm, french_number, said, text_of

from .acting import edit, english, fresh, member, publish

pytestmark = pytest.mark.django_db


def reminder(number: int) -> str:
    return french_number(
        "The page in %(language)s is no longer up to date: %(number)d text to translate.",
        "The page in %(language)s is no longer up to date: %(number)d texts to translate.",
        number,
        language="anglais",
    )


def publish_in_admin(client: Client, page: Page, **texts: str) -> str:
    """What an editor reads after publishing a page whose form holds no stream."""
    form = PageForm.of(client, page)
    form.fill(**texts)
    return said(form.send(PUBLISH))


def test_who_publishes_a_page_reads_what_is_to_be_translated(admin: Client) -> None:
    page = builders.site_map(summary="Un résumé.")
    builders.translate(page)
    message = publish_in_admin(admin, page, title="Un autre plan", summary="Un autre résumé.")
    assert reminder(2) in message
    assert f'href="{edit(english(page))}"' in message


def test_who_approves_a_page_on_its_form_reads_it_too(admin: Client) -> None:
    page = builders.site_map(summary="Un résumé.")
    builders.translate(page)
    set_up_groups()
    form = PageForm.of(admin, page)
    form.fill(summary="Un autre résumé.")
    form.send(SUBMIT)
    for _task in TASKS:
        form = PageForm.of(admin, fresh(page))
        form.fill(**{"workflow-action-name": "approve"})
        message = said(form.send("action-workflow-action"))
    assert fresh(page).summary == "Un autre résumé."
    assert message.count(reminder(1)) == 1


def test_who_approves_a_page_on_the_dashboard_reads_it_too(admin: Client) -> None:
    page = builders.site_map(summary="Un résumé.")
    builders.translate(page)
    set_up_groups()
    form = PageForm.of(admin, page)
    form.fill(summary="Un autre résumé.")
    form.send(SUBMIT)
    for _task in TASKS:
        task = fresh(page).current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        message = said(admin.post(address, {"next": reverse("wagtailadmin_home")}))
    assert fresh(page).summary == "Un autre résumé."
    assert message.count(reminder(1)) == 1


def test_who_may_not_write_english_reads_it_without_a_link() -> None:
    page = builders.site_map(summary="Un résumé.")
    builders.translate(page)
    set_up_groups()
    group = Group.objects.get(name=VALIDATORS)
    GroupPagePermission.objects.filter(group=group).update(page=builders.home())
    message = publish_in_admin(member(VALIDATORS), page, summary="Un autre résumé.")
    assert reminder(1) in message
    assert edit(english(page)) not in message


def test_nothing_is_said_where_nothing_is_to_be_done(admin: Client) -> None:
    page = builders.site_map(summary="Un résumé.")
    head = reminder(1).partition(":")[0].strip()
    assert head not in publish_in_admin(admin, page, summary="Sans traduction.")
    builders.translate(page, publish=False)
    assert head not in publish_in_admin(admin, page, summary="Un brouillon.")
    builders.translate(page)
    assert head not in publish_in_admin(admin, page)


def panel_titles(client: Client) -> list[str]:
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return [text_of(row.select("td")[0]) for row in soup.select("#to_translate_en tbody tr, section tbody tr")]


def test_the_dashboard_shows_a_translator_what_readers_miss_most(translator: Client) -> None:
    builders.call(title="Appel clos", closes_on=PartialDate(2020, 1, 31), programme=builders.programme(title="Plan"))
    builders.call(title="Appel ouvert", programme=ProgrammePage.objects.get())
    builders.article(title="Une annonce")
    publish(builders.home(), hero="Un autre mot")
    titles = panel_titles(translator)
    wanted = ["Accueil", "Plan", "Appel ouvert", "Appel clos"]
    assert [title for title in titles if title in wanted] == wanted


def test_the_dashboard_says_nothing_of_it_to_who_does_not_translate(translator: Client) -> None:
    html = member(VALIDATORS).get(reverse("wagtailadmin_home")).content.decode()
    assert "to_translate_en" not in html
