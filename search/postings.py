"""Words in order, each with the items that have it: those with one beginning stand together."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyroaring import BitMap

EMPTY = BitMap()
LAST = "\U0010ffff"  # comes after every letter
REMEMBERED = 2  # letters of the beginnings that are remembered: they have many words, and are few

Pair = tuple[str, int]  # a word and the key of an item that has it
Holders = dict[str, BitMap]


@dataclass(frozen=True)
class Postings:
    """Which items have which word; the words in order, so that those with one beginning stand together."""

    holders: Holders = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    known: Holders = field(default_factory=dict)

    def beginning(self, start: str) -> BitMap:
        """The items that have a word with this beginning."""
        if start in self.known:
            return self.known[start]
        found = BitMap.union(EMPTY, *(self.holders[word] for word in self.words_beginning(start)))
        if len(start) <= REMEMBERED:
            self.known[start] = found
        return found

    def words_beginning(self, start: str) -> list[str]:
        return self.words[bisect_left(self.words, start) : bisect_left(self.words, start + LAST)]

    def changed(self, gone: Iterable[Pair], new: Iterable[Pair]) -> "Postings":
        less, more, holders = by_word(gone), by_word(new), dict(self.holders)
        for word in {**less, **more}:
            holders[word] = (holders.get(word, EMPTY) - less.get(word, EMPTY)) | more.get(word, EMPTY)
            if not holders[word]:
                del holders[word]
        return Postings(holders, sorted(holders))


def by_word(pairs: Iterable[Pair]) -> Holders:
    keys: dict[str, list[int]] = defaultdict(list)
    for word, key in pairs:
        keys[word].append(key)
    return {word: BitMap(keys[word]) for word in sorted(keys)}
