"""A real Chromium, and the demo site served by a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.requirements import require

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 30  # seconds until the server answers


@pytest.fixture(scope="module")
def chromium() -> str:
    """Where the browser is; asked before anything costly is made."""
    found = shutil.which("chromium") or shutil.which("google-chrome") or ""
    require("Chromium", bool(found))
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=FLAGS)


@pytest.fixture(scope="module")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo site, on a database of its own."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    variables = {
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "0",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    for command in (["migrate", "--verbosity=0"], ["load_demo"]):
        subprocess.run([*manage, *command], env=os.environ | variables, check=True, capture_output=True)
    serve = [*manage, "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"]
    with (folder / "log").open("w") as log, subprocess.Popen(serve, env=os.environ | variables, stderr=log) as server:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Return when something listens on a port; raise `TimeoutError` if nothing does in time."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page 320 px wide."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()
