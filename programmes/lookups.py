"""What pages look up of other records, read once per content version: names of seasons, figures of territories."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.apps import apps

from home.content import kept
from home.languages import SOURCE, locale_ids, source_id, spoken
from home.translations import origins

if TYPE_CHECKING:
    from .models import OrganisationFigure


def season_titles() -> dict[tuple[int | None, str], str]:
    """The names of the seasons and waves of calls, by call and code."""
    return kept("season titles", read_season_titles)


def read_season_titles() -> dict[tuple[int | None, str], str]:
    """Those of the source, then those in the spoken language over them."""
    seasons = apps.get_model("programmes", "Season").objects.order_by()
    rows = seasons.filter(page__locale=source_id()).values_list("page", "code", "title")
    spoken_here = seasons.filter(page__locale=locale_ids().get(spoken()), page__live=True).exclude(
        page__locale=source_id()
    )
    sources, others = origins(), spoken_here.values_list("page", "code", "title") if spoken() != SOURCE else ()
    translated = [(sources[page].pk, code, title) for page, code, title in others if page in sources]
    return {(call, code or ""): title for call, code, title in [*rows, *translated]}


def territories() -> dict[int, list["OrganisationFigure"]]:
    """The key figures of local authorities, by authority: those that have some are few."""
    return kept("territories", read_territories)


def read_territories() -> dict[int, list["OrganisationFigure"]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    figures = apps.get_model("programmes", "OrganisationFigure").objects
    for figure in figures.filter(organisation__kind="collectivite").order_by("sort_order"):
        rows[figure.organisation_id].append(figure)
    return dict(rows)
