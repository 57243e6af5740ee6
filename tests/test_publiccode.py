"""publiccode.yml follows the standard 0.4: the keys that it demands, and the words that it allows."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def entry() -> Entry:
    loaded: Entry = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return loaded


def test_the_keys_that_the_standard_demands_are_there(entry: Entry) -> None:
    assert entry["publiccodeYmlVersion"] == "0.4"
    for key in ("name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description", "legal"):
        assert entry[key], key
    assert entry["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert isinstance(entry["localisation"]["localisationReady"], bool)
    assert set(entry["localisation"]["availableLanguages"]) == {"fr"}


def test_the_words_are_those_of_the_standard(entry: Entry) -> None:
    assert entry["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert entry["softwareType"] == "standalone/web"
    assert set(entry["categories"]) <= {
        "content-management",
        "grant-management",
        "data-visualization",
        "website-builder",
    }
    assert set(entry["intendedAudience"]["scope"]) <= {"education", "employment", "government", "local-authorities"}
    assert entry["legal"]["license"] == "EUPL-1.2"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_descriptions_have_the_lengths_of_the_standard(entry: Entry, language: str) -> None:
    description = entry["description"][language]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert len(description["features"]) >= 5


def test_a_maintained_software_names_whom_to_ask(entry: Entry) -> None:
    maintenance = entry["maintenance"]
    if maintenance["type"] in {"internal", "community"}:
        assert all(contact["name"] for contact in maintenance["contacts"])
