"""What a reader may have meant: names that begin as typed, and the known word near a mistyped one.

Who shows a corrected question first asks an engine whether it finds more.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.languages import view_address
from home.navigation import address, navigation
from programmes.communes import communes_named

from .analysis import MOST_WORDS, STEMMED_FROM, WORD, fold, plain_words, stems, without_stop_words
from .facets import TYPES
from .gazetteer import BIG, communes_beginning
from .languages import read_in
from .lexicon import Item, Lexicon
from .names import lexicons
from .places import Place, places_named
from .query import Query, tidy

__all__ = ["Group", "Place", "Suggestion", "did_you_mean", "places_named", "suggest"]

EACH, FEW = 4, 2  # suggestions of a kind: at most, and before those of another kind
CORRECTED = 4  # words of a question, at most
FORMS = 20  # words with a stem that are compared
FAR_FROM = 7  # letters: words as long may have two mistakes, shorter ones have one
KINDS: dict[str, Any] = {
    **{kind: TYPES[kind] for kind in ("programme", "appel", "projet", "antenne")},
    "organisation": _("Organisations"),
    "territoire": _("Territories"),
    "secteur": _("Sectors"),
}
ORDER = {kind: place for place, kind in enumerate(KINDS)}
# Where the records of a vocabulary have their pages, and the facet that finds what belongs to them.
INDEXES = {
    "organisation": "programmes.organisationindexpage",
    "secteur": "programmes.sectorindexpage",
    "territoire": "programmes.territoryindexpage",
}


class Suggestion(NamedTuple):
    """A name, where it leads, and who or where it is; its language where that is not the reader's."""

    label: str
    kind: str
    url: str
    note: str = ""
    lang: str = ""


class Group(NamedTuple):
    """The suggestions of a kind, the best first."""

    kind: str
    label: str
    suggestions: tuple[Suggestion, ...]


def suggest(text: str, language: str, limit: int = 10, request: HttpRequest | None = None) -> list[Group]:
    """At most so many names with words that begin as those of a text, the group with the best one first.

    Accents, capitals, apostrophes and stop words do not matter. With a request, addresses are those of its site.
    """
    groups: dict[str, list[Suggestion]] = defaultdict(list)
    for item in ordered(candidates(text, language)):
        if limit and len(groups[item.kind]) < EACH:
            foreign = item.language if item.language != language else ""
            groups[item.kind].append(Suggestion(item.label, item.kind, url_of(item, request), item.note, foreign))
            limit -= 1
    return [Group(kind, str(KINDS[kind]), tuple(group)) for kind, group in groups.items() if group]


def candidates(text: str, language: str) -> Iterator[tuple[int, Item]]:
    """Items with their level, those of a kind in order: see `Lexicon.suggested`."""
    starts = without_stop_words(plain_words(tidy(text)), language)[:MOST_WORDS]
    if not starts:
        return
    for known in lexicons(language):
        yield from known.suggested(starts, EACH)
    yield from communes_beginning(tidy(text).lower(), language)


def ordered(found: Iterable[tuple[int, Item]]) -> list[Item]:
    """By level, and there the first few of each kind before the others, so that none takes all the room."""
    before: dict[tuple[int, str], int] = defaultdict(int)
    keyed = []
    for level, item in found:
        keyed.append(((level, before[level, item.kind] // FEW, ORDER[item.kind]), item))
        before[level, item.kind] += 1
    return [item for _key, item in sorted(keyed, key=lambda one: one[0])]


def url_of(item: Item, request: HttpRequest | None) -> str:
    """The page that an item leads to, else what is found of it."""
    if item.url_path:
        return address(item, request)
    index = navigation(request).url_of(INDEXES[item.kind])
    if index and item.page:
        return f"{index}{item.page}/"
    return f"{view_address('search', request)}{query_string(item)}"


@lru_cache(maxsize=2_000)
def query_string(item: Item) -> str:
    """What finds what belongs to an item, or else names it."""
    query = Query(chosen={item.facet: (item.code,)}) if item.facet else Query(text=f'"{item.label}"')
    return query.string()


def did_you_mean(text: str, language: str) -> str | None:
    """A question with each word that nobody knows replaced by the nearest known one; nothing where none is nearer.

    Quotes, hyphens and spaces stay. What has digits, or fewer letters than words that are stemmed, is left alone.
    """
    known = lexicons(language)
    asked = unicodedata.normalize("NFC", tidy(text))
    unknown = {word for word in unplaced(asked) if may_be_wrong(word) and not knows(word, language, known)}
    if not 0 < len(unknown) <= CORRECTED:
        return None
    better = {word: nearest(word, known) or word for word in unknown}
    corrected = WORD.sub(lambda match: better.get(match[0], match[0]), asked)
    return corrected if corrected != asked else None


def unplaced(text: str) -> set[str]:
    """The words that name no place."""
    found = set(WORD.findall(text))
    return found.intersection(*(WORD.findall(place.rest) for place in places_named(text)))


def may_be_wrong(word: str) -> bool:
    return len(word) >= STEMMED_FROM and word.isalpha()


def knows(word: str, language: str, known: Iterable[Lexicon]) -> bool:
    """Whether a name or a summary has the word or another form of it, or a commune which is no village."""
    if any(one.population >= BIG for one in communes_named(word, 1)):
        return True
    forms = {one: stems(word.lower(), one) for one in read_in(language)}
    return any(
        fold(word.lower()) in one.said.holders or any(has_form(one, *form) for form in forms.items()) for one in known
    )


def has_form(known: Lexicon, language: str, forms: Sequence[str]) -> bool:
    """Whether a word has one of these stems of a language, which it begins with."""
    near = (word for stem in forms if len(stem) >= STEMMED_FROM for word in known.said.words_beginning(stem)[:FORMS])
    return any(not set(forms).isdisjoint(stems(known.forms.get(word, word), language)) for word in near)


def nearest(word: str, known: Iterable[Lexicon]) -> str:
    """The known word with the fewest changes, then with the same first letter, then in the most names."""
    asked = fold(word.lower())
    most = 1 if len(asked) < FAR_FROM else 2
    found = [(*one, lexicon) for lexicon in known for one in lexicon.near(asked, most)]
    best = min(found, key=lambda one: (one[0], one[2][0] != asked[0], -one[1], one[2]), default=None)
    if best is None:
        return ""
    form = best[3].forms.get(best[2], best[2])
    return form.capitalize() if word[0].isupper() else form
