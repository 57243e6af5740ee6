"""Declared figures beside what the site counts from its own records."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from .models import AntennaPage, CallPage, KeyFigure, Measure, ProgrammePage, ProjectPage
from .models.antennas import AntennaQuerySet
from .models.projects import ProjectQuerySet


@dataclass(frozen=True)
class Computed:
    """A value counted on the site, and over how many records."""

    value: Decimal
    records: int


@dataclass(frozen=True)
class Claim:
    """A declared figure, with the computed one where the site counts the same thing."""

    figure: Any
    computed: Computed | None


@dataclass(frozen=True)
class Cell:
    """The laureates of one season in one region."""

    season: str
    region: str
    laureates: int
    grants: Decimal | None
    with_grant: int


def claims(page: Any) -> list[Claim]:
    """The key figures of a page in their order (1 query, 2 more where something is counted)."""
    figures = list(page.key_figures.all())
    measures = {figure.measure for figure in figures} - {""}
    cells = cells_of(page) if measures - {Measure.ANTENNAS} else []
    antennas = antennas_of(page).count() if Measure.ANTENNAS in measures else 0
    return [Claim(figure, computed(figure, cells, antennas)) for figure in figures]


def projects_of(page: Any) -> ProjectQuerySet:
    """The laureates below a programme, of a call, or none."""
    laureates = ProjectPage.objects.listed().laureates()
    if isinstance(page, ProgrammePage):
        return laureates.filter(call__programme__path__startswith=page.path)
    return laureates.tied_to(page, "call") if isinstance(page, CallPage) else laureates.none()


def antennas_of(page: Any) -> AntennaQuerySet:
    """The antennas below a programme, of a call, or none."""
    antennas = AntennaPage.objects.listed()
    if isinstance(page, ProgrammePage):
        return antennas.filter(programme__path__startswith=page.path)
    return antennas.tied_to(page, "call") if isinstance(page, CallPage) else antennas.none()


def cells_of(page: Any) -> list[Cell]:
    rows = projects_of(page).order_by().values_list("season", "region")
    counted = rows.annotate(Count("pk"), Sum("grant"), Count("grant"))
    return [Cell(*row) for row in counted]


def computed(figure: KeyFigure, cells: Iterable[Cell], antennas: int) -> Computed | None:
    """What the site counts for a figure; nothing where it has no record of it."""
    if figure.measure == Measure.ANTENNAS:
        return Computed(Decimal(antennas), antennas) if antennas else None
    chosen = [cell for cell in cells if cell.season.startswith(figure.season)]
    laureates = sum(cell.laureates for cell in chosen)
    if not laureates or not figure.measure:
        return None
    if figure.measure == Measure.GRANTS:
        with_grant = sum(cell.with_grant for cell in chosen)
        total = sum((cell.grants or Decimal(0) for cell in chosen), Decimal(0))
        return Computed(total, with_grant) if with_grant else None
    if figure.measure == Measure.REGIONS:
        return Computed(Decimal(len({cell.region for cell in chosen} - {""})), laureates)
    return Computed(Decimal(laureates), laureates)
