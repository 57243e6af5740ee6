"""Territories and communes as names to suggest: they never change, so they are made once in a process."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from home.languages import SOURCE
from programmes.communes import Commune, biggest, communes_named, communes_starting, communes_with_postcode, lines
from programmes.territories import DEPARTEMENTS, REGIONS, Departement, Region, Territory, region_choices

from .analysis import plain_words
from .lexicon import Item, Lexicon, lexicon

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
# What English calls some of those that were joined.
FORMER_IN_ENGLISH: Mapping[str, str] = {
    "Burgundy": "27",
    "Lower Normandy": "28",
    "Picardy": "32",
    "Upper Normandy": "28",
}
POSTCODE = re.compile("[0-9]{5}")
# Many small communes have the name of a thing (Bois, École): a name of several words is taken for a commune's from so
# many inhabitants on, a single word from more.
BIG, BIGGER = 2_000, 10_000
MOST = 3  # communes that are suggested
SHORTEST = 3  # letters from which they are
KNOWN = 1_000  # the biggest communes, whose names may be mistyped


def territories(language: str) -> Lexicon:
    """Regions of today, then former ones, then départements, as names to suggest; the names of towns as known words."""
    return known_territories(language if language in REGIONS["11"].names else SOURCE)


@cache
def known_territories(language: str) -> Lexicon:
    regions = [region_item(REGIONS[code], language) for code, _name in region_choices()]
    labels = {item.code: item.label for item in regions}
    english = {} if language == "fr" else FORMER_IN_ENGLISH
    former = [
        Item(KIND, name, note=labels[code], page=REGIONS[code].slug, facet="region", code=code)
        for name, code in {**english, **FORMER}.items()
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
    return Item(KIND, one.name_in(language), number, page=one.slug, facet="region", code=one.code)


def departement_item(one: Departement, language: str, regions: Mapping[str, str]) -> Item:
    label = f"{one.name_in(language)} ({one.code})"
    return Item(KIND, label, one.code, regions[one.region_code], facet="departement", code=one.code)


def place_in(language: str, name: str) -> str:
    """The name that a language has for a region or a département that is named in French; any other as it is."""
    return other_names()[name].name_in(language) if name in other_names() else name


@cache
def other_names() -> dict[str, Territory]:
    """The territories that have another name in some language, by their French one."""
    known = (*DEPARTEMENTS.values(), *REGIONS.values())
    return {one.name_fr: one for one in known if set(one.names.values()) != {one.name_fr}}


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
    where = dict.fromkeys(place.name_in(language) for place in (one.departement_place, one.region_place))
    return Item(KIND, f"{before}{one.name}", note=", ".join(where), facet="departement", code=one.departement)
