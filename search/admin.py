"""What search adds to the admin: the report of search terms, and the results that editors promote."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Min, Sum
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy
from wagtail.snippets.views.snippets import CreateView

from home.admin import Fact, LanguagesFilter, PageMenuItem, SnippetIndex, SnippetListing
from home.dates import PartialDate
from home.exports import SafeExport

from .models import Asked, Promotion, key_of

Row = dict[str, Any]  # a term in a language, over all its days


def dated(row: Row) -> Row:
    """A row whose days are dates as all lists show and export them."""
    days = {name: PartialDate(day.year, day.month, day.day) for name, day in row.items() if isinstance(day, date)}
    return row | days


class TermLinks(Column):
    """What an editor does about a term: sees what it finds, promotes a result for it if he may."""

    cell_template_name = "search/term_links.html"

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        may_promote = context["request"].user.has_perm("search.add_promotion")
        return context | {"seen_at": seen_at(instance), "promote_at": promote_at(instance) if may_promote else ""}


def seen_at(row: Row) -> str:
    """The address of what readers find."""
    with translation.override(row["language"]):
        return f"{reverse('search')}?{urlencode({'q': row['term']})}"


def promote_at(row: Row) -> str:
    """The form of a new promotion, with the term filled in."""
    add = reverse(Promotion.snippet_viewset.get_url_name("add"))
    return f"{add}?{urlencode({'terms': row['term']})}"


class TermFilters(WagtailFilterSet):
    """Terms of a period and a language."""

    day = DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)
    language = LanguagesFilter()

    class Meta:
        model = Asked
        fields: list[str] = []


class TermReport(SafeExport, ReportView):
    """Search terms, those that found nothing first, then those that are asked most."""

    model = Asked
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    page_title = _("Search terms")
    header_icon = "search"
    is_searchable = True
    filterset_class = TermFilters
    index_url_name = "search_terms"
    index_results_url_name = "search_terms_results"
    default_ordering = ("-in_vain_sum", "-times_sum", "key", "language")
    columns = [
        Column("term", label=_("Search term"), sort_key="key"),
        NumberColumn("in_vain_sum", label=_("Times nothing was found"), sort_key="in_vain_sum"),
        NumberColumn("times_sum", label=_("Times asked"), sort_key="times_sum"),
        Fact("first_day", label=_("First day"), sort_key="first_day"),
        Fact("last_day", label=_("Last day"), sort_key="last_day"),
        Fact("language", label=_("Language"), sort_key="language"),
        TermLinks("links", label=_("What to do")),
    ]
    export_headings = {
        "term": _("Search term"),
        "in_vain_sum": _("Times nothing was found"),
        "times_sum": _("Times asked"),
        "first_day": _("First day"),
        "last_day": _("Last day"),
        "language": _("Language"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> Any:
        """A row for each term and language; a filter on days counts the days that it leaves."""
        return Asked.objects.values("key", "language").annotate(
            term=Max("text"),
            times_sum=Sum("times"),
            in_vain_sum=Sum("in_vain"),
            first_day=Min("day"),
            last_day=Max("day"),
        )

    def get_table(self, object_list: Any) -> Any:
        return super().get_table([dated(row) for row in object_list])

    def to_row_dict(self, item: Row) -> Row:
        return super().to_row_dict(dated(item))

    def search_queryset(self, queryset: Any) -> Any:
        return queryset.filter(key__contains=key_of(self.search_query)) if self.is_searching else queryset


class ReportMenuItem(PageMenuItem):
    """The report in the menu."""

    def __init__(self) -> None:
        super().__init__(_("Search terms"), reverse("search_terms"), name="search-terms", icon_name="search", order=50)


class PromotionIndex(SnippetIndex):
    """The list of promotions, with their pages read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("pages__page")


class PromotionCreation(CreateView):
    """The form of a new promotion, whose terms an address may give."""

    def get_initial_form_instance(self) -> Promotion:
        return Promotion(terms=self.request.GET.get("terms", ""))


class PromotionListing(SnippetListing):
    """Promoted results with their pages."""

    model = Promotion
    icon = "pick"
    index_view_class = PromotionIndex
    add_view_class = PromotionCreation
    add_to_settings_menu = True
    menu_order = 50
    searched = ("terms",)
    list_display = ["terms", Fact("titles", label=_("Pages"))]
    export = {"terms": _("Search terms"), "titles": _("Pages")}
