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
    computed: Computed | None = None
    season: str = ""

    @property
    def is_count(self) -> bool:
        """Whether what is counted are the records themselves."""
        return self.computed is not None and self.computed.value == self.computed.records


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
    seasons = seasons_of(page) if any(figure.season for figure in figures) else {}
    measures = {figure.measure for figure in figures} - {""}
    cells = cells_of(page) if measures - {Measure.ANTENNAS} else []
    antennas = antennas_of(page).count() if Measure.ANTENNAS in measures else 0
    return [Claim(figure, computed(figure, cells, antennas), seasons.get(figure.season, "")) for figure in figures]


def seasons_of(page: Any) -> dict[str, str]:
    """Names of a call's seasons and waves by code."""
    return {season.code or "": season.title for season in page.seasons.all()} if isinstance(page, CallPage) else {}


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
    """Laureates by season and region; a call of antennas has none, and its antennas stand for them."""
    rows = projects_of(page).order_by().values_list("season", "region")
    cells = [Cell(*row) for row in rows.annotate(Count("pk"), Sum("grant"), Count("grant"))]
    antennas = [] if cells else regions_of_antennas(page)
    return cells or [Cell("", region, number, None, 0) for region, number in antennas]


def regions_of_antennas(page: Any) -> Any:
    return antennas_of(page).order_by().values_list("region").annotate(Count("pk"))


def is_part(wave: str, season: str) -> bool:
    """Whether a wave belongs to a season: `s1-v2` to `s1` and to the whole, not to `s10`."""
    return not season or wave == season or wave.startswith(f"{season}-")


def computed(figure: KeyFigure, cells: Iterable[Cell], antennas: int) -> Computed | None:
    """What the site counts for a figure; nothing where it has no record of it."""
    if figure.measure == Measure.ANTENNAS:
        return Computed(Decimal(antennas), antennas) if antennas else None
    chosen = [cell for cell in cells if is_part(cell.season, figure.season)]
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
