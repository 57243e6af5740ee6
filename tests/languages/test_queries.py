"""An English page costs one query more than its budget at most; without translation, three more than in French."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page

from tests import builders
from tests.programmes.test_queries import BUDGETS, LISTS, fill_lists
from tests.reading import queries_of
from tests.search.test_pages_queries import ADDRESSES, LIST

pytestmark = pytest.mark.django_db
MISS = 3  # more where there is no translation, at most


@pytest.fixture(autouse=True)
def indexes() -> None:
    builders.territory_index(), builders.sector_index(), builders.organisation_index()


def page_at(address: str) -> Page:
    """The French page that serves an address."""
    place = f"{builders.home().url_path}{address[1:]}"
    steps = [place[: end + 1] for end, letter in enumerate(place) if letter == "/"]
    found = Page.objects.filter(url_path__in=steps).order_by("-depth").first()
    assert found
    return found.specific


@pytest.mark.parametrize(("fill", "budget"), BUDGETS.items())
def test_a_page_keeps_its_budget(client: Client, fill: Callable[[int], str], budget: int) -> None:
    address = fill(2)
    builders.english_home()
    assert queries_of(client, f"/en{address}") <= queries_of(client, address) + MISS
    builders.translate(page_at(address))
    assert queries_of(client, f"/en{address}") <= budget + 1


def test_lists_keep_their_budget(client: Client) -> None:
    fill_lists(2)
    builders.english_home()
    addresses = {*LISTS, *ADDRESSES}
    french = {address: queries_of(client, address) for address in addresses}
    missed = {address: queries_of(client, f"/en{address}") for address in addresses}
    assert {one: (missed[one], french[one]) for one in addresses if missed[one] > french[one] + MISS} == {}
    for page in Page.objects.filter(locale=builders.home().locale, depth__gt=2):
        builders.translate(page.specific)
    english = {address: queries_of(client, f"/en{address}") for address in addresses}
    assert {one: cost for one, cost in english.items() if cost > LIST + 1} == {}
