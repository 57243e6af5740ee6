"""What to ask instead of what found nothing: each way out with the number of results that it gives."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from programmes.territories import DEPARTEMENTS

from .engines import Engine
from .facets import label_of
from .places import places_named
from .query import Query
from .vocabulary import did_you_mean

MOST = 8  # ways that are tried: each costs an answer of the engine


class WayOut(NamedTuple):
    """Another query, in words, with what it finds."""

    said: str
    query: Query
    total: int


def ways_out(query: Query, engine: Engine) -> list[WayOut]:
    """Better words, other territories, a facet less, the same without the words: those that find something."""
    tried = (WayOut(said, other, engine.search(other).total) for said, other in islice(others(query), MOST))
    return [one for one in tried if one.total]


def others(query: Query) -> Iterator[tuple[str, Query]]:
    """What to do, and the query that it makes."""
    first = replace(query, page=1)
    if meant := did_you_mean(query.text, query.language):
        yield _("Did you mean “%(words)s”?") % {"words": meant}, replace(first, text=meant)
    for place, other in there(first):
        yield _("In: %(place)s") % {"place": place}, other
    yield from wider(first)
    for key, codes in first.chosen.items():
        names = ", ".join(label_of(key, code) for code in codes)
        yield _("Without the filter “%(names)s”") % {"names": names}, first.choosing(key)
    if first.text and first.chosen:
        yield _("The same filters without the words"), replace(first, text="")


def there(query: Query) -> Iterator[tuple[str, Query]]:
    """At the places that the words name, each with the region around it."""
    places = [one for place in places_named(query.text) for one in (place, place.around) if one]
    for place in dict.fromkeys(places):
        name = f"{place.commune}, {place.label}" if place.commune else place.label
        yield name, place.narrowed(query)


def wider(query: Query) -> Iterator[tuple[str, Query]]:
    """In the regions of the départements that were chosen."""
    if regions := {DEPARTEMENTS[code].region_code for code in query.codes("departement")}:
        yield in_all_of("region", regions), query.choosing("departement").choosing("region", regions)
    departements = {code for code in query.codes("lieu") if code[0] == "D"}
    if departements:
        above = {f"R{DEPARTEMENTS[code[1:]].region_code}" for code in departements}
        yield in_all_of("lieu", above), query.choosing("lieu", {*query.codes("lieu"), *above} - departements)


def in_all_of(key: str, codes: set[str]) -> str:
    return _("In all of the region: %(names)s") % {"names": ", ".join(label_of(key, code) for code in sorted(codes))}
