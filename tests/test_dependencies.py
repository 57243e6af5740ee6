"""The locked packages are those that pyproject.toml asks for, at versions it accepts, under licences that we accept."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = {
    "base.txt": PROJECT["project"]["dependencies"],
    "dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
    "opensearch.txt": PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["opensearch"],
    "install.txt": PROJECT["dependency-groups"]["install"],
}


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / lock).read_text(encoding="utf-8")


def pins_of(lock: str) -> dict[str, str]:
    """The version of each package (where platforms differ, the last one listed)."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text_of(lock), re.MULTILINE))


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    pins = pins_of(lock)
    for text in ASKED[lock]:
        asked = Requirement(text)
        version = pins.get(canonicalize_name(asked.name), "")
        assert version, f"{asked.name} is not in requirements/{lock}: run `make lock`"
        assert asked.specifier.contains(version), f"{asked.name} {version} is not {asked.specifier}: run `make lock`"


@pytest.mark.parametrize("lock", ASKED)
def test_each_package_has_hashes_and_no_host_is_named(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", text_of(lock), flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text_of(lock))


@pytest.mark.parametrize("lock", ["dev.txt", "opensearch.txt"])
def test_every_environment_has_the_versions_of_the_site(lock: str) -> None:
    assert pins_of("base.txt").items() <= pins_of(lock).items()


def test_no_package_of_the_site_is_under_the_agpl() -> None:
    for name in pins_of("base.txt"):
        try:
            about = metadata(name)
        except PackageNotFoundError:  # of another platform
            continue
        fields = ("License-Expression", "License", "Classifier")
        text = " ".join(word[:200] for field in fields for word in about.get_all(field) or [])
        assert "AGPL" not in text, name
        assert "Affero" not in text, name
