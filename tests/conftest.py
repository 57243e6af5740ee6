"""What every test shares."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

pytest_plugins = ["tests.cluster.fixtures"]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> None:
    """Files that a test uploads go away with it."""
    settings.MEDIA_ROOT = tmp_path / "media"
