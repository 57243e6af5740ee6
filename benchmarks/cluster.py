"""What a cluster's answer costs beside the embedded engine's: the server's own time, and what the client adds."""

import os
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from demo.synthetic.dice import Dice

from . import entries
from .measure import Benchmark, verify
from .questions import MIX
from .search import CHECKED, times

SIZES = (100_000,)


def run(repeat: int, *sizes: int) -> Iterator[str]:
    """Milliseconds of the wall clock, on the cluster that SEARCH_URL names, in an index that goes away."""
    from search.engines.cluster import ClusterEngine
    from search.engines.embedded import EmbeddedEngine
    from search.rebuilding import drop, rebuild

    address = os.environ.get("SEARCH_URL", "")
    verify(address, "SEARCH_URL must name a cluster: `make cluster` starts one")
    cluster, embedded = ClusterEngine(f"{address}?index=benchmark", patience=30), EmbeddedEngine()
    try:
        for size in sizes or SIZES:
            entries.fill(size)
            start = time.perf_counter()
            verify(rebuild(cluster) == size, "the index has not all entries")
            yield f"{size:,} entries, indexed in {time.perf_counter() - start:.0f} s"
            yield from compared(cluster, embedded, repeat)
    finally:
        drop(cluster)


def compared(cluster: Any, embedded: Any, repeat: int) -> Iterator[str]:
    """The same questions for both."""
    dice = Dice(1)
    asked = [MIX[number % len(MIX)](dice) for number in range(repeat)]
    for query in asked[:CHECKED]:
        ours, theirs = embedded.search(query), cluster.search(query)
        verify((ours.total, ours.counts) == (theirs.total, theirs.counts), f"{query} is answered otherwise")
    took = servers_time(cluster)
    half, most = times(cluster.search, asked)
    base, worst = times(embedded.search, asked)
    yield f"  embedded engine: p50 {base:.1f} ms, p95 {worst:.1f} ms"
    yield f"  cluster: p50 {half:.1f} ms, p95 {most:.1f} ms ({half / base:.1f} x)"
    yield f"  of which the server says p50 {median(took):.1f} ms; the client and JSON take {half - median(took):.1f} ms"


def servers_time(cluster: Any) -> list[float]:
    """A list that fills with what the server says that each answer took."""
    took: list[float] = []
    ask = cluster.ask

    def noting(*arguments: Any) -> dict[str, Any]:
        found: dict[str, Any] = ask(*arguments)
        took.append(found["took"])
        return found

    cluster.ask = noting
    return took


BENCHMARK = Benchmark(
    name="cluster",
    why="Half of a cluster's answer was the client and JSON when it was first tried: only what is shown may be asked.",
    run=run,
    repeat=200,
    is_quick=False,
    fills=True,
)
