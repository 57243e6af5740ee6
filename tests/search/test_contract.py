"""Every engine answers what the oracle works out: the same sets, the same counts, the same order."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from search import indexing
from search.engines import Engine
from search.engines.embedded import EmbeddedEngine
from search.facets import FACETS, STATUSES
from search.query import SORTS, Query
from tests import builders

from .asking import Asker
from .each_engine import ENGINES
from .made import NOW, SYNONYMS, Made, Maker, told
from .oracle import Expected, Oracle, text_of

pytestmark = pytest.mark.django_db
ENTRIES = 600
BATCHES, QUERIES = range(12), 50  # of each: 600 queries to each engine
VISIBLE = [facet.key for facet in FACETS if not facet.hidden]
# A word in the title, among the names, in the text; the highest key is not the first.
RANKED = (told(20, title="Kakapo"), told(10, name="Kakapo"), told(30, text="Kakapo"))
each_batch = pytest.mark.parametrize("batch", BATCHES)


def write_terms() -> None:
    for language, groups in SYNONYMS.items():
        for number, (short, long) in enumerate(groups):
            builders.term(code=f"made-{language}-{number}", language=language, short=short, long=long)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Made]]:
    """Entries in the database, taken away after the tests of this file."""
    known = [*RANKED, *Maker(5).many(ENTRIES)]
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
    texts = {one.entry.pk: text_of(one.entry, one.elsewhere, one.short, one.names, one.texts) for one in made}
    return Oracle(texts, dict(SYNONYMS))


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, made: list[Made]) -> Iterator[Engine]:
    """Each engine, once it knows the entries."""
    with ENGINES[request.param](request) as found:
        yield found


def queries(batch: int, made: list[Made]) -> Iterator[Query]:
    asker = Asker(batch)
    asker.known = made
    yield from (asker.query() for _number in range(QUERIES))


def compare(engine: Engine, query: Query, expected: Expected, now: datetime) -> None:
    """Everything that an engine says of a query."""
    answer, keys = engine.search(query, now), list(engine.keys(query, now))
    number, pages, page = expected.page(query)
    assert sorted(keys) == sorted(expected.keys), query
    assert (answer.total, answer.page, answer.pages, len(answer.ids)) == (len(keys), number, pages, len(page)), query
    assert answer.ids == tuple(keys[(number - 1) * query.size :][: query.size]), query
    assert (answer.amounts.number, answer.amounts.total) == (expected.known, expected.total), query
    for key in VISIBLE:
        assert dict(answer.counts.get(key, {})) == expected.counts.get(key, {}), (key, query)
    if expected.is_ordered:
        assert keys == expected.keys, query


@each_batch
def test_an_engine_answers_what_the_oracle_works_out(
    batch: int, engine: Engine, made: list[Made], oracle: Oracle
) -> None:
    for query in queries(batch, made):
        compare(engine, query, oracle.answers(query, NOW), NOW)


@pytest.mark.parametrize("hours", [-5000, -49, -1.0001, -1, 0, 23.9999, 24, 5000])
def test_states_change_at_their_instant_without_any_write(hours: float, engine: Engine, oracle: Oracle) -> None:
    now = NOW + timedelta(hours=hours)
    for state in STATUSES:
        query = Query(chosen={"statut": (state,)}, sort="titre")
        compare(engine, query, oracle.answers(query, now), now)


def test_words_of_the_title_come_before_names_and_names_before_the_rest(engine: Engine) -> None:
    found = engine.search(Query(text="kakapos"), NOW).ids
    assert found == tuple(one.entry.pk for one in RANKED)


def test_pages_are_what_all_keys_are_cut_into(engine: Engine) -> None:
    for sort in SORTS:
        query = Query(text="formation", sort=sort, size=7)
        pages = engine.search(query, NOW).pages
        cut = [key for page in range(1, pages + 1) for key in engine.search(replace(query, page=page), NOW).ids]
        assert pages > 2
        assert cut == list(engine.keys(query, NOW))


# The embedded engine alone


def test_as_many_as_are_not_compared_are_the_same_ones(
    monkeypatch: pytest.MonkeyPatch, made: list[Made], oracle: Oracle
) -> None:
    """With a limit that few entries exceed."""
    monkeypatch.setattr(sys.modules[EmbeddedEngine.__module__], "RANKED", 15)
    for query in queries(100, made):
        compare(EmbeddedEngine(), query, oracle.answers(query, NOW), NOW)


@pytest.mark.parametrize("seed", range(3))
def test_what_changes_is_answered_as_if_it_had_always_been_so(seed: int, made: list[Made]) -> None:
    """Entries written, written anew and deleted, a few at a time; the engine asks the log what is new."""
    engine, maker = EmbeddedEngine(), Maker(seed + 50)
    asker = Asker(seed)
    known = {one.entry.pk: one for one in made}
    for _round in range(8):
        changed = change(maker, known)
        indexing.write({key: one.entry if one else None for key, one in changed.items()})
        known = {key: one for key, one in (known | changed).items() if one}
        asker.known = list(known.values())
        oracle = oracle_of(asker.known)
        for query in (Query(), asker.query(), asker.query()):
            compare(engine, query, oracle.answers(query, NOW), NOW)


def change(maker: Maker, known: Mapping[int, Made]) -> dict[int, Made | None]:
    """Some entries that go away, some that are others, some that are new."""
    others = maker.sample(sorted(known), 12)
    new = [max(known) + 1 + number for number in range(maker.randint(0, 3))]
    return {**dict.fromkeys(others[:4]), **{key: maker.one(key) for key in (*others[4:], *new)}}
