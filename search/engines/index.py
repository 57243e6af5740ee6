"""An index of the cluster: made, filled, marked with how far it has come, read through, taken away."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

from ..log import Point
from ..models import Entry
from .client import WRITING, Client, Missing, Refused, Unavailable, reason_of
from .layout import MAPPINGS, MARK, SETTINGS, document

AT_ONCE = 1_000  # documents read in a request
PARCEL = 4_000_000  # characters sent in a request, more or less
VERSIONED = "external"  # the number of the change: what is sent again, or comes late, is refused


@dataclass(frozen=True)
class Index:
    """One index, by its own name. Whoever fills it goes through an alias that goes away with it.

    A cluster makes an index out of nothing for whoever writes to a name that it does not know; it makes no alias.
    """

    client: Client
    name: str

    @classmethod
    def create(cls, client: Client, alias: str) -> Self:
        """A new one, which nobody reads yet and which shows nothing before `show`."""
        index = cls(client, f"{alias}-{time.time_ns() // 1_000_000}")
        settings = {**SETTINGS, "refresh_interval": -1}
        body = {"settings": {"index": settings}, "mappings": MAPPINGS, "aliases": {index.door: {}}}
        client.ask("PUT", f"/{index.name}", body, WRITING)
        return index

    @classmethod
    def read_as(cls, client: Client, alias: str) -> tuple[Self, Point] | None:
        """The one that readers read under an alias, and how far it has come; none where there is none."""
        try:
            found = client.ask("GET", f"/{alias}/_doc/{MARK}", None, WRITING)
        except Missing:
            return None
        return cls(client, found["_index"]), Point(found["_source"]["n"], found["_source"]["token"])

    @property
    def door(self) -> str:
        """The alias to write through."""
        return f"{self.name}-door"

    def put(self, entries: Mapping[int, Entry | None], versions: Mapping[int, int]) -> None:
        """Bring documents to the state of entries, none for one that went away. What is newer there stays.

        Raises `Unavailable` where a single one was not taken: all of them are to be sent again.
        """
        for parcel in parcels(lines_of(key, entry, versions[key]) for key, entry in entries.items()):
            self.send(parcel)

    def mark(self, point: Point) -> None:
        """Note how far the index has come; what is further already stays."""
        action = {"index": {"_id": MARK, "version": point.n, "version_type": VERSIONED}}
        self.send(lines(action, {"n": point.n, "token": point.token}))

    def send(self, text: str) -> None:
        answer = self.client.ask("POST", f"/{self.door}/_bulk", text, WRITING, require_alias="true")
        for item in answer["items"] if answer["errors"] else ():
            (result,) = item.values()
            if "error" in result and result["status"] != 409:
                raise problem(result)

    def refresh(self) -> None:
        """Let readers see what was put."""
        self.client.ask("POST", f"/{self.name}/_refresh", None, WRITING)

    def show(self) -> None:
        """Let readers see what was put, and from now on what will be, within a second."""
        self.client.ask("PUT", f"/{self.name}/_settings", {"index": {"refresh_interval": "1s"}}, WRITING)
        self.refresh()

    def delete(self) -> None:
        self.client.ask("DELETE", f"/{self.name}", None, WRITING, ignore_unavailable="true")

    def digests(self) -> Iterator[tuple[int, str]]:
        """Key and digest of each document, in the order of keys."""
        after: list[Any] = [-1]
        for _batch in count():
            body = {
                "query": {"exists": {"field": "page"}},
                "sort": [{"page": "asc"}],
                "search_after": after,
                "size": AT_ONCE,
            }
            hits = self.client.ask("POST", f"/{self.name}/_search", body, WRITING)["hits"]["hits"]
            yield from ((int(hit["sort"][0]), hit["_source"]["digest"]) for hit in hits)
            if len(hits) < AT_ONCE:
                return
            after = hits[-1]["sort"]


def lines_of(key: int, entry: Entry | None, version: int) -> str:
    """What writes or deletes a document."""
    action = {"_id": str(key), "version": version, "version_type": VERSIONED}
    return lines({"index": action}, document(entry)) if entry else lines({"delete": action})


def lines(*values: Any) -> str:
    return "".join(f"{json.dumps(value)}\n" for value in values)


def parcels(texts: Iterable[str]) -> Iterator[str]:
    """Texts joined to parcels that a cluster takes without trouble."""
    parcel: list[str] = []
    room = PARCEL
    for text in texts:
        parcel.append(text)
        room -= len(text)
        if room < 0:
            yield "".join(parcel)
            parcel, room = [], PARCEL
    if parcel:
        yield "".join(parcel)


def problem(result: Mapping[str, Any]) -> Exception:
    """The error of one document: its being badly made is our mistake, all else the cluster's trouble."""
    reason = f"{result['status']} {reason_of(result)}"
    return Refused(reason) if result["status"] == 400 else Unavailable(reason)
