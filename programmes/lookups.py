"""What pages look up of other records, read once per content version: names of seasons, figures of territories."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps

from home.content import kept
from home.languages import SOURCE, locale_ids, source_id, spoken
from home.translations import origins

if TYPE_CHECKING:
    from .models import OrganisationFigure


class SeasonName(NamedTuple):
    """The name of a season or wave, and the language that it is in."""

    title: str
    language: str


def season_titles() -> dict[tuple[int | None, str], str]:
    """The names of the seasons and waves of calls, by call and code."""
    return kept("season titles", lambda: {key: name.title for key, name in season_names().items()})


def season_names() -> dict[tuple[int | None, str], SeasonName]:
    """The same with their languages."""
    return kept("season names", read_season_names)


def read_season_names() -> dict[tuple[int | None, str], SeasonName]:
    """Those of the source, then those in the spoken language over them."""
    columns = ("page", "code", "title", "text_language")
    seasons = apps.get_model("programmes", "Season").objects.order_by()
    names = {
        (call, code or ""): SeasonName(title, SOURCE)
        for call, code, title, _language in seasons.filter(page__locale=source_id()).values_list(*columns)
    }
    if spoken() == SOURCE:
        return names
    sources, here = origins(), seasons.filter(page__locale=locale_ids().get(spoken()), page__live=True)
    translated = {
        (sources[page].pk, code or ""): SeasonName(title, language or spoken())
        for page, code, title, language in here.values_list(*columns)
        if page in sources
    }
    return names | translated


def territories() -> dict[int, list["OrganisationFigure"]]:
    """The key figures of local authorities, by authority: those that have some are few."""
    return kept("territories", read_territories)


def read_territories() -> dict[int, list["OrganisationFigure"]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    figures = apps.get_model("programmes", "OrganisationFigure").objects
    for figure in figures.filter(organisation__kind="collectivite").order_by("sort_order"):
        rows[figure.organisation_id].append(figure)
    return dict(rows)
