"""What pages look up of other records, read once per content version: names of seasons, figures of territories."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.apps import apps

from home.content import kept

if TYPE_CHECKING:
    from .models import OrganisationFigure


def season_titles() -> dict[tuple[int | None, str], str]:
    """The names of the seasons and waves of calls, by call and code."""
    return kept("season titles", read_season_titles)


def read_season_titles() -> dict[tuple[int | None, str], str]:
    rows = apps.get_model("programmes", "Season").objects.order_by().values_list("page", "code", "title")
    return {(call, code or ""): title for call, code, title in rows}


def territories() -> dict[int, list["OrganisationFigure"]]:
    """The key figures of local authorities, by authority: those that have some are few."""
    return kept("territories", read_territories)


def read_territories() -> dict[int, list["OrganisationFigure"]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    figures = apps.get_model("programmes", "OrganisationFigure").objects
    for figure in figures.filter(organisation__kind="collectivite").order_by("sort_order"):
        rows[figure.organisation_id].append(figure)
    return dict(rows)
