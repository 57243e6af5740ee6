"""What a whole faceted page costs, view and template, by the number of entries."""

from collections.abc import Iterator

from django.test import override_settings

from . import entries
from .measure import Benchmark, verify
from .pages import baseline, cost, line

MADE = (0, 100_000)  # entries besides those of the demo content
ADDRESSES = {
    "browse": "/recherche/",
    "3 facets": "/recherche/?type=projet&region=11&region=27&annee=2022&annee=2023",
    "words": "/recherche/?q=formation&region=11",
    "showcase": "/laureats/?region=27&famille=energie",
    "table": "/laureats/?region=11&vue=tableau",
}


def run(repeat: int, *sizes: int) -> Iterator[str]:
    with override_settings(PAGE_CACHE=False):
        reference = baseline(repeat)
        yield line("plain", reference, reference)
        for size in sizes or MADE:
            entries.add(size)
            yield f"{size:,} entries besides those of the demo content"
            for name, address in ADDRESSES.items():
                found = cost(address, repeat)
                verify(found.queries <= 8, f"{address} asks {found.queries} queries")
                yield line(name, found, reference)


BENCHMARK = Benchmark(
    name="faceted",
    why="A page with all its facets and their counts must stay near a plain page, however many entries there are.",
    run=run,
    repeat=20,
    is_quick=False,
)
