"""Projects close to another one, each with what it shares with it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext as _

from . import tallies
from .models import ProjectPage, ProjectSector
from .models.projects import ProjectQuerySet

SHOWN = 3
NOBODY = Q(pk__in=[])


def similar(project: ProjectPage, sectors: Iterable[ProjectSector]) -> list[ProjectPage]:
    """The laureates closest to a project, whose sectors are given, each with its reasons in `why` (1 query)."""
    found = list(closest(project, [one.sector_id for one in sectors if one.sector_id])[:SHOWN])
    for one in found:
        one.why = reasons(one, project)
    return found


def closest(project: ProjectPage, sectors: list[int]) -> ProjectQuerySet:
    """Of a same sector and the same region, of a same sector, of the region, of the holder.

    In each of these, the main sector of the project before the next one, then what was announced last.
    """
    here = Q(region=project.region) if project.region else NOBODY
    links = ProjectSector.objects.filter(sector__in=sectors)
    shared = links.filter(page=OuterRef("pk")).order_by(position("sector", sectors)).values("sector")[:1]
    others = ProjectPage.objects.listed().laureates().exclude(pk=project.pk)
    near = others.filter(Q(pk__in=links.values("page")) | here | held_alike(project))
    known = near.for_cards().annotate(shared_sector=Subquery(shared))
    is_shared = Q(shared_sector__isnull=False)
    rank = first_of(is_shared & here, is_shared, here)
    return known.order_by(rank, position("shared_sector", sectors), F("announced_on").desc(nulls_last=True), "slug")


def held_alike(project: ProjectPage) -> Q:
    """Of the same holder, by its record or by its plain name."""
    if project.holder_id:
        return Q(holder=project.holder_id)
    return Q(holder=None, holder_name=project.holder_name) if project.holder_name else NOBODY


def position(field: str, keys: list[int]) -> Case:
    """Where the key in a field stands among these."""
    return first_of(*(Q(**{field: key}) for key in keys))


def first_of(*conditions: Q) -> Case:
    """The number of the first condition that holds."""
    numbered = [When(condition, then=Value(number)) for number, condition in enumerate(conditions)]
    return Case(*numbered, default=Value(len(numbered)), output_field=IntegerField())


def reasons(one: Any, project: ProjectPage) -> list[str]:
    """What a project shares with another one, in words."""
    sector = tallies.sectors().get(one.shared_sector)
    alike = [
        (sector, _("Same sector: %(sector)s") % {"sector": sector}),
        (project.region and one.region == project.region, _("Same region")),
        (project.holder_label and one.holder_label == project.holder_label, _("Same holder")),
    ]
    return [reason for is_alike, reason in alike if is_alike]
