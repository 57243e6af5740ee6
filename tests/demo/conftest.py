"""The demo content, loaded once for the tests of a file and taken away after them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from wagtail.models import Site

from demo.content import FOLDER
from demo.loader import load
from demo.report import Report


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures and documents of the demo are."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def media(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> None:
    """The demo's own files for a test of its pages; files that another test makes go away with it."""
    settings.MEDIA_ROOT = request.getfixturevalue("files") if "demo" in request.fixturenames else tmp_path / "media"


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker, files: Path) -> Iterator[Report]:
    """What the first load said; each test sees the content and its changes are undone after it."""
    with override_settings(MEDIA_ROOT=files):
        with django_db_blocker.unblock():
            whole = transaction.atomic()
            whole.__enter__()
            report = load()
        yield report
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
            Site.clear_site_root_paths_cache()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that a test may change."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))
