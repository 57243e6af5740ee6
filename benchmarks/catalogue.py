"""All benchmarks; each takes the demo content from the database."""

from . import cached, lighthouse, pages

CATALOGUE = [pages.BENCHMARK, cached.BENCHMARK, lighthouse.BENCHMARK]
