"""A real Chromium, and the demo site as a public one is served, by a process of its own."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.requirements import require

from .visiting import PHONE, Visit

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LARGE = "--blink-settings=defaultFontSize=32"
PATIENCE = 60  # seconds until the server answers
ADMIN = {"DJANGO_SUPERUSER_USERNAME": "admin", "DJANGO_SUPERUSER_EMAIL": "admin@example.org"}
PASSWORD = "for-the-tests-in-a-browser"
SERVER = (
    "gunicorn",
    "--config=python:benchmarks.gunicorn",
    "--worker-class=gthread",
    "--threads=4",
    "--log-level=error",
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; asked before anything costly is made."""
    found = shutil.which("chromium") or shutil.which("google-chrome") or ""
    require("Chromium", bool(found))
    return found


@pytest.fixture(scope="module")  # its event loop would be in the way of the tests of other files
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(chromium: str, playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium, args=FLAGS)


@pytest.fixture(scope="module")
def large_letters(chromium: str, playwright: Playwright) -> Browser:
    """The browser of a reader who chose letters of 32 px in place of 16."""
    return playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, LARGE])


@pytest.fixture(scope="session")
def axe() -> str:
    """The code of axe-core, whose file AXE names."""
    path = Path(os.environ.get("AXE", ""))
    require("axe-core (AXE)", path.is_file())
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo site, on a database of its own, with static files as they are published."""
    folder = shared(tmp_path_factory) / "site"
    environment = variables(folder)
    fill(folder, environment)
    with serving(folder, environment, "benchmarks.wsgi") as address:
        yield address


@contextmanager
def serving(folder: Path, environment: dict[str, str], application: str) -> Iterator[str]:
    """The address of a server, as long as it is needed."""
    port = free_port()
    serve = [sys.executable, "-m", *SERVER, f"--bind=127.0.0.1:{port}", application]
    with (
        (folder / f"{port}.log").open("w") as log,
        subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=log, stderr=log) as server,
    ):
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def fill(folder: Path, environment: dict[str, str]) -> None:
    """The first process of a run that comes makes the site, another one waits for it."""
    folder.mkdir(exist_ok=True)
    done = folder / "filled"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            arguments = [sys.executable, "-m", "tests.browser.filling"]
            subprocess.run(arguments, cwd=ROOT, env=environment, check=True, capture_output=True)
            done.touch()


def copied(source: Path, target: Path) -> None:
    """A database, with what its write-ahead log holds."""
    with sqlite3.connect(source) as here, sqlite3.connect(target) as there:
        here.backup(there)
    here.close()
    there.close()


def variables(folder: Path) -> dict[str, str]:
    """The environment of a public site whose database and files are in a folder."""
    ours = {
        "BENCHMARK_FOLDER": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }
    return {**os.environ, **ADMIN, **ours}


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
def visit(site: str, browser: Browser) -> Iterator[Visit]:
    """A reader with a phone, 320 px wide."""
    with Visit.of(browser, site, viewport=PHONE) as reader:
        yield reader


@pytest.fixture
def phone(visit: Visit) -> Page:
    """His page."""
    return visit.page
