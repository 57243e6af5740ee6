"""The matrix of pages and languages: states, numbers, order, filters, links, spreadsheet, cost."""

import csv
import io
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from programmes.groups import EDITORS, set_up_groups
from tests import builders
from tests.admin.forms import french, text_of
from tests.lasting import lasting

from .acting import english, publish, stop

pytestmark = pytest.mark.django_db
REPORT = "translations"
THREE = [("fr", "French"), ("en", "English"), ("de", "German")]


def html(client: Client, **query: Any) -> BeautifulSoup:
    response = client.get(reverse(REPORT), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(client: Client, **query: Any) -> dict[str, list[Tag]]:
    """The cells of each row by its title, in their order."""
    found = [row.select("td") for row in html(client, **query).select("table.listing tbody tr")]
    return {text_of(cells[0]): cells for cells in found}


def states(client: Client, **query: Any) -> dict[str, str]:
    """The first words of the last cell of each row."""
    return {title: text_of(cells[-1].select("span")[0]) for title, cells in rows(client, **query).items()}


@lasting
def pages() -> dict[str, Page]:
    """An article in each state."""
    builders.english_home()
    builders.translate(builders.news_index())
    names = ("complete", "stale", "draft", "missing", "machine", "ready", "apart")
    made: dict[str, Page] = {name: builders.article(title=name) for name in names}
    for name in names:
        if name != "missing":
            builders.translate(made[name], publish=name != "draft")
    publish(made["stale"], title="stale", summary="Une autre.")
    StringTranslation.objects.filter(context__object_id=made["machine"].translation_key).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    StringTranslation.objects.filter(context__object_id=made["ready"].translation_key).update(updated_at=timezone.now())
    stop(english(made["apart"]))
    return made


STATES = {
    "stale": "not up to date",
    "ready": "to publish",
    "draft": "draft",
    "machine": "by a machine, to review",
    "missing": "not translated",
    "apart": "written apart",
    "complete": "up to date",
}


def test_each_page_is_in_its_state_and_what_needs_work_comes_first(pages: dict[str, Page], admin: Client) -> None:
    found = {title: state for title, state in states(admin).items() if title in pages}
    assert list(found.items()) == [(name, french(state)) for name, state in STATES.items()]


def told(done: int, total: int) -> str:
    with translation.override("fr"):
        text = translation.ngettext("%(done)s of %(total)s text", "%(done)s of %(total)s texts", total)
    return text % {"done": done, "total": total}


def test_a_cell_says_how_many_texts_are_done_and_when_it_was_published(pages: dict[str, Page], admin: Client) -> None:
    cells = {title: text_of(found[-1]) for title, found in rows(admin).items()}
    assert told(1, 2) in cells["stale"]
    assert told(2, 2) in cells["complete"]
    assert french("%(machine)s by a machine", machine=2) in cells["machine"]
    assert cells["missing"] == f"{french('not translated')} {french('Translate')}"


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_filtered(pages: dict[str, Page], admin: Client, name: str) -> None:
    assert [title for title in rows(admin, state=name) if title in pages] == [name]


def test_pages_are_filtered_by_type_and_section_and_found_by_title(pages: dict[str, Page], admin: Client) -> None:
    index = builders.news_index()
    assert set(rows(admin, kind="news.newspage")) == set(pages)
    assert set(rows(admin, section=index.path)) == {*pages, index.title}
    assert set(rows(admin, q="STALE")) == {"stale"}
    assert set(rows(admin, q="en complete")) == {"complete"}


def test_each_column_sorts(pages: dict[str, Page], admin: Client) -> None:
    for key in ("title", "-title", "en_state", "-en_state"):
        assert set(rows(admin, ordering=key, state="stale")) == {"stale"}
    assert [title for title in rows(admin, ordering="-title") if title in pages] == sorted(pages, reverse=True)


def link(cells: list[Tag]) -> tuple[str, str]:
    found = cells[-1].select_one("a")
    return (str(found["href"]), text_of(found)) if found else ("", "")


def test_links_lead_to_the_work(pages: dict[str, Page], admin: Client) -> None:
    found = rows(admin)
    edit = reverse("wagtailadmin_pages:edit", args=[english(pages["draft"]).pk])
    assert link(found["draft"]) == (edit, french("Go on translating"))
    submit = reverse("wagtail_localize:submit_page_translation", args=[pages["missing"].pk])
    assert link(found["missing"]) == (f"{submit}?select_locale=en", french("Translate"))


def test_what_stands_below_an_untranslated_page_leads_to_that_page_first(admin: Client) -> None:
    builders.english_home()
    project = builders.project(title="Atelier")
    index = builders.project_index()
    submit = reverse("wagtail_localize:submit_page_translation", args=[index.pk])
    words = french("First translate “%(title)s”", title=index.title)
    assert link(rows(admin)[project.title]) == (f"{submit}?select_locale=en", words)


def test_who_writes_french_alone_sees_states_without_links(pages: dict[str, Page]) -> None:
    set_up_groups()
    client = Client()
    client.force_login(builders.member(EDITORS))
    assert link(rows(client)["missing"]) == ("", "")


def test_a_column_for_each_language_and_a_filter_for_them(pages: dict[str, Page], admin: Client) -> None:
    with override_settings(LANGUAGES=THREE, WAGTAIL_CONTENT_LANGUAGES=THREE):
        builders.translate(builders.home(), "de")
        both = rows(admin)
        assert [text_of(cell.select("span")[0]) for cell in both["complete"][-2:]] == [
            french("up to date"),
            french("not translated"),
        ]
        assert states(admin, language="en")["complete"] == french("up to date")
        assert "complete" not in rows(admin, language="en", state="missing")
        assert "complete" in rows(admin, language="de", state="missing")


def test_the_spreadsheet_says_the_same(pages: dict[str, Page], admin: Client) -> None:
    content = admin.get(reverse(REPORT), {"export": "csv", "state": "stale"}).getvalue().decode("utf-8-sig")
    [line] = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert list(line.values())[:1] == ["stale"]
    assert list(line.values())[3:7] == [french("not up to date"), "1", "2", "0"]
    assert admin.get(reverse(REPORT), {"export": "xlsx"}).status_code == 200


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(REPORT)).status_code == 200
    return len(captured)


def test_more_pages_cost_no_more_queries(admin: Client) -> None:
    builders.english_home()
    for _number in range(10):
        builders.article()
    queries(admin)
    few = queries(admin)
    for number in range(10):
        page = builders.article()
        if number < 5:
            builders.translate(page)
    queries(admin)  # what is read once per content version
    assert queries(admin) == few


def test_the_report_of_the_library_leads_here(admin: Client) -> None:
    builders.english_home()
    response = admin.get(reverse("wagtail_localize:translations_report"))
    assert response.headers["Location"] == reverse(REPORT)
    menu = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "localize/reports" not in menu
    assert reverse(REPORT) in menu
