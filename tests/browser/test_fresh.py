"""Pages that a server keeps are fresh at the next request, although another process made the change."""

import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection

import pytest

from .conftest import ROOT, shared, variables

ADDRESS = "/donnees-personnelles/"


def read(site: str) -> str:
    with closing(HTTPConnection(site.removeprefix("http://"))) as connection:
        connection.request("GET", ADDRESS)
        return connection.getresponse().read().decode()


def test_a_change_of_another_process_shows_at_the_next_request(
    site: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Outside a transaction, and without the `save` of a model: the version goes with the statement."""
    environment = variables(shared(tmp_path_factory) / "site")
    change = "from wagtail.models import Page; Page.objects.filter(slug='donnees-personnelles').update(title={!r})"
    for title in ("Vos données, autrement", "Données personnelles"):
        assert read(site) == read(site)
        command = [sys.executable, "-m", "django", "shell", "--verbosity=0", "--command", change.format(title)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        assert f">{title}</h1>" in read(site)
