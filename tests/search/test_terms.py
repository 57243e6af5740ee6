"""What is noted of what readers ask, and what never is; the report that editors read."""

import csv
import datetime
import io
from collections.abc import Iterator
from threading import Event
from typing import Any
from urllib.parse import quote_plus

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from home.content import version
from search import terms
from search.models import Asked, key_of
from search.query import LONGEST, Query
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def recording(settings: Settings) -> Iterator[None]:
    settings.RECORD_SEARCH_TERMS = True
    with time_machine.travel("2026-11-26 10:00+01:00"):
        yield
    terms._waiting.take()


def ask(text: str, total: int = 1, times: int = 1, **more: Any) -> None:
    for _time in range(times):
        terms.note(Query(text, **more), total)


def written() -> dict[str, list[int]]:
    """Times asked and times in vain by term."""
    terms.write()
    return {text: numbers for text, *numbers in Asked.objects.values_list("text", "times", "in_vain")}


# What is noted


def test_a_term_is_counted_by_day_with_how_often_nothing_was_found() -> None:
    ask("Hydrogène", times=2)
    ask("hydrogene", total=0)
    assert written() == {"hydrogène": [3, 1]}
    ask("  HYDROGÈNE ", total=0)
    assert written() == {"hydrogène": [4, 2]}
    with time_machine.travel("2026-11-27 00:30+01:00"):
        ask("hydrogène")
        terms.write()
    assert list(Asked.objects.order_by("day").values_list("day", "times")) == [
        (TODAY, 4),
        (datetime.date(2026, 11, 27), 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "jeanne.martin@example.org",
        "écrire à jeanne＠example.org",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "+33612345678",
        "siret 13002526500013",
        "née le 12/03/1984",
        "1 84 03 75 123",
        "mot " * 16,
        "?!",
        "",
    ],
)
def test_what_may_say_who_somebody_is_is_not_noted(text: str) -> None:
    ask(text)
    assert written() == {}


@pytest.mark.parametrize("text", ["h2", "71000", "2023-2024", "france 2030", "cma 27 71", "bac +2", "l’hydrogène"])
def test_what_is_asked_with_few_numbers_is_noted(text: str) -> None:
    ask(text)
    assert list(written()) == [text]


@pytest.mark.parametrize(
    "address", ["q=bois&page=2", "q=bois&region=27", "q=bois&tri=titre", "q=bois&vue=tableau", "region=27", ""]
)
def test_what_follows_a_question_is_not_asked_again(address: str) -> None:
    terms.note(Query.read(QueryDict(address)), 1)
    assert written() == {}


def test_nothing_is_noted_where_it_is_switched_off(settings: Settings) -> None:
    settings.RECORD_SEARCH_TERMS = False
    ask("bois")
    assert written() == {}


def test_the_longest_question_fits() -> None:
    ask("ﷺ" * LONGEST)
    ask("œ" * terms.LONGEST)
    assert [len(text) for text in written()] == [terms.LONGEST]


def test_a_reader_who_searches_is_noted_once_and_an_export_is_not(client: Client) -> None:
    builders.project_index()
    for address in ("/recherche/?q=licorne", "/recherche/?q=licorne&format=csv", "/laureats/?q=dragon"):
        assert client.get(address).status_code == 200
    assert written() == {"licorne": [1, 1], "dragon": [1, 1]}


# What it costs


def test_the_reader_waits_for_no_write() -> None:
    with CaptureQueriesContext(connection) as queries:
        ask("bois", times=50)
    assert len(queries) == 0


def test_terms_are_written_together_in_one_statement_for_each() -> None:
    ask("bois", times=50)
    ask("bâtiment")
    with CaptureQueriesContext(connection) as queries:
        terms.write()
    assert sum("search_asked" in one["sql"] for one in queries) == 1
    assert Asked.objects.count() == 2


def test_a_term_waits_a_moment_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()
    monkeypatch.setattr(terms, "write_and_leave", done.set)
    monkeypatch.setattr(terms, "EVERY", 0.01)
    ask("bois")
    assert done.wait(10)


def test_many_terms_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()
    monkeypatch.setattr(terms, "write_and_leave", done.set)
    for number in range(terms.MOST - 1):
        ask(f"mot {number}")
    assert not done.wait(0.05)
    ask("le dernier")
    assert done.wait(10)


def test_what_is_asked_changes_no_page() -> None:
    builders.home()
    before = version()
    ask("bois")
    terms.write()
    terms.forget_old()
    assert version() == before


# How long it is kept


def test_terms_are_kept_for_thirteen_months() -> None:
    for day in (TODAY - terms.KEPT, TODAY - terms.KEPT - datetime.timedelta(days=1)):
        Asked.objects.create(key="bois", text="bois", language="fr", day=day, times=1)
    terms.forget_old()
    assert [one.day for one in Asked.objects.all()] == [datetime.date(2025, 10, 26)]


# The report


def kept(text: str, times: int, in_vain: int = 0, day: datetime.date = TODAY, language: str = "fr") -> None:
    key = key_of(text)
    Asked.objects.create(key=key, text=text, language=language, day=day, times=times, in_vain=in_vain)


@pytest.fixture
def asked(db: None) -> None:
    """Terms of two days."""
    kept("bois", 90, day=datetime.date(2026, 10, 1))
    kept("bois", 10)
    kept("soudure", 200)
    kept("licorne", 3, in_vain=3, day=datetime.date(2026, 10, 1))
    kept("dragon", 4, in_vain=4)


def lines(client: Client, **query: str) -> list[list[str]]:
    content = client.get(reverse("search_terms"), {"export": "csv", **query}).getvalue()
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[1:]


def test_what_found_nothing_comes_first_then_what_is_asked_most(editor: Client, asked: None) -> None:
    assert [row[:3] for row in lines(editor)] == [
        ["dragon", "4", "4"],
        ["licorne", "3", "3"],
        ["soudure", "0", "200"],
        ["bois", "0", "100"],
    ]
    assert lines(editor)[3][3:] == ["01/10/2026", "26/11/2026", "fr"]


def test_the_report_is_of_a_period(editor: Client, asked: None) -> None:
    found = lines(editor, day_from="2026-10-01", day_to="2026-10-31")
    assert [row[:3] for row in found] == [["licorne", "3", "3"], ["bois", "0", "90"]]


def test_the_report_is_searched_without_accents(editor: Client, asked: None) -> None:
    kept("bois énergie", 1)
    kept("hydrogène", 1, language="en")
    assert [row[0] for row in lines(editor, q="ENERGIE")] == ["bois énergie"]
    assert [row[0] for row in lines(editor, language="en")] == ["hydrogène"]


@pytest.mark.parametrize("order", ["key", "times_sum", "in_vain_sum", "first_day", "last_day", "language"])
def test_every_column_sorts(editor: Client, asked: None, order: str) -> None:
    found = lines(editor, ordering=order)
    assert sorted(found) == sorted(lines(editor))
    assert editor.get(reverse("search_terms_results"), {"ordering": f"-{order}"}).status_code == 200


def test_a_spreadsheet_holds_numbers_and_days(editor: Client, asked: None) -> None:
    response = editor.get(reverse("search_terms"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:4] == ["dragon", 4, 4, TODAY]


def test_a_formula_is_text(editor: Client) -> None:
    kept("=1+1 @sum", 1)
    assert lines(editor)[0][0] == "'=1+1 @sum"


def test_a_term_leads_to_what_it_finds_and_to_its_promotion(editor: Client) -> None:
    kept("c++ & l’été", 1, in_vain=1)
    html = editor.get(reverse("search_terms")).content.decode()
    words = quote_plus("c++ & l’été")
    assert f'href="/recherche/?q={words}"' in html
    add = f"{reverse('wagtailsnippets_search_promotion:add')}?terms={words}"
    assert f'href="{add}"' in html
    assert 'value="c++ &amp; l’été"' in editor.get(add).content.decode()


def test_the_report_costs_the_same_with_more_terms(editor: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(reverse("search_terms")).status_code == 200
        return len(queries)

    kept("bois", 1)
    cost()
    few = cost()
    for number in range(20):
        kept(f"mot {number}", 1)
    assert cost() == few


def test_days_are_written_as_readers_read_them(editor: Client, asked: None) -> None:
    assert "1er octobre 2026" in editor.get(reverse("search_terms")).content.decode()


def test_the_report_is_in_the_menu(editor: Client) -> None:
    assert reverse("search_terms") in editor.get(reverse("wagtailadmin_home")).content.decode()
