"""All benchmarks; each takes the demo content from the database, or makes its own."""

from . import cached, lighthouse, pages, search, wagtail_search

CATALOGUE = [pages.BENCHMARK, cached.BENCHMARK, lighthouse.BENCHMARK, search.BENCHMARK, wagtail_search.BENCHMARK]
