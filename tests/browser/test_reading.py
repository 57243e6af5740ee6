"""Reading each page: nothing foreign, nothing refused, nothing lost when letters grow; without JavaScript, on paper."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .addresses import ADDRESSES, MISSING
from .conftest import PASSWORD
from .visiting import DESK, HASTE, PHONE, Visit

TWICE = "html { font-size: 200% }"
# WCAG 2.2, 1.4.12: line height, space after paragraphs, between letters, between words.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    "p { margin-block-end: 2em !important }"
)
EXPECTED_OF_MISSING = "error: Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_nobody_else_breaks_no_policy_and_leaves_no_cookie(visit: Visit, address: str) -> None:
    visit.open(address)
    expect(visit.page.locator("html")).to_have_attribute("lang", "fr")
    assert visit.foreign == []
    assert visit.complaints == ([EXPECTED_OF_MISSING] if address == MISSING else [])
    assert visit.context.cookies() == []


def test_each_page_has_a_title_of_its_own(visit: Visit) -> None:
    titles = []
    for address in ADDRESSES:
        visit.open(address)
        titles.append(visit.page.title())
    assert sorted(set(titles)) == sorted(titles)
    assert all(title.endswith(" | Compétences & territoires") for title in titles)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_text_is_lost_on_a_phone_nor_when_letters_spread(site: str, browser: Browser, address: str) -> None:
    with Visit.of(browser, site, viewport=PHONE, bypass_csp=True) as visit:
        visit.open(address)
        assert lost(visit) == []
        visit.page.add_style_tag(content=SPACED)
        assert lost(visit) == [], "spread on a phone"
        visit.page.set_viewport_size(DESK)
        assert lost(visit) == [], "spread at a desk"


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_text_is_lost_at_a_desk_nor_when_letters_are_twice_as_large(
    site: str, browser: Browser, large_letters: Browser, address: str
) -> None:
    with Visit.of(browser, site, viewport=DESK, bypass_csp=True) as visit:
        visit.open(address)
        assert lost(visit) == []
        visit.page.add_style_tag(content=TWICE)
        assert lost(visit) == [], "in a window laid out for small letters"
    with Visit.of(large_letters, site, viewport=DESK) as visit:
        visit.open(address)
        expect(visit.page.locator("html")).to_have_css("font-size", "32px")
        assert lost(visit) == []
        visit.page.set_viewport_size({"width": 640, "height": 900})
        assert lost(visit) == [], "in half a window"


def lost(visit: Visit) -> list[str]:
    """Text that cannot be read, and a page wider than its window."""
    wide = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*visit.run("lost_text"), *([f"{wide} px too wide"] if wide > 0 else [])]


def test_everything_works_without_javascript(site: str, browser: Browser) -> None:
    """From the home page to a region, one of its laureates, and a message that is sent."""
    with Visit.of(browser, site, viewport=PHONE, java_script_enabled=False) as visit:
        page = visit.page
        visit.open("/")
        follow(page, "Régions")
        page.get_by_role("main").get_by_role("link", name="Occitanie").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Occitanie")
        page.get_by_role("main").get_by_role("link", name="Tous les lauréats").click()
        page.get_by_role("button", name=re.compile("^Filtrer")).click()
        page.locator("[name=famille][value=energie]").check()
        page.get_by_role("button", name="Appliquer").click()
        expect(page).to_have_url(re.compile("famille=energie"))
        page.locator("main :is(h2, h3)").get_by_role("link").first.click()
        expect(page).to_have_url(re.compile("/laureats/.+/.+/$"))
        page.get_by_role("contentinfo").get_by_role("link", name="Contact").click()
        send(page)
        expect(page.get_by_role("status")).to_contain_text("Votre message")
        assert [*visit.foreign, *visit.complaints, *visit.context.cookies()] == []


def follow(page: Page, name: str) -> None:
    """Open the menu and choose."""
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name=name).click()


def send(page: Page) -> None:
    """Fill the contact form in, in the time that a person needs."""
    for label in ("Votre nom", "Objet", "Votre message"):
        page.get_by_label(label).fill("Zoé")
    page.get_by_label("Votre adresse électronique").fill("zoe@example.org")
    page.wait_for_timeout(HASTE)
    page.get_by_role("button", name="Envoyer").click()


def test_paper_holds_the_facts_and_no_machinery(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(media="print")
    visit.open("/appels/ami-cma/")
    for machinery in (page.get_by_role("button", name="Menu"), page.get_by_role("link", name="Accueil")):
        expect(machinery).to_be_hidden()
    folded = page.locator("details:not([open], .as-table) > :not(summary)")
    assert folded.count() > 0
    assert folded.evaluate_all("all => all.filter((one) => !one.checkVisibility())") == []
    address = page.locator(".sources a").first
    assert address.get_attribute("href") in address.evaluate("link => getComputedStyle(link, '::after').content")


def test_a_browser_with_its_own_colours_still_shows_maps_and_states(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=PHONE, forced_colors="active") as visit:
        visit.open("/")
        assert visit.page.locator(".map svg text").count() >= 18
        assert visit.run("drawn_words") == []
        visit.open("/appels/")
        stamp = visit.page.locator(".stamp").first
        assert stamp.evaluate("stamp => getComputedStyle(stamp).borderTopStyle") != "none"
        assert stamp.locator("svg").is_visible()


def test_the_admin_breaks_no_policy_and_asks_nobody_else(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=DESK) as visit:
        page = visit.page
        visit.open("/admin/login/")
        page.locator("[name=username]").fill("admin")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("form [type=submit]").click()
        expect(page).to_have_url(f"{site}/admin/")
        visit.open("/laureats/ami-cma/ecole-de-la-batterie/")
        edit = page.locator("wagtail-userbar a[href*='/edit/']").get_attribute("href")
        page.goto(f"http:{edit}")
        page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
        preview = page.frame_locator("#w-preview-iframe")
        expect(preview.get_by_role("heading", level=1)).to_have_text("École de la batterie (EDLB)")
        page.wait_for_load_state("networkidle")
        assert [*visit.complaints, *visit.foreign] == []
