"""Projects close to another one, each with what it shares with it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.db.models.lookups import Exact, IsNull
from django.utils.translation import gettext as _

from . import tallies
from .models import ProjectPage, ProjectSector
from .models.projects import ProjectQuerySet

SHOWN = 3


def similar(project: ProjectPage, sectors: Iterable[ProjectSector]) -> list[ProjectPage]:
    """The laureates closest to a project, whose sectors are given, each with its reasons in `why` (1 query)."""
    keys = [one.sector_id for one in sectors if one.sector_id]
    rows = closest(project, keys)[: SHOWN * max(1, len(keys))]  # one for each sector that a project shares
    found: dict[int, ProjectPage] = {}
    for one in rows:
        found.setdefault(one.pk, one)
    nearest = list(found.values())[:SHOWN]
    for one in nearest:
        one.why = reasons(one, project)
    return nearest


def closest(project: ProjectPage, sectors: list[int]) -> ProjectQuerySet:
    """Of a same sector and the same region, of a same sector, of the region, of the holder.

    In each of these, the main sector of the project before the others, then what was announced last.
    """
    region = project.region or "none"  # which no project has
    others = ProjectPage.objects.listed().laureates().exclude(pk=project.pk)
    common = FilteredRelation("sectors", condition=Q(sectors__sector__in=sectors))
    known = others.alias(common=common).annotate(shared_sector=F("common__sector"))
    near = known.filter(Q(shared_sector__isnull=False) | Q(region=region) | held_alike(project))
    return near.for_cards().order_by(
        IsNull(F("shared_sector"), rhs=True),
        Exact(F("region"), region).desc(),
        Exact(F("shared_sector"), next(iter(sectors), 0)).desc(),
        F("announced_on").desc(nulls_last=True),
        "slug",
    )


def held_alike(project: ProjectPage) -> Q:
    """Of the same holder, by its record or by its plain name."""
    if project.holder_id:
        return Q(holder=project.holder_id)
    return Q(holder=None, holder_name=project.holder_name or None)


def reasons(one: Any, project: ProjectPage) -> list[str]:
    """What a project shares with another one, in words."""
    sector = tallies.sectors().get(one.shared_sector)
    alike = [
        (sector, _("Same sector: %(sector)s") % {"sector": sector}),
        (project.region and one.region == project.region, _("Same region")),
        (project.holder_label and one.holder_label == project.holder_label, _("Same holder")),
    ]
    return [reason for is_alike, reason in alike if is_alike]
