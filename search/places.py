"""Territories that a question names: regions of today and of before 2016, départements, communes and postcodes."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from programmes.communes import Commune, biggest, communes_named, communes_starting, communes_with_postcode, lines
from programmes.territories import DEPARTEMENTS, REGIONS, Departement, Region, Territory, region_choices

from .analysis import STOP_WORDS, WORD, fold, plain_words
from .lexicon import Item, Lexicon, lexicon
from .query import Query, tidy

MOST = 3  # places of a question
MOST_WORDS = 30  # of a question in which places are looked for
LONGEST = 8  # words of a name
KIND = "territoire"
# Regions that were joined (law no. 2015-29 of 16 January 2015, article 1) and initials that everyone says.
FORMER: Mapping[str, str] = {
    "Alsace": "44",
    "Aquitaine": "75",
    "Auvergne": "84",
    "Basse-Normandie": "28",
    "Bourgogne": "27",
    "Champagne-Ardenne": "44",
    "Franche-Comté": "27",
    "Haute-Normandie": "28",
    "IDF": "11",
    "Languedoc-Roussillon": "76",
    "Limousin": "75",
    "Lorraine": "44",
    "Midi-Pyrénées": "76",
    "Nord-Pas-de-Calais": "32",
    "PACA": "93",
    "Picardie": "32",
    "Poitou-Charentes": "75",
    "Rhône-Alpes": "84",
}
POSTCODE = re.compile("[0-9]{5}")
MANY = 50  # communes of a name or a postcode that are looked at
# Many small communes have the name of a thing (Bois, École): among other words a name of several words is a commune's
# from so many inhabitants on, a single word from more.
BIG, BIGGER = 2_000, 10_000
SHORTEST = 3  # letters from which communes are suggested
KNOWN = 1_000  # the biggest communes, whose names may be mistyped
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
    former = [(name, Place(code)) for name, code in FORMER.items()]
    return {" ".join(plain_words(name)): place for name, place in (*departements, *former, *regions)}


def names_of(one: Territory) -> set[str]:
    """In both languages, with and without the article."""
    return {name for full in (one.name_fr, one.name_en) for name in (full, full.removeprefix("La "))}


def territories(language: str) -> Lexicon:
    """Regions of today, then former ones, then départements, as names to suggest; the names of towns as known words."""
    return known_territories("fr" if language.startswith("fr") else "en")


@cache
def known_territories(language: str) -> Lexicon:
    regions = [region_item(REGIONS[code], language) for code, _name in region_choices()]
    labels = {item.code: item.label for item in regions}
    former = [
        Item(KIND, name, note=labels[code], page=REGIONS[code].slug, facet="region", code=code)
        for name, code in FORMER.items()
        if name not in labels[code]
    ]
    inside = [departement_item(one, language, labels) for one in DEPARTEMENTS.values() if not is_region(one)]
    towns = [Item("", one.name) for one in biggest(lines(), KNOWN)]
    return lexicon([*regions, *former, *inside, *towns])


def is_region(departement: Departement) -> bool:
    """Whether it is a region of its own, as overseas."""
    return len(departement.region.departements) == 1


def region_item(one: Region, language: str) -> Item:
    """Overseas, with the number of its département."""
    number = one.departements[0].code if is_region(one.departements[0]) else ""
    return Item(KIND, name_in(language, one), number, page=one.slug, facet="region", code=one.code)


def departement_item(one: Departement, language: str, regions: Mapping[str, str]) -> Item:
    label = f"{name_in(language, one)} ({one.code})"
    return Item(KIND, label, one.code, regions[one.region_code], facet="departement", code=one.code)


def name_in(language: str, one: Territory) -> str:
    return one.name_fr if language.startswith("fr") else one.name_en


@lru_cache(maxsize=2_000)
def communes_beginning(text: str, language: str) -> tuple[tuple[int, Item], ...]:
    """Communes by the beginning of their name or postcode, with their level: see `Lexicon.suggested`.

    A village comes behind: many have the name of a thing.
    """
    if text.isdecimal():
        before = f"{text} " if POSTCODE.fullmatch(text) else ""
        return tuple((0, commune_item(one, language, before)) for one in communes_with_postcode(text, MOST))
    name = " ".join(plain_words(text))
    found = communes_starting(name, MOST) if len(name) >= SHORTEST else []
    whole = {one.insee for one in communes_named(name, MOST)}
    # Paris is suggested once, as a département.
    kept = [one for one in found if one.name != one.departement_place.name_fr]
    return tuple((level_of(one, whole), commune_item(one, language)) for one in kept)


def level_of(one: Commune, whole: set[str]) -> int:
    """Whether it is a town, or its name is whole."""
    if one.population >= BIGGER:
        return 0 if one.insee in whole else 1
    return 1 if one.insee in whole and one.population >= BIG else 2


def commune_item(one: Commune, language: str, before: str = "") -> Item:
    """It leads to what is in its département."""
    where = dict.fromkeys(name_in(language, place) for place in (one.departement_place, one.region_place))
    return Item(KIND, f"{before}{one.name}", note=", ".join(where), facet="departement", code=one.departement)
