"""What is counted and added up in a cluster's answer."""

from collections.abc import Iterable
from datetime import datetime

from ..facets import FACETS
from ..query import Query
from .bodies import Clause, both, filters, state_of
from .layout import STATES

MOST_VALUES = 10_000  # of a facet: more than any has
FACET_KEYS = tuple(facet.key for facet in FACETS if not facet.hidden)


def values_of(key: str, now: datetime) -> Clause:
    """Each value of a facet with its number of entries."""
    if key == "statut":
        return {"filters": {"filters": {code: state_of(code, now) for code in STATES}}}
    return {"terms": {"field": f"codes.{key}", "size": MOST_VALUES}}


def counting(keys: Iterable[str], now: datetime) -> dict[str, Clause]:
    return {key: values_of(key, now) for key in keys}


def numbers(query: Query, now: datetime, existing: Iterable[str]) -> dict[str, Clause]:
    """What is counted: free facets and grants among all that is found, a chosen facet among all that it would be.

    `existing` are the facets whose values in the language are asked for, whether or not they are found.
    """
    chosen = filters(query.chosen, now)
    free = [key for key in FACET_KEYS if key not in chosen]
    asked: dict[str, Clause] = {
        f"but {key}": {
            "filter": both(clause for name, clause in chosen.items() if name != key),
            "aggs": counting([key], now),
        }
        for key in chosen.keys() & set(FACET_KEYS)
    }
    amounts = {"amounts": {"stats": {"field": "amount"}}}
    asked["found"] = {"filter": both(chosen.values()), "aggs": {**counting(free, now), **amounts}}
    own = {"filter": {"term": {"shown_in": query.language}}, "aggs": counting(existing, now)}
    return {**asked, "existing": {"global": {}, "aggs": {"own": own}}}
