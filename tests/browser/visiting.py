"""A reader's visit: his browser, what it asked for and what it complained of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, ViewportSize

from .addresses import MISSING

PHONE = ViewportSize(width=320, height=640)
DESK = ViewportSize(width=1280, height=900)
HASTE = 3_500  # milliseconds: a form that is sent sooner is taken for a robot's
SCRIPTS = Path(__file__).parent / "scripts"


@dataclass
class Visit:
    """A page in a browser without history; a policy that was broken counts as a complaint."""

    site: str
    context: BrowserContext
    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def of(cls, browser: Browser, site: str, **options: Any) -> Iterator[Self]:
        """`options` are those of a browser context: viewport, color_scheme, java_script_enabled …"""
        context = browser.new_context(locale="fr-FR", reduced_motion="reduce", **options)
        visit = cls(site, context, context.new_page())
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("console", visit.note)
        yield visit
        context.close()

    def note(self, message: ConsoleMessage) -> None:
        """Keep what the browser, or Wagtail's check of accessibility, says is wrong; advice is not."""
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def open(self, address: str) -> Response:
        """Go there and wait until all is loaded; the answer must be the expected one."""
        response = self.page.goto(f"{self.site}{address}")
        assert response
        assert response.status == (404 if address == MISSING else 200), address
        return response

    def run(self, script: str) -> Any:
        """The result of one of our scripts in the page."""
        return self.page.evaluate((SCRIPTS / f"{script}.js").read_text(encoding="utf-8"))

    @property
    def foreign(self) -> list[str]:
        """What was asked of anyone else than the site."""
        return [url for url in self.asked if not url.startswith(f"{self.site}/")]
