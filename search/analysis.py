"""Words as keys, the same for every engine, and a visitor's text as a question.

Of each word two keys are kept, its stem without accents and the stem of it without accents, so that accents may be
missing on either side; of a plural those of its singular too. What is short or has digits is not stemmed.

A key is of one language: those of the source language are plain, all others begin with a mark, so that the English word
`formation` is not taken for the French one. A question is read in each language that its answers may be in.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from home.languages import SOURCE

SNOWBALL = """ar arabic ca catalan cs czech da danish de german el greek en english eo esperanto es spanish et estonian
eu basque fa persian fi finnish fr french ga irish hi hindi hu hungarian hy armenian id indonesian it italian
lt lithuanian nb norwegian ne nepali nl dutch nn norwegian no norwegian pl polish pt portuguese ro romanian ru russian
sr serbian st sesotho sv swedish ta tamil tr turkish yi yiddish"""
STEMMERS = {
    code: name
    for code, name in zip(SNOWBALL.split()[::2], SNOWBALL.split()[1::2], strict=True)
    if name in snowballstemmer.algorithms()
}
FRENCH = """a au aux avec c ce ces cet cette d dans de des du elle elles en et eux il ils j je l la le les leur leurs
lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses son sont sur t ta te tes
toi ton tu un une vos votre vous y"""
ENGLISH = """a an and are as at be by can do does for from how i in is it its many much my of on or our s that the their
this to was we were what when where which who whose why with you your"""
STOP_WORDS = {"fr": frozenset(FRENCH.split()), "en": frozenset(ENGLISH.split())}
WORD = re.compile(r"[^\W_]+")
ASKED = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
PLURAL = re.compile("(?<=[iou])s$|(?<=[aeo]u)x$")  # emplois, vidéos, lieux, matériaux
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "Œ": "OE", "Æ": "AE"})
QUOTES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"'})
WHOLE = "0q"  # what the key of a whole name begins with
MOST_WORDS = 12  # of a question; the rest is not looked for
LONGEST_WORD = 60
STEMMED_FROM = 4  # letters

Keys = tuple[str, ...]  # alternatives for one word
Alternative = tuple[Keys, ...]  # all of these words
Group = tuple[Alternative, ...]  # what a word or a run of words means


@dataclass(frozen=True)
class Question:
    """What a text must have: all groups of one of the readings, each phrase, and no answer to `excluded`.

    A reading is the words in one language: of each group a word or one of its synonyms. `wholes` are the keys of a name
    that is the whole question: who has that name comes first.
    """

    readings: tuple[tuple[Group, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple["Question", ...] = ()
    wholes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: no word, no phrase."""
        return not (self.readings or self.phrases)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of all readings."""
        return tuple(group for reading in self.readings for group in reading)

    @property
    def keys(self) -> frozenset[str]:
        """All that is looked for, for marking it in texts."""
        return frozenset(key for group in self.groups for one in group for keys in one for key in keys)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Letters without their accents and ligatures."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(one for one in decomposed if not unicodedata.category(one).startswith("M"))


def words(text: str) -> list[str]:
    """The words of a text in small letters, split at apostrophes, with their accents."""
    return [word[:LONGEST_WORD] for word in WORD.findall(unicodedata.normalize("NFKC", text).lower())]


def plain_words(text: str) -> list[str]:
    """The words of a text without their accents, all of them, for phrases."""
    return [fold(word) for word in words(text)]


def stop_words(language: str) -> frozenset[str]:
    return STOP_WORDS.get(base(language), frozenset())


@cache
def base(language: str) -> str:
    """The language of which another one is a kind: `pt` of `pt-br`."""
    return language.partition("-")[0]


def telling(text: str, language: str) -> list[str]:
    """The words that say something: stop words are left out."""
    stop = stop_words(language)
    return [word for word in words(text) if fold(word) not in stop]


@cache
def mark_of(language: str) -> str:
    """What the keys of a language begin with."""
    return "" if language == SOURCE else f"0{language.replace('-', '')}0"


@lru_cache(maxsize=100_000)
def keys(word: str, language: str) -> Keys:
    """The keys of a word in a language."""
    mark = mark_of(language)
    return tuple(f"{mark}{stem}" for stem in stems(word, language)) if mark else stems(word, language)


@lru_cache(maxsize=100_000)
def stems(word: str, language: str) -> Keys:
    """The stems of a word: one, two, or more of a French word that may be a plural which the stemmer leaves alone."""
    plain = fold(word)
    if base(language) not in STEMMERS or len(plain) < STEMMED_FROM or any(one.isdigit() for one in plain):
        return (plain,)
    stem = stemmer(language)
    forms = dict.fromkeys((word, PLURAL.sub("", word) if base(language) == "fr" else word))
    return tuple(dict.fromkeys(key for form in forms for key in (fold(stem(form)), stem(fold(form)))))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(STEMMERS[base(language)]).stemWord
    return stem


def whole(name: str, language: str) -> str:
    """One key for all of a name, without its stop words, its accents and its endings; nobody types it as a word."""
    said = (stems(fold(word), language)[0] for word in telling(name, language))
    return "".join([WHOLE, mark_of(language), *said])


def key_text(texts: Iterable[str], language: str) -> str:
    """The keys of all words of some texts, separated by spaces."""
    return " ".join(key for text in texts for word in telling(text, language) for key in keys(word, language))


Synonyms = tuple[tuple[str, ...], ...]  # groups of forms that mean the same


def question(text: str, languages: Mapping[str, Synonyms]) -> Question:
    """What a visitor's text asks: quotes keep a phrase, a hyphen before a word excludes it.

    Its words are read in each of some languages, with what means the same there.
    """
    phrases: list[tuple[str, ...]] = []
    excluded: list[Question] = []
    free: list[str] = []
    for minus, phrase, word in parts(text):
        if minus:
            excluded.append(unwanted(phrase, word, languages))
        elif phrase:
            phrases.append(tuple(plain_words(phrase)[:MOST_WORDS]))
        else:
            free += words(word)
    return Question(
        tuple(reading(free, one, forms_of(alike, one)) for one, alike in languages.items()) if free else (),
        tuple(filter(None, phrases))[:MOST_WORDS],
        tuple(one for one in excluded if not one.is_empty)[:MOST_WORDS],
        tuple(whole(" ".join(free), one) for one in languages) if free else (),
    )


def unwanted(phrase: str, word: str, languages: Iterable[str]) -> Question:
    """What an excluded phrase or word asks for."""
    if phrase:
        return Question(phrases=tuple(filter(None, [tuple(plain_words(phrase)[:MOST_WORDS])])))
    found = words(word)
    return Question(tuple(reading(found, one, {}) for one in languages) if found else ())


def parts(text: str) -> Iterator[tuple[bool, str, str]]:
    """Whether it is excluded, the phrase, or else the word of each part of a text; a lone quote is nothing."""
    for match in ASKED.finditer(text.translate(QUOTES)):
        yield bool(match["minus"]), match["phrase"] or "", match["word"] or ""


def without_stop_words(found: list[str], language: str) -> list[str]:
    """Words without stop words; all of them if there is nothing else."""
    stop = stop_words(language)
    return [word for word in found if fold(word) not in stop] or found


Forms = dict[tuple[str, ...], Group]


def reading(found: list[str], language: str, table: Forms) -> tuple[Group, ...]:
    """Words as a language has them."""
    return tuple(grouped(without_stop_words(found, language)[:MOST_WORDS], language, table))


@lru_cache(maxsize=8)
def forms_of(synonyms: Synonyms, language: str) -> Forms:
    """All alternatives of each form, by the folded words of the form."""
    table: Forms = {}
    for group in synonyms:
        split = [telling(form, language) for form in group]
        alternatives = tuple(tuple(keys(word, language) for word in one) for one in split if one)
        for one in split:
            named = tuple(fold(word) for word in one)
            table[named] = tuple(dict.fromkeys(table.get(named, ()) + alternatives))
    table.pop((), None)
    return table


def grouped(found: list[str], language: str, table: Forms) -> list[Group]:
    """A group for each word, or for each run of words that has synonyms, the longest first."""
    groups: list[Group] = []
    plain = [fold(word) for word in found]
    longest = max(map(len, table), default=1)
    start = 0
    while start < len(found):
        ends = range(min(len(found), start + longest), start, -1)
        end = next((end for end in ends if tuple(plain[start:end]) in table), start + 1)
        own: Alternative = tuple(keys(word, language) for word in found[start:end])
        groups.append(tuple(dict.fromkeys((own, *table.get(tuple(plain[start:end]), ())))))
        start = end
    return groups
