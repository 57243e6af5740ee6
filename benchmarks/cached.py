"""What a page costs that is kept, beside a bare Django view of the same bytes: requests a second on one process."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from .measure import Benchmark, verify

ROOT = Path(__file__).parents[1]
ROUNDS = 9  # in turns, so that a machine that slows down slows both
REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n\r\n"
LENGTH = b"content-length:"


@contextmanager
def server(application: str) -> Iterator[int]:
    """Gunicorn with one process and one thread on a free port; ends with the block."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    options = ["--workers=1", "--worker-class=gthread", "--threads=1", "--keep-alive=60", "--log-level=warning"]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config=python:benchmarks.gunicorn",
        *options,
        f"--bind=127.0.0.1:{port}",
    ]
    process = subprocess.Popen(
        [*command, application], cwd=ROOT, env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Until something listens, half a minute at most."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    verify(right=False, message="the server does not start")


def answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """Head and body of one answer on a persistent connection."""
    connection.sendall(REQUEST)
    data = connection.recv(65536)
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(head.lower().partition(LENGTH)[2].split(b"\r\n", 1)[0])
    while len(body) < length:
        body += connection.recv(65536)
    return head, body


def per_second(port: int, repeat: int) -> float:
    with closing(socket.create_connection(("127.0.0.1", port), 10)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        answer(connection)
        start = time.perf_counter()
        for _ in range(repeat):
            answer(connection)
        return repeat / (time.perf_counter() - start)


def first_answer(port: int) -> tuple[dict[str, str], bytes]:
    """Headers and body of the page, kept by then; those that the server adds itself are left out."""
    with closing(socket.create_connection(("127.0.0.1", port), 10)) as connection:
        answer(connection)
        head, body = answer(connection)
    lines = [line.partition(": ") for line in head.decode("latin-1").split("\r\n")[1:]]
    return {name: value for name, _, value in lines if name.lower() not in {"server", "date", "connection"}}, body


def run(repeat: int) -> Iterator[str]:
    folder = Path(os.environ["BENCHMARK_FOLDER"])
    with server("benchmarks.wsgi") as ours:
        headers, body = first_answer(ours)
        verify(headers.get("Content-Encoding") == "br" and "ETag" in headers, f"the page is not kept: {headers}")
        (folder / "body").write_bytes(body)
        (folder / "headers.json").write_text(json.dumps(headers), encoding="utf-8")
        with server("benchmarks.bare") as bare:
            verify(first_answer(bare)[1] == body, "the two do not answer the same bytes")
            rounds = [(per_second(ours, repeat), per_second(bare, repeat)) for _ in range(ROUNDS)]
    yield f"kept page {median(one for one, _ in rounds):6.0f} requests/s ({len(body)} bytes)"
    yield f"bare view {median(one for _, one in rounds):6.0f} requests/s"
    yield f"ratio     {median(one / other for one, other in rounds):6.2f}"


BENCHMARK = Benchmark(
    "cached",
    "a kept page must come as fast as a bare Django view of the same bytes: aim 0.95",
    run,
    repeat=1500,
)
