"""Names in memory: those with words that begin as typed, and the words near a mistyped one.

A lexicon never changes: readers need no lock, and a change makes another one that shares what it leaves alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .analysis import STOP_WORDS, fold, words
from .postings import EMPTY, Holders, Pair, Postings

STOPS = frozenset().union(*STOP_WORDS.values())


class Item(NamedTuple):
    """A name to suggest; without a kind it is not suggested, but its words are known.

    `short` is an acronym, a number or another name, `note` says who or where; the words of `said` are known and
    suggest nothing. It leads to a page, at `url_path` in the tree of its `language` or at `page` below the list of its
    vocabulary, or else to what has its `code` of a `facet`. Without a language it has that of its readers.
    """

    kind: str
    label: str
    short: str = ""
    note: str = ""
    url_path: str = ""
    page: str = ""
    facet: str = ""
    code: str = ""
    said: str = ""
    language: str = ""

    def get_url(self, _request: Any = None) -> str:
        """Outside the site's tree, which `home.navigation.address` looks at first, it has no address."""
        return ""


@dataclass(frozen=True)
class Lexicon:
    """Items by key: of equal ones, the one with the highest key is the best."""

    items: dict[int, Item] = field(default_factory=dict)
    kinds: Holders = field(default_factory=dict)
    openings: Postings = field(default_factory=Postings)  # first words of labels
    shorts: Postings = field(default_factory=Postings)
    all: Postings = field(default_factory=Postings)
    said: Postings = field(default_factory=Postings)  # all of these, and what is only said
    forms: dict[str, str] = field(default_factory=dict)  # words with their accents, by the word without

    def suggested(self, starts: Sequence[str], most: int) -> Iterator[tuple[int, Item]]:
        """So many items of each kind that have words with all these beginnings, each with its level, best first.

        0 if its label begins with the first one, or a short name is the first one, 1 if a short name begins with it, 2
        if only another word does.
        """
        first, rest = starts[0], self.matching(starts)
        opened = self.openings.beginning(first) | self.shorts.holders.get(first, EMPTY)
        for level, keys in enumerate((opened, self.shorts.beginning(first), rest)):
            hits = rest & keys
            rest = rest - hits
            for kind, own in self.kinds.items():
                if kind and hits:
                    yield from ((level, self.items[key]) for key in reversed((hits & own)[-most:]))

    def matching(self, starts: Sequence[str]) -> BitMap:
        first, *others = starts
        found = self.all.beginning(first)
        for start in others:
            found = found & self.all.beginning(start)
        return found

    def near(self, word: str, distance: int) -> list[tuple[int, int, str]]:
        """The words at most so many letters away: the distance, in how many items it is, and the word.

        A letter is wrong, missing, added or changed places with its neighbour (optimal string alignment).
        """
        found = process.extract(word, self.said.words, scorer=OSA.distance, score_cutoff=distance, limit=None)
        return [(int(letters), len(self.said.holders[near]), near) for near, letters, _place in found]

    def changed(self, gone: Iterable[int], new: Mapping[int, Item]) -> "Lexicon":
        """A lexicon without some items and with others."""
        items = {key: self.items[key] for key in {*gone, *new} & self.items.keys()}
        forms: dict[str, str] = {}
        less, more = Words(items, {}), Words(new, forms)
        return Lexicon(
            items={key: item for key, item in self.items.items() if key not in items} | dict(new),
            kinds=Postings(self.kinds).changed(less.kinds, more.kinds).holders,
            openings=self.openings.changed(less.openings, more.openings),
            shorts=self.shorts.changed(less.shorts, more.shorts),
            all=self.all.changed(less.all, more.all),
            said=self.said.changed(less.said, more.said),
            forms=self.forms | forms,
        )


class Words:
    """The words of some items, by what they are of; `forms` takes those that have accents."""

    def __init__(self, items: Mapping[int, Item], forms: dict[str, str]) -> None:
        self.kinds: list[Pair] = [(item.kind, key) for key, item in items.items()]
        self.openings: list[Pair] = []
        self.shorts: list[Pair] = []
        self.all: list[Pair] = []
        self.said: list[Pair] = []
        self.forms = forms
        for key, item in items.items():
            self.add(key, item)

    def add(self, key: int, item: Item) -> None:
        label, short = self.plain(item.label), self.plain(item.short)
        self.openings += [(word, key) for word in opening(label)]
        self.shorts += [(word, key) for word in short]
        named = {*label, *short, *self.plain(item.note)}
        self.all += [(word, key) for word in named]
        self.said += [(word, key) for word in named.union(self.plain(item.said))]

    def plain(self, text: str) -> list[str]:
        found = []
        for word in words(text):
            found.append(fold(word))
            if found[-1] != word:
                self.forms[found[-1]] = word
        return found


def opening(label: Sequence[str]) -> Sequence[str]:
    """The words of a label up to the first one that says something: one looks for "ecole" as for "l'ecole"."""
    telling = next((place for place, word in enumerate(label) if word not in STOPS), 0)
    return label[: telling + 1]


def lexicon(items: Sequence[Item]) -> Lexicon:
    """A lexicon of items, the best first."""
    return Lexicon().changed((), {len(items) - place: item for place, item in enumerate(items)})
