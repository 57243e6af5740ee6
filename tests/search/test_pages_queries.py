"""A page of results costs the same few queries whatever there is to find, to count and to choose."""

import pytest
from django.test import Client

from home.dates import PartialDate
from programmes.models import ProjectSector
from tests import builders
from tests.reading import queries_of

pytestmark = pytest.mark.django_db
LIST = 8  # queries at most
REGIONS = ("27", "53", "84", "44")
ADDRESSES = (
    "/recherche/",
    "/recherche/?q=projet",
    "/recherche/?q=projet&region=27&region=53&famille=energie&vue=carte",
    "/recherche/?q=rien-de-tel&region=27&departement=25",
    "/laureats/",
    "/laureats/?region=27&vue=tableau",
    "/laureats/?q=%22projet%22+-rien&tri=titre&page=9",
)


def fill(number: int) -> None:
    """So many projects, each with a sector, a holder and a call of its own."""
    for place in range(number):
        builders.project(
            region=REGIONS[place % len(REGIONS)],
            grant=place * 1_000_000,
            announced_on=PartialDate(2020 + place % 5),
            sectors=[ProjectSector(sector=builders.sector())],
            holder=builders.organisation(),
        )


def test_results_cost_the_same_with_more_to_find(client: Client) -> None:
    fill(10)
    few = {address: queries_of(client, address) for address in ADDRESSES}
    assert max(few.values()) <= LIST
    fill(10)
    assert {address: queries_of(client, address) for address in ADDRESSES} == few
