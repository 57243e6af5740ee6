"""Territories that a question names: regions of today and of before 2016, départements, communes and postcodes."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from programmes.communes import Commune, communes_named, communes_with_postcode
from programmes.territories import DEPARTEMENTS, REGIONS, Territory

from .analysis import STOP_WORDS, WORD, fold, plain_words
from .gazetteer import BIG, BIGGER, FORMER, FORMER_IN_ENGLISH, POSTCODE
from .query import Query, tidy

MOST = 3  # places of a question
MOST_WORDS = 30  # of a question in which places are looked for
LONGEST = 8  # words of a name
MANY = 50  # communes of a name or a postcode that are looked at
# "dans le " before "Doubs": the little words that lead to a place go with it.
LITTLE = "|".join(["à", *sorted(STOP_WORDS["fr"] | STOP_WORDS["en"])])
LEADING = re.compile(rf"(?:(?<!\w)(?:{LITTLE})[\W_]+)+$", re.IGNORECASE)
PAIRS = ('""', "()", "«»", "“”")  # that nothing is left in


@dataclass(frozen=True)
class Place:
    """A region, or a département and its region, that a question names; `rest` is the question without it.

    `commune` is the one that was named, if any, or the postcode of several.
    """

    region: str
    departement: str = ""
    commune: str = ""
    rest: str = ""

    @property
    def label(self) -> str:
        """`Doubs (25)`, or the name of the region, in the reader's language."""
        departement = DEPARTEMENTS.get(self.departement)
        return f"{departement.name} ({departement.code})" if departement else REGIONS[self.region].name

    @property
    def around(self) -> "Place | None":
        """The region of a département."""
        return replace(self, departement="", commune="") if self.departement else None

    def narrowed(self, query: Query) -> Query:
        """A query without the words of the place, for holders who are there."""
        key, code = ("departement", self.departement) if self.departement else ("region", self.region)
        return replace(query, text=self.rest).choosing(key, [code])


def places_named(text: str) -> list[Place]:
    """The territories that a question names, in its order, each with the question without it.

    Of names within one another the longest counts. A place that is excluded is none.
    """
    asked = unicodedata.normalize("NFC", tidy(text))
    found = [(match.span(), fold(match[0].lower())) for match in WORD.finditer(asked)][:MOST_WORDS]
    places: list[Place] = []
    start = 0
    while start < len(found):
        end, here = longest([word for _span, word in found], start)
        before, after = asked[: found[start][0][0]], asked[found[end - 1][0][1] :]
        if here and not f" {before}".endswith((" -", ' -"')):
            places += [replace(place, rest=joined(before, after)) for place in here]
        start = end
    return places[:MOST]


def longest(found: list[str], start: int) -> tuple[int, list[Place]]:
    """The place after the longest name that begins at a word, and what it names."""
    for end in range(min(len(found), start + LONGEST), start, -1):
        if places := places_called(" ".join(found[start:end]), alone=end - start == len(found)):
            return end, places
    return start + 1, []


def joined(before: str, after: str) -> str:
    """What remains of a question."""
    before = LEADING.sub("", before)
    if before[-1:] + after[:1] in PAIRS:
        before, after = before[:-1], after[1:]
    return tidy(f"{before} {after}")


def places_called(name: str, alone: bool) -> list[Place]:
    """The region or the département with a name or a number, in plain words; else where its communes are."""
    if place := known_places().get(name):
        return [place]
    if POSTCODE.fullmatch(name):
        found = communes_with_postcode(name, MANY)
        if not found and name.endswith("000") and (of := known_places().get(name[:2])):
            return [of]  # 13000, which everyone says and no commune has
        return [place_of(one, name if len(found) > 1 else one.name) for one in by_departement(found)]
    fewest = 0 if alone else BIG if " " in name else BIGGER
    named = [one for one in communes_named(name, MANY) if one.population >= fewest]
    return [place_of(one, one.name) for one in by_departement(named)[:MOST]]


def by_departement(communes: Iterable[Commune]) -> list[Commune]:
    """The biggest of each département, which comes first."""
    found: dict[str, Commune] = {}
    for one in communes:
        found.setdefault(one.departement, one)
    return list(found.values())


def place_of(commune: Commune, name: str) -> Place:
    return Place(commune.region_place.code, commune.departement, name)


@cache
def known_places() -> dict[str, Place]:
    """By plain name; a region before the département that has the same name."""
    departements = [
        (name, Place(one.region_code, one.code)) for one in DEPARTEMENTS.values() for name in (*names_of(one), one.code)
    ]
    regions = [(name, Place(one.code)) for one in REGIONS.values() for name in names_of(one)]
    former = [(name, Place(code)) for name, code in {**FORMER_IN_ENGLISH, **FORMER}.items()]
    return {" ".join(plain_words(name)): place for name, place in (*departements, *former, *regions)}


def names_of(one: Territory) -> set[str]:
    """In every language, with and without the article."""
    return {name for full in one.names.values() for name in (full, full.removeprefix("La "))}
