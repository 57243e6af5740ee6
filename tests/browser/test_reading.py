"""Reading on a phone and by keyboard, with and without JavaScript."""

import re

from playwright.sync_api import Browser, Page, expect

# Each page type in its richest and its thinnest record.
ADDRESSES = (
    "/",
    "/programmes/",
    "/programmes/pic/",
    "/programmes/spie/",
    "/appels/",
    "/appels/ami-cma/",
    "/appels/deffinov-tiers-lieux/",
    "/laureats/",
    "/laureats/?appel=ami-cma&page=2",
    "/laureats/ami-cma/ecole-de-la-batterie/",
    "/laureats/ti-ecoles-de-production/ecole-de-production-epb/",
    "/antennes/",
    "/antennes/antenne-cnam-du-pays-de-montbeliard/",
    "/antennes/antenne-cnam-de-sete/",
    "/territoires/",
    "/territoires/bourgogne-franche-comte/",
    "/territoires/mayotte/",
    "/filieres/",
    "/filieres/batteries/",
    "/organisations/",
    "/organisations/cnam/",
    "/actualites/",
    "/actualites/62-laureats-saison-2/",
    "/actualites/rencontres-nationales-laureats-cma-deffinum-2024/",
    "/actualites/sept-propositions-du-cnam/",
    "/contact/",
    "/accessibilite/",
    "/plan-du-site/",
    "/a-propos/",
    "/nulle-part/",
)


def test_no_page_overflows_a_phone_nor_asks_elsewhere(site: str, phone: Page) -> None:
    asked: list[str] = []
    errors: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("pageerror", lambda error: errors.append(str(error)))
    for address in ADDRESSES:
        answer = phone.goto(f"{site}{address}")
        assert answer
        assert answer.status == (404 if address == "/nulle-part/" else 200), address
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, address
    assert [url for url in asked if not url.startswith(site)] == []
    assert errors == []


def test_the_menu_opens_and_closes_by_keyboard(site: str, phone: Page) -> None:
    phone.goto(site)
    button = phone.get_by_role("button", name="Menu", exact=True)
    entry = phone.locator("#menu").get_by_text("Appels")
    expect(entry).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(entry).to_be_visible()
    phone.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(button).to_be_focused()


def test_the_skip_link_comes_first_and_leads_to_the_content(site: str, phone: Page) -> None:
    phone.goto(site)
    phone.keyboard.press("Tab")
    skip = phone.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    phone.keyboard.press("Enter")
    expect(phone.locator("main")).to_be_focused()


def test_everything_works_without_javascript(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Régions").click()
    page.get_by_role("link", name="Corse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Corse")
    page.goto(f"{site}/laureats/")
    page.get_by_role("combobox").select_option(index=1)
    page.get_by_role("button", name="Afficher").click()
    expect(page).to_have_url(re.compile("appel=.+"))
    context.close()


def test_an_error_of_the_contact_form_takes_the_focus(site: str, phone: Page) -> None:
    phone.goto(f"{site}/contact/")
    phone.get_by_label("Votre nom").fill("Zoé")
    phone.get_by_role("button", name="Envoyer").click()
    expect(phone.get_by_role("alert")).to_be_focused()
    phone.get_by_role("alert").get_by_role("link", name="Votre message").click()
    expect(phone.get_by_label("Votre message")).to_be_focused()
    expect(phone.get_by_label("Votre nom")).to_have_value("Zoé")
