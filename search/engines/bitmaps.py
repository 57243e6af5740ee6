"""Which entries have which codes, as compressed bitmaps in the memory of the process.

A snapshot never changes: readers need no lock, and a change makes another snapshot (`gathering`) that shares what it
leaves alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from pyroaring import BitMap

from ..analysis import Question
from ..facets import FACETS
from ..models import Moments
from .sets import EMPTY, Bitmaps, shared
from .slices import Slices
from .states import States, states_of

HIDDEN = {facet.key for facet in FACETS if facet.hidden}  # which narrow and are never counted


@dataclass(frozen=True)
class Snapshot:
    """The codes of all entries at a point of the log, whose last change is `head` with its `token`."""

    head: int
    token: str
    all: BitMap = field(default_factory=BitMap)
    languages: Bitmaps = field(default_factory=dict)
    facets: dict[str, Bitmaps] = field(default_factory=dict)
    dates: Slices = field(default_factory=lambda: Slices(BitMap(), []))
    amounts: Slices = field(default_factory=lambda: Slices(BitMap(), []))
    timed: dict[int, Moments] = field(default_factory=dict)
    # What this snapshot was asked before: by question, the values by language, the states of the moment.
    questions: dict[Question, BitMap] = field(default_factory=dict)
    known_values: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    known_states: list[States] = field(default_factory=list)

    def having(self, key: str, codes: Iterable[str], states: Bitmaps) -> BitMap:
        """The entries that have one of these codes of a facet."""
        values = states if key == "statut" else self.facets.get(key, {})
        return BitMap.union(EMPTY, *(values[code] for code in codes if code in values))

    def states_at(self, now: datetime) -> Bitmaps:
        """What the clock makes of the entries that it moves, kept until the next instant that changes one."""
        if not self.known_states or not self.known_states[0].since <= now < self.known_states[0].until:
            self.known_states[:] = [states_of(self.timed, now)]
        return self.known_states[0].bitmaps

    def values(self, language: str, states: Bitmaps) -> dict[str, tuple[str, ...]]:
        """The values of each facet that an entry of a language has."""
        own = self.languages.get(language, EMPTY)
        if language not in self.known_values:
            self.known_values[language] = {
                key: shared(values, own) for key, values in self.facets.items() if key not in HIDDEN
            }
        return {**self.known_values[language], "statut": shared(states, own)}
