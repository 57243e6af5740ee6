"""A missing tool is said, and is a failure where nothing may be skipped."""

import pytest
from _pytest.outcomes import Failed, Skipped

from tests.requirements import require


def test_a_tool_that_is_there_lets_the_test_go_on() -> None:
    require("Java", found=True)


def test_a_missing_tool_skips_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    with pytest.raises(Skipped, match="Java is missing"):
        require("Java", found=False)


def test_a_missing_tool_fails_where_all_are_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_ALL", "1")
    with pytest.raises(Failed, match="Java is missing"):
        require("Java", found=False)
