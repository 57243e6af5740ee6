"""How entries lie in the cluster: the fields of an index, and an entry as a document."""

import hashlib
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..facets import BY_KEY, FACETS
from ..models import Entry, moments_of

# The name of an index says which layout it has: an index that another release made is none of ours.
STATES = tuple(BY_KEY["statut"].labels())
STORED = tuple(facet.key for facet in FACETS if not facet.clock)
ALWAYS = 2**53  # milliseconds before and after 1970: a time without beginning, or without end
MARK = "mark"  # the document that says how far an index has come; without languages, so nobody finds it
CENTS = 100

KEYS = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
WORDS = {"type": "text", "analyzer": "whitespace", "norms": False}
KEYWORD = {"type": "keyword"}
COUNTED = {"type": "keyword", "eager_global_ordinals": True}
FIELDS: dict[str, Any] = {
    "page": {"type": "long"},
    "shown_in": KEYWORD,
    "title_keys": KEYS,
    "name_keys": KEYS,
    "text_keys": KEYS,
    "words": WORDS,
    "codes": {"properties": dict.fromkeys(STORED, COUNTED)},
    "states": {"properties": {code: {"type": "long_range"} for code in STATES}},
    "date": {"type": "date", "format": "strict_date"},
    "amount": {"type": "long"},  # in cents: sums are exact up to 2^53 of them
    "title_key": KEYWORD,  # which is compared byte by byte, as the databases do
    "weight": {"type": "float", "index": False},
    "digest": KEYWORD,
    "n": {"type": "long"},
    "token": KEYWORD,
}
MAPPINGS = {"dynamic": "strict", "_source": {"includes": ["digest", "n", "token"]}, "properties": FIELDS}
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",  # a copy on another node as soon as there is one
    "gc_deletes": "1h",  # for so long an older version of what was deleted is refused
}


def digest_of(value: Any) -> str:
    """A short name for a value: the same only for the same."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


LAYOUT = digest_of([MAPPINGS, SETTINGS])[:8]


def document(entry: Entry) -> dict[str, Any]:
    """An entry as the cluster keeps it."""
    found = {
        "page": entry.pk,
        "shown_in": entry.shown_in,
        "title_keys": entry.title_keys,
        "name_keys": entry.name_keys,
        "text_keys": entry.text_keys,
        "words": entry.words,
        "codes": {key: codes for key, codes in entry.codes.items() if key in STORED},
        "states": states(entry),
        "date": entry.date.isoformat() if entry.date else None,
        "amount": None if entry.amount is None else int(entry.amount * CENTS),
        "title_key": bytes(entry.title_key).decode(),
        "weight": entry.weight,
    }
    return {**found, "digest": digest_of(found)}


def states(entry: Entry) -> dict[str, list[dict[str, int]]]:
    """By code, the times during which the clock gives it: what is so now is a question for each moment anew."""
    found: dict[str, list[dict[str, int]]] = {}
    for code, start, end in spans(entry.moments):
        if code in STATES and start < end:
            found.setdefault(code, []).append({"gte": start, "lt": end})
    return found


def spans(moments: list[Any]) -> Iterator[tuple[str, int, int]]:
    """Each code with the milliseconds from which and until which it holds."""
    known = moments_of(moments)
    starts = [milliseconds(instant) if instant else -ALWAYS for instant, _code in known]
    for (_instant, code), (start, end) in zip(known, pairwise([*starts, ALWAYS]), strict=True):
        yield code, start, end


def milliseconds(instant: Any) -> int:
    return int(instant.timestamp() * 1000 // 1)
