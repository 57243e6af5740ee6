"""Flat lists of articles, events and dossiers."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from home.admin import CodesFilter, Fact, PageFilters, PageListing
from programmes.territories import region_choices

from .models import DossierPage, EventPage, NewsPage


class LinkedFilters(PageFilters):
    """Filters of articles and events."""

    region = CodesFilter(label=_("Region"), choices=region_choices, field_name="linked_regions__region")


class NewsListing(PageListing):
    """Articles with their date."""

    model = NewsPage
    prefetched = ["links__target"]
    filterset_class = LinkedFilters
    icon = NewsPage.icon
    facts = [
        Fact("published_on", label=_("Date"), sort_key="published_on"),
        Fact(
            "about",
            label=_("About"),
            accessor=lambda page: ", ".join(link.target.title for link in page.links.all() if link.target),
        ),
    ]
    export = {"published_on": _("Date")}


class EventListing(PageListing):
    """Events with their dates and place."""

    model = EventPage
    related = ["organiser"]
    filterset_class = LinkedFilters
    icon = EventPage.icon
    facts = [
        Fact("starts_on", label=_("Start"), sort_key="starts_on"),
        Fact("ends_on", label=_("End"), sort_key="ends_on"),
        Fact("place", label=_("Place"), accessor="place_label"),
        Fact("organiser", label=_("Organiser"), accessor="organiser.name"),
    ]
    export = {
        "starts_on": _("Start"),
        "ends_on": _("End"),
        "place": _("Place"),
        "commune": _("Commune"),
        "departement": _("Département"),
        "organiser.name": _("Organiser"),
        "attendance": _("Attendance"),
    }


class DossierListing(PageListing):
    """Dossiers with their issuing body."""

    model = DossierPage
    related = ["issuer"]
    prefetched = ["proposals"]
    icon = DossierPage.icon
    facts = [
        Fact("issued_on", label=_("Date"), sort_key="issued_on"),
        Fact("issuer", label=_("Issuing body"), accessor="issuer.name"),
        Fact("proposals", label=_("Proposals"), accessor=lambda page: len(page.proposals.all())),
    ]
    export = {
        "issued_on": _("Date"),
        "issuer.name": _("Issuing body"),
        "recipients": _("Addressed to"),
    }


class NewsGroup(ViewSetGroup):
    """The entry of the menu that holds these lists."""

    menu_label = _("News")
    menu_name = "news"
    menu_icon = "openquote"
    menu_order = 120
    items = (NewsListing("articles"), EventListing("events"), DossierListing("dossiers"))
