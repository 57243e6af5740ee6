"""Where synthetic projects are: real départements, a few of which have most of them."""

from functools import cache

from programmes.territories import DEPARTEMENTS, Departement

from .dice import Dice

LARGEST = ("75", "69", "59", "31", "13", "33", "44", "67", "35", "34", "38", "76", "57", "92", "21", "974", "63", "25")


@cache
def departements() -> list[Departement]:
    """Those of the large cities first, then the others by code."""
    first = [DEPARTEMENTS[code] for code in LARGEST]
    return [*first, *(one for code, one in DEPARTEMENTS.items() if code not in LARGEST)]


def place(dice: Dice) -> dict[str, str]:
    """A region and, for most, a département and its seat."""
    found = dice.ranked(departements())
    place = {"region": found.region_code, "departement": "", "commune": "", "commune_insee": ""}
    if dice.perhaps(0.8):
        place["departement"] = found.code
        if dice.perhaps(0.7):
            place |= {"commune": found.chef_lieu, "commune_insee": found.chef_lieu_insee}
    return place
