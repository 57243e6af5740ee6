"""Read from the right, each page is the mirror of itself, and in Arabic nothing is cut."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from .addresses import EACH_TYPE, MISSING
from .conftest import ROOT, copied, serving, shared, variables
from .mirror import LANGUAGE
from .test_reading import lost
from .visiting import DESK, PHONE, Visit

ADDRESSES = (*EACH_TYPE, MISSING)
SIZES = (PHONE, DESK)
UNTRANSLATED = "/ar/antennes/antenne-cnam-de-dole/"


@pytest.fixture(scope="module")
def arabic(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo site in Arabic too, on a copy of its database."""
    folder = shared(tmp_path_factory) / "site"
    copy = tmp_path_factory.mktemp("arabic") / "site.sqlite3"
    copied(folder / "site.sqlite3", copy)
    environment = variables(folder) | {"DATABASE_URL": f"sqlite:///{copy}", "LANGUAGES": f"fr,en,{LANGUAGE}"}
    translate = [sys.executable, "-m", "tests.browser.mirror"]
    subprocess.run(translate, cwd=ROOT, env=environment, check=True, capture_output=True)
    with serving(copy.parent, environment, "tests.browser.mirror:application()") as address:
        yield address


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_the_mirror_of_itself(site: str, browser: Browser, address: str) -> None:
    """Menu, breadcrumb, legend, bars, calendars, rules, matrix: whatever has a place."""
    with Visit.of(browser, site, viewport=PHONE) as visit:
        visit.open(address)
        for size in SIZES:
            visit.page.set_viewport_size(size)
            assert visit.run("mirrored") == []


@pytest.mark.parametrize("style", [".bars svg.bar { scale: none }", ".brand { position: relative; left: 3px }"])
def test_what_stays_on_its_side_is_seen(site: str, browser: Browser, style: str) -> None:
    with Visit.of(browser, site, viewport=DESK, bypass_csp=True) as visit:
        visit.open("/filieres/")
        visit.page.add_style_tag(content=style)
        assert visit.run("mirrored") != []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_lost_in_arabic(arabic: str, browser: Browser, address: str) -> None:
    with Visit.of(browser, arabic, viewport=PHONE) as visit:
        response = visit.page.goto(f"{arabic}/{LANGUAGE}{address}")
        assert response is not None
        assert response.status == (404 if address == MISSING else 200)
        expect(visit.page.locator("html")).to_have_attribute("dir", "rtl")
        for size in SIZES:
            visit.page.set_viewport_size(size)
            assert lost(visit) == []
        assert visit.foreign == []


def test_arrows_point_onwards_in_the_frame_and_in_a_text_that_is_not_translated(arabic: str, browser: Browser) -> None:
    with Visit.of(browser, arabic, viewport=DESK) as visit:
        visit.open(f"/{LANGUAGE}/")
        expect(visit.page.locator("main .more svg").first).to_have_css("scale", "-1 1")
        expect(visit.page.locator("h1")).to_have_css("letter-spacing", "normal")
        visit.open(UNTRANSLATED)
        expect(visit.page.locator("main")).to_have_css("direction", "ltr")
        expect(visit.page.locator(".site-header")).to_have_css("direction", "rtl")
        expect(visit.page.locator("main .more svg").first).to_have_css("scale", "1")
        assert lost(visit) == []


def test_the_suggestions_of_an_arabic_field_open_on_its_side(arabic: str, browser: Browser) -> None:
    with Visit.of(browser, arabic, viewport=DESK) as visit:
        visit.open(f"/{LANGUAGE}/recherche/")
        field = visit.page.locator("#q")
        field.press_sequentially("hydro")
        option = visit.page.get_by_role("option").first
        expect(option).to_be_visible()
        place, frame = option.bounding_box(), field.bounding_box()
        assert place is not None
        assert frame is not None
        assert abs(place["x"] + place["width"] - frame["x"] - frame["width"]) <= 4
        assert visit.complaints == []
