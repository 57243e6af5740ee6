"""A search from end to end: by keyboard, by pointer, without JavaScript, back again."""

import re

from playwright.sync_api import Browser, Page, expect

from .visiting import DESK, PHONE, Visit

COUNT = "#count"


def test_what_is_ticked_by_keyboard_is_found_announced_and_undone_by_going_back(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=DESK) as visit:
        visit.open("/laureats/")
        page, region = visit.page, visit.page.locator('input[name="region"][value="27"]')
        everything = page.locator(COUNT).inner_text()
        expect(page.get_by_role("status").filter(has_text=everything)).to_be_visible()
        region.focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/laureats/?region=27")
        expect(page.locator(COUNT)).not_to_have_text(everything)
        expect(region).to_be_focused()
        expect(page).to_have_title(re.compile("Bourgogne-Franche-Comté"))
        found = page.locator(COUNT).inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.wait_for_url("**/laureats/?region=27&departement=*")
        page.go_back()
        expect(page.locator(COUNT)).to_have_text(found)
        expect(region).to_be_checked()
        page.go_back()
        expect(page.locator(COUNT)).to_have_text(everything)
        expect(region).not_to_be_checked()
        assert visit.complaints == []


def test_words_links_of_the_map_and_chips_work_in_the_same_page(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=DESK) as visit:
        visit.open("/recherche/")
        page = visit.page
        page.locator("#q").fill("hydrogene")
        page.keyboard.press("Enter")
        page.wait_for_url("**/recherche/?q=hydrogene")
        page.locator('.map a[aria-label^="Bourgogne"]').click()
        page.wait_for_url("**/recherche/?q=hydrogene&region=27")
        expect(page.locator(COUNT)).to_be_focused()
        page.locator("#sort").select_option("titre")
        page.wait_for_url("**/recherche/?q=hydrogene&region=27&tri=titre")
        page.locator(".chip").click()
        page.wait_for_url("**/recherche/?q=hydrogene&tri=titre")
        assert visit.asked.count(f"{site}/recherche/") == 1
        assert visit.complaints == []


def test_a_phone_opens_the_facets_as_a_panel_and_closes_it_with_escape(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=PHONE) as visit:
        visit.open("/laureats/")
        page, opener = visit.page, visit.page.locator(".facets-button")
        expect(page.locator("#facets")).to_be_hidden()
        opener.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#facets")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#facets")).to_be_hidden()
        expect(opener).to_be_focused()
        opener.click()
        page.locator('input[name="region"][value="76"]').check()
        page.locator(".facets-foot button").click()
        page.wait_for_url("**/laureats/?region=76")
        expect(page.locator("#facets")).to_be_hidden()


def test_all_of_it_works_without_javascript(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=DESK, java_script_enabled=False) as visit:
        visit.open("/")
        page = visit.page
        page.locator('main input[name="q"]').fill("hydrogene")
        page.locator("main .searchbox button").click()
        page.wait_for_url(re.compile("q=hydrogene"))
        page.locator('input[name="region"][value="27"]').check()
        page.locator(".facets-foot button").click()
        page.wait_for_url(re.compile("region=27"))
        assert chips(page) == ["Bourgogne-Franche-Comté"]
        page.locator(".chip").click()
        page.wait_for_url(f"{site}/recherche/?q=hydrogene")
        page.locator(".views a").nth(2).click()
        expect(page.locator("table.results caption")).to_be_visible()


def chips(page: Page) -> list[str]:
    """The filters that are active, without what only screen readers say."""
    return [one.rpartition(":")[2].strip() for one in page.locator(".chip").all_text_contents()]
