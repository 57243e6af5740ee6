"""All benchmarks; each takes the demo content from the database, or makes its own."""

from . import cached, cluster, faceted, fuzz, lighthouse, pages, search, translations, untranslated, wagtail_search

CATALOGUE = [
    pages.BENCHMARK,
    cached.BENCHMARK,
    lighthouse.BENCHMARK,
    faceted.BENCHMARK,
    search.BENCHMARK,
    cluster.BENCHMARK,
    wagtail_search.BENCHMARK,
    fuzz.BENCHMARK,
    translations.BENCHMARK,
    untranslated.BENCHMARK,
]
