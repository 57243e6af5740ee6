"""What lists and dossiers show, gathered in a constant number of queries.

Model classes come from the app registry, because the index pages, which are models, import this module.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from . import tallies
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
    """What a region has, in numbers."""

    region: Region
    projects: int
    antennas: int


def regions() -> list[RegionCounts]:
    """Every region with its laureates and antennas, overseas regions last."""
    projects, antennas = tallies.by_region(tallies.laureates()), tallies.by_region(tallies.antennas())
    return [RegionCounts(REGIONS[code], projects[code], antennas[code]) for code, _name in region_choices()]


@dataclass(frozen=True)
class Dossier:
    """Everything that belongs to a region, a sector or an organisation."""

    laureates: list[Any]
    others: list[Any]
    antennas: list[Any]
    calls: list[Any]
    totals: Totals
    sectors: list[tuple[Any, int]] = field(default_factory=list)
    acting: list[Any] = field(default_factory=list)
    roles: list[Any] = field(default_factory=list)
    near: list[Any] = field(default_factory=list)


def split(projects: "ProjectQuerySet") -> tuple[list[Any], list[Any]]:
    """Laureates, then regional pacts and labelled territories."""
    rows = list(projects.for_cards().order_by("slug"))
    return [one for one in rows if one.is_laureate], [one for one in rows if not one.is_laureate]


def calls_of_region(code: str) -> QuerySet[Any]:
    """Open calls that cover a region: those that name it and those that name none."""
    here = Q(areas__isnull=True) | Q(areas__region=code)
    calls = model("CallPage").objects.listed().open().filter(here).distinct()
    return calls.select_related("programme").by_deadline()


def of_region(region: Region) -> Dossier:
    projects = model("ProjectPage").objects.listed()
    laureates, others = split(projects.in_region(region.code))
    elsewhere = projects.laureates().acting_in(region.code).exclude(region=region.code)
    return Dossier(
        laureates=laureates,
        others=others,
        antennas=by_town(model("AntennaPage").objects.listed().in_region(region.code).for_cards()),
        calls=list(calls_of_region(region.code)),
        totals=tallies.totals(tallies.in_region(region.code, tallies.laureates())),
        sectors=tallies.by_sector(tallies.in_region(region.code, tallies.laureates_by_sector())),
        acting=list(elsewhere.for_cards().order_by("slug")),
    )


def of_sector(sector: Any) -> Dossier:
    projects = model("ProjectPage").objects.listed().in_sector(sector.code)
    laureates, others = split(projects)
    return Dossier(
        laureates=laureates,
        others=others,
        antennas=[],
        calls=[],
        totals=tallies.totals(one for one in tallies.laureates_by_sector() if one.sector == sector.pk),
    )


def of_organisation(organisation: Any) -> Dossier:
    projects = model("ProjectPage").objects.listed()
    laureates, others = split(projects.held_by(organisation))
    hosted = model("AntennaPage").objects.listed().hosted_by(organisation)
    operated = model("CallPage").objects.listed().filter(operators__organisation=organisation)
    roles = model("ProgrammeRole").objects.filter(organisation=organisation).select_related("page")
    public = model("ProgrammePage").objects.listed()
    return Dossier(
        laureates=laureates,
        others=others,
        antennas=by_town(hosted.for_cards()),
        calls=list(operated.select_related("programme").distinct()),
        totals=totals_over(laureates),
        acting=list(projects.joined_by(organisation).for_cards().order_by("slug")),
        near=by_town(model("AntennaPage").objects.listed().joined_by(organisation).for_cards()),
        roles=list(roles.filter(page__in=public).order_by("page__slug")),
    )


def totals_over(laureates: Iterable[Any]) -> Totals:
    """Totals over laureates that a page shows in any case."""
    rows = list(laureates)
    grants = [one.grant for one in rows if one.grant is not None]
    return Totals(len(rows), sum(grants, Decimal(0)), len(grants), len({one.region for one in rows} - {""}))


def families() -> list[Group]:
    """Sectors by family, each with its number of laureates."""
    number = tallies.count_by(lambda one: one.sector, tallies.laureates_by_sector())
    groups: dict[str, list[Any]] = defaultdict(list)
    for sector in tallies.sectors().values():
        groups[sector.family].append((sector, number[sector.pk]))
    return [Group(family, groups[family.value]) for family in families_in_order()]


def families_in_order() -> list[Any]:
    from .models.sectors import Family

    return list(Family)
