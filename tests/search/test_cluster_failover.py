"""A cluster that is away: readers get their answers from the database, and from the cluster once it is back."""

import logging
import shutil
import socket
import subprocess
import threading
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from search.address import Address
from search.engines import cluster as cluster_module
from search.engines import failover, get_engine
from search.engines.client import Refused, Unavailable, client_for
from search.engines.cluster import ClusterEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.failover import FailoverEngine
from search.query import Answer, Query
from search.rebuilding import rebuild
from tests.cluster.nodes import Node
from tests.requirements import require

from .clusters import PATIENCE, Pretender, before_each, index_of, made, noted
from .made import NOW

KINDS = ("elasticsearch", "opensearch")
PASSWORD = "tell-nobody"
QUERY = Query(text="métiers", chosen={"type": ("projet",)}, sort="date")
each_kind = pytest.mark.parametrize("kind", KINDS)


def refused_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def both_of(cluster: ClusterEngine) -> FailoverEngine:
    return FailoverEngine(cluster, EmbeddedEngine())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that pass only where a test says so."""
    now = [1000.0]
    monkeypatch.setattr(failover, "monotonic", lambda: now[0])
    return now


def assert_degraded(answer: Answer) -> None:
    """What the database answers, and said not to come from the cluster."""
    expected = EmbeddedEngine().search(QUERY, NOW)
    assert (answer.engine, answer.degraded, answer.is_current) == ("embedded", True, False)
    assert (answer.ids, answer.total, answer.counts) == (expected.ids, expected.total, expected.counts)


def assert_whole(answer: Answer) -> None:
    expected = EmbeddedEngine().search(QUERY, NOW)
    assert (answer.engine, answer.degraded, answer.ids) == ("cluster", False, expected.ids)


# Ways to be away


@pytest.mark.django_db
@each_kind
def test_a_cluster_that_refuses_the_connection(kind: str) -> None:
    made()
    engine = both_of(ClusterEngine(f"{kind}://127.0.0.1:{refused_port()}"))
    assert_degraded(engine.search(QUERY, NOW))
    assert list(engine.keys(QUERY, NOW)) == list(EmbeddedEngine().keys(QUERY, NOW))


@pytest.mark.django_db
@each_kind
@pytest.mark.parametrize("status", [500, 502, 503, 429, 401, 403])
def test_a_cluster_that_fails(kind: str, status: int) -> None:
    made()
    with Pretender(status, {"error": {"type": "trouble", "reason": "some"}}).running() as server:
        engine = both_of(ClusterEngine(f"{kind}://{server.host}"))
        assert_degraded(engine.search(QUERY, NOW))
        assert len(server.asked) == 1


@pytest.mark.django_db
@each_kind
def test_a_cluster_that_answers_what_nobody_understands(kind: str) -> None:
    made()
    with Pretender(200, ["not what was asked"]).running() as server:
        assert_degraded(both_of(ClusterEngine(f"{kind}://{server.host}")).search(QUERY, NOW))


@pytest.mark.django_db
@each_kind
def test_a_silent_cluster_is_waited_for_less_than_a_second(kind: str) -> None:
    made()
    EmbeddedEngine().search(QUERY, NOW)
    with Pretender(hold=threading.Event()).running() as server:
        engine = both_of(ClusterEngine(f"{kind}://{server.host},{server.host.replace('127.0.0.1', 'localhost')}"))
        start = time.monotonic()
        assert_degraded(engine.search(QUERY, NOW))
        assert 0.7 < time.monotonic() - start < 3
        assert len(server.asked) == 1  # and no other host is waited for


def test_a_silent_node_is_one(cluster: ClusterEngine, each_node: Node, clock: list[float]) -> None:
    made()
    rebuild(cluster)
    engine = both_of(cluster)
    cluster.patience = 0.8
    with each_node.frozen():
        assert_degraded(engine.search(QUERY, NOW))
    cluster.patience = PATIENCE
    clock[0] += 15
    assert_whole(engine.search(QUERY, NOW))


def test_an_index_that_is_missing(cluster: ClusterEngine, clock: list[float]) -> None:
    made()
    engine = both_of(cluster)
    assert_degraded(engine.search(QUERY, NOW))
    rebuild(cluster)
    clock[0] += 15
    assert_whole(engine.search(QUERY, NOW))
    index_of(cluster).delete()
    assert_degraded(engine.search(QUERY, NOW))


def test_a_node_that_dies_and_comes_back(cluster: ClusterEngine, each_node: Node, clock: list[float]) -> None:
    made()
    rebuild(cluster)
    engine = both_of(cluster)
    assert_whole(engine.search(QUERY, NOW))
    each_node.kill()
    try:
        assert_degraded(engine.search(QUERY, NOW))
    finally:
        each_node.start()
    clock[0] += 15
    assert_whole(engine.search(QUERY, NOW))


@pytest.mark.django_db
@each_kind
def test_a_question_that_the_cluster_does_not_understand_is_a_mistake_of_ours(kind: str) -> None:
    body = {"error": {"type": "parsing_exception", "root_cause": [{"reason": "unknown query [matsch]"}]}}
    said = r"parsing_exception: unknown query \[matsch\]"
    with Pretender(400, body).running() as server, pytest.raises(Refused, match=said):
        both_of(ClusterEngine(f"{kind}://{server.host}")).search(QUERY, NOW)


# When to ask again


def test_a_cluster_that_failed_is_left_alone_for_a_while_then_one_asks(
    cluster: ClusterEngine, clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    made()
    engine = both_of(cluster)
    with noted(cluster) as requests:
        for seconds, expected in ((0, 1), (1, 1), (13.9, 1), (0.1, 2), (14, 2), (1, 3)):
            clock[0] += seconds
            for _time in range(3):
                assert engine.search(QUERY, NOW).degraded
            assert len(requests) == expected, clock
        assert list(engine.keys(QUERY, NOW)) == list(EmbeddedEngine().keys(QUERY, NOW))
        assert len(requests) == 3
    warnings = [message for message in caplog.messages if "does not answer" in message]
    assert len(warnings) == 3


def test_while_one_asks_the_others_do_not_wait(cluster: ClusterEngine, clock: list[float]) -> None:
    made()
    engine = both_of(cluster)
    engine.search(QUERY, NOW)
    rebuild(cluster)
    clock[0] += 15
    others: list[Answer] = []
    with before_each(cluster, lambda _request: others.append(engine.search(QUERY, NOW))):
        assert_whole(engine.search(QUERY, NOW))
    assert [answer.degraded for answer in others] == [True]
    assert_whole(engine.search(QUERY, NOW))


def test_an_export_that_loses_the_cluster_on_its_way_goes_on(
    cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(60)
    rebuild(cluster)
    monkeypatch.setattr(cluster_module, "AT_ONCE", 7)
    keys = both_of(cluster).keys(Query(sort="titre"), NOW)
    found = list(islice(keys, 10))

    def fail(_request: Any) -> None:
        raise Unavailable("away")

    with before_each(cluster, fail):
        found += keys
    expected = list(EmbeddedEngine().keys(Query(sort="titre"), NOW))
    assert (sorted(found), len(found)) == (sorted(expected), len(expected))
    assert found[:14] == expected[:14]


@each_kind
def test_another_host_is_asked_once_where_one_refuses(kind: str) -> None:
    body: dict[str, Any] = {"hits": {}}
    with Pretender(200, body).running() as server:
        address = Address.read(f"{kind}://127.0.0.1:{refused_port()},{server.host}")
        for _time in range(4):  # whichever comes first
            assert client_for(address).ask("GET", "/") == body
        alone = Address.read(f"{kind}://127.0.0.1:{refused_port()},localhost:{refused_port()}")
        with pytest.raises(Unavailable):
            client_for(alone).ask("GET", "/")
        assert len(server.asked) == 4


def test_a_site_asks_its_cluster_if_it_has_one(settings: Settings) -> None:
    settings.SEARCH_URL = None
    assert isinstance(get_engine(), EmbeddedEngine)
    settings.SEARCH_URL = Address.read("opensearch://127.0.0.1:1")
    engine = get_engine()
    assert isinstance(engine, FailoverEngine)
    assert engine is get_engine()
    assert isinstance(engine.first, ClusterEngine)
    settings.SEARCH_URL = Address.read("elasticsearch://127.0.0.1:1")
    assert get_engine() is not engine


# Secrets


def test_an_address_is_read_whole() -> None:
    address = Address.read(
        "elasticsearchs://ann:a%2Fb%40c+@one.example.org,two.example.org:443,[::1]:9201?index=site-2"
    )
    assert (address.kind, address.user, address.password, address.index) == ("elasticsearch", "ann", "a/b@c+", "site-2")
    assert address.urls == ["https://one.example.org:9200", "https://two.example.org:443", "https://[::1]:9201"]
    key = Address.read("opensearchs://search.example.org?api_key=aGk+dG8/eW91==")
    assert (key.api_key, key.urls) == ("aGk+dG8/eW91==", ["https://search.example.org:9200"])
    assert PASSWORD not in repr(Address.read(f"elasticsearch://ann:{PASSWORD}@one.example.org"))
    assert PASSWORD not in repr(Address.read(f"elasticsearch://one.example.org?api_key={PASSWORD}"))


@pytest.mark.django_db
@each_kind
@pytest.mark.parametrize("entrance", [f"ann:{PASSWORD}@{{}}", f"{{}}?api_key={PASSWORD}"])
@pytest.mark.parametrize("status", [0, 401, 500])
def test_no_secret_is_said(kind: str, entrance: str, status: int, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever is logged, by the clients too, and whatever the error says."""
    caplog.set_level(logging.DEBUG)
    with Pretender(status or 500).running() as server:
        host = server.host if status else f"127.0.0.1:{refused_port()}"
        cluster = ClusterEngine(f"{kind}://{entrance.format(host)}")
        with pytest.raises(Unavailable) as error:
            cluster.search(QUERY, NOW)
        both_of(cluster).search(QUERY, NOW)
        assert all("authorization" in {name.lower() for name in asked} for asked in server.asked)
    assert "The search cluster does not answer" in caplog.text
    ours = [step for step in error.traceback if "/tests/" not in str(step.path)]
    assert PASSWORD not in caplog.text + repr(error.value) + "".join(repr(step.locals) for step in ours)
    assert ours
    assert error.value.__suppress_context__


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that signs itself, for 127.0.0.1, and its key."""
    openssl = shutil.which("openssl") or ""
    require("openssl", found=bool(openssl))
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    words += ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(certificate), "-keyout", str(key)]
    subprocess.run([openssl, *words], check=True, capture_output=True)
    return certificate, key


@each_kind
def test_what_is_secret_goes_to_the_cluster_that_the_certificate_names(
    kind: str, certificate: tuple[Path, Path]
) -> None:
    with Pretender(200, {"fine": True}).running(certificate) as server:
        ca = f"ca={certificate[0]}"
        asked = f"{kind}s://ann:{PASSWORD}@{server.host}?{ca}", f"{kind}s://{server.host}?api_key={PASSWORD}&{ca}"
        for address in asked:
            assert client_for(Address.read(address)).ask("GET", "/") == {"fine": True}
        said = [{name.lower(): value for name, value in one.items()}["authorization"] for one in server.asked]
        assert said == ["Basic YW5uOnRlbGwtbm9ib2R5", f"ApiKey {PASSWORD}"]
        with pytest.raises(Unavailable, match=r"SSLError|TlsError"):  # nobody that we trust knows it
            client_for(Address.read(f"{kind}s://ann:{PASSWORD}@{server.host}")).ask("GET", "/")
        assert len(server.asked) == 2
