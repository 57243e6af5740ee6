"""What every listing of the admin shares: columns, filters, export, a constant number of queries."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, MultipleChoiceFilter
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.search.backends import get_search_backend
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView
from wagtail.snippets.views.snippets import SnippetViewSet

from . import formats, wording
from .dates import PartialDate
from .exports import SafeExport
from .formats import language_name
from .models import StandardPage

Headings = Mapping[str, Any]
FOUND = 500  # rows that a search takes from the index


class Fact(Column):
    """A fact as readers see it; nothing where it is unknown."""

    def get_value(self, instance: Any) -> Any:
        value = super().get_value(instance)
        if isinstance(value, PartialDate):
            return formats.date(value)
        return "" if value is None else value


class Money(Fact):
    """An amount in euros."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return formats.money(value) if isinstance(value, Decimal) else ""


class PageMenuItem(MenuItem):
    """A list of pages, shown to those who may do something with pages."""

    def is_shown(self, request: Any) -> bool:
        return bool(user_has_any_page_permission(request.user))


class CodesFilter(MultipleChoiceFilter):
    """Boxes to tick for a field that holds one of several codes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=CheckboxSelectMultiple, distinct=False, **options)


class LanguagesFilter(CodesFilter):
    """Boxes for the languages of the site, each in the editor's."""

    def __init__(self) -> None:
        super().__init__(label=_("Language"), choices=self.named)

    @staticmethod
    def named() -> list[tuple[str, str]]:
        return [(code, capfirst(language_name(code))) for code, _name in settings.LANGUAGES]


class PageFilters(PageFilterSet):
    """Filters of any list of pages: published or not, when and by whom it was edited."""

    live = BooleanFilter(label=_("Published"), widget=BooleanRadioSelect)
    site = None
    has_child_pages = None


class FreeSearch:
    """Search by words of the index or by parts of some fields; any filter and any order goes with it.

    Wagtail's own search refuses to filter or to order by what is not in the index, and PostgreSQL's index tells
    `ecole` from `école`.
    """

    searched: Sequence[str] = ()

    def search_queryset(self: Any, queryset: Any) -> Any:
        if not self.is_searching:
            return queryset
        indexed = get_search_backend().autocomplete(self.search_query, self.model)[:FOUND]
        wanted = Q(pk__in=[one.pk for one in indexed])
        for field in self.searched:
            wanted |= Q(**{f"{field}__iregex": wording.pattern(self.search_query)})
        return queryset.filter(wanted)


class PageIndex(FreeSearch, SafeExport, IndexView):
    """A flat list of pages of one type, read in a constant number of queries."""

    related: Sequence[str] = ()
    prefetched: Sequence[str] = ()

    def annotate_queryset(self, pages: Any) -> Any:
        """As Wagtail, without `specific()`: the pages are of their own type already."""
        pages = pages.defer_streamfields().prefetch_workflow_states()
        pages = pages.annotate_site_root_state().annotate_approved_schedule()
        return pages.select_related("content_type", "locale", *self.related).prefetch_related(
            "sites_rooted_here", *self.prefetched
        )


class PageListing(PageListingViewSet):
    """Base of our lists of pages: a subclass names its model, its columns and its export."""

    index_view_class = PageIndex
    related: ClassVar[Sequence[str]] = ()
    prefetched: ClassVar[Sequence[str]] = ()
    searched: ClassVar[Sequence[str]] = ()
    menu_item_class = PageMenuItem
    filterset_class = PageFilters
    ordering = "-latest_revision_created_at"
    facts: ClassVar[list[BaseColumn]] = []
    export: ClassVar[Headings] = {}

    def __init__(self, name: str | None = None, **options: Any) -> None:
        super().__init__(name, **options)
        self.columns = [
            BulkActionsColumn("bulk_actions"),
            PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
            *self.facts,
            DateColumn("latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at"),
            PageStatusColumn("status", label=_("Publication"), sort_key="live"),
        ]

    @property
    def menu_label(self) -> str:
        return capfirst(self.model._meta.verbose_name_plural)

    def get_index_view_kwargs(self, **options: Any) -> dict[str, Any]:
        searched = ("title", *self.searched)
        reading = {"related": self.related, "prefetched": self.prefetched, "searched": searched}
        return super().get_index_view_kwargs(**reading, **export_options(PAGE_EXPORT | dict(self.export)), **options)


PAGE_EXPORT: dict[str, Any] = {
    "title": _("Title"),
    "live": _("Published"),
    "full_url": _("Address"),
    "latest_revision_created_at": _("Updated"),
    "summary": _("Summary"),
}


class TextListing(PageListing):
    """Pages of text with the page that each is below."""

    model = StandardPage
    icon = StandardPage.icon
    add_to_admin_menu = True
    menu_order = 125
    facts = [ParentPageColumn("parent", label=_("Below"))]


def export_options(export: Headings) -> dict[str, Any]:
    """What Wagtail's listings call the paths and the headings of a spreadsheet."""
    return {"list_export": list(export), "export_headings": dict(export)}


class SnippetIndex(FreeSearch, SafeExport, SnippetIndexView):
    """A list of snippets with our search and export."""


class SnippetListing(SnippetViewSet):
    """Base of our vocabularies: a subclass names its model, its columns and its export."""

    index_view_class = SnippetIndex
    copy_view_enabled = False
    list_per_page = 50
    searched: ClassVar[Sequence[str]] = ()
    export: ClassVar[Headings] = {}

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Said in the language of each reader, where Wagtail 8.0 keeps that of whoever came first."""
        return list(SnippetIndexView.breadcrumbs_items)

    def get_index_view_kwargs(self, **options: Any) -> dict[str, Any]:
        ours = {"searched": self.searched, **export_options(self.export)}
        return super().get_index_view_kwargs(**{**ours, **options})
