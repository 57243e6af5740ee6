"""What every test shares."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import deactivate
from hypothesis import settings as hypothesis
from pytest_django.fixtures import Settings

ROOT = Path(__file__).parent
LONG = ("search/test_cluster_load", "search/test_cluster", "browser", "demo", "search/test_contract", "languages")

pytest_plugins = ["tests.cluster.fixtures"]
# The same cases each time, however busy the machine: a test that fails fails for everybody.
hypothesis.register_profile("steady", deadline=None, derandomize=True)
hypothesis.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no process is left alone with it at the end."""
    items.sort(key=rank)  # which keeps the order of what is alike


def rank(item: pytest.Item) -> int:
    name = item.path.relative_to(ROOT).as_posix()
    return next((place for place, known in enumerate(LONG) if name.startswith(known)), len(LONG))


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
