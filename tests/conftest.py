"""What every test shares."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """Files that a test uploads go away with it."""
    settings.MEDIA_ROOT = tmp_path / "media"
