"""Reading and writing by keyboard alone: what has the focus is seen, the menu and the contact form work."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .addresses import ADDRESSES
from .visiting import DESK, HASTE, Visit

LONGEST = 500  # stops on a page; a reader who is caught somewhere would go on for ever


def stops(visit: Visit) -> list[dict[str, str | bool]]:
    """What Tab leads to, from the top of the page until the browser takes the focus back."""
    found: list[dict[str, str | bool]] = []
    for _ in range(LONGEST):
        visit.page.keyboard.press("Tab")
        stop = visit.run("focus")
        if stop is None:
            return found
        found.append(stop)
    pytest.fail(f"{LONGEST} stops and no end")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_has_the_focus_is_marked_and_in_view_on_a_phone(visit: Visit, address: str) -> None:
    visit.open(address)
    found = stops(visit)
    assert len(found) > 3
    assert [stop["name"] for stop in found if not stop["shown"]] == []
    assert [stop["name"] for stop in found if not stop["seen"]] == []


@pytest.mark.parametrize("address", ["/", "/appels/ami-cma/", "/territoires/occitanie/", "/contact/"])
def test_what_has_the_focus_is_marked_and_in_view_at_a_desk(site: str, browser: Browser, address: str) -> None:
    with Visit.of(browser, site, viewport=DESK) as visit:
        visit.open(address)
        assert [stop["name"] for stop in stops(visit) if not (stop["shown"] and stop["seen"])] == []


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    visit.open("/")
    page = visit.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_leads_on_and_closes(visit: Visit) -> None:
    visit.open("/")
    page = visit.page
    button = page.get_by_role("button", name="Menu", exact=True)
    entry = page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Appels")
    go_to(page, button)
    expect(entry).to_be_hidden()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    go_to(page, entry)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Appels")


def go_to(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab does not lead there")


def write(page: Page, label: str, text: str) -> None:
    go_to(page, page.get_by_label(label))
    page.keyboard.type(text)


def test_a_message_is_written_mended_and_sent(visit: Visit) -> None:
    """An error takes the focus, leads to its field, and loses nothing."""
    visit.open("/contact/")
    page = visit.page
    write(page, "Votre nom", "Zoé")
    write(page, "Votre adresse électronique", "zoe@")
    write(page, "Objet", "Batteries")
    write(page, "Votre message", "Bonjour,\nqui forme à la maintenance ?")
    go_to(page, page.get_by_role("button", name="Envoyer"))
    page.keyboard.press("Enter")
    errors = page.get_by_role("alert")
    expect(errors).to_be_focused()
    expect(page).to_have_title("Erreur\N{NO-BREAK SPACE}: Contact | Compétences & territoires")

    go_to(page, errors.get_by_role("link", name="Votre adresse électronique"))
    page.keyboard.press("Enter")
    field = page.get_by_label("Votre adresse électronique")
    expect(field).to_be_focused()
    expect(field).to_have_value("zoe@")
    page.keyboard.press("End")
    page.keyboard.type("example.org")
    page.wait_for_timeout(HASTE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Votre message")
    assert [*visit.complaints, *visit.context.cookies()] == []
