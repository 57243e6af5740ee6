"""One running node of each kind for all tests of a process, started when the first of them asks for it."""

from collections.abc import Iterator

import pytest

from tests.cluster.nodes import Node, Trio, missing, running, running_trio
from tests.requirements import require


@pytest.fixture(scope="session")
def java_and_maven() -> None:
    """Skip, or fail where nothing may be skipped, if no node can be started here."""
    lacking = missing()
    require("; ".join(lacking), found=not lacking)


@pytest.fixture(scope="session")
def elasticsearch(java_and_maven: None) -> Iterator[Node]:
    """A test that stops, kills or silences it leaves it running, and one that makes an index deletes it."""
    with running("elasticsearch") as node:
        yield node


@pytest.fixture(scope="session")
def opensearch(java_and_maven: None) -> Iterator[Node]:
    """As `elasticsearch`, of the other kind."""
    with running("opensearch") as node:
        yield node


@pytest.fixture(scope="session", params=["elasticsearch", "opensearch"])
def each_node(request: pytest.FixtureRequest) -> Node:
    """Each kind in turn, for what must be true of both."""
    found: Node = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def trio(java_and_maven: None) -> Iterator[Trio]:
    """Three Elasticsearch nodes as one cluster, for the tests of one file: they take 1.5 GB of memory."""
    with running_trio() as started:
        yield started
