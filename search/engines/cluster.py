"""The engine that asks a cluster, Elasticsearch or OpenSearch: one request for an answer."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from django.utils import timezone

from ..address import Address, address_of
from ..models import Cursor
from ..query import Answer, Query, pages_for
from .asked import Asked, Values, existing
from .client import READING, WRITING, Unavailable, client_for
from .embedded import EmbeddedEngine
from .layout import LAYOUT
from .protocol import Engine

DEEPEST = 10_000  # results that a cluster puts in order for one page
AT_ONCE = 5_000  # keys read in a request
WANTED = "took,hits.total.value,hits.hits.sort,aggregations"
ASKED_HOW = {"allow_partial_search_results": "false", "filter_path": WANTED}
State = tuple[int, int]


class ClusterEngine:
    """Answers from an index that `feeding` keeps, which may be a moment behind the database.

    What a cluster cannot do within its bounds, a page very far from the first or a question with hundreds of words
    that mean the same, the engine `beyond` does.
    """

    name = "cluster"

    def __init__(self, address: str | Address, beyond: Engine | None = None, patience: float = READING) -> None:
        self.address = address_of(address)
        self.alias = f"{self.address.index}-{LAYOUT}"
        self.client = client_for(self.address)
        self.beyond: Engine = beyond or EmbeddedEngine()
        self.patience = patience
        self.values: dict[str, tuple[State, Values]] = {}

    def search(self, query: Query, now: datetime | None = None) -> Answer:
        asked = Asked(query, now or timezone.now())
        if asked.is_long:
            return self.beyond.search(query, now)
        state = self.state()
        known = self.known(query.language, state)
        start = query.offset if query.offset + query.size <= DEEPEST else 0
        found = self.ask(asked, {**asked.body(start, query.size), **asked.counting(known)})
        page, _pages = pages_for(found["hits"]["total"]["value"], query)
        keys, offset = asked.keys(found["hits"]), (page - 1) * query.size
        if offset + query.size > DEEPEST:
            return self.beyond.search(query, now)
        if offset != start:
            keys = asked.keys(self.ask(asked, asked.body(offset, query.size))["hits"])
        values = {**(known or {}), **existing(found)}
        self.remember(query.language, state, values)
        return asked.answer(found, keys, values, self.name)

    def keys(self, query: Query, now: datetime | None = None) -> Iterator[int]:
        asked = Asked(query, now or timezone.now())
        if asked.is_long:
            yield from self.beyond.keys(query, now)
            return
        with self.frozen() as state:
            body = {**asked.body(0, AT_ONCE), "track_total_hits": False, "pit": {"id": state, "keep_alive": "1m"}}
            while True:
                hits = self.client.ask("POST", "/_search", body, WRITING, **ASKED_HOW).get("hits", {})
                yield from asked.keys(hits)
                if len(hits.get("hits", ())) < AT_ONCE:
                    return
                body["search_after"] = hits["hits"][-1]["sort"]

    def ask(self, asked: Asked, body: Mapping[str, Any]) -> dict[str, Any]:
        """What the index answers. Half an answer, where a part of it is lost, counts as none."""
        path, how = f"/{self.alias}/_search", {"preference": asked.preference, **ASKED_HOW}
        return self.client.ask("POST", path, body, self.patience, **how)

    @contextmanager
    def frozen(self) -> Iterator[str]:
        """A state of the index that does not change while it is read."""
        state = self.client.freeze(self.alias)
        try:
            yield state
        finally:
            with suppress(Unavailable):  # it goes away by itself a minute later
                self.client.thaw(state)

    # The values that exist in a language, which are asked for once for each state of the index.

    def state(self) -> State | None:
        """Tells a state of the index from another (1 query); none where nobody has fed it."""
        return Cursor.objects.filter(consumer=self.alias).values_list("pk", "n").first()

    def known(self, language: str, state: State | None) -> Values | None:
        then, values = self.values.get(language, (None, None))
        return values if state and state == then else None

    def remember(self, language: str, state: State | None, values: Values) -> None:
        if state:
            self.values[language] = state, values
