"""Words as keys, the same for every engine, and a visitor's text as a question.

Of each word two keys are kept, its stem without accents and the stem of it without accents, so that accents may be
missing on either side; of a plural those of its singular too. What is short or has digits is not stemmed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
FRENCH = """a au aux avec c ce ces cet cette d dans de des du elle elles en et eux il ils j je l la le les leur leurs
lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses son sont sur t ta te tes
toi ton tu un une vos votre vous y"""
ENGLISH = "a an and are as at be by for from in is it of on or s that the this to was were with"
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


@dataclass(frozen=True)
class Question:
    """What a text must have: a word or one of its synonyms of each group, each phrase, and no answer to `excluded`.

    `whole` is the key of a name that is the whole question: who has that name comes first.
    """

    groups: tuple[tuple[Alternative, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple["Question", ...] = ()
    whole: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: no word, no phrase."""
        return not (self.groups or self.phrases)

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


def telling(text: str, language: str) -> list[str]:
    """The words that say something: stop words are left out."""
    stop = STOP_WORDS.get(language, frozenset())
    return [word for word in words(text) if fold(word) not in stop]


@lru_cache(maxsize=100_000)
def keys(word: str, language: str) -> Keys:
    """The keys of a word: one, two, or more of a French word that may be a plural which the stemmer leaves alone."""
    plain = fold(word)
    if language not in STEMMERS or len(plain) < STEMMED_FROM or any(one.isdigit() for one in plain):
        return (plain,)
    stem = stemmer(language)
    forms = dict.fromkeys((word, PLURAL.sub("", word) if language == "fr" else word))
    return tuple(dict.fromkeys(key for form in forms for key in (fold(stem(form)), stem(fold(form)))))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(STEMMERS[language]).stemWord
    return stem


def whole(name: str, language: str) -> str:
    """One key for all of a name, without its stop words, its accents and its endings; nobody types it as a word."""
    return "".join([WHOLE, *(keys(fold(word), language)[0] for word in telling(name, language))])


def key_text(texts: Iterable[str], language: str) -> str:
    """The keys of all words of some texts, separated by spaces."""
    return " ".join(key for text in texts for word in telling(text, language) for key in keys(word, language))


Synonyms = tuple[tuple[str, ...], ...]  # groups of forms that mean the same


def question(text: str, language: str, synonyms: Synonyms = ()) -> Question:
    """What a visitor's text asks: quotes keep a phrase, a hyphen before a word excludes it."""
    phrases: list[tuple[str, ...]] = []
    excluded: list[Question] = []
    free: list[str] = []
    for minus, phrase, word in parts(text):
        if minus:
            excluded.append(unwanted(phrase, word, language))
        elif phrase:
            phrases.append(tuple(plain_words(phrase)[:MOST_WORDS]))
        else:
            free += words(word)
    groups = grouped(without_stop_words(free, language)[:MOST_WORDS], language, forms_of(synonyms, language))
    wanted = tuple(filter(None, phrases))[:MOST_WORDS]
    left_out = tuple(one for one in excluded if not one.is_empty)[:MOST_WORDS]
    return Question(tuple(groups), wanted, left_out, whole(" ".join(free), language) if groups else "")


def unwanted(phrase: str, word: str, language: str) -> Question:
    """What an excluded phrase or word asks for."""
    if phrase:
        return Question(phrases=tuple(filter(None, [tuple(plain_words(phrase)[:MOST_WORDS])])))
    found = without_stop_words(words(word), language)[:MOST_WORDS]
    return Question(groups=tuple(((keys(one, language),),) for one in found))


def parts(text: str) -> Iterator[tuple[bool, str, str]]:
    """Whether it is excluded, the phrase, or else the word of each part of a text; a lone quote is nothing."""
    for match in ASKED.finditer(text.translate(QUOTES)):
        yield bool(match["minus"]), match["phrase"] or "", match["word"] or ""


def without_stop_words(found: list[str], language: str) -> list[str]:
    """Words without stop words; all of them if there is nothing else."""
    stop = STOP_WORDS.get(language, frozenset())
    return [word for word in found if fold(word) not in stop] or found


Forms = dict[tuple[str, ...], tuple[Alternative, ...]]


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


def grouped(found: list[str], language: str, table: Forms) -> list[tuple[Alternative, ...]]:
    """A group for each word, or for each run of words that has synonyms, the longest first."""
    groups: list[tuple[Alternative, ...]] = []
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
