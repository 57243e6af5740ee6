"""A page, its entry and the log change together or not at all; `test_processes` has what needs a real commit."""

import pytest

from .doors import DOORS, Broken, branch, broken, content
from .noting import state


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["entry", "log"])
@pytest.mark.parametrize("door", [door for door in DOORS if door != "delete"])  # Django marks the test's transaction
def test_a_writer_that_fails_leaves_everything_as_it_was(door: str, step: str) -> None:
    _top, middle, _bottom = branch()
    before = content(), state()
    with broken(step), pytest.raises(Broken):
        DOORS[door](middle)
    assert (content(), state()) == before
