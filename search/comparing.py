"""The index of the cluster compared with the entries."""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from .engines.cluster import ClusterEngine
from .engines.index import Index
from .engines.layout import document
from .feeding import feed
from .rebuilding import batches

Pairs = Iterator[tuple[int, str]]


def unlike(engine: ClusterEngine) -> set[int]:
    """Keys of the entries that the cluster has otherwise, or that only one of both has.

    A second look tells what is wrong from what changed during the first one.
    """
    found = look(engine)
    return found & look(engine) if found else found


def look(engine: ClusterEngine) -> set[int]:
    feed(engine)
    known = Index.read_as(engine.client, engine.alias)
    return set(differing_keys(wanted(), known[0].digests())) if known else set()


def wanted() -> Pairs:
    return ((entry.pk, document(entry)["digest"]) for batch in batches() for entry in batch)


def differing_keys(left: Pairs, right: Pairs) -> Iterator[int]:
    """The keys that do not come from both sides with the same text; both come in the order of keys."""
    for key, pairs in groupby(merge(left, right, key=itemgetter(0)), key=itemgetter(0)):
        texts = [text for _key, text in pairs]
        if len(texts) != 2 or texts[0] != texts[1]:
            yield key
