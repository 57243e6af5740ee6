"""Tags of the pages of calls and programmes: what belongs to one, gathered by the domain."""

from collections import Counter
from collections.abc import Iterable

from django import template
from django.template.context import RequestContext

from home.navigation import navigation
from home.translations import origin
from programmes import dossiers, figures, registers, showcase, tallies, trees
from programmes.models import CallPage, ProgrammePage, Season

register = template.Library()
register.simple_tag(showcase.of_programme, name="showcase_of_programme")
register.simple_tag(trees.around, name="programmes_around")
register.simple_tag(trees.siblings, name="programmes_beside")


@register.simple_tag
def season_claims(call: CallPage, seasons: Iterable[Season]) -> dict[str, list[figures.Claim]]:
    """The key figures of a call by the name of their season; those of the whole call under an empty name, first."""
    return figures.by_season(figures.claims(call, seasons))


@register.simple_tag(takes_context=True)
def laureates_url(context: RequestContext, call: CallPage) -> str:
    """Where all the laureates of a call are listed; empty where they are not."""
    url = navigation(context.get("request")).url_of("programmes.projectindexpage")
    return f"{url}?appel={call.code}" if url and call.code else ""


@register.simple_tag
def antennas_of(page: ProgrammePage | CallPage) -> list[dossiers.Group]:
    """The antennas of a call, or of a programme and those below it, by region."""
    return dossiers.by_region(registers.antennas_of(page))


@register.simple_tag
def antenna_numbers(page: ProgrammePage | CallPage) -> Counter[str]:
    """How many antennas of a call or a programme are in each region."""
    return tallies.by_region(tallies.of(page, tallies.antennas()))


@register.simple_tag
def calls_of(programme: ProgrammePage) -> list[dossiers.Group]:
    """The calls of a programme by stage."""
    key = origin(programme).pk
    return dossiers.by_stage(call for call in registers.calls() if key and call.programme_id == key)
