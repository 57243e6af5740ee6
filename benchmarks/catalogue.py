"""All benchmarks; each takes the demo content from the database."""

from . import cached, pages

CATALOGUE = [pages.BENCHMARK, cached.BENCHMARK]
