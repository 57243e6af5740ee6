"""What an answer of the embedded engine costs, by the number of entries: the table of the design, on one database."""

import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from statistics import median, quantiles
from typing import Any

from demo.synthetic.dice import Dice

from . import entries
from .measure import Benchmark, verify
from .questions import MIX, browsing

SIZES = (10_000, 100_000)
CHECKED = 12  # answers that are compared with what looking at every entry finds


def run(repeat: int, *sizes: int) -> Iterator[str]:
    """Lines of figures; times are milliseconds of the wall clock, since the database is another process."""
    medians: dict[str, list[float]] = {}
    for size in sizes or SIZES:
        entries.fill(size)
        yield f"{size:,} entries"
        yield f"  first build of a process: {first_build()}"
        figures = measured(repeat)
        base = figures.pop("baseline: 20 rows by key")
        yield f"  baseline, 20 rows by key: {base[0]:.2f} ms"
        for name, (half, most) in figures.items():
            medians.setdefault(name, []).append(half)
            yield f"  {name}: p50 {half:.2f} ms ({half / base[0]:.1f} x), p95 {most:.2f} ms"
    yield from growth(medians, sizes or SIZES)


def measured(repeat: int) -> dict[str, tuple[float, float]]:
    """Half of the answers, and 95 in a hundred, take at most so many milliseconds."""
    from search.engines.embedded import EmbeddedEngine
    from search.values import entries as rows
    from search.vocabulary import did_you_mean, suggest

    engine, dice = EmbeddedEngine(), Dice(1)
    some = engine.search(browsing(dice)).ids
    check(engine)
    mixed = [query(dice) for query in islice(cycle(MIX), repeat)]
    return {
        "baseline: 20 rows by key": times(lambda _n: rows(some), range(repeat)),
        "browse, 3 facets, all counts": times(engine.search, [browsing(dice) for _ in range(repeat)]),
        "mixed load": times(engine.search, mixed),
        "one publication, until it is found": publications(engine, max(5, repeat // 20)),
        "suggestion": times(lambda text: suggest(text, "fr"), ["camp", "batt", "hydro", "éco", "reg"] * 20),
        "did you mean": times(lambda text: did_you_mean(text, "fr"), ["batterie", "campsu", "hydrogne", "xyzzy"] * 5),
    }


def times(ask: Callable[[Any], Any], questions: Sequence[Any]) -> tuple[float, float]:
    ask(questions[0])
    taken = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken), quantiles(taken, n=20)[-1]


def publications(engine: Any, repeat: int) -> tuple[float, float]:
    """An entry that changes its region, written and then found by the next question."""
    from search.indexing import write
    from search.models import Entry

    codes = ("94", "53")
    key = entries.FIRST + 7

    def publish(number: int) -> None:
        entry = Entry.objects.get(pk=key)
        entry.codes = {**entry.codes, "region": [codes[number % 2]]}
        write({key: entry})
        engine.fresh()

    taken = times(publish, range(1, repeat + 2))
    region = codes[(repeat + 1) % 2]
    found = engine.fresh().facets["region"]
    verify(key in found[region] and key not in found[codes[repeat % 2]], "a change is not found")
    return taken


def check(engine: Any) -> None:
    """Compare totals and counts with those of a look at every entry."""
    dice = Dice(2)
    asked = [browsing(dice) for _ in range(CHECKED)]
    known: list[dict[str, set[str]]] = [
        {name: set(values) for name, values in codes.items()} for codes in entries.all_codes()
    ]
    for query in asked:
        answer = engine.search(query)
        fits = [[not own.get(name, set()).isdisjoint(codes) for name, codes in query.chosen.items()] for own in known]
        verify(answer.total == sum(map(all, fits)), f"{query} has another total")
        others = [own for own, fit in zip(known, fits, strict=True) if all(fit[1:])]
        in_region = sum("11" in own.get("region", set()) for own in others)
        verify(answer.counts["region"]["11"] == in_region, f"{query} counts another number in a region")


def first_build() -> str:
    """Seconds and memory of the first snapshot, in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.first_build"], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def growth(medians: dict[str, list[float]], sizes: Sequence[int]) -> Iterator[str]:
    """How fast a time grows with the number of entries: 1 is in proportion, 0 not at all."""
    if len(sizes) > 1:
        for name, values in medians.items():
            exponent = math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0])
            yield f"growth of the p50 from {sizes[0]:,} to {sizes[-1]:,}, {name}: exponent {exponent:.2f}"


BENCHMARK = Benchmark(
    name="search",
    why="Answers must stay quick and take little memory however many entries there are, without another server.",
    run=run,
    repeat=200,
    is_quick=False,
    fills=True,
)
