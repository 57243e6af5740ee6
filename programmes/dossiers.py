"""What lists and dossiers show, gathered in a constant number of queries.

Model classes come from the app registry, because the index pages, which are models, import this module.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from home.translations import all_in_language

from . import registers, tallies
from .tallies import Totals
from .territories import REGIONS, Region, region_choices
from .timing import Status

if TYPE_CHECKING:
    from .models.projects import ProjectQuerySet


class Stage(models.TextChoices):
    """What a call asks of a reader, in the order that matters to him."""

    OPEN = "open", _("Open to applications")
    UPCOMING = "upcoming", _("Upcoming calls")
    UNKNOWN = "unknown", _("Dates not communicated")
    OVER = "over", _("Past calls")


STAGES = {
    Status.OPEN: Stage.OPEN,
    Status.PERMANENT: Stage.OPEN,
    Status.UPCOMING: Stage.UPCOMING,
    Status.UNKNOWN: Stage.UNKNOWN,
    Status.RESULTS: Stage.OVER,
    Status.CLOSED: Stage.OVER,
}


def model(name: str) -> Any:
    """A model of this app by name."""
    return apps.get_model("programmes", name)


@dataclass(frozen=True)
class Group:
    """A heading with its rows."""

    key: Any
    rows: list[Any]


def by_stage(calls: Iterable[Any]) -> list[Group]:
    """Calls by stage, each in the order given but past ones, the latest first; no empty group."""
    rows: dict[Stage, list[Any]] = defaultdict(list)
    for call in calls:
        rows[STAGES[call.status]].append(call)
    rows[Stage.OVER].sort(key=last_known_day, reverse=True)
    return [Group(stage, rows[stage]) for stage in Stage if rows[stage]]


def last_known_day(call: Any) -> datetime.date:
    """The last day that is known of a call; the first of all days where none is."""
    dates = (call.opens_on, call.closes_on, call.results_on)
    return max((date.last_day for date in dates if date), default=datetime.date.min)


def by_region(pages: Iterable[Any]) -> list[Group]:
    """Pages by the region of their place; those without one last, under nothing."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for page in pages:
        rows[page.region].append(page)
    known = sorted((REGIONS[code] for code in rows if code in REGIONS), key=lambda one: one.slug)
    rest = [Group(None, rows[""])] if rows.get("") else []
    return [*(Group(region, by_town(rows[region.code])) for region in known), *rest]


def by_town(pages: Iterable[Any]) -> list[Any]:
    """Pages by the name of their town, whatever its accents."""
    return sorted(pages, key=lambda page: (slugify(page.commune), page.slug))


def by_kind(organisations: Iterable[Any]) -> list[Group]:
    """Organisations by kind, kinds by label."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for organisation in organisations:
        rows[organisation.get_kind_display()].append(organisation)
    return [Group(kind, rows[kind]) for kind in sorted(rows, key=slugify)]


@dataclass(frozen=True)
class RegionCounts:
    """What a region has, in numbers: laureates, families of sectors that have some, antennas."""

    region: Region
    laureates: int
    families: int
    antennas: int


def regions() -> list[RegionCounts]:
    """Every region with what it has, overseas regions last."""
    laureates, antennas = tallies.by_region(tallies.laureates()), tallies.by_region(tallies.antennas())
    covered = {(one.region, one.family) for one in tallies.laureates_by_family()}
    families = Counter(region for region, _family in covered)
    return [
        RegionCounts(REGIONS[code], laureates[code], families[code], antennas[code]) for code, _name in region_choices()
    ]


@dataclass(frozen=True)
class Dossier:
    """What belongs to a region, a sector or an organisation, but the laureates, which search finds."""

    others: list[Any] = field(default_factory=list)
    totals: Totals | None = None
    antennas: list[Any] = field(default_factory=list)
    calls: list[Any] = field(default_factory=list)
    sectors: list[tuple[Any, int]] = field(default_factory=list)
    families: list[tuple[Any, int]] = field(default_factory=list)
    regions: Counter[str] = field(default_factory=Counter)
    acting: list[Any] = field(default_factory=list)
    roles: list[Any] = field(default_factory=list)
    near: list[Any] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether no page but a project is linked to an organisation."""
        return not any((self.antennas, self.calls, self.roles, self.near))

    @property
    def missing(self) -> list[Any]:
        """The families of sectors without a laureate."""
        return [family for family, number in self.families if not number]

    @property
    def known_regions(self) -> list[str]:
        """Codes of the regions that have a laureate."""
        return [code for code in self.regions if code]

    @property
    def covered(self) -> int:
        """How many families of sectors have a laureate."""
        return len(self.families) - len(self.missing)


def cards(projects: "ProjectQuerySet") -> list[Any]:
    """The listed ones of some projects as cards, the latest first (1 query)."""
    return all_in_language(projects.listed().for_cards().latest_first())


def laureates_among(projects: Iterable[Any]) -> list[Any]:
    return [one for one in projects if one.is_laureate]


def others_among(projects: Iterable[Any]) -> list[Any]:
    """Regional pacts and labelled territories."""
    return [one for one in projects if not one.is_laureate]


def of_region(region: Region) -> Dossier:
    code = region.code
    projects = cards(model("ProjectPage").objects.around(code).beside_laureates_of(code))
    numbers = tallies.by_family(tallies.in_region(code, tallies.laureates_by_family()))
    return Dossier(
        others=others_among(one for one in projects if one.region == code),
        totals=tallies.totals(tallies.in_region(code, tallies.laureates())),
        antennas=by_town(one for one in registers.antennas() if one.region == code),
        calls=registers.open_calls(code),
        sectors=tallies.by_sector(tallies.in_region(code, tallies.laureates_by_sector())),
        families=[(family, numbers[family.value]) for family in families_in_order()],
        acting=laureates_among(one for one in projects if one.region != code),
    )


def of_sector(sector: Any) -> Dossier:
    counted = [one for one in tallies.laureates_by_sector() if one.sector == sector.pk]
    return Dossier(
        others=cards(model("ProjectPage").objects.in_sector(sector).others()),
        totals=tallies.totals(counted),
        regions=tallies.by_region(counted),
        sectors=[row for group in families() if group.key == sector.family for row in group.rows],
    )


def of_organisation(organisation: Any) -> Dossier:
    key = organisation.pk
    return Dossier(
        antennas=by_town(one for one in registers.antennas() if one.host_id == key),
        calls=registers.named_by("CallOperator", key, registers.calls()),
        near=by_town(registers.named_by("AntennaPartner", key, registers.antennas())),
        roles=registers.roles_of(key),
    )


def families() -> list[Group]:
    """Sectors by family, each with its number of laureates."""
    number = tallies.count_by(lambda one: one.sector, tallies.laureates_by_sector())
    groups: dict[str, list[Any]] = defaultdict(list)
    for sector in tallies.sectors().values():
        groups[sector.family].append((sector, number[sector.pk]))
    return [Group(family, groups[family.value]) for family in families_in_order()]


def highest_of_sectors() -> int:
    """The number of laureates of the sector that has most: the scale that all families share."""
    return max(tallies.count_by(lambda one: one.sector, tallies.laureates_by_sector()).values(), default=0)


def families_in_order() -> list[Any]:
    from .models.sectors import Family

    return list(Family)
