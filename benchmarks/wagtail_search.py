"""The embedded engine beside Wagtail's own search API, on the same pages of the same database."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from demo.synthetic.dice import Dice

from .measure import Benchmark, verify
from .search import times

SIZES = (10_000,)
RANKED = 10_000  # pages up to which it is asked for relevance too
WORDS = ("campus", "passerelle", "orientation", "ateliers", "diagnostic")
REGIONS = ("11", "27", "76", "84", "93", "32")
FACETS = ("region", "kind")  # that Wagtail's index can count: fields of the page itself


def run(repeat: int, *sizes: int) -> Iterator[str]:
    """Both answer the same questions: words, a region, the number of all, 20 results, counts of two facets."""
    for size in sizes or SIZES:
        fill(size)
        yield f"{size:,} projects"
        dice = Dice(1)
        asked = [(dice.choice(WORDS), dice.choice(REGIONS)) for _ in range(repeat)]
        check(asked[:10])
        if size <= RANKED:
            slow = times(partial(wagtail_answer, relevance=True), asked[:10])
            yield f"  Wagtail's search API by relevance, which costs the square on SQLite: p50 {slow[0]:.1f} ms"
        theirs, ours = times(wagtail_answer, asked), times(our_answer, asked)
        yield f"  Wagtail's search API without relevance, 2 facets: p50 {theirs[0]:.1f} ms, p95 {theirs[1]:.1f} ms"
        yield f"  embedded engine, by relevance, all facets: p50 {ours[0]:.1f} ms, p95 {ours[1]:.1f} ms"
        yield f"  ratio: {theirs[0] / ours[0]:.1f} at the p50, {theirs[1] / ours[1]:.1f} at the p95"


def fill(size: int) -> None:
    """So many projects, in both indexes."""
    from django.core.management import call_command
    from django.db import connection

    from demo.synthetic.filling import fill as fill_pages
    from search.indexing import differences, write

    fill_pages(size, 1)
    for batch in differences():
        write(batch)
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # without it SQLite takes a hundred times as long for Wagtail's queries


def wagtail_answer(asked: tuple[str, str], relevance: bool = False) -> tuple[int, list[int], list[Any]]:
    """As Wagtail's documentation shows: a search, its length, a slice, a `facet()` for each facet."""
    from programmes.models import ProjectPage

    words, region = asked
    found = ProjectPage.objects.live().filter(region=region).search(words, order_by_relevance=relevance)
    every = ProjectPage.objects.live().search(words, order_by_relevance=relevance)
    return found.count(), [page.pk for page in found[:20]], [every.facet(name) for name in FACETS]


def our_answer(asked: tuple[str, str]) -> Any:
    from search.engines import get_engine
    from search.query import Query
    from search.values import entries

    words, region = asked
    answer = get_engine().search(Query(text=words, chosen={"region": (region,)}, scope={"type": ("projet",)}))
    entries(answer.ids)
    return answer


def check(asked: list[tuple[str, str]]) -> None:
    """Ours finds what Wagtail finds at least: it knows stems, accents and more fields."""
    for one in asked:
        number, _found, facets = wagtail_answer(one)
        answer = our_answer(one)
        verify(answer.total >= number > 0, f"{one}: {answer.total} found, Wagtail finds {number}")
        verify(answer.counts["region"][one[1]] >= facets[0].get(one[1], 0), f"{one}: another count")


BENCHMARK = Benchmark(
    name="wagtail-search",
    why="An engine of our own must be worth it: the same questions, on the same pages, beside Wagtail's search API.",
    run=run,
    repeat=40,
    is_quick=False,
    fills=True,
)
