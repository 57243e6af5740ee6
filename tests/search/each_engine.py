"""Every engine there is, for what must be true of all of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from search.engines import Engine
from search.engines.embedded import EmbeddedEngine
from search.rebuilding import drop, rebuild

from .clusters import engine_on


@contextmanager
def on_the_database(_request: pytest.FixtureRequest) -> Iterator[Engine]:
    yield EmbeddedEngine()


@contextmanager
def on_a_cluster(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine of a node that knows the entries."""
    engine = engine_on(request.getfixturevalue(request.param))
    with request.getfixturevalue("django_db_blocker").unblock():
        rebuild(engine)
        yield engine
        drop(engine)


ENGINES: dict[str, Callable[[pytest.FixtureRequest], AbstractContextManager[Engine]]] = {
    "embedded": on_the_database,
    "elasticsearch": on_a_cluster,
    "opensearch": on_a_cluster,
}
