"""Results in numbers: a map and bars that follow the filters, of which each part adds a filter or takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from home.formats import number
from programmes.charts.bars import Bar, DrawnBar, bars
from programmes.maps.areas import Area
from programmes.maps.departements import RegionMap, region
from programmes.maps.france import Map, france
from programmes.templatetags.maps import UNITS, Row, elsewhere, spoken
from programmes.territories import REGIONS

from .groups import Choice, Group
from .query import Answer, Query

# Facets that are drawn as bars, with the finer one once a single value is chosen.
BARS = {"famille": "secteur", "montant": "", "region": "departement"}


@dataclass(frozen=True)
class Places:
    """A map of results: of the regions, or of the départements of the only one that is chosen."""

    map: Map | RegionMap
    rows: list[Row]
    heading: Any
    elsewhere: str
    chosen: tuple[str, ...]

    @property
    def is_regional(self) -> bool:
        return isinstance(self.map, RegionMap)


def places(query: Query, answer: Answer, path: str, unit: str) -> Places:
    """The regions of France, each leading to the results in it, or without it once it is chosen."""
    drawing = france(answer.counts.get("region", {}))
    return Places(
        drawing,
        [Row(area, f"{path}{toggled(query, 'region', area)}", spoken(area, unit)) for area in drawing.areas],
        UNITS[unit].heading,
        elsewhere(drawing, unit),
        query.codes("region"),
    )


def places_within(query: Query, answer: Answer, path: str, unit: str) -> Places | None:
    """The départements of the region that is chosen; nothing unless it is a single one."""
    if len(query.codes("region")) != 1:
        return None
    (code,) = query.codes("region")
    counts = answer.counts.get("departement", {})
    drawing = region(code, counts={one.code: counts.get(one.code, 0) for one in REGIONS[code].departements})
    return Places(
        drawing,
        [Row(area, f"{path}{toggled(query, 'departement', area)}", spoken(area, unit)) for area in drawing.areas],
        UNITS[unit].heading,
        "",
        query.codes("departement"),
    )


def toggled(query: Query, key: str, area: Area) -> str:
    return query.toggled(key, area.place.code).string()


def charts(query: Query, groups: Mapping[str, Group], path: str) -> dict[str, list[DrawnBar]]:
    """Bars by facet: of the values of a facet, or of the finer ones under the only value that is chosen.

    A facet of which the results have no value has none.
    """
    shown = {key: chosen_or_all(group) for key, group in groups.items() if key in BARS}
    return {
        key: drawn(query, choices, path)
        for key, choices in shown.items()
        if any(one.count or one.is_chosen for one in choices)
    }


def chosen_or_all(group: Group) -> tuple[Choice, ...]:
    chosen = [one for one in group.choices if one.is_open]
    return chosen[0].under if len(chosen) == 1 and chosen[0].under else group.choices


def drawn(query: Query, choices: tuple[Choice, ...], path: str) -> list[DrawnBar]:
    """A bar for each choice; amounts keep their order."""
    as_given = any(one.name == "montant" for one in choices)
    return bars((bar(query, one, path) for one in choices), as_given=as_given)


def bar(query: Query, choice: Choice, path: str) -> Bar:
    url = f"{path}{query.toggled(choice.name, choice.value).string()}"
    return Bar(choice.label, choice.count, number(choice.count), choice.family, url, is_here=choice.is_chosen)
