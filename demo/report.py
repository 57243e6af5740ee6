"""What a load did, in sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .ledger import State
from .records import Record

States = Counter[State]


@dataclass
class Report:
    """The state of each record before the load, by key, and the pages that had no place to go."""

    states: dict[str, State]
    records: list[Record]
    reset: bool = False
    orphans: list[Record] = field(default_factory=list)

    def of(self, state: State) -> list[Record]:
        return [record for record in self.records if self.states[record.key] is state]

    def lines(self) -> Iterator[str]:
        """A line per type with its counts, then one for each record that was left alone."""
        yield from self.counts()
        if not self.reset:
            yield from self.left_alone()
        for record in self.orphans:
            yield _("left out: %(title)s, the page above it is missing") % {"title": record.title}

    def left_alone(self) -> Iterator[str]:
        for record in self.of(State.EDITED):
            yield _("kept: %(title)s, changed by an editor; --reset to load it again") % {"title": record.title}
        for record in self.of(State.DELETED):
            yield _("left out: %(title)s, deleted by an editor; --reset to load it again") % {"title": record.title}

    def counts(self) -> Iterator[str]:
        by_type: dict[str, States] = defaultdict(Counter)
        for record in self.records:
            by_type[str(record.model._meta.verbose_name_plural)][self.states[record.key]] += 1
        for name, states in by_type.items():
            yield self.count(str(capfirst(name)), states)

    def count(self, name: str, states: States) -> str:
        """`Calls: 23 (23 new, 0 updated)`."""
        undone = Counter({State.NEW: states[State.DELETED], State.CHANGED: states[State.EDITED]})
        written = states + undone if self.reset else states
        return _("%(name)s: %(total)d (%(new)d new, %(updated)d updated)") % {
            "name": name,
            "total": states.total() - (0 if self.reset else states[State.DELETED]),
            "new": written[State.NEW],
            "updated": written[State.CHANGED],
        }
