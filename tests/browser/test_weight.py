"""What a first visit costs on the wire, headers included, as Chromium counts it."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from .visiting import PHONE, Visit


@dataclass(frozen=True)
class Cost:
    """Requests and bytes of a page with what it loads, its pictures left out."""

    requests: int
    size: int


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("/", 60_000),
        ("/laureats/ami-cma/ecole-de-la-batterie/", 30_000),
        ("/laureats/ti-ecoles-de-production/ecole-de-production-epb/", 30_000),
        ("/antennes/antenne-cnam-du-pays-de-montbeliard/", 40_000),
        ("/appels/ami-cma/", 40_000),
        ("/territoires/occitanie/", 40_000),
    ],
)
def test_a_first_visit_is_light(site: str, browser: Browser, address: str, size: int) -> None:
    with Visit.of(browser, site, viewport=PHONE) as visit:
        cost = first_visit(visit, address)
    assert 2 < cost.requests <= 5
    assert 10_000 < cost.size <= size


def first_visit(visit: Visit, address: str) -> Cost:
    """Go to a page with an empty cache and count, the icon of the tab included."""
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    watch = visit.context.new_cdp_session(visit.page)

    def ask(event: Any) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def receive(event: Any) -> None:
        sizes[event["requestId"]] = int(event["encodedDataLength"])

    watch.on("Network.requestWillBeSent", ask)
    watch.on("Network.loadingFinished", receive)
    watch.send("Network.enable")
    visit.open(address)
    visit.page.wait_for_load_state("networkidle")
    counted = [size for number, size in sizes.items() if "/media/" not in addresses[number]]
    return Cost(len(counted), sum(counted))
