"""Flat lists of programmes, calls, projects and antennas."""

from typing import Any

from django.db.models import Count
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.widgets import BooleanRadioSelect

from home.admin import CodesFilter, Fact, Money, PageFilters, PageListing
from home.content import kept
from home.languages import source_id
from home.translations import origin

from .models import AntennaPage, CallKind, CallPage, Network, ProgrammePage, ProjectKind, ProjectPage
from .territories import region_choices
from .timing import Status


class PagesFilter(ModelMultipleChoiceFilter):
    """Boxes to tick for the pages of a type, each once: what names a page names that of the source language."""

    def __init__(self, model: Any, **options: Any) -> None:
        super().__init__(
            queryset=lambda _request: model.objects.filter(locale=source_id()).order_by("title"),
            widget=CheckboxSelectMultiple,
            distinct=False,
            **options,
        )


def number_of_calls(programme: ProgrammePage) -> int:
    """Drafts too, each once: a call names the programme of the source language, and so do its translations."""
    calls = CallPage.objects.filter(locale=source_id()).order_by()
    numbers = kept("calls of programmes", lambda: dict(calls.values_list("programme").annotate(Count("pk"))))
    return numbers.get(origin(programme).pk, 0)


class ProgrammeListing(PageListing):
    """Programmes with their period and budget."""

    model = ProgrammePage
    icon = ProgrammePage.icon
    searched = ("code", "acronym")
    facts = [
        Fact("acronym", label=_("Acronym"), sort_key="acronym"),
        Fact("started_on", label=_("Start"), sort_key="started_on"),
        Fact("ended_on", label=_("End"), sort_key="ended_on"),
        Money("budget", label=_("Budget"), sort_key="budget"),
        Fact("calls", label=_("Calls"), accessor=number_of_calls),
    ]
    export = {
        "code": _("Code"),
        "acronym": _("Acronym"),
        "started_on": _("Start"),
        "ended_on": _("End"),
        "budget": _("Budget in euros"),
    }


class CallStateFilter(ChoiceFilter):
    """Calls by their state now."""

    def __init__(self, **options: Any) -> None:
        states = [Status.UPCOMING, Status.OPEN, Status.CLOSED]
        super().__init__(choices=[(one.value, one.label) for one in states], **options)

    def filter(self, queryset: Any, value: str) -> Any:
        """Rows in this state; `open` holds the permanent ones, `closed` those with results."""
        return getattr(queryset, value)() if value in ("upcoming", "open", "closed") else queryset


class CallFilters(PageFilters):
    """Filters of the list of calls."""

    state = CallStateFilter(label=_("State"))
    kind = CodesFilter(label=_("Kind"), choices=CallKind.choices)
    programme = PagesFilter(ProgrammePage, label=_("Programme"))


class CallListing(PageListing):
    """Calls with their state and dates."""

    model = CallPage
    related = ["programme"]
    filterset_class = CallFilters
    icon = CallPage.icon
    searched = ("code", "acronym")
    facts = [
        Fact("state", label=_("State"), accessor="status.label"),
        Fact("kind", label=_("Kind"), accessor=lambda page: page.kind.upper(), sort_key="kind"),
        Fact("programme", label=_("Programme"), accessor="programme.title"),
        Fact("closes_on", label=_("Closing"), sort_key="closes_at"),
        Fact("laureates_count", label=_("Laureates"), sort_key="laureates_count"),
    ]
    export = {
        "code": _("Code"),
        "acronym": _("Acronym"),
        "get_kind_display": _("Kind"),
        "status.label": _("State"),
        "programme.title": _("Programme"),
        "opens_on": _("Opening"),
        "closes_on": _("Closing"),
        "results_on": _("Results"),
        "budget": _("Budget in euros"),
        "applications": _("Applications"),
        "laureates_count": _("Laureates"),
    }


class ProjectFilters(PageFilters):
    """Filters of the list of projects."""

    call = PagesFilter(CallPage, label=_("Call"))
    kind = CodesFilter(label=_("Kind"), choices=ProjectKind.choices)
    region = CodesFilter(label=_("Region of the holder"), choices=region_choices)
    featured = BooleanFilter(label=_("Featured"), widget=BooleanRadioSelect)


class ProjectListing(PageListing):
    """Projects with their call, holder, region and grant."""

    model = ProjectPage
    related = ["call", "holder"]
    prefetched = ["sectors__sector"]
    filterset_class = ProjectFilters
    icon = ProjectPage.icon
    searched = ("code", "holder__name", "holder_name", "commune")
    facts = [
        Fact("call", label=_("Call"), accessor=lambda page: page.call and (page.call.acronym or page.call.title)),
        Fact("holder", label=_("Holder"), accessor="holder_label"),
        Fact("region", label=_("Region"), accessor="region_place.name", sort_key="region"),
        Money("grant", label=_("Grant"), sort_key="grant"),
    ]
    export = {
        "code": _("Reference"),
        "call.title": _("Call"),
        "season": _("Season or wave"),
        "get_kind_display": _("Kind"),
        "holder_label": _("Holder"),
        "region_place.name": _("Region"),
        "departement_place.name": _("Département"),
        "commune": _("Commune"),
        "commune_insee": _("INSEE code"),
        "main_sector.label": _("Main sector"),
        "budget": _("Total budget in euros"),
        "grant": _("Grant in euros"),
        "learners": _("Learners targeted"),
        "announced_on": _("Announced on"),
        "featured": _("Featured"),
        "website": _("Website"),
    }


class AntennaFilters(PageFilters):
    """Filters of the list of antennas."""

    network = CodesFilter(label=_("Network"), choices=Network.choices)
    region = CodesFilter(label=_("Region"), choices=region_choices)
    programme = PagesFilter(ProgrammePage, label=_("Programme"))


class AntennaListing(PageListing):
    """Antennas with their place and host."""

    model = AntennaPage
    related = ["host", "programme", "call"]
    filterset_class = AntennaFilters
    icon = AntennaPage.icon
    searched = ("code", "commune", "host__name")
    facts = [
        Fact("commune", label=_("Commune"), accessor="place_label", sort_key="commune"),
        Fact("region", label=_("Region"), accessor="region_place.name", sort_key="region"),
        Fact("network", label=_("Network"), accessor="get_network_display", sort_key="network"),
        Fact("host", label=_("Host"), accessor="host.name"),
        Fact("opened_on", label=_("Opening"), sort_key="opened_on"),
    ]
    export = {
        "code": _("Code"),
        "get_network_display": _("Network"),
        "host.name": _("Host"),
        "programme.title": _("Programme"),
        "call.title": _("Call"),
        "commune": _("Commune"),
        "commune_insee": _("INSEE code"),
        "departement_place.name": _("Département"),
        "region_place.name": _("Region"),
        "address": _("Address of the antenna"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
        "selected_on": _("Selected on"),
        "opened_on": _("Opened on"),
        "budget": _("Budget in euros"),
    }


class ProgrammesGroup(ViewSetGroup):
    """The entry of the menu that holds these lists."""

    menu_label = _("Records")
    menu_name = "records"
    menu_icon = "table"
    menu_order = 110
    items = (
        ProgrammeListing("programmes"),
        CallListing("calls"),
        ProjectListing("projects"),
        AntennaListing("antennas"),
    )
