"""What every engine must answer, worked out one entry at a time in plain Python.

It shares nothing with `search` but `Query` and `Entry`: it knows the texts that an entry was made from, and cuts, folds
and stems them itself.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

import snowballstemmer

from search.models import Entry
from search.query import Query

STEMS = {"ar": "arabic", "de": "german", "en": "english", "fr": "french"}
SMALL = {
    "fr": """
        a au aux avec c ce ces cet cette d dans de des du elle elles en et eux il ils j je l la le les leur leurs lui m
        ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses son sont sur t ta te
        tes toi ton tu un une vos votre vous y
    """,
    "en": """
        a an and are as at be by can do does for from how i in is it its many much my of on or our s that the their this
        to was we were what when where which who whose why with you your
    """,
}
LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
MOST = 12  # words of a question, words of a phrase, phrases, exclusions
Words = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A question taken apart: words, phrases, and what must not be there as words or as a phrase."""

    words: tuple[str, ...]
    phrases: tuple[Words, ...]
    without: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Text:
    """An entry, the keys of its words by language, and all its words in a row."""

    entry: Entry
    keys: dict[str, frozenset[str]]
    row: Words


@dataclass(frozen=True)
class Expected:
    """An answer: all keys in order, with the order itself unknown where it goes by relevance."""

    keys: list[int]
    is_ordered: bool
    counts: dict[str, dict[str, int]]
    known: int
    total: Decimal

    def page(self, query: Query) -> tuple[int, int, list[int]]:
        """The page that is shown, how many there are, and its keys."""
        pages = max(1, (len(self.keys) + query.size - 1) // query.size)
        number = min(query.page, pages)
        return number, pages, self.keys[(number - 1) * query.size :][: query.size]


# Words


@cache
def bare(word: str) -> str:
    """Small letters without accents or ligatures."""
    whole = "".join(LIGATURES.get(letter, letter) for letter in unicodedata.normalize("NFKC", word).lower())
    return "".join(letter for letter in unicodedata.normalize("NFKD", whole) if unicodedata.category(letter)[0] != "M")


def cut(text: str) -> list[str]:
    """Letters and digits in a row, as they are written, in small letters."""
    found, word = [], ""
    for letter in unicodedata.normalize("NFKC", text).lower() + " ":
        if letter.isalnum():
            word += letter
        elif word:
            found.append(word)
            word = ""
    return found


@cache
def small_words(language: str) -> frozenset[str]:
    return frozenset(SMALL.get(language, "").split())


def big(words: Iterable[str], language: str) -> list[str]:
    return [word for word in words if bare(word) not in small_words(language)]


@cache
def stem(language: str) -> Callable[[str], str]:
    found: Callable[[str], str] = snowballstemmer.stemmer(STEMS[language]).stemWord
    return found


@cache
def keys_of(word: str, language: str) -> frozenset[str]:
    plain = bare(word)
    if language not in STEMS or len(plain) <= 3 or any(letter.isdigit() for letter in plain):
        return frozenset({plain})
    forms = {word, singular(word)} if language == "fr" else {word}
    return frozenset(key for form in forms for key in (bare(stem(language)(form)), stem(language)(bare(form))))


def singular(word: str) -> str:
    """What a French word is one of, where the stemmer does not know: emplois, lieux."""
    if word[-2:] in ("is", "os", "us", "ux") and (word[-1] == "s" or word[-3:] in ("aux", "eux", "oux")):
        return word[:-1]
    return word


# Questions


def apart(text: str) -> Iterator[tuple[bool, bool, str]]:
    """Words and phrases, each with whether it is excluded and whether it is a phrase."""
    for quote in "«»“”„":
        text = text.replace(quote, '"')
    place = 0
    while place < len(text):
        minus = text[place] == "-" and (place == 0 or text[place - 1].isspace()) and not text[place + 1 :][:1].isspace()
        start = place + minus
        close = text.find('"', start + 1) if text[start : start + 1] == '"' else -1
        if close >= 0:
            yield minus, True, text[start + 1 : close]
            place = close + 1
        elif text[place].isspace() or text[place] == '"':
            place += 1
        else:
            end = next((at for at in range(start, len(text)) if text[at].isspace() or text[at] == '"'), len(text))
            yield minus, False, text[start:end]
            place = end


def taken_apart(text: str, language: str) -> Asked:
    words: list[str] = []
    phrases: list[Words] = []
    without: list[tuple[str, Words]] = []
    for excluded, is_phrase, part in apart(text):
        found = cut(part)
        if excluded:
            kept = found if is_phrase else big(found, language) or found
            without.append(("phrase" if is_phrase else "words", tuple(kept[:MOST])))
        elif is_phrase:
            phrases.append(tuple(found[:MOST]))
        else:
            words += found
    return Asked(
        tuple((big(words, language) or words)[:MOST]),
        tuple([phrase for phrase in phrases if phrase][:MOST]),
        tuple([(kind, found) for kind, found in without if found][:MOST]),
    )


class Oracle:
    """Knows all entries with their texts, and which forms mean the same in a language."""

    def __init__(self, texts: dict[int, Text], synonyms: dict[str, Sequence[Sequence[str]]]) -> None:
        self.texts, self.synonyms = texts, synonyms

    def answers(self, query: Query, now: datetime) -> Expected:
        own = [text for text in self.texts.values() if query.language in text.entry.shown_in]
        asked = {language: taken_apart(query.text, language) for language in (query.language, "fr")}
        base = [text.entry for text in own if self.says(text, asked)]
        base = [entry for entry in base if has_all(entry, query.scope, now)]
        hits = [entry for entry in base if has_all(entry, query.chosen, now)]
        counts = {key: counted(key, values, query, base, now) for key, values in values_of(own, now).items()}
        amounts = [entry.amount for entry in hits if entry.amount is not None]
        by_words = query.order == "pertinence" and bool(asked["fr"].words or asked["fr"].phrases)
        return Expected(in_order(hits, query.order), not by_words, counts, len(amounts), sum(amounts, Decimal(0)))

    def says(self, text: Text, asked: dict[str, Asked]) -> bool:
        """Whether an entry has all that is asked, its words in one language, and nothing that is excluded in any."""
        return (
            all(runs(text.row, phrase) for phrase in asked["fr"].phrases)
            and not any(
                unwanted(text, kind, words, language)
                for language, said in asked.items()
                for kind, words in said.without
            )
            and any(self.has_words(text, said.words, language) for language, said in asked.items())
        )

    def has_words(self, text: Text, words: Words, language: str) -> bool:
        known = text.keys.get(language, frozenset())
        return all(
            any(all(known & keys_of(word, language) for word in form) for form in forms)
            for forms in self.grouped(list(words), language)
        )

    def grouped(self, words: list[str], language: str) -> Iterator[list[Sequence[str]]]:
        """The forms of which one does, for the longest run of words that has several, then the next."""
        while words:
            for length in range(len(words), 0, -1):
                same = self.same(words[:length], language)
                if same or length == 1:
                    yield [words[:length], *same]
                    words = words[length:]
                    break

    def same(self, words: Sequence[str], language: str) -> list[list[str]]:
        """The forms that mean the same as these words."""
        plain = [bare(word) for word in words]
        groups = [[big(cut(form), language) for form in group] for group in self.synonyms.get(language, ())]
        return [
            form
            for group in groups
            if any([bare(word) for word in one] == plain for one in group)
            for form in group
            if form
        ]


def text_of(entry: Entry, elsewhere: Mapping[str, Iterable[str]], *parts: Iterable[str]) -> Text:
    """What an entry says: its title, then the parts of its text; its names in other languages."""
    own = [entry.title, *(one for part in parts for one in part)]
    said = {**elsewhere, entry.language: own}
    row = tuple(bare(word) for text in own for word in cut(text))
    return Text(entry, {language: keys_in(texts, language) for language, texts in said.items()}, row)


def keys_in(texts: Iterable[str], language: str) -> frozenset[str]:
    words = big((word for text in texts for word in cut(text)), language)
    return frozenset().union(*(keys_of(word, language) for word in words))


def runs(row: Words, phrase: Words) -> bool:
    wanted = tuple(map(bare, phrase))
    return any(row[place : place + len(wanted)] == wanted for place in range(len(row) - len(wanted) + 1))


def unwanted(text: Text, kind: str, words: Words, language: str) -> bool:
    if kind == "phrase":
        return runs(text.row, words)
    known = text.keys.get(language, frozenset())
    return all(known & keys_of(word, language) for word in words)


# Codes, numbers, order


def codes_of(entry: Entry, key: str, now: datetime) -> list[str]:
    if key != "statut":
        return list(entry.codes.get(key, []))
    past = [code for instant, code in entry.moments if instant is None or datetime.fromisoformat(instant) <= now]
    return [code for code in past[-1:] if code]


def has_all(entry: Entry, wanted: Any, now: datetime) -> bool:
    """Whether it has one code, at least, of each facet."""
    return all(any(code in codes for code in codes_of(entry, key, now)) for key, codes in wanted.items())


def values_of(own: Iterable[Text], now: datetime) -> dict[str, set[str]]:
    """The values that entries of a language have, by facet."""
    found: dict[str, set[str]] = {}
    for text in own:
        for key in {*text.entry.codes, "statut"}:
            found.setdefault(key, set()).update(codes_of(text.entry, key, now))
    return found


def counted(key: str, values: set[str], query: Query, base: Iterable[Entry], now: datetime) -> dict[str, int]:
    """How many entries have each value, whatever else of the same facet is chosen."""
    others = {name: codes for name, codes in query.chosen.items() if name != key}
    found = Counter(code for entry in base if has_all(entry, others, now) for code in set(codes_of(entry, key, now)))
    return {code: found[code] for code in values}


def in_order(entries: Iterable[Entry], order: str) -> list[int]:
    if order == "titre":
        return [one.pk for one in sorted(entries, key=lambda one: (bare(one.title).encode(), one.pk))]
    name = "amount" if "montant" in order else "date"
    known = [one for one in entries if getattr(one, name) is not None]
    rest = [one for one in entries if getattr(one, name) is None]
    backwards = order.startswith("-") or order == "pertinence"
    known.sort(key=lambda one: (getattr(one, name), one.pk), reverse=backwards)
    rest.sort(key=lambda one: one.pk, reverse=backwards)
    return [one.pk for one in (*known, *rest)]
