"""A cluster that holds made entries, what it is asked, and servers that only pretend to be one."""

import json
import secrets
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from search import indexing
from search.engines.cluster import ClusterEngine
from search.engines.index import Index
from search.models import Entry
from search.rebuilding import drop
from tests.cluster.nodes import Node

from .made import Maker

PATIENCE = 60.0  # seconds: a machine under tests may be slow, which is not what they are about


def engine_on(node: Node, patience: float = PATIENCE) -> ClusterEngine:
    """An engine with an index name of its own, so that tests do not meet."""
    return ClusterEngine(f"{node.url}?index=t{secrets.token_hex(4)}", patience=patience)


@pytest.fixture
def cluster(each_node: Node, db: None) -> Iterator[ClusterEngine]:
    """The engine on a node of each kind, without an index yet; what it makes goes away."""
    engine = engine_on(each_node)
    yield engine
    drop(engine)


def made(number: int = 40, seed: int = 3) -> list[Entry]:
    """Entries in the database and in its log."""
    entries = [one.entry for one in Maker(seed).many(number)]
    indexing.write({entry.pk: entry for entry in entries})
    return entries


def changed(entry: Entry, **facts: Any) -> Entry:
    """The same entry with other facts, written."""
    other = Entry.objects.get(pk=entry.pk)
    for name, value in facts.items():
        setattr(other, name, value)
    indexing.write({other.pk: other})
    return other


def index_of(engine: ClusterEngine) -> Index:
    known = Index.read_as(engine.client, engine.alias)
    assert known
    return known[0]


def held(engine: ClusterEngine) -> dict[int, str]:
    """The documents of the index that readers read: their digests by key."""
    index = index_of(engine)
    index.refresh()
    return dict(index.digests())


class Request(NamedTuple):
    """What a client was told to send."""

    method: str
    path: str
    body: Any


@contextmanager
def noted(engine: ClusterEngine) -> Iterator[list[Request]]:
    """The requests that reach the cluster meanwhile."""
    found: list[Request] = []
    with before_each(engine, found.append):
        yield found


@contextmanager
def before_each(engine: ClusterEngine, act: Callable[[Request], object]) -> Iterator[None]:
    """Do something right before each request, which may be to raise."""
    send = engine.client.send

    def watched(method: str, path: str, parameters: Any, body: Any, *rest: Any) -> dict[str, Any]:
        act(Request(method, path, body))
        return send(method, path, parameters, body, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.client, "send", watched)
        yield


class Pretender(ThreadingHTTPServer):
    """Answers every request alike and remembers what it was asked; `hold` lets it accept and say nothing."""

    daemon_threads = True

    def __init__(self, status: int = 200, body: Any = None, hold: threading.Event | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.status, self.body, self.hold = status, body or {}, hold
        self.asked: list[Mapping[str, str]] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @contextmanager
    def running(self, certificate: tuple[Path, Path] | None = None) -> Iterator["Pretender"]:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            if self.hold:
                self.hold.set()
            self.shutdown()
            thread.join()
            self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""


class Answering(BaseHTTPRequestHandler):
    """One request to a pretender."""

    server: Pretender
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        self.server.asked.append(dict(self.headers.items()))
        if self.server.hold:
            self.server.hold.wait()
        text = json.dumps(self.server.body).encode()
        self.send_response(self.server.status)
        for name, value in {"content-type": "application/json", "content-length": str(len(text))}.items():
            self.send_header(name, value)
        self.send_header("x-elastic-product", "Elasticsearch")
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self) -> None:
        self.do_POST()

    def do_PUT(self) -> None:
        self.do_POST()

    def log_message(self, *arguments: Any) -> None:
        """Tests need no log of it."""
