"""A real Chromium, and a site that it can visit."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.requirements import require

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    require("Chromium", bool(chromium))
    # Playwright runs an event loop in this thread; Django would then refuse the database to the tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a small site with a page of each kind."""
    builders.site_map(), builders.territory_index(show_in_menus=True), builders.sector_index()
    builders.organisation_index(), builders.contact_page(), builders.accessibility_statement()
    for index in (builders.programme_index, builders.call_index, builders.antenna_index):
        index(show_in_menus=True)
    builders.project_index(show_in_menus=True), builders.news_index(show_in_menus=True)
    builders.project(), builders.antenna(region="27"), builders.article(), builders.event(), builders.dossier()
    return str(live_server.url)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page 320 px wide."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()
