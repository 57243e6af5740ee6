"""The image and the services of compose.yaml, as far as they can be read without starting them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from config import environment
from config.variables import VARIABLES

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
READ = {variable.name for variable in VARIABLES} | {"DJANGO_SETTINGS_MODULE", "BIND", "WEB_CONCURRENCY"}


def test_the_services_are_those_that_a_site_needs() -> None:
    assert SERVICES.keys() == {"database", "search", "prepare", "site", "worker"}
    assert "tick" in OURS["worker"]["command"]


@pytest.mark.parametrize("name", OURS)
def test_a_service_sets_what_the_site_reads(name: str) -> None:
    values = OURS[name]["environment"]
    assert values.keys() <= READ
    database = environment.database(values["DATABASE_URL"])
    assert database["HOST"] in SERVICES
    assert {host.name for host in environment.cluster(values["SEARCH_URL"]).hosts} <= SERVICES.keys()


def test_every_command_exists() -> None:
    named = re.findall(
        r"manage\.py (\w+)", DOCKERFILE + " ".join(service.get("command", "") for service in OURS.values())
    )
    assert len(named) > 4
    assert set(named) <= get_commands().keys()


def test_only_this_machine_reaches_the_services() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_images_have_a_version_and_no_host() -> None:
    images = [service["image"] for service in SERVICES.values() if "image" in service]
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(images) == 4
    assert all(re.fullmatch(r"[a-z]+:[\d.]+(-slim)?", image) for image in images)


def test_the_site_runs_without_privileges() -> None:
    last = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"^USER site$", last, re.MULTILINE)
    assert all(service["cap_drop"] == ["ALL"] for service in OURS.values())


def test_what_the_image_copies_is_there() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".*", "var", "tests"} <= set(ignored)
    for name in re.findall(r"(?:requirements/|\. )(docs/\S+|\$PACKAGES\.txt)", DOCKERFILE):
        assert (ROOT / name.replace("$PACKAGES.txt", "requirements/base.txt")).exists(), name
