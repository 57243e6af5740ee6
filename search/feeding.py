"""The cluster follows the log of changes: what was committed is sent, in the background, until the cluster has it.

How far the index has come lies in the index itself, beside what it holds: it never tells of more than is there, be it
restored, lost or replaced. The cursor in the database says so to readers, who keep what they know until it moves.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from django.conf import settings
from django.db import connections

from .engines import get_cluster
from .engines.client import Unavailable
from .engines.cluster import ClusterEngine
from .engines.index import Index
from .log import Point
from .models import Change, Cursor, Entry

AT_ONCE = 500  # changes sent in a request
PAUSES = (1, 2, 4, 8, 15)  # seconds between two attempts, the last one for all that follow

log = logging.getLogger(__name__)


class OutOfStep(Exception):
    """The index does not stem from this log, or there is none: it has to be made anew (`rebuilding`)."""


def feed(engine: ClusterEngine) -> int:
    """Send what changed since the index was last fed: the number of changes.

    Raises `Unavailable` while the cluster takes nothing, with the index marked as far as it came, and `OutOfStep`.
    """
    known = Index.read_as(engine.client, engine.alias)
    if known is None:
        raise OutOfStep("there is no index")
    index, start = known
    number, end = follow(index, start)
    if number:
        index.refresh()
    note(engine, end)
    return number


def follow(index: Index, point: Point) -> tuple[int, Point]:
    """Bring an index to the end of the log: how many changes were sent, and where the end is."""
    number = 0
    while changes := changes_since(point):
        versions = {entry: n for n, _token, entry in changes}
        index.put(entries_of(versions), versions)
        point = Point(*changes[-1][:2])
        index.mark(point)
        number += len(changes)
    return number, point


def changes_since(point: Point) -> list[tuple[int, str, int]]:
    """The next changes after a point: number, token, entry. `OutOfStep` where the log does not have that point."""
    asked = Change.objects.filter(n__gte=point.n).order_by("n").values_list("n", "token", "entry")
    if point.n == 0:
        return list(asked[:AT_ONCE])
    first, *changes = list(asked[: AT_ONCE + 1]) or [(0, "", 0)]
    if Point(*first[:2]) != point:
        raise OutOfStep("the index does not stem from this log")
    return changes


def entries_of(keys: dict[int, int]) -> dict[int, Entry | None]:
    """The entries of some keys as they are now, none for those that went away."""
    known = Entry.objects.defer("summary", "text", "facts").in_bulk(list(keys))
    return {key: known.get(key) for key in keys}


def note(engine: ClusterEngine, point: Point) -> None:
    """Let readers know that the index has moved."""
    cursor, _made = Cursor.objects.get_or_create(consumer=engine.alias, defaults={"n": point.n})
    if cursor.n != point.n:
        Cursor.objects.filter(pk=cursor.pk).update(n=point.n)


class Feeder:
    """Feeds in a thread of its own, which ends when there is nothing left to send.

    Whoever publishes only says that there is something: he waits for nothing and meets no error. What is said while
    the thread is at work is done in one more round, however often it was said.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self.work = work
        self.lock = Lock()
        self.asked = False
        self.is_running = False

    def wake(self) -> None:
        with self.lock:
            self.asked = True
            if not self.is_running:
                self.is_running = True
                Thread(target=self.run, name="search-feeder", daemon=True).start()

    def takes(self) -> bool:
        """Whether there is something to do; if not, the thread ends."""
        with self.lock:
            self.is_running, self.asked = self.asked, False
            return self.is_running

    def run(self) -> None:
        failures = 0
        while self.takes():
            failures = 0 if self.succeeds() else failures + 1
            if failures:
                time.sleep(PAUSES[min(failures, len(PAUSES)) - 1])
                self.asked = True

    def succeeds(self) -> bool:
        """Whether the work is done, or nothing that is worth another attempt."""
        try:
            self.work()
        except Unavailable as error:
            log.warning("The search cluster takes no changes (%s): they are sent later", error)
            return False
        except Exception:
            log.exception("The search cluster was not fed")
        finally:
            connections.close_all()
        return True


def feed_cluster() -> None:
    """Feed the site's cluster."""
    engine = get_cluster()
    try:
        if engine:
            feed(engine)
    except OutOfStep as error:
        log.warning("The search cluster is to be filled with manage.py search_sync: %s", error)


FEEDER = Feeder(feed_cluster)


def wake() -> None:
    """What a transaction that changed entries does once it is committed."""
    if settings.SEARCH_URL:
        FEEDER.wake()
