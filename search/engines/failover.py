"""Two engines as one: where the cluster does not answer, the database does, until the cluster is back."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from threading import Lock
from time import monotonic

from pyroaring import BitMap

from ..query import Answer, Query
from .client import Unavailable
from .protocol import Engine

PAUSE = 15  # seconds for which a cluster that failed is left alone

log = logging.getLogger(__name__)


class Breaker:
    """Says whether to ask: after a failure not for a while, then one asks for all."""

    def __init__(self) -> None:
        self.until = 0.0
        self.lock = Lock()

    def lets(self) -> bool:
        """Whether to ask now; who is let through after a pause is alone until he has said how it went."""
        now = monotonic()
        with self.lock:
            if now < self.until:
                return False
            if self.until:
                self.until = now + PAUSE
            return True

    def failed(self, why: Unavailable) -> None:
        self.until = monotonic() + PAUSE
        log.warning("The search cluster does not answer (%s): the database does for %d seconds", why, PAUSE)

    def succeeded(self) -> None:
        if self.until:
            log.info("The search cluster answers again")
        self.until = 0.0


class FailoverEngine:
    """Asks the first engine, and the second one where the first is away: no reader meets an error."""

    name = "failover"

    def __init__(self, first: Engine, second: Engine) -> None:
        self.first, self.second = first, second
        self.breaker = Breaker()

    def search(self, query: Query, now: datetime | None = None) -> Answer:
        if self.breaker.lets():
            try:
                answer = self.first.search(query, now)
            except Unavailable as error:
                self.breaker.failed(error)
            else:
                self.breaker.succeeded()
                return answer
        return replace(self.second.search(query, now), degraded=True, is_current=False)

    def keys(self, query: Query, now: datetime | None = None) -> Iterator[int]:
        """All keys; those that the first engine did not come to before it went away follow from the second one."""
        given = BitMap()
        if self.breaker.lets():
            try:
                for key in self.first.keys(query, now):
                    given.add(key)
                    yield key
            except Unavailable as error:
                self.breaker.failed(error)
            else:
                self.breaker.succeeded()
                return
        yield from (key for key in self.second.keys(query, now) if key not in given)
