"""What every test shares."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import deactivate
from hypothesis import settings as hypothesis
from pytest_django.fixtures import Settings
from xdist.scheduler import LoadFileScheduling

from tests.lasting import NAMES

# What is long to make is made by one process: search servers, and the demo content that they are asked about.
SHARED = ("search/test_cluster", "search/test_contract", "cluster", "demo")
# While the first file of a browser fills its site, no other one waits for it.
LONG = (*SHARED, "browser/test_axe", "languages", "browser")

pytest_plugins = ["tests.cluster.fixtures"]
# The same cases each time, however busy the machine: a test that fails fails for everybody.
hypothesis.register_profile("steady", deadline=None, derandomize=True)
hypothesis.load_profile("steady")


class Sharing(LoadFileScheduling):
    """The tests of a file go to one process, and so do those of the files that share what is long to make."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "shared" if place_of(file, SHARED) < len(SHARED) else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    return Sharing(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no process is left alone with it at the end; in a file, what needs a
    database of its own comes before what lasts.
    """
    files = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(key=lambda item: rank(item, files[item.path]))


def rank(item: pytest.Item, file: int) -> tuple[int, bool, int, bool]:
    fixtures = set(getattr(item, "fixturenames", ()))
    return place_of(item.nodeid, LONG), "demo" in fixtures, file, not NAMES.isdisjoint(fixtures)


def place_of(nodeid: str, starts: Sequence[str]) -> int:
    """The place among some beginnings of the one of a test's name; after them if it has none."""
    name = nodeid.removeprefix("tests/")
    return next((place for place, known in enumerate(starts) if name.startswith(known)), len(starts))


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> None:
    """Files that a test uploads go away with it."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Each test begins in the language of the source, whatever the last page that another one asked for."""
    yield
    deactivate()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What tests measured: they say it with `record_property`."""
    for report in [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]:
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
