"""What axe-core can see of accessibility: each page, in light and dark, on a phone and at a desk."""

from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from .addresses import ADDRESSES
from .visiting import DESK, PHONE, Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
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


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_and_leaves_no_contrast_undecided(
    axe: str, site: str, browser: Browser, address: str
) -> None:
    with Visit.of(browser, site, viewport=PHONE) as visit:
        visit.open(address)
        visit.page.evaluate(axe)
        visit.page.evaluate(LAY_OPEN)
        for size, scheme in product((PHONE, DESK), SCHEMES):
            visit.page.set_viewport_size(size)
            visit.page.emulate_media(color_scheme=scheme)
            found = [*faults(visit.page.evaluate(RUN, OPTIONS)), *visit.run("drawn_words")]
            assert found == [], (size["width"], scheme)


def faults(results: dict[str, Any]) -> list[str]:
    undecided = [rule for rule in results["incomplete"] if rule["id"] == "color-contrast"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in [*results["violations"], *undecided]
        for node in rule["nodes"]
    ]
