"""Vocabularies of the site: organisations, sectors, glossary."""

from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.admin import CodesFilter, Fact, LanguagesFilter, SnippetListing

from .models import Family, Organisation, OrganisationKind, Sector, Term


class OrganisationFilters(WagtailFilterSet):
    """Filters of the list of organisations."""

    kind = CodesFilter(label=_("Kind"), choices=OrganisationKind.choices)

    class Meta:
        model = Organisation
        fields: list[str] = []


class OrganisationListing(SnippetListing):
    """Organisations with their kind and SIREN."""

    model = Organisation
    icon = "group"
    searched = ("code", "name", "acronym", "siren")
    filterset_class = OrganisationFilters
    list_display = [
        "name",
        Fact("acronym", label=_("Acronym"), sort_key="acronym"),
        Fact("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Fact("siren", label=_("SIREN")),
        Fact("code", label=_("Code"), sort_key="code"),
    ]
    export = {
        "name": _("Name"),
        "acronym": _("Acronym"),
        "code": _("Code"),
        "get_kind_display": _("Kind"),
        "siren": _("SIREN"),
        "url": _("Website"),
    }


class SectorFilters(WagtailFilterSet):
    """Filters of the list of sectors."""

    family = CodesFilter(label=_("Family"), choices=Family.choices)
    france_2030 = BooleanFilter(label=_("Strategy of France 2030"), widget=BooleanRadioSelect)

    class Meta:
        model = Sector
        fields: list[str] = []


class SectorListing(SnippetListing):
    """Sectors with their family."""

    model = Sector
    icon = "tag"
    searched = ("code", "label_fr", "labels")
    filterset_class = SectorFilters
    list_display = [
        "label_fr",
        Fact("other_labels", label=_("Other languages")),
        Fact("family", label=_("Family"), accessor="get_family_display", sort_key="family"),
        BooleanColumn("france_2030", label=_("France 2030"), sort_key="france_2030"),
        Fact("code", label=_("Code"), sort_key="code"),
    ]
    export = {
        "label_fr": _("French label"),
        "other_labels": _("Other languages"),
        "code": _("Code"),
        "get_family_display": _("Family"),
        "france_2030": _("Strategy of France 2030"),
    }


class TermFilters(WagtailFilterSet):
    """Filters of the glossary."""

    language = LanguagesFilter()

    class Meta:
        model = Term
        fields: list[str] = []


class TermListing(SnippetListing):
    """The glossary."""

    model = Term
    icon = "openquote"
    searched = ("code", "short", "long", "definition")
    filterset_class = TermFilters
    list_display = [
        "long",
        Fact("short", label=_("Short form"), sort_key="short"),
        Fact("definition", label=_("Definition")),
        Fact("language", label=_("Language"), sort_key="language"),
    ]
    export = {
        "short": _("Short form"),
        "long": _("Long form"),
        "definition": _("Definition"),
        "code": _("Code"),
        "language": _("Language"),
    }


class VocabularyGroup(SnippetViewSetGroup):
    """The entry of the menu that holds the vocabularies."""

    menu_label = _("Vocabularies")
    menu_name = "vocabularies"
    menu_icon = "list-ul"
    menu_order = 130
    items = (OrganisationListing, SectorListing, TermListing)
