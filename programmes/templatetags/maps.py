"""Maps: `{% france_map counts caption=… %}`, `{% region_map region points=… %}`, `{% locator_map page %}`.

Each tag prints a whole figure and asks the database nothing. The same facts in the same words make the same figure, so
it is drawn once and kept: on a page that is not cached, the heaviest part costs some microseconds.

Words that each of them takes: `caption`, `note`, and `name`, which tells two maps of one page apart.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext, ngettext_lazy, override
from django.utils.translation import gettext as _

from home.formats import number
from home.navigation import navigation
from programmes.maps.areas import Area, Counts
from programmes.maps.departements import RegionMap, region
from programmes.maps.france import Map, france
from programmes.maps.locator import locator
from programmes.maps.points import Point, point_of, points_of
from programmes.territories import REGIONS, Region

register = template.Library()

Pairs = tuple[tuple[str, int], ...]


class Unit(NamedTuple):
    """What a map counts: with its number, and as the head of a column."""

    counted: Any
    heading: Promise


UNITS = {
    "laureates": Unit(ngettext_lazy("%(shown)s laureate", "%(shown)s laureates", "n"), gettext_lazy("Laureates")),
    "projects": Unit(ngettext_lazy("%(shown)s project", "%(shown)s projects", "n"), gettext_lazy("Projects")),
    "antennas": Unit(ngettext_lazy("%(shown)s antenna", "%(shown)s antennas", "n"), gettext_lazy("Antennas")),
    "calls": Unit(ngettext_lazy("%(shown)s call", "%(shown)s calls", "n"), gettext_lazy("Calls")),
    "results": Unit(ngettext_lazy("%(shown)s result", "%(shown)s results", "n"), gettext_lazy("Results")),
}


class Row(NamedTuple):
    """A place on the map and in the table: where it leads, if anywhere, and what it says to who does not see it."""

    area: Area
    url: str
    label: str


@register.simple_tag(takes_context=True)
def france_map(
    context: RequestContext, counts: Counts, unit: str = "laureates", prefix: str = "", **words: str
) -> SafeString:
    """France with a number in each region, which leads to its dossier, or to `prefix` and its code."""
    dossiers = "" if prefix else navigation(context.get("request")).url_of("programmes.territoryindexpage")
    return figure("components/map.html", national, pairs(counts), unit, dossiers, prefix, **words)


@register.simple_tag
def region_map(
    place: Region | str,
    points: Iterable[Any] = (),
    here: Any = None,
    counts: Counts | None = None,
    unit: str = "laureates",
    **words: str,
) -> SafeString | str:
    """A region by département, with the towns of pages or a number in each; what the page is about stands out."""
    known = REGIONS.get(place) if isinstance(place, str) else place
    if known is None:
        return ""
    towns = points_of(points, here)
    return figure("components/map-region.html", regional, known.code, towns, pairs(counts or ()), unit, **words)


@register.simple_tag
def locator_map(page: Any = None, regions: Iterable[str] = (), **words: str) -> SafeString | str:
    """The region of a page on the map of France, with its town where that is known; or regions by code."""
    codes = tuple(code for code in (page.region,) if code) if page else tuple(regions)
    point = point_of(page) if page else None
    return figure("components/map-locator.html", local, codes, point, **words) if codes else ""


def pairs(counts: Counts) -> Pairs:
    return tuple(sorted(dict(counts).items()))


def figure(component: str, make: Callable[..., dict[str, Any]], *facts: Any, **words: str) -> SafeString:
    said = {"name": "map", **{key: str(text) for key, text in words.items()}}
    return drawn(get_language(), component, make, facts, tuple(said.items()))


@lru_cache(maxsize=128)
def drawn(
    language: str,
    component: str,
    make: Callable[..., dict[str, Any]],
    facts: tuple[Any, ...],
    words: tuple[tuple[str, str], ...],
) -> SafeString:
    """A component with what `make` makes of the facts, and with words."""
    with override(language):
        return render_to_string(component, make(*facts) | dict(words))


# What each component gets


def national(counts: Pairs, unit: str, dossiers: str, prefix: str) -> dict[str, Any]:
    drawing = france(counts)

    def address(area: Area) -> str:
        if prefix:
            return f"{prefix}{area.place.code}"
        return f"{dossiers}{area.place.slug}/" if dossiers else ""

    rows = [Row(area, address(area), spoken(area, unit)) for area in drawing.areas]
    return {"map": drawing, "rows": rows, "heading": UNITS[unit].heading, "elsewhere": elsewhere(drawing, unit)}


def regional(code: str, towns: tuple[Point, ...], counts: Pairs, unit: str) -> dict[str, Any]:
    tinted = [town.departement for town in towns if town.is_here and town.departement]
    drawing = region(code, towns, counts, tinted)
    rows = [Row(area, "", spoken(area, unit)) for area in drawing.areas]
    return {"map": drawing, "rows": rows, "heading": UNITS[unit].heading, "elsewhere": elsewhere(drawing, unit)}


def local(codes: tuple[str, ...], point: Point | None) -> dict[str, Any]:
    return {"map": locator(codes, point)}


def spoken(area: Area, unit: str) -> str:
    """`Île-de-France: 7 laureates`."""
    return _("%(place)s: %(count)s") % {"place": area.place.name, "count": counted(area.value, unit)}


def counted(value: int, unit: str) -> str:
    return str(UNITS[unit].counted % {"n": value, "shown": number(value)})


def elsewhere(drawing: Map | RegionMap, unit: str) -> str:
    """What the numbers count in no place of the map, in a sentence."""
    if not drawing.unplaced:
        return ""
    words = ngettext(
        "%(count)s without a known place is not on this map.",
        "%(count)s without a known place are not on this map.",
        drawing.unplaced,
    )
    return words % {"count": counted(drawing.unplaced, unit)}
