"""What a load did, in sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.formats import language_name

from .ledger import State
from .records import Record

States = Counter[State]
PLACED = {State.NEW, State.CHANGED}
RESET = {*PLACED, State.EDITED, State.DELETED}


@dataclass
class Compared:
    """The state of each record before the load, by key."""

    states: dict[str, State]
    records: list[Record]
    reset: bool = False

    def of(self, state: State) -> list[Record]:
        return [record for record in self.records if self.states[record.key] is state]

    def todo(self) -> list[Record]:
        """What is to be written."""
        wanted = RESET if self.reset else PLACED
        return [record for record in self.records if self.states[record.key] in wanted]

    def title(self, record: Record) -> str:
        return record.title

    def left_alone(self) -> Iterator[str]:
        """A line for each record that an editor has made his own."""
        for record in () if self.reset else self.of(State.EDITED):
            yield _("kept: %(title)s, changed by an editor; --reset to load it again") % {"title": self.title(record)}
        for record in () if self.reset else self.of(State.DELETED):
            yield _("left out: %(title)s, deleted by an editor; --reset to load it again") % {
                "title": self.title(record)
            }

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


@dataclass
class Translations(Compared):
    """The pages in another language, and how many of their texts nobody translated, by key: these wait."""

    language: str = ""
    missing: dict[str, int] = field(default_factory=dict)

    def name(self) -> str:
        """Of the language, in the language that is spoken."""
        return language_name(self.language)

    def title(self, record: Record) -> str:
        return f"{record.title} ({self.name()})"

    def lines(self) -> Iterator[str]:
        yield self.count(f"{_('Pages')} ({self.name()})", Counter(self.states.values()))
        yield from self.left_alone()
        for record in self.records:
            if number := self.missing.get(record.key):
                yield ngettext(
                    "incomplete: %(title)s, %(number)d text is not translated",
                    "incomplete: %(title)s, %(number)d texts are not translated",
                    number,
                ) % {"title": self.title(record), "number": number}


@dataclass
class Report(Compared):
    """The records, the pages that had no place to go, and the translations."""

    orphans: list[Record] = field(default_factory=list)
    translations: list[Translations] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """A line per type with its counts and one per language, then one for each record that was left alone."""
        yield from self.counts()
        yield from self.left_alone()
        for record in self.orphans:
            yield _("left out: %(title)s, the page above it is missing") % {"title": record.title}
        for about in self.translations:
            yield from about.lines()

    def counts(self) -> Iterator[str]:
        by_type: dict[str, States] = defaultdict(Counter)
        for record in self.records:
            by_type[str(record.model._meta.verbose_name_plural)][self.states[record.key]] += 1
        for name, states in by_type.items():
            yield self.count(str(capfirst(name)), states)
