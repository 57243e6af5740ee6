"""A site of its own with a cluster: a database file, a server, an editor and readers, each in their own processes."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import NamedTuple, Self
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.cluster.nodes import ROOT, accepts, free_port

PATIENCE = 60  # seconds until the server answers
ADDRESSES = (
    "/recherche/?q=projet&format=json",
    f"/recherche/?q={quote('formation hydrogène')}&region=27",
    "/recherche/?type=projet&tri=titre&page=2&format=json",
    "/recherche/?q=nouveau&type=projet&format=json",
    f"/laureats/?q={quote('métiers')}&departement=71",
)


class Seen(NamedTuple):
    """What a reader got: when, the status, and which engine answered, where the answer says so."""

    at: float
    status: int
    engine: str


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with some pages and without a cluster, for copies."""
    folder = tmp_path_factory.mktemp("filled")
    site = OwnSite(folder, "")
    site.prepare("manage.py", "migrate", "--verbosity=0")
    site.prepare("-m", "tests.search.working", "fill")
    return folder


class OwnSite:
    """The site, on an SQLite database in a folder."""

    def __init__(self, folder: Path, search_url: str) -> None:
        self.folder, self.port = folder, free_port()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DEBUG": "0",
            "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
            "MEDIA_ROOT": str(folder / "media"),
            "SEARCH_URL": search_url,
            "RATE_LIMITS": "search=0,suggestions=0,exports=0",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "BIND": f"127.0.0.1:{self.port}",
            "LOG_LEVEL": "WARNING",
        }

    @classmethod
    def copy(cls, filled: Path, folder: Path, search_url: str) -> Self:
        """The same site in another folder, with its pages in a cluster."""
        shutil.copytree(filled, folder, dirs_exist_ok=True)
        site = cls(folder, search_url)
        site.prepare("manage.py", "search_sync")
        return site

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def prepare(self, *words: str) -> None:
        done = self.run(*words)
        assert done.returncode == 0, done.stderr[-3000:]

    @contextmanager
    def serving(self) -> Iterator[None]:
        with (self.folder / "server.log").open("w") as log:
            words = [sys.executable, "-m", "gunicorn"]
            with subprocess.Popen(words, cwd=ROOT, env=self.environment, stdout=log, stderr=log) as server:
                try:
                    wait_for(self.port)
                    yield
                finally:
                    server.terminate()

    @contextmanager
    def editing(self, seconds: float) -> Iterator[dict[str, float]]:
        """An editor at work for a time; what he did is known at the end."""
        words = [sys.executable, "-m", "tests.search.working", "edit", str(seconds)]
        done: dict[str, float] = {}
        with subprocess.Popen(
            words, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as editor:
            try:
                yield done
                said, problems = editor.communicate(timeout=seconds + PATIENCE)
            finally:
                editor.kill()
        assert editor.returncode == 0, problems[-3000:]
        done.update(json.loads(said))

    def cursor(self) -> int:
        """How far the cluster has been fed."""
        connection = sqlite3.connect(self.folder / "site.sqlite3")
        try:
            return int(connection.execute("SELECT n FROM search_cursor").fetchone()[0])
        finally:
            connection.close()

    @contextmanager
    def being_read(self, readers: int = 2) -> Iterator[list[Seen]]:
        """Readers who ask one page after the other until the block ends."""
        seen: list[Seen] = []
        ended = threading.Event()

        def read(first: int) -> None:
            addresses = cycle([*ADDRESSES[first:], *ADDRESSES[:first]])
            while not ended.is_set():
                seen.append(self.see(next(addresses)))

        threads = [threading.Thread(target=read, args=[number]) for number in range(readers)]
        for thread in threads:
            thread.start()
        try:
            yield seen
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def see(self, address: str) -> Seen:
        at = time.monotonic()
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=PATIENCE) as response:
                text = response.read()
        except HTTPError as error:
            with error:
                return Seen(at, error.code, "")
        return Seen(at, 200, json.loads(text)["engine"] if "format=json" in address else "")


def wait_for(port: int) -> None:
    """Return when something listens on a port; raise `TimeoutError` if nothing does in time."""
    limit = time.monotonic() + PATIENCE
    while not accepts(port):
        if time.monotonic() > limit:
            raise TimeoutError(port)
        time.sleep(0.1)
