"""Whatever is in an address, search answers with a page: never an error, never slowly."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as often
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from benchmarks.fuzz import Bad, asked
from programmes.models import ProjectSector
from search.engines import Engine
from search.engines.embedded import EmbeddedEngine
from search.query import LONGEST, Query
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def content() -> None:
    """A page of each kind, whose words bad addresses name too."""
    sector = builders.sector(label_fr="Hydrogène")
    call = builders.call(title="Compétences et métiers d’avenir", acronym="CMA", code="ami-cma")
    place = {"region": "27", "departement": "71"}
    rows = [ProjectSector(sector=sector)]
    builders.project(call=call, title="École de l’hydrogène de Bourgogne", sectors=rows, **place)
    builders.article(title="Formation « cœur de ville » : l’industrie")


def test_a_thousand_bad_addresses(content: None) -> None:
    """`python -m benchmarks fuzz` asks a hundred thousand."""
    seen = asked(1000, seed=1)
    assert seen.wrong == []
    assert seen.statuses[200] > 800


@pytest.fixture
def engine(content: None) -> Engine:
    return EmbeddedEngine()


def test_an_engine_answers_any_text(engine: Engine) -> None:
    """Not only what `Query.read` lets through."""
    bad = Bad(2)
    for number in range(500):
        text = bad.value()[: 40 * LONGEST]
        answer = engine.search(Query(text=text, language=bad.choice(("fr", "en", "ar", "xx", ""))))
        assert answer.total >= 0, (number, text)


def test_an_engine_answers_any_code(engine: Engine) -> None:
    bad = Bad(3)
    for _number in range(200):
        codes = {bad.choice(("type", "region", "statut", "nothing", "")): (bad.value(),) for _one in range(3)}
        assert engine.search(Query(chosen=codes, scope=codes, page=bad.randint(1, 10**18))).total == 0


@often(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_finds_what_its_words_find(text: str) -> None:
    answer = EmbeddedEngine().search(Query(text=text))
    assert (answer.total, answer.page, answer.pages, answer.ids) == (0, 1, 1, ())


def test_too_many_fields_are_no_query(client: Client, content: None, settings: Settings) -> None:
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert client.get("/recherche/?" + "&".join(["region=27"] * (most + 1))).status_code == 400


def test_the_page_says_what_it_put_aside(client: Client, content: None) -> None:
    html = client.get("/recherche/", {"region": ["27", "999"], "q": "\x00<b>hydrogène"}).content.decode()
    assert "999" in html
    assert "<b>hydro" not in html
