"""A query as a cluster is asked it, and its answer as everybody reads it."""

import zlib
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from ..query import Amounts, Answer, Query, pages_for
from ..synonyms import asked
from .bodies import MOST_CLAUSES, SORTS, Clause, both, filters, found_by, size_of
from .layout import CENTS
from .numbers import FACET_KEYS, numbers

Counts = dict[str, dict[str, int]]
Values = Mapping[str, frozenset[str]]  # those that exist in a language, by key of facet


class Asked:
    """A query at a moment."""

    def __init__(self, query: Query, now: datetime) -> None:
        self.query, self.now = query, now
        self.question = asked(query.text, query.language)
        # Where nothing but exclusions is asked, nothing is more relevant.
        self.order = "-date" if query.order == "pertinence" and self.question.is_empty else query.order

    @property
    def is_long(self) -> bool:
        """Whether it has more words, with all that means the same, than a cluster takes."""
        return size_of(self.question) > MOST_CLAUSES

    @property
    def preference(self) -> str:
        """The same copy of the index for the same words: copies differ in what they find relevant."""
        return f"words-{zlib.crc32(self.query.text.encode())}"

    @cached_property
    def sort(self) -> list[Clause]:
        return SORTS[self.order]

    def body(self, start: int, size: int) -> dict[str, Any]:
        """What asks for some of the keys that are found, in their order."""
        chosen = {"post_filter": both(filters(self.query.chosen, self.now).values())} if self.query.chosen else {}
        found = found_by(self.query, self.question, self.order, self.now)
        return {"query": found, **chosen, "sort": self.sort, "from": start, "size": size, "_source": False}

    def counting(self, known: Values | None) -> dict[str, Any]:
        """What asks for all numbers: with the values that exist, unless they are known but for those of the clock."""
        existing = FACET_KEYS if known is None else ("statut",)
        return {"aggs": numbers(self.query, self.now, existing), "track_total_hits": True}

    def keys(self, hits: Mapping[str, Any]) -> tuple[int, ...]:
        """The keys of what was found: the last that it is sorted by."""
        return tuple(hit["sort"][len(self.sort) - 1] for hit in hits.get("hits", ()))

    def answer(self, found: Mapping[str, Any], keys: tuple[int, ...], known: Values, engine: str) -> Answer:
        total = found["hits"]["total"]["value"]
        page, pages = pages_for(total, self.query)
        amounts = found["aggregations"]["found"]["amounts"]
        return Answer(
            ids=keys,
            total=total,
            page=page,
            pages=pages,
            counts=counts_of(found["aggregations"], known),
            amounts=Amounts(amounts["count"], Decimal(int(amounts["sum"])) / CENTS),
            engine=engine,
            is_current=False,
        )


def existing(found: Mapping[str, Any]) -> Values:
    """The values that the language has, as far as they were asked for."""
    own = found["aggregations"]["existing"]["own"]
    return {key: frozenset(tally(own[key])) for key in FACET_KEYS if key in own}


def counts_of(aggregations: Mapping[str, Any], known: Values) -> Counts:
    """For each facet its values with their numbers; what is found exists, should it be newer than what is known."""
    counts: Counts = {}
    for key in FACET_KEYS:
        tallied = tally(aggregations.get(f"but {key}", aggregations["found"])[key])
        counts[key] = {code: tallied.get(code, 0) for code in {*known[key], *tallied}}
    return {key: values for key, values in counts.items() if values}


def tally(aggregation: Mapping[str, Any]) -> dict[str, int]:
    """The numbers by value that are not zero, of a list of values or of named filters."""
    buckets = aggregation["buckets"]
    if isinstance(buckets, Mapping):
        return {code: one["doc_count"] for code, one in buckets.items() if one["doc_count"]}
    return {one["key"]: one["doc_count"] for one in buckets}
