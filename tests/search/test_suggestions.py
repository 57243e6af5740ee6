"""Suggestions as a browser asks for them."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from tests import builders
from tests.lasting import lasting

pytestmark = pytest.mark.django_db
ADDRESS = "/recherche/suggestions/"


@lasting(autouse=True)
def site() -> None:
    builders.home()
    builders.sector_index()
    builders.sector(label_fr="Hydrogène décarboné", code="hydrogene", family="energie")
    builders.project(title="École de l’hydrogène <b>")


def answer(client: Client, query: str) -> Any:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return json.loads(response.content)


def test_the_answer_says_how_many_and_where_each_leads(client: Client) -> None:
    found = answer(client, "q=hydrog")
    assert (found["label"], found["said"]) == ("Suggestions", "2 suggestions")
    (sectors, projects) = found["groups"]
    assert (sectors["label"], projects["label"]) == ("Filières", "Projets")
    assert sectors["suggestions"] == [
        {
            "label": "Hydrogène décarboné",
            "kind": "secteur",
            "url": "/filieres/hydrogene/",
            "note": "Énergie et décarbonation",
            "lang": "",
        }
    ]
    assert client.get(projects["suggestions"][0]["url"]).status_code == 200


def test_one_and_none_are_said_so(client: Client) -> None:
    assert answer(client, "q=decarb")["said"] == "1 suggestion"
    assert answer(client, "q=zzz") == {"label": "Suggestions", "said": "Aucune suggestion", "groups": []}


def test_an_answer_is_kept_a_minute_and_listed_nowhere(client: Client) -> None:
    response = client.get(f"{ADDRESS}?q=hydrog")
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_an_answer_is_small(client: Client) -> None:
    for _ in range(40):
        builders.organisation(name="Campus des métiers et des qualifications " * 4)
    assert len(client.get(f"{ADDRESS}?q=campus").content) < 3_000


@pytest.mark.parametrize(
    "query",
    [
        *("", "q=", "q", "q=%00", "q=%FF%FE", "q=%ED%A0%80", "q=a&q=b", "Q=x", "q[]=x", "page=9&q=%2500"),
        f"q={'a' * 5000}",
        f"q={'a+' * 3000}",
        f"q={quote('«🙂» ‮אב')}",
        "q=%22%27%5C%25_*()%3B--",
    ],
)
def test_whatever_is_asked_is_answered(client: Client, query: str) -> None:
    assert len(answer(client, query)["groups"]) <= 7


def test_only_reading_is_possible(client: Client) -> None:
    assert client.post(ADDRESS, {"q": "hydrog"}).status_code == 405
    assert client.head(ADDRESS).status_code == 200


def test_names_are_read_once_per_content(client: Client) -> None:
    client.get(f"{ADDRESS}?q=hydrog")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{ADDRESS}?q=ecole")
    assert len(queries) == 1  # the version of the content


def test_who_asks_too_often_is_refused(client: Client, settings: Settings) -> None:
    cache.clear()
    settings.RATE_LIMITS = {"suggestions": 2}
    answer(client, "q=a"), answer(client, "q=b")
    refusal = client.get(f"{ADDRESS}?q=c")
    assert refusal.status_code == 429
    assert int(refusal["Retry-After"]) > 0
    cache.clear()
