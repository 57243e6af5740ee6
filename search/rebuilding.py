"""The index of the cluster made anew beside the old one."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress

from . import log
from .engines.client import WRITING, Missing, Unavailable
from .engines.cluster import ClusterEngine
from .engines.index import Index
from .feeding import OutOfStep, feed, follow, note
from .models import Cursor, Entry

AT_ONCE = 500  # entries read and sent at once
GRACE = 1.5  # seconds for which the old index stays for those who are reading it
LEFT_OVER = 24 * 3600  # seconds after which an index that nobody reads is no longer being made


def sync(engine: ClusterEngine) -> int:
    """Feed the cluster; where there is no index, or not of this log, make it: how many changes or entries were sent."""
    try:
        return feed(engine)
    except OutOfStep:
        return rebuild(engine)


def rebuild(engine: ClusterEngine) -> int:
    """Make the index anew while readers read the old one and writers write: the number of entries sent.

    What changes in the meantime is in the log after `start`, and is sent before readers see the new index and after.
    """
    start = log.head()
    index = Index.create(engine.client, engine.alias)
    try:
        number = fill(index, start.n)
        index.mark(start)
        _number, end = follow(index, start)
        index.show()
        old = switch(engine, index)
    except BaseException:
        with suppress(Unavailable):
            index.delete()
        raise
    Cursor.objects.filter(consumer=engine.alias).delete()  # another row: whatever was known of the old index is not so
    note(engine, end)
    feed(engine)
    take_away(engine, old)
    return number


def fill(index: Index, version: int) -> int:
    number = 0
    for batch in batches():
        index.put({entry.pk: entry for entry in batch}, dict.fromkeys((entry.pk for entry in batch), version))
        number += len(batch)
    return number


def batches() -> Iterator[list[Entry]]:
    """All entries, so many at a time, each batch by a short query of its own."""
    last = -1
    entries = Entry.objects.defer("summary", "text", "facts").order_by("pk")
    while batch := list(entries.filter(pk__gt=last)[:AT_ONCE]):
        yield batch
        last = batch[-1].pk


def switch(engine: ClusterEngine, index: Index) -> list[str]:
    """Let readers read this index from now on: the names of those that nobody reads any more."""
    known = indexes(engine)
    actions = [
        {"remove": {"index": f"{engine.alias}-*", "alias": engine.alias, "must_exist": False}},
        {"add": {"index": index.name, "alias": engine.alias}},
    ]
    engine.client.ask("POST", "/_aliases", {"actions": actions}, WRITING)
    return [name for name, is_read in known.items() if name != index.name and (is_read or is_old(name))]


def indexes(engine: ClusterEngine) -> dict[str, bool]:
    """Our indexes, of any layout, with whether readers read them."""
    ours = re.compile(rf"({re.escape(engine.address.index)}-[0-9a-f]{{8}})-\d{{13}}")
    try:
        known = engine.client.ask("GET", f"/{engine.address.index}-*/_alias", None, WRITING)
    except Missing:
        return {}
    return {name: found[1] in one["aliases"] for name, one in known.items() if (found := ours.fullmatch(name))}


def is_old(name: str) -> bool:
    """Whether whoever made an index must have given up since."""
    return int(name.rpartition("-")[2]) / 1000 < time.time() - LEFT_OVER


def take_away(engine: ClusterEngine, names: list[str]) -> None:
    if names:
        time.sleep(GRACE)
    for name in names:
        Index(engine.client, name).delete()


def drop(engine: ClusterEngine) -> None:
    """Leave nothing of ours in the cluster, and nothing that we noted of it."""
    for name in indexes(engine):
        Index(engine.client, name).delete()
    Cursor.objects.filter(consumer=engine.alias).delete()
