"""What axe-core can see of accessibility: each page, in light on a phone and in dark at a desk, in each language."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ViewportSize

from .addresses import ADDRESSES, EACH_TYPE, UNTRANSLATED
from .conftest import copied, serving, shared, variables
from .visiting import DESK, PHONE, Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
Look = tuple[ViewportSize, Literal["light", "dark"]]
LOOKS: tuple[Look, ...] = ((PHONE, "light"), (DESK, "dark"))  # places depend on the size, colours on the scheme
OPTIONS = {
    "runOnly": TAGS,
    "rules": {"p-as-heading": {"enabled": True}},  # an experiment of axe-core that Wagtail shows to editors
    "resultTypes": ["violations", "incomplete"],
}
# Words in drawings have a test of their own, because axe-core takes their `color`, which is not what paints them.
RUN = "options => axe.run({ exclude: 'svg text' }, options)"
# What lies over other words, or cuts them off, keeps axe-core from seeing the ground of those.
LAY_OPEN = """for (const one of document.querySelectorAll(".facets-foot")) one.style.position = "static";
    for (const one of document.querySelectorAll(".table-wrap .data"))
        one.style.cssText = "table-layout: fixed; inline-size: 100%; min-inline-size: 0; overflow-wrap: anywhere";"""


@pytest.fixture(scope="module")
def untranslated(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo site when its home page alone is in English, on a copy of its database."""
    copy = tmp_path_factory.mktemp("untranslated") / "site.sqlite3"
    folder = shared(tmp_path_factory) / "site"
    copied(folder / "site.sqlite3", copy)
    with sqlite3.connect(copy) as database:
        database.execute(
            "UPDATE wagtailcore_page SET live = 0 WHERE depth > 2"
            " AND locale_id = (SELECT id FROM wagtailcore_locale WHERE language_code = 'en')"
        )
    database.close()
    environment = variables(folder) | {"DATABASE_URL": f"sqlite:///{copy}"}
    with serving(copy.parent, environment, "benchmarks.wsgi") as address:
        yield address


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_and_leaves_no_contrast_undecided(
    axe: str, site: str, browser: Browser, address: str
) -> None:
    check(axe, site, browser, address)


@pytest.mark.parametrize("address", [f"/en{address}" for address in EACH_TYPE])
def test_nor_in_english(axe: str, site: str, browser: Browser, address: str) -> None:
    check(axe, site, browser, address)


@pytest.mark.parametrize("address", [f"/en{address}" for address in UNTRANSLATED])
def test_nor_on_a_french_page_within_an_english_frame(
    axe: str, untranslated: str, browser: Browser, address: str
) -> None:
    page = check(axe, untranslated, browser, address)
    assert ('class="untranslated"' in page) == ("recherche" not in address)


def check(axe: str, site: str, browser: Browser, address: str) -> str:
    """Let axe-core look at a page in some sizes and schemes; answer the page."""
    with Visit.of(browser, site, viewport=PHONE) as visit:
        visit.open(address)
        visit.page.evaluate(axe)
        visit.page.evaluate(LAY_OPEN)
        for size, scheme in LOOKS:
            visit.page.set_viewport_size(size)
            visit.page.emulate_media(color_scheme=scheme)
            found = [*faults(visit.page.evaluate(RUN, OPTIONS)), *visit.run("drawn_words")]
            assert found == [], (size["width"], scheme)
        return visit.page.content()


def faults(results: dict[str, Any]) -> list[str]:
    undecided = [rule for rule in results["incomplete"] if rule["id"] == "color-contrast"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in [*results["violations"], *undecided]
        for node in rule["nodes"]
    ]
