"""Search servers as test fixtures: real processes that can be killed, silenced and started again on their data."""

import json
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, Self

ROOT = Path(__file__).parents[2]
START = Path(__file__).with_name("start.sh")
QUICK = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}  # it lives too short for the better compiler
JARS = Path(os.environ.get("CLUSTER_FOLDER") or ROOT / "var/cluster")
PATIENCE = 90  # seconds until a node must answer; it takes 4 on a quiet machine of two cores
Kind = Literal["elasticsearch", "opensearch"]


class NodeFailed(Exception):
    """A node could not be prepared or did not start; the reason is in its text."""


def missing() -> list[str]:
    """What this machine lacks to start a node: empty where it can."""
    return subprocess.run([START, "missing"], capture_output=True, text=True, check=True).stdout.splitlines()


@cache
def prepare(kind: Kind) -> None:
    """Have the jars of a kind in JARS, once for all processes that ask; only the first time needs the network."""
    done = subprocess.run(
        [START, "prepare", kind, JARS], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NodeFailed(done.stderr)


def free_port() -> int:
    """A port that nobody listens on, below those that Linux gives to clients.

    A client that tries again and again to reach a stopped node could be given the node's own port by the system: it
    would then talk to itself, and the node could not start again.
    """
    while True:
        number = 20000 + secrets.randbelow(12768)
        with socket.socket() as attempt:
            try:
                attempt.bind(("127.0.0.1", number))
            except OSError:
                continue
            return number


def accepts(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


class Node:
    """A node on the loopback interface, with its data in a folder of its own, and a port that it keeps."""

    def __init__(self, kind: Kind, folder: Path, number: int = 1, transports: tuple[int, ...] = ()) -> None:
        """The node `number`, from 1, of those that talk to one another on the ports `transports`, or one alone."""
        self.kind = kind
        self.folder = folder
        self.port = free_port()
        self._place = [number, *transports] if transports else []
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """As SEARCH_URL takes it."""
        return f"{self.kind}://127.0.0.1:{self.port}"

    @property
    def http(self) -> str:
        """As the official clients and browsers take it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return self._running.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise NodeFailed(f"The node {self.url} does not run")
        return self._process

    @property
    def log(self) -> Path:
        """What the node said since its first start."""
        return self.folder / "log"

    def start(self) -> Self:
        """Start the node, on the data that its folder holds, and return when it is healthy."""
        self.launch()
        try:
            return self.wait()
        except NodeFailed:
            self.stop()
            raise

    def launch(self) -> None:
        """Start the node without waiting for it, as is needed where nodes wait for one another."""
        if self._process is not None:
            raise NodeFailed(f"The node {self.url} was started already")
        if accepts(self.port):
            raise NodeFailed(f"Port {self.port} is taken by another program")
        prepare(self.kind)
        self.folder.mkdir(parents=True, exist_ok=True)
        words = [str(word) for word in (START, "run", self.kind, JARS, self.folder, self.port, *self._place)]
        with self.log.open("ab") as log:
            # It ends with the pipe to its standard input, so that tests that are killed leave nothing running.
            self._process = subprocess.Popen(
                words, env=os.environ | QUICK, stdin=subprocess.PIPE, stdout=log, stderr=log
            )

    def wait(self, status: str = "yellow", nodes: int = 1) -> Self:
        """Return when every shard that is needed to search is there (`yellow`), or every copy too (`green`)."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if not self.is_running:
                break
            if self.is_healthy(status, nodes):
                return self
            time.sleep(0.1)
        raise NodeFailed(f"The node {self.url} is not {status}:\n{self.log.read_text(errors='replace')[-3000:]}")

    def is_healthy(self, status: str = "yellow", nodes: int = 1, timeout: float = 2) -> bool:
        """Whether the node answers within `timeout` seconds that its cluster has that status and as many nodes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(
                "GET", f"/_cluster/health?timeout=1s&wait_for_status={status}&wait_for_nodes=ge({nodes})"
            )
            response = connection.getresponse()
            return response.status == 200 and not json.load(response)["timed_out"]
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End the node between two instructions, as a fault would (SIGKILL)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the node to end, and wait until it has; nothing happens if it does not run."""
        if self._process is None:
            return
        self.thaw()
        try:
            self._end(signal.SIGTERM)
        except subprocess.TimeoutExpired:
            self.kill()

    def _end(self, how: signal.Signals) -> None:
        process = self._running
        process.send_signal(how)  # nothing happens to one that has ended by itself
        process.wait(timeout=30)
        if process.stdin:
            process.stdin.close()
        self._process = None

    def restart(self) -> Self:
        """Start again on the same data and the same port, whether the node runs or was killed."""
        self.stop()
        return self.start()

    def freeze(self) -> None:
        """Make the node silent: connections are accepted, by the system, and nothing is ever answered."""
        self._running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._running.send_signal(signal.SIGCONT)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        self.freeze()
        try:
            yield
        finally:
            self.thaw()


class Trio:
    """Three nodes of one cluster, any of which may be lost where indexes have a replica."""

    def __init__(self, folder: Path, kind: Kind = "elasticsearch") -> None:
        transports = tuple(free_port() for _ in range(3))
        self.nodes = [Node(kind, folder / str(number), number, transports) for number in (1, 2, 3)]

    @property
    def url(self) -> str:
        """The three hosts in one address."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"{self.nodes[0].kind}://{hosts}"

    def start(self) -> Self:
        """Start those that do not run, and return when all of them know one another."""
        for node in self.nodes:
            if not node.is_running:
                node.launch()
        return self.wait()

    def wait(self) -> Self:
        """Return when each shard has all its copies, as each node sees it."""
        for node in self.nodes:
            node.wait("green", nodes=3)
        return self

    def stop(self) -> None:
        for node in self.nodes:
            node.stop()


@contextmanager
def running(kind: Kind) -> Iterator[Node]:
    """A node without data, which ends with the block and leaves nothing behind."""
    with TemporaryDirectory(prefix=f"{kind}-") as folder:
        node = Node(kind, Path(folder))
        try:
            yield node.start()
        finally:
            node.stop()


@contextmanager
def running_trio() -> Iterator[Trio]:
    """Three nodes without data, which end with the block and leave nothing behind."""
    with TemporaryDirectory(prefix="trio-") as folder:
        trio = Trio(Path(folder))
        try:
            yield trio.start()
        finally:
            trio.stop()
