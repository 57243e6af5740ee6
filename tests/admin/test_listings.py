"""The flat lists of the menu: columns, filters, search, order, spreadsheets, and a constant number of queries."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from home.admin import TextListing
from home.dates import PartialDate
from home.exports import inert, number_text, value_of
from news.admin import NewsGroup
from news.models import LinkedPage, LinkedRegion, Proposal
from programmes.admin import ProgrammesGroup
from programmes.admin_vocabularies import VocabularyGroup
from programmes.models import ProjectSector
from tests import builders

LISTS: dict[str, Callable[..., Any]] = {
    "programmes": builders.programme,
    "calls": builders.call,
    "projects": lambda: builders.project(
        holder=builders.organisation(), sectors=[ProjectSector(sector=builders.sector())], region="27", grant=13_000_000
    ),
    "antennas": lambda: builders.antenna(host=builders.organisation(), programme=builders.programme()),
    "articles": lambda: builders.article(links=[LinkedPage(target=builders.call())]),
    "events": lambda: builders.event(organiser=builders.organisation(), starts_on=PartialDate(2026, 11, 26)),
    "dossiers": lambda: builders.dossier(
        issuer=builders.organisation(), proposals=[Proposal(number=1, title="Des chaires")]
    ),
    "texts": builders.standard_page,
    "organisation": builders.organisation,
    "sector": builders.sector,
    "term": builders.term,
}
each_list = pytest.mark.parametrize("name", LISTS)
GROUPS = (ProgrammesGroup(), NewsGroup(), VocabularyGroup())
VIEWSETS = [TextListing("texts"), *(viewset for group in GROUPS for viewset in group.registerables)]


def address(name: str) -> str:
    vocabulary = name in {"organisation", "sector", "term"}
    return reverse(f"wagtailsnippets_programmes_{name}:list" if vocabulary else f"{name}:index")


def rows(client: Client, name: str, **query: str) -> list[list[str]]:
    """The lines of the CSV of a list, without the headings."""
    return lines(client.get(address(name), {"export": "csv", **query}).getvalue())[1:]


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def queries(client: Client, name: str) -> int:
    client.get(address(name))  # what is read once per process
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(name)).status_code == 200
    return len(captured)


@pytest.mark.parametrize("viewset", GROUPS[-1].registerables, ids=lambda viewset: viewset.model.__name__)
def test_the_way_back_is_said_in_the_language_of_each_reader(viewset: Any) -> None:
    with translation.override("en"):
        first = viewset.breadcrumbs_items[0]
    with translation.override("fr"):
        assert str(first["label"]) == "Accueil"


@each_list
def test_a_list_costs_the_same_with_more_rows(editor: Client, name: str) -> None:
    LISTS[name]()
    LISTS[name]()
    few = queries(editor, name)
    for _number in range(4):
        LISTS[name]()
    assert queries(editor, name) == few


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.model.__name__)
def test_every_column_sorts_and_every_filter_filters_also_while_searching(editor: Client, viewset: Any) -> None:
    view = viewset.index_view.view_class(**viewset.index_view.view_initkwargs)
    listing = reverse(viewset.get_url_name(viewset.get_urlpatterns()[0].name))
    sorted_by = [column.sort_key for column in view.columns if getattr(column, "sort_key", None)]
    filters = {
        name: next(iter(dict(one.extra["choices"]() if callable(one.extra["choices"]) else one.extra["choices"])))
        for name, one in (view.filterset_class.base_filters if view.filterset_class else {}).items()
        if "choices" in one.extra
    }
    for key in sorted_by:
        for order in (key, f"-{key}"):
            assert editor.get(listing, {"q": "hydro", "ordering": order, **filters}).status_code == 200


def test_calls_are_filtered_by_state(editor: Client) -> None:
    builders.call(code="ouvert")
    builders.call(code="clos", closes_on=PartialDate(2023, 3, 30))
    builders.call(code="a-venir", opens_on=PartialDate(2100), closes_on=PartialDate(2101))
    for state, code in (("open", "ouvert"), ("closed", "clos"), ("upcoming", "a-venir")):
        assert [row[5] for row in rows(editor, "calls", state=state)] == [code]


def test_projects_are_filtered_by_call_region_and_publication(editor: Client) -> None:
    first, second = builders.call(), builders.call()
    builders.project(call=first, code="a", region="27")
    builders.project(call=second, code="b", region="27", live=False)
    builders.project(call=second, code="c", region="76")

    def codes(**query: str) -> set[str]:
        return {row[5] for row in rows(editor, "projects", **query)}

    assert codes() == {"a", "b", "c"}
    assert codes(call=str(first.pk)) == {"a"}
    assert codes(region="27") == {"a", "b"}
    assert codes(region="27", live="true") == {"a"}


def test_news_are_filtered_by_region(editor: Client) -> None:
    builders.article(title="Ici", linked_regions=[LinkedRegion(region="27")])
    builders.article(title="Ailleurs", linked_regions=[LinkedRegion(region="76")])
    assert [row[0] for row in rows(editor, "articles", region="27")] == ["Ici"]


@pytest.mark.parametrize("words", ["école", "ECOLE", "Ecole du", "atelier-bois", "Chambéry", "chambery", "opco"])
def test_a_project_is_found_by_title_code_town_or_holder(editor: Client, words: str) -> None:
    builders.project()
    builders.project(
        title="École du bois", code="atelier-bois", commune="Chambéry", holder=builders.organisation(name="OPCO 2i")
    )
    assert [row[5] for row in rows(editor, "projects", q=words)] == ["atelier-bois"]


@pytest.mark.parametrize("words", ["coeur", "CŒUR", "l'été", "l’ete"])
def test_ligatures_and_apostrophes_do_not_matter(editor: Client, words: str) -> None:
    builders.article(title="Au cœur de l’été")
    builders.article(title="Ailleurs")
    assert [row[0] for row in rows(editor, "articles", q=words)] == ["Au cœur de l’été"]


@pytest.mark.parametrize("words", ["ecole", "École (du", "[", "\\", "%"])
def test_a_vocabulary_is_searched_in_the_same_way(editor: Client, words: str) -> None:
    builders.organisation(name="École (du bois) [sic] 100 % \\")
    builders.organisation(name="Autre")
    assert len(rows(editor, "organisation", q=words)) == 1


def test_a_list_shows_its_facts(editor: Client) -> None:
    builders.project(title="CO2i", holder_name="OPCO 2i", region="76", grant=13_000_000)
    html = editor.get(address("projects")).content.decode()
    for fact in ("CO2i", "OPCO 2i", "Occitanie", "13\N{NO-BREAK SPACE}M€"):
        assert fact in html


def test_a_csv_opens_in_a_french_excel_and_runs_no_formula(editor: Client) -> None:
    builders.project(
        title='=HYPERLINK("https://example.org")',
        code="a",
        holder_name="@SUM(1)",
        grant=Decimal("1234.50"),
        announced_on=PartialDate(2022, 7, 8),
        featured=True,
    )
    response = editor.get(address("projects"), {"export": "csv"})
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    content = response.getvalue()
    assert content.startswith(b"\xef\xbb\xbf")
    headings, row = lines(content)
    assert len(headings) == len(row)
    assert row[0] == '\'=HYPERLINK("https://example.org")'
    assert "'@SUM(1)" in row
    assert "1234,5" in row
    assert "08/07/2022" in row


def test_an_xlsx_keeps_text_as_text_and_numbers_as_numbers(editor: Client) -> None:
    builders.project(title="=1+1", holder_name="#N/A", grant=Decimal("1234.50"), announced_on=PartialDate(2022, 7))
    response = editor.get(address("projects"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    assert sheet is not None
    cells = {cell.value: cell.data_type for cell in sheet[2]}
    assert cells["=1+1"] == cells["#N/A"] == cells["07/2022"] == "s"
    assert cells[1234.5] == "n"


@each_list
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_is_exported(editor: Client, name: str, kind: str) -> None:
    LISTS[name]()
    response = editor.get(address(name), {"export": kind})
    assert f".{kind}" in response.headers["Content-Disposition"]
    assert response.getvalue()


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.model.__name__)
def test_every_exported_path_exists(editor: Client, viewset: Any) -> None:
    """A misspelt path would be an empty column: with all facts given, each one has its attribute."""
    record = viewset.model()
    for path in viewset.export:
        value_of(record, path)


@pytest.mark.parametrize("start", [*"=+-@", "\t", "\r", "\n"])
def test_a_text_that_looks_like_a_formula_is_made_inert(start: str) -> None:
    assert inert(f"{start}1") == f"'{start}1"


def test_numbers_stay_numbers() -> None:
    assert [number_text(Decimal(value)) for value in ("-5.50", "13000000.00", "0.25")] == ["-5,5", "13000000", "0,25"]


def test_the_menu_holds_the_lists(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    for name in LISTS:
        assert address(name) in html
