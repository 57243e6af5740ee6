"""The demo content, loaded once for the tests of this folder and taken away after them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from demo.content import FOLDER
from demo.loader import load
from demo.report import Report
from tests.lasting import kept

from .crawling import Pages, crawl


@pytest.fixture(scope="package")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures and documents of the demo are."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def media(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> None:
    """The demo's own files for a test of its pages; files that another test makes go away with it."""
    settings.MEDIA_ROOT = request.getfixturevalue("files") if "demo" in request.fixturenames else tmp_path / "media"


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker, files: Path) -> Iterator[Report]:
    """What the first load said; each test sees the content and its changes are undone after it."""
    with override_settings(MEDIA_ROOT=files):
        yield from kept(django_db_blocker, load)


@pytest.fixture(scope="package")
def visited() -> Pages:
    """What the first test that reads all pages visits, for the others."""
    return {}


@pytest.fixture
def pages(demo: Report, db: None, visited: Pages) -> Pages:
    """Every page of the site, by its address."""
    if not visited:
        visited.update(crawl(Client()))
    return visited


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that a test may change."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))
