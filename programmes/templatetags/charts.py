"""Tags that turn records into what chart components render."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.content import kept
from home.formats import money, number
from home.navigation import navigation
from programmes.charts import calendar, claims, countdown
from programmes.charts.bars import Bar, DrawnBar, bars
from programmes.charts.matrix import Matrix
from programmes.figures import Claim
from programmes.models import CallPage, ProjectPage, Sector
from programmes.models.sectors import Family

register = template.Library()


@register.simple_tag
def figures_of(said: Iterable[Claim]) -> claims.Figures:
    """Key figures: those that are laid on one rule, then those that stand alone."""
    return claims.figures(said)


@register.simple_tag
def countdown_of(call: CallPage) -> countdown.Countdown | None:
    """The time that a call leaves; nothing where it is not open or has no deadline."""
    return countdown.countdown(call)


@register.simple_tag
def seasons_calendar(seasons: Iterable[Any]) -> calendar.Calendar | None:
    return calendar.of_seasons(seasons)


@register.simple_tag
def calls_calendar(calls: Iterable[CallPage]) -> calendar.Calendar | None:
    """Calls on the same years, in the order given."""
    return calendar.of_calls(calls)


@register.simple_tag(takes_context=True)
def sector_bars(
    context: RequestContext, pairs: Iterable[tuple[Sector, int]], here: Sector | None = None, whole: int | None = None
) -> list[DrawnBar]:
    """Sectors with their number of laureates, each a link to its page, but the one that the page is about.

    `whole` is the number of a full bar: the highest one, unless several tables share a scale.
    """
    base = navigation(context.get("request")).url_of("programmes.sectorindexpage")

    def line(sector: Sector, value: int) -> Bar:
        url = f"{base}{sector.code}/" if base and sector != here else ""
        return Bar(sector.label, value, number(value), sector.family, url, sector == here, sector.language)

    return bars((line(sector, value) for sector, value in pairs), whole=whole)


@register.simple_tag(takes_context=True)
def family_bars(context: RequestContext, pairs: Iterable[tuple[Family, int]]) -> list[DrawnBar]:
    """Families with their number of laureates, each a link to its coverage of the regions."""
    return bars(
        Bar(str(family.label), value, number(value), family.value, coverage_url(context, family.value))
        for family, value in pairs
    )


@register.simple_tag(takes_context=True)
def coverage_url(context: RequestContext, family: str = "") -> str:
    """Address of the coverage of the regions, by family or by sector of one; empty where regions are not published."""
    base = navigation(context.get("request")).url_of("programmes.territoryindexpage")
    return f"{base}couverture/{family}/".replace("//", "/") if base else ""


@register.simple_tag
def budget_bars(project: ProjectPage) -> list[DrawnBar]:
    """A grant in the budget of its project, then the rest of it; nothing where one of them is unknown."""
    grant, budget = project.grant, project.budget
    if grant is None or not budget or grant > budget:
        return []
    parts = [(_("Grant"), grant), (_("Rest of the budget (computed)"), budget - grant)]
    return bars((Bar(label, value, money(value)) for label, value in parts), as_given=True, whole=budget)


@register.simple_tag
def drawn_matrix(matrix: Matrix, caption: str) -> SafeString:
    """A matrix as HTML, drawn once per content and language: its 144 links are the heaviest part of their page."""
    key = ("matrix", get_language(), caption, matrix.columns)
    return kept(key, lambda: render_to_string("components/matrix.html", {"matrix": matrix, "caption": caption}))
