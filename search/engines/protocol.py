"""What every engine does."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from ..query import Answer, Query


class Engine(Protocol):
    """Answers queries from the entries, at a moment, which is now unless said.

    - An entry is found if `shown_in` holds the query's language, it has a code of each facet of `scope` and `chosen`,
      and its text answers the question.
    - `counts` of a facet are taken under all that is asked but the facet's own choice; each value that an entry of the
      language has is there, with its zero.
    - Orders: `date`, `montant` and their reverses put what has none last; `titre` goes by `title_key`; ties go by key,
      the highest first where the order is a reverse. `pertinence` without words is `-date`.
    - A page beyond the end is the last one.
    """

    name: str

    def search(self, query: Query, now: datetime | None = None) -> Answer:
        """A page of the answer."""

    def keys(self, query: Query, now: datetime | None = None) -> Iterator[int]:
        """The keys of all that is found, in order, for exports."""
