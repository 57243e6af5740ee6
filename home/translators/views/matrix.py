"""The matrix: each page of the source language with how far it is in each other one, what needs work most first."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, get_page_models
from wagtail.permissions import page_permission_policy

from ... import wording
from ...admin import CodesFilter, PageMenuItem
from ...exports import SafeExport
from ...languages import SOURCE
from ...models import BasePage
from ...navigation import address_in
from ..languages import Target, targets
from ..states import State, progress, sources, with_progress
from ..steps import REPORT, Worker, cell

BY_MACHINE = "machine"


def known_states() -> list[tuple[str, Any]]:
    return [(one.name.lower(), capfirst(one.label)) for one in State if one is not State.MACHINE] + [
        (BY_MACHINE, _("With texts by a machine"))
    ]


def known_types() -> list[tuple[str, str]]:
    """Our page types by their name."""
    ours = [model for model in get_page_models() if issubclass(model, BasePage)]
    named = [(model._meta.label_lower, capfirst(model._meta.verbose_name)) for model in ours]
    return sorted(named, key=lambda one: wording.plain(one[1]))


def known_sections() -> list[tuple[str, str]]:
    """What stands right below the home page, by its place in the tree."""
    return list(sources().filter(depth=3).order_by("path").values_list("path", "title"))


class MatrixFilters(WagtailFilterSet):
    """Which languages, which states in them, which pages."""

    language = CodesFilter(label=gettext_lazy("Language"), method="leave")
    state = CodesFilter(label=gettext_lazy("State"), choices=known_states, method="in_states")
    kind = CodesFilter(label=gettext_lazy("Page type"), choices=known_types, method="of_types")
    section = ChoiceFilter(label=gettext_lazy("Section"), choices=known_sections, method="below")

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *arguments: Any, languages: Sequence[Target], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.languages = languages
        if len(languages) > 1:
            self.filters["language"].extra["choices"] = [(one.code, one.label) for one in languages]
        else:
            del self.filters["language"]

    def leave(self, pages: Any, _name: str, _values: list[str]) -> Any:
        """A language changes the columns and what the states are those of."""
        return pages

    def chosen(self) -> list[Target]:
        codes = self.form.cleaned_data.get("language") if self.is_valid() else ()
        return [one for one in self.languages if not codes or one.code in codes]

    def in_states(self, pages: Any, _name: str, values: list[str]) -> Any:
        wanted = Q(pk=None)
        for target in self.chosen():
            codes = [State[name.upper()].value for name in values if name != BY_MACHINE]
            wanted |= Q(**{f"{target.alias}_state__in": codes})
            if BY_MACHINE in values:
                wanted |= Q(**{f"{target.alias}_machine__gt": 0})
        return pages.filter(wanted) if values else pages

    def of_types(self, pages: Any, _name: str, values: list[str]) -> Any:
        kinds = [ContentType.objects.get_by_natural_key(*value.split(".")) for value in values]
        return pages.filter(content_type__in=kinds) if kinds else pages

    def below(self, pages: Any, _name: str, value: str) -> Any:
        return pages.filter(path__startswith=value)


class LanguageColumn(BaseColumn):
    """A language: the state of the page in it, how many texts are done, the next step."""

    cell_template_name = "admin/translation_cell.html"

    def __init__(self, target: Target, worker: Worker) -> None:
        super().__init__(target.code, label=target.label, sort_key=f"{target.alias}_state")
        self.target, self.worker = target, worker

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"cell": cell(instance, self.target, self.worker)}


class KindColumn(Column):
    """The type of a page, without a query for each."""

    def get_value(self, instance: Any) -> str:
        return kind_of(instance)


def kind_of(page: Any) -> str:
    return str(capfirst(page.specific_class._meta.verbose_name))


class Matrix(SafeExport, ReportView):
    """Pages and languages."""

    model = Page
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    is_searchable = True
    filterset_class = MatrixFilters
    index_url_name = REPORT
    index_results_url_name = f"{REPORT}_results"
    default_ordering = ("need", "rank", "path")
    verbose_name_plural = gettext_lazy("pages")

    @cached_property
    def worker(self) -> Worker:
        return Worker(self.request.user)

    @cached_property
    def languages(self) -> list[Target]:
        """Those that the user writes; all for who writes none of them."""
        return self.worker.targets or targets()

    @cached_property
    def chosen(self) -> list[Target]:
        """Those whose columns are shown."""
        return self.filters.chosen() if self.filters else self.languages

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = TitleColumn("title", label=_("Page"), sort_key="title", classname="title", get_url=self.address_of)
        return [
            title,
            KindColumn("kind", label=_("Type")),
            *(LanguageColumn(target, self.worker) for target in self.chosen),
        ]

    def address_of(self, page: Any) -> str:
        """Where everyone reads it."""
        return address_in(page, SOURCE, self.request)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"languages": self.languages}

    def get_base_queryset(self) -> Any:
        return with_progress(sources().defer_streamfields(), self.chosen) if self.chosen else Page.objects.none()

    def order_queryset(self, queryset: Any) -> Any:
        return super().order_queryset(queryset) if self.chosen else queryset

    def search_queryset(self, queryset: Any) -> Any:
        """Titles, in any language."""
        if not self.is_searching:
            return queryset
        found = Page.objects.filter(title__iregex=wording.pattern(self.search_query))
        return queryset.filter(translation_key__in=found.values("translation_key"))

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        self.worker.know(rows, self.chosen)
        return super().get_table(rows)

    # The spreadsheet

    @cached_property
    def export_headings(self) -> dict[str, str]:
        heads = {"title": _("Page"), "kind": _("Type"), "address": _("Address")}
        for one in self.chosen:
            facts = {"state": _("state"), "done": _("texts done"), "total": _("texts")}
            facts |= {"machine": _("texts by a machine"), "published": _("published on")}
            heads |= {f"{one.alias}_{name}": f"{one.label} – {fact}" for name, fact in facts.items()}
        return heads

    @cached_property
    def list_export(self) -> list[str]:
        return list(self.export_headings)

    def get_filename(self) -> str:
        return f"{slugify(_('Translations'))}-{super().get_filename().partition('-')[2]}"

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        row = {
            "title": item.title,
            "kind": kind_of(item),
            "address": self.request.build_absolute_uri(self.address_of(item)),
        }
        for one in self.chosen:
            reached = progress(item, one)
            facts = reached._asdict() | {"state": str(reached.state.label)}
            row |= {f"{one.alias}_{name}": facts[name] for name in ("state", "done", "total", "machine")}
            row[f"{one.alias}_published"] = reached.published or ""
        return row


class MatrixMenuItem(PageMenuItem):
    """The matrix in the menu of reports, for a site of several languages."""

    def __init__(self) -> None:
        super().__init__(
            _("Translations"), reverse(REPORT), name=REPORT, icon_name="wagtail-localize-language", order=40
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return super().is_shown(request) and bool(targets())
