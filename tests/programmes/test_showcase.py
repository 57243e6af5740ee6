"""The laureates of a call or a programme, as its page shows them."""

from decimal import Decimal

import pytest
from django.test import Client

from programmes import showcase
from programmes.models import CallPage, ProjectSector
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db


def call_with(*grants: int | None) -> CallPage:
    """A call with a laureate for each grant, in millions of euros, all in one family."""
    call, sector = builders.call(code="ami"), builders.sector(family="sante")
    for place, grant in enumerate(grants):
        amount = None if grant is None else Decimal(grant) * 10**6
        sectors = [ProjectSector(sector=sector)]
        builders.project(call=call, title=f"Projet {place}", grant=amount, region="27", sectors=sectors)
    return call


def titles(found: showcase.Showcase) -> list[str]:
    return [one.title for one in found.laureates]


def test_the_largest_known_grants_come_first() -> None:
    found = showcase.of_call(call_with(1, None, 3, 2, 5, 4))
    assert titles(found) == ["Projet 4", "Projet 5", "Projet 2", "Projet 3", "Projet 0"]
    assert found.totals.laureates == 6
    assert found.are_priced
    assert not found.is_whole


def test_a_call_leads_to_all_its_laureates(client: Client) -> None:
    builders.project_index(slug="laureats")
    html = read(client, call_with(*range(1, 9)).get_url())
    assert 'href="/laureats/?appel=ami"' in html
    assert "Voir les 8 lauréats" in html
    assert "Projet 0" not in html


def test_a_call_without_a_code_shows_all_its_laureates(client: Client) -> None:
    call = call_with(*range(1, 9))
    CallPage.objects.filter(pk=call.pk).update(code=None)
    html = read(client, call.get_url())
    assert all(f"Projet {place}" in html for place in range(8))


def test_a_few_laureates_are_all_there_without_bars(client: Client) -> None:
    html = read(client, call_with(1, None).get_url())
    assert "Projet 0" in html
    assert "Projet 1" in html
    assert 'class="bars"' not in html


def test_more_have_a_bar_for_each_family_and_a_map(client: Client) -> None:
    html = read(client, call_with(*range(1, 6)).get_url())
    assert html.count('class="bar ') == 8
    assert "Bourgogne-Franche-Comté : 5 lauréats" in html.replace("\N{NO-BREAK SPACE}", " ")


def test_pacts_are_shown_apart_whatever_the_number_of_laureates() -> None:
    call = call_with(*range(1, 9))
    for name in ("Corse", "Bretagne"):
        builders.project(call=call, kind="pacte-regional", title=f"Pacte de {name}", slug=name.lower())
    found = showcase.of_call(call)
    assert [one.title for one in found.others] == ["Pacte de Bretagne", "Pacte de Corse"]
    assert len(found.laureates) == showcase.LARGEST
    assert found.totals.laureates == 8


def test_a_programme_shows_the_laureates_of_those_below_it(client: Client) -> None:
    plan = builders.programme()
    project = builders.project(call=builders.call(programme=builders.programme(plan)), title="En dessous")
    builders.project(title="Ailleurs")
    html = read(client, plan.get_url())
    assert project.get_url() in html
    assert "Ailleurs" not in html
    assert fields_of(html)["totals"] == ["lauréat sur ce site 1"]


def test_a_draft_on_its_way_has_no_laureate() -> None:
    builders.project()
    assert showcase.of_call(CallPage(title="Nouveau")).totals.laureates == 0
    assert showcase.of_programme(builders.programme().specific_class(title="Nouveau")).laureates == []
