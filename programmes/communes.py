"""Communes of France with their postcodes, as readers type them: they lead to a département and its region.

Read at the first use, in a quarter of a second, and kept as lines in the order of plain names: some 9 MB.
"""

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from itertools import islice
from operator import itemgetter

from home.wording import plain

from .territories import DATA, DEPARTEMENTS, Departement, Region

WORD = re.compile("[a-z0-9]+")
SHORT = {"st": "saint", "ste": "sainte"}
LAST = "\N{DELETE}"  # comes after every character of a plain name
SHORTEST_NAME, SHORTEST_POSTCODE = 2, 3  # characters from which a beginning is looked for
POSTCODE = re.compile(rf"\d{{{SHORTEST_POSTCODE},5}}")
DIGITS = 7  # of the inhabitants at the end of a line: with zeros before them, lines compare without being taken apart
INHABITANTS = itemgetter(slice(-DIGITS, None))


@dataclass(frozen=True)
class Commune:
    """A commune of today: its INSEE code, its postcodes, its inhabitants."""

    insee: str
    name: str
    postcodes: tuple[str, ...]
    population: int

    @property
    def departement(self) -> str:
        """The code of its département: overseas it has three digits."""
        return self.insee[: 3 if self.insee.startswith("97") else 2]

    @property
    def departement_place(self) -> Departement:
        return DEPARTEMENTS[self.departement]

    @property
    def region_place(self) -> Region:
        return self.departement_place.region


def communes_named(text: str, limit: int = 5) -> list[Commune]:
    """The communes of a name, whatever its accents, hyphens and apostrophes; the biggest first."""
    name = plain_name(text)
    return biggest(between(f"{name}\t", f"{name}\t{LAST}") if name else [], limit)


def communes_starting(prefix: str, limit: int = 5) -> list[Commune]:
    """Those whose name begins so, from two letters on; the biggest first."""
    start = plain_name(prefix)
    return biggest(between(start, start + LAST) if len(start) >= SHORTEST_NAME else [], limit)


def communes_with_postcode(code: str, limit: int = 5) -> list[Commune]:
    """Those that have a postcode, or one that begins with these three or four digits; the biggest first."""
    if not (code.isascii() and POSTCODE.fullmatch(code)):
        return []
    codes = postcodes()
    found = codes[bisect_left(codes, (code, "")) : bisect_left(codes, (code + LAST, ""))]
    return biggest(dict.fromkeys(line for _code, line in found), limit)


def plain_name(text: str) -> str:
    """`Saint-Étienne` and `St Etienne` are `saint etienne`; `Château-Chinon (Ville)` is `chateau chinon`."""
    name = text[:100].partition(" (")[0]
    return " ".join(SHORT.get(word, word) for word in WORD.findall(plain(name)))


@cache
def lines() -> list[str]:
    """Plain name, INSEE code, name, postcodes and inhabitants of each commune, between tabulators, in order."""
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        table = islice(csv.reader(file), 1, None)
        return sorted(
            "\t".join([plain_name(name), insee, name, codes, population.zfill(DIGITS)])
            for insee, name, codes, population in table
        )


@cache
def postcodes() -> list[tuple[str, str]]:
    """Each postcode with the line of each commune that has it, in order."""
    return sorted((code, line) for line in lines() for code in line.split("\t")[3].split())


def between(first: str, last: str) -> list[str]:
    known = lines()
    return known[bisect_left(known, first) : bisect_left(known, last)]


def biggest(found: Iterable[str], limit: int) -> list[Commune]:
    return [commune_of(line) for line in nlargest(limit, found, key=INHABITANTS)]


def commune_of(line: str) -> Commune:
    _plain, insee, name, codes, population = line.split("\t")
    return Commune(insee, name, tuple(codes.split()), int(population))
