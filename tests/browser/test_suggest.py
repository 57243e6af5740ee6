"""Suggestions under a field of search, by keyboard, by pointer and as they are read out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from .test_axe import LOOKS, OPTIONS, faults
from .test_keyboard import go_to
from .visiting import DESK, PHONE, Visit

TYPED = "bat"
RUN = "options => axe.run('.suggesting', options)"  # what the list lies on has been looked at without it
SUGGESTIONS = "**/recherche/suggestions/*"


@pytest.fixture
def desk(site: str, browser: Browser) -> Iterator[Visit]:
    """A reader at a desk, whose header has a field."""
    with Visit.of(browser, site, viewport=DESK) as reader:
        yield reader


def field_of(page: Page) -> Locator:
    return page.locator("main input[name=q]")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def chosen(page: Page) -> str:
    """The option that a screen reader is told of: the one the field names."""
    name = field_of(page).get_attribute("aria-activedescendant") or ""
    if not name:
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        return ""
    option = page.locator(f"#{name}")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(option).to_be_in_viewport()
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    return option.inner_text()


def type_in(visit: Visit, address: str, text: str = TYPED) -> Page:
    """Open a page, go to its field by keyboard, type, and wait for the list."""
    visit.open(address)
    page = visit.page
    go_to(page, field_of(page))
    expect(field_of(page)).to_have_role("combobox")
    page.keyboard.type(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    return page


def is_closed(page: Page) -> None:
    expect(field_of(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert chosen(page) == ""


def test_nothing_is_loaded_before_a_field_has_the_focus(visit: Visit) -> None:
    visit.open("/")
    visit.page.wait_for_load_state("networkidle")
    assert not [url for url in visit.asked if "suggest" in url]
    field_of(visit.page).focus()
    expect(field_of(visit.page)).to_have_role("combobox")
    visit.page.wait_for_load_state("networkidle")
    names = [re.sub(r"\.[0-9a-f]{12}", "", url.rpartition("/")[2]) for url in visit.asked if "suggest" in url]
    assert sorted(names) == ["suggest.css", "suggest.js"]
    assert all(re.search(r"\.[0-9a-f]{12}\.", url) for url in visit.asked if "suggest" in url)


@pytest.mark.parametrize("address", ["/", "/recherche/", "/laureats/"])
def test_a_reader_walks_through_the_list_and_follows_an_option(visit: Visit, address: str) -> None:
    page = type_in(visit, address)
    field, number = field_of(page), options(page).count()
    assert number > 2
    expect(page.get_by_role("status").filter(has_text=f"{number} suggestions")).to_have_count(1)
    assert chosen(page) == ""

    walked = []
    for _ in range(number):
        page.keyboard.press("ArrowDown")
        walked.append(chosen(page))
    assert walked == options(page).all_inner_texts()
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ""
    page.keyboard.press("ArrowUp")
    assert chosen(page) == walked[-1]
    page.keyboard.press("Home")
    assert chosen(page) == ""
    assert field.evaluate("field => field.selectionStart") == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    assert chosen(page) == ""
    assert field.evaluate("field => field.selectionStart") == len(TYPED)

    place = next(place for place, label in enumerate(walked) if label.startswith("École de la batterie"))
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")
    expect(field).to_have_value(TYPED)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ecole-de-la-batterie/")
    page.go_back()
    expect(field_of(page)).to_be_visible()
    assert visit.complaints == []


def test_escape_and_tab_close_the_list_and_leave_the_text(visit: Visit) -> None:
    page = type_in(visit, "/")
    field = field_of(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    is_closed(page)
    expect(field).to_have_value(TYPED)
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowUp")
    is_closed(page)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    is_closed(page)
    expect(page.locator("main [type=submit]").first).to_be_focused()


def test_enter_without_an_option_asks_for_the_words(visit: Visit) -> None:
    page = type_in(visit, "/")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("t")  # back to the text
    expect(page.get_by_role("listbox")).to_be_visible()
    assert chosen(page) == ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/recherche/?q={TYPED}t")


def test_a_pointer_follows_an_option_and_closes_the_list_elsewhere(visit: Visit) -> None:
    page = type_in(visit, "/")
    page.get_by_role("heading", level=1).click()
    is_closed(page)
    field_of(page).click()
    page.keyboard.press("ArrowDown")
    options(page).filter(has_text="École de la batterie").click()
    page.wait_for_url("**/ecole-de-la-batterie/")


def test_what_is_read_out(visit: Visit) -> None:
    page = type_in(visit, "/", "25200")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_match_aria_snapshot(
        """
        - listbox "Suggestions":
          - group /Territoires|Territories/:
            - option "25200 Montbéliard Doubs, Bourgogne-Franche-Comté" [selected]
            - option "25200 Grand-Charmont Doubs, Bourgogne-Franche-Comté"
            - option "25200 Bethoncourt Doubs, Bourgogne-Franche-Comté"
        """
    )
    field = field_of(page)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    assert page.get_by_role("listbox").get_attribute("id") == field.get_attribute("aria-controls")


def test_nothing_found_is_said_and_shows_no_list(visit: Visit) -> None:
    visit.open("/")
    page = visit.page
    go_to(page, field_of(page))
    page.keyboard.type("zzzz")
    expect(page.get_by_role("status").filter(has_text=re.compile("Aucune suggestion|No suggestion"))).to_have_count(1)
    is_closed(page)


def test_an_answer_that_comes_late_is_not_shown(visit: Visit) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route) if route.request.url.endswith("q=ba") else route.continue_()

    visit.open("/")
    page = visit.page
    page.route(SUGGESTIONS, hold)
    go_to(page, field_of(page))
    with page.expect_request(SUGGESTIONS):
        page.keyboard.type("ba")
    page.keyboard.type("tterie")
    option = options(page).filter(has_text="École de la batterie")
    expect(option).to_be_visible()
    assert len(late) == 1
    assert late[0].request.failure  # the browser gave it up
    expect(option).to_be_visible()


def test_letters_typed_before_the_module_has_come_count(visit: Visit) -> None:
    held: list[Route] = []
    visit.open("/")
    page = visit.page
    page.route("**/suggest.*.js", lambda route: held.append(route))
    with page.expect_request("**/suggest.*.js"):
        go_to(page, field_of(page))
    page.keyboard.type(TYPED)
    expect(field_of(page)).to_have_role("searchbox")
    held[0].continue_()
    expect(options(page).first).to_be_visible()
    expect(field_of(page)).to_have_value(TYPED)


def test_few_letters_and_hurry_ask_little(visit: Visit) -> None:
    visit.open("/")
    page = visit.page
    go_to(page, field_of(page))
    expect(field_of(page)).to_have_role("combobox")
    page.keyboard.type("b")
    page.wait_for_timeout(400)
    page.keyboard.type("atterie")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert [url.rpartition("=")[2] for url in visit.asked if "/suggestions/" in url] == ["batterie"]
    page.keyboard.press("Backspace")
    expect(options(page).first).to_be_visible()
    page.keyboard.type("e")
    page.wait_for_timeout(400)
    assert len([url for url in visit.asked if url.endswith("q=batterie")]) == 1  # remembered


@pytest.mark.parametrize("status", [429, 500])
def test_a_site_that_answers_nothing_leaves_a_field_that_searches(visit: Visit, status: int) -> None:
    visit.open("/")
    page = visit.page
    page.route(SUGGESTIONS, lambda route: route.fulfill(status=status, body="no"))
    go_to(page, field_of(page))
    with page.expect_response(SUGGESTIONS):
        page.keyboard.type(TYPED)
    is_closed(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/recherche/?q={TYPED}")


def test_the_field_of_the_header_suggests_too(desk: Visit) -> None:
    desk.open("/appels/ami-cma/")
    page = desk.page
    field = page.locator(".header-search input")
    go_to(page, field)
    page.keyboard.type(TYPED)
    expect(page.get_by_role("listbox")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("^(?!.*/appels/ami-cma/)"))
    assert [*desk.complaints, *desk.foreign] == []


def test_without_javascript_the_field_is_one_of_search(site: str, browser: Browser) -> None:
    with Visit.of(browser, site, viewport=PHONE, java_script_enabled=False) as visit:
        visit.open("/")
        field = field_of(visit.page)
        expect(field).to_have_role("searchbox")
        field.fill(TYPED)
        field.press("Enter")
        visit.page.wait_for_url(f"**/recherche/?q={TYPED}")


def test_axe_finds_nothing_in_the_open_list(axe: str, visit: Visit) -> None:
    page = type_in(visit, "/")
    page.keyboard.press("ArrowDown")
    page.evaluate(axe)
    for size, scheme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_role("listbox")).to_be_visible()
        assert faults(page.evaluate(RUN, OPTIONS)) == [], (size["width"], scheme)
