"""The dashboard: calls that close soon, closed calls without results, for those who may edit them."""

import datetime

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from home.dates import PartialDate
from tests import builders
from tests.admin.forms import french, text_of


def in_days(number: int) -> PartialDate:
    """A day from today in Paris."""
    day = timezone.localdate() + datetime.timedelta(days=number)
    return PartialDate(day.year, day.month, day.day)


def panel(client: Client, heading: str) -> Tag:
    """The panel under a heading of the dashboard."""
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    found = [tag for tag in soup.select("section.w-panel") if french(heading) in text_of(tag)]
    assert len(found) == 1
    return found[0]


CLOSING, RESULTS = "Calls that close within 14 days", "Closed calls without results"


def test_calls_that_close_soon_are_listed_with_a_link_to_their_form(editor: Client) -> None:
    soon = builders.call(title="Bientôt clos", closes_on=in_days(3))
    builders.call(title="Plus tard", closes_on=in_days(30))
    builders.call(title="Clos", closes_on=in_days(-1), results_on=in_days(-1))
    builders.call(title="Brouillon", closes_on=in_days(3), live=False)
    found = panel(editor, CLOSING)
    links = [(text_of(link), link["href"]) for link in found.select("td a")]
    assert links == [("Bientôt clos", reverse("wagtailadmin_pages:edit", args=[soon.pk]))]


def test_closed_calls_without_results_are_listed(editor: Client) -> None:
    builders.call(title="Sans suite", closes_on=in_days(-40))
    builders.call(title="Avec date", closes_on=in_days(-40), results_on=in_days(-2))
    builders.call(title="Avec nombre", closes_on=in_days(-40), laureates_count=3)
    builders.project(call=builders.call(title="Avec lauréat", closes_on=in_days(-40)))
    assert [text_of(link) for link in panel(editor, RESULTS).select("td a")] == ["Sans suite"]


@pytest.mark.parametrize(
    ("heading", "empty"),
    [(CLOSING, "No call closes within 14 days."), (RESULTS, "Each closed call has its results.")],
)
def test_an_empty_panel_says_so(editor: Client, heading: str, empty: str) -> None:
    assert french(empty) in text_of(panel(editor, heading))


def test_a_long_list_says_how_many_more_there_are(editor: Client) -> None:
    for _number in range(12):
        builders.call(closes_on=in_days(3))
    found = panel(editor, CLOSING)
    assert len(found.select("tbody tr")) == 10
    assert found.select_one(f'a[href="{reverse("calls:index")}"]')


def test_only_calls_that_one_may_edit_are_listed(groups: None) -> None:
    builders.call(title="Bientôt clos", closes_on=in_days(3))
    news_only = Group.objects.create(name="Actualités")
    news_only.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=news_only, page=builders.news_index(), permission=change)
    client = Client()
    client.force_login(builders.member("Actualités"))
    assert french("No call closes within 14 days.") in text_of(panel(client, CLOSING))
