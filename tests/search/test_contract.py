"""Every engine answers what the oracle works out: the same sets, the same counts, the same order."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from search import indexing
from search.engines import Engine
from search.engines.embedded import EmbeddedEngine
from search.facets import FACETS
from search.query import Query
from tests import builders

from .asking import Asker
from .made import NOW, SYNONYMS, Made, Maker
from .oracle import Expected, Oracle, text_of

ENTRIES = 600
BATCHES, QUERIES = range(12), 50  # of each: 600 queries to each engine
VISIBLE = [facet.key for facet in FACETS if not facet.hidden]
each_batch = pytest.mark.parametrize("batch", BATCHES)


def write_terms() -> None:
    for language, groups in SYNONYMS.items():
        for number, (short, long) in enumerate(groups):
            builders.term(code=f"made-{language}-{number}", language=language, short=short, long=long)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Made]]:
    """Entries in the database, taken away after the tests of this file."""
    known = list(Maker(5).many(ENTRIES))
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        write_terms()
        indexing.write({one.entry.pk: one.entry for one in known})
    yield known
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(scope="module")
def oracle(made: list[Made]) -> Oracle:
    return oracle_of(made)


def oracle_of(made: Iterable[Made]) -> Oracle:
    texts = {one.entry.pk: text_of(one.entry, one.short, one.names, one.texts) for one in made}
    return Oracle(texts, dict(SYNONYMS))


# How each engine comes to know the entries.
ENGINES: dict[str, Callable[[pytest.FixtureRequest], Engine]] = {"embedded": lambda _request: EmbeddedEngine()}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, made: list[Made]) -> Engine:
    return ENGINES[request.param](request)


def queries(batch: int, made: list[Made]) -> Iterator[Query]:
    asker = Asker(batch)
    asker.known = made
    yield from (asker.query() for _number in range(QUERIES))


def compare(engine: Engine, query: Query, expected: Expected) -> None:
    """Everything that an engine says of a query."""
    answer, keys = engine.search(query, NOW), list(engine.keys(query, NOW))
    number, pages, page = expected.page(query)
    assert sorted(keys) == sorted(expected.keys), query
    assert (answer.total, answer.page, answer.pages, len(answer.ids)) == (len(keys), number, pages, len(page)), query
    assert answer.ids == tuple(keys[(number - 1) * query.size :][: query.size]), query
    assert (answer.amounts.number, answer.amounts.total) == (expected.known, expected.total), query
    for key in VISIBLE:
        assert dict(answer.counts.get(key, {})) == expected.counts.get(key, {}), (key, query)
    if expected.is_ordered:
        assert keys == expected.keys, query


@pytest.mark.django_db
@each_batch
def test_an_engine_answers_what_the_oracle_works_out(
    batch: int, engine: Engine, made: list[Made], oracle: Oracle
) -> None:
    for query in queries(batch, made):
        compare(engine, query, oracle.answers(query, NOW))
