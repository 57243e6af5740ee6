"""The tree of programmes: what each has, and where one stands."""

import pytest
from django.test import Client

from programmes import trees
from programmes.models import ProgrammePage
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db


def family() -> tuple[ProgrammePage, ProgrammePage, ProgrammePage, ProgrammePage]:
    """A plan, two programmes below it, one below the first of them; and a plan beside."""
    plan = builders.programme(title="Plan")
    first, second = builders.programme(plan, title="Premier"), builders.programme(plan, title="Second")
    builders.programme(title="Autre plan")
    return plan, first, second, builders.programme(first, title="Petit")


def shape(nodes: list[trees.Node]) -> list[object]:
    """Titles, with what is below each; a star marks where one is."""
    return [(f"{node.page.title}{'*' if node.is_here else ''}", shape(node.children)) for node in nodes]


def test_one_stands_between_parents_siblings_and_children() -> None:
    _plan, first, _second, small = family()
    assert shape(trees.around(first)) == [("Plan", [("Premier*", [("Petit", [])]), ("Second", [])])]
    assert shape(trees.around(small)) == [("Plan", [("Premier", [("Petit*", [])])])]


def test_the_others_stand_beside_one_at_the_top() -> None:
    plan, *_below = family()
    assert shape(trees.around(plan)) == [("Plan*", [("Premier", [("Petit", [])]), ("Second", [])])]
    assert [one.title for one in trees.siblings(plan)] == ["Autre plan"]


def test_a_page_says_where_it_stands(client: Client) -> None:
    _plan, first, *_below = family()
    place = fields_of(read(client, first.get_url()))["below"][0]
    assert all(title in place for title in ("Plan", "Premier", "Petit", "Second"))
    assert '<span aria-current="page">Premier</span>' in read(client, first.get_url())


def test_what_is_not_listed_is_in_no_tree(client: Client) -> None:
    plan, *_below = family()
    builders.programme(plan, title="Brouillon", live=False)
    assert "Brouillon" not in read(client, plan.get_url())
    assert "Brouillon" not in read(client, "/programmes/")


def test_a_draft_on_its_way_is_in_no_tree() -> None:
    family()
    assert trees.around(ProgrammePage(title="Nouveau")) == []


def test_a_plan_has_what_those_below_it_have() -> None:
    plan, first, _second, small = family()
    builders.project(call=builders.call(programme=small, stated_status="closed"))
    builders.call(programme=first)
    builders.antenna(programme=first)
    (top,) = (node for node in trees.whole(builders.programme_index()) if node.page == plan)
    assert (top.open_calls, top.past_calls, top.laureates, top.antennas) == (1, 1, 1, 1)
    assert (top.children[1].open_calls, top.children[1].laureates) == (0, 0)
