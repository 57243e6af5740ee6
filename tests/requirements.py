"""What a test needs beyond Python: a browser, a database server, Java, npm packages."""

import os

import pytest


def require(tool: str, found: bool) -> None:
    """Go on if the tool is there; else skip with that reason, or fail where REQUIRE_ALL=1 (as .ci/run has it).

    Call it first in a test or a fixture: `require("Chromium", bool(shutil.which("chromium")))`.
    """
    if found:
        return
    reason = f"{tool} is missing"
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{reason}, and REQUIRE_ALL=1 lets no test be skipped")
    pytest.skip(reason)
