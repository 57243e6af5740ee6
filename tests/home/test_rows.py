"""Inline rows: none costs nothing, few are kept, a change is seen at once, a draft keeps its own."""

from typing import Any

import pytest
from django.test import Client

from home.models import Download, Source
from home.rows import rows
from programmes.models import CallOperator, CallPage, Season
from tests import builders
from tests.reading import fields_of, queries_of, read

pytestmark = pytest.mark.django_db


def test_a_row_that_is_added_is_read_at_the_next_request(client: Client) -> None:
    call = builders.call(seasons=[Season(code="s1", title="Saison 1")])
    assert "Saison 2" not in read(client, call.get_url())
    Season.objects.create(page=call, code="s2", title="Saison 2")
    assert "Saison 2" in read(client, call.get_url())


def test_the_record_that_a_row_names_is_fresh(client: Client) -> None:
    operator = builders.organisation(name="Caisse des dépôts")
    call = builders.call(operators=[CallOperator(organisation=operator)])
    assert fields_of(read(client, call.get_url()))["operators"] == ["Caisse des dépôts"]
    operator.name = "Banque des Territoires"
    operator.save()
    assert fields_of(read(client, call.get_url()))["operators"] == ["Banque des Territoires"]


def test_the_rows_of_calls_cost_no_query(client: Client) -> None:
    bare = builders.call()
    full = builders.call(
        seasons=[Season(code="s1", title="Saison 1")],
        sources=[Source(source_title="Presse")],
        downloads=[Download(title="Cahier des charges", origin="Presse")],
    )
    assert queries_of(client, full.get_url()) == queries_of(client, bare.get_url())


def test_a_relation_that_few_pages_have_costs_the_others_no_query(client: Client) -> None:
    bare, full = builders.article(), builders.article(downloads=[Download(title="Dossier", origin="Presse")])
    assert queries_of(client, full.get_url()) == queries_of(client, bare.get_url()) + 1


def test_a_draft_shows_the_rows_of_the_draft() -> None:
    call = builders.call(seasons=[Season(code="s1", title="Saison 1")])
    draft: Any = CallPage.objects.get(pk=call.pk)
    draft.seasons = [Season(code="s1", title="Première saison")]
    assert [row.title for row in rows(draft.save_revision().as_object(), "seasons")] == ["Première saison"]
    assert [row.title for row in rows(CallPage.objects.get(pk=call.pk), "seasons")] == ["Saison 1"]


def test_rows_keep_their_order() -> None:
    seasons = [Season(code=code, title=code, sort_order=place) for place, code in ((2, "last"), (1, "first"))]
    call = builders.call(seasons=seasons)
    assert [row.title for row in rows(call.specific_class.objects.get(pk=call.pk), "seasons")] == ["first", "last"]
