"""Pages that list others: programmes, calls, laureates, antennas, regions, sectors, organisations."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from home.blocks import TEXT_FEATURES
from home.languages import named
from home.models import BasePage
from home.navigation import address, navigation
from home.translations import all_in_language

from .. import coverage, dossiers, registers, tallies, trees
from ..territories import REGIONS, region_by_slug, region_choices
from .organisations import Organisation
from .projects import ProjectPage
from .sectors import Sector

FEATURED = 4  # laureates on the first page of the showcase


class IndexPage(BasePage):
    """Abstract: a list below home, with an introduction; there is one of each."""

    intro = RichTextField(
        _("introduction"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Before the list. Example: how the calls are sorted."),
    )

    texts = ("intro",)
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    show_in_menus_default = True

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        abstract = True


class RoutableIndexPage(RoutablePageMixin, IndexPage):
    """Abstract: serves addresses of its own, which follow when it is renamed or moved."""

    class Meta:
        abstract = True

    def get_route_paths(self) -> list[str]:
        """Addresses that redirects keep."""
        return ["/", *(f"/{path}" for _name, path in self.entries())]


class ProgrammeIndexPage(IndexPage):
    """All programmes, as a tree."""

    subpage_types = ["programmes.ProgrammePage"]
    icon = "folder-inverse"
    page_description = _("All programmes, as a tree.")

    class Meta:
        verbose_name = _("list of programmes")
        verbose_name_plural = _("lists of programmes")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        return {**context, "nodes": trees.whole(self)}


class CallIndexPage(IndexPage):
    """All calls by state, the next deadline first."""

    subpage_types = ["programmes.CallPage"]
    icon = "calendar"
    page_description = _("All calls: open ones first, by deadline.")

    class Meta:
        verbose_name = _("list of calls")
        verbose_name_plural = _("lists of calls")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        calls = registers.calls()
        dated = sorted((call for call in calls if call.opens_on or call.closes_on), key=dossiers.last_known_day)
        return {**context, "groups": dossiers.by_stage(calls), "dated": dated[::-1]}


class ProjectIndexPage(IndexPage):
    """The laureate showcase."""

    subpage_types = ["programmes.ProjectFolderPage"]
    icon = "pick"
    page_description = _("The laureate showcase: featured projects, then all of them.")

    class Meta:
        verbose_name = _("showcase of laureates")
        verbose_name_plural = _("showcases of laureates")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        """The laureates themselves are found by search, which knows what the reader asked."""
        return {**super().get_context(request, *arguments, **options), "featured": self.featured}

    @staticmethod
    def featured() -> list[ProjectPage]:
        """The laureates that editors put forward, which the list calls unless something was asked (1 query)."""
        found = ProjectPage.objects.listed().laureates().filter(featured=True)
        return all_in_language(found.for_cards().order_by("slug")[:FEATURED])


class ProjectFolderPage(BasePage):
    """Where the projects of a call are kept; readers are sent to the showcase."""

    CAPACITY = ProjectPage.SIBLINGS
    is_folder = True

    call = models.OneToOneField(
        "programmes.CallPage",
        models.PROTECT,
        null=True,
        related_name="folder",
        verbose_name=_("call"),
        help_text=_("Example: AMI “Compétences et métiers d’avenir”"),
    )

    own = ("call",)
    exclude_fields_in_copy = ["call"]  # one call has one folder, the source's
    parent_page_types = ["programmes.ProjectIndexPage"]
    subpage_types = ["programmes.ProjectPage"]
    icon = "folder"
    page_description = _("Keeps the projects of one call; readers see the showcase.")
    preview_modes: list[Any] = []  # it has no page of its own
    template = "programmes/project_index_page.html"

    data_panels = [PageChooserPanel("call")]

    class Meta:
        verbose_name = _("folder of projects")
        verbose_name_plural = _("folders of projects")

    def serve(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        call = registers.call(self.call_id)
        query = f"?appel={call.code}" if call and call.code else ""
        return redirect(f"{navigation(request).url_of('programmes.projectindexpage')}{query}")


class AntennaIndexPage(IndexPage):
    """All antennas, by region."""

    subpage_types = ["programmes.AntennaPage"]
    icon = "globe"
    page_description = _("All regional antennas, by region.")

    class Meta:
        verbose_name = _("list of antennas")
        verbose_name_plural = _("lists of antennas")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        return {**context, "groups": dossiers.by_region(registers.antennas())}


class TerritoryIndexPage(RoutableIndexPage):
    """All regions; serves a dossier for each."""

    icon = "globe"
    page_description = _("All regions, and a dossier for each.")

    class Meta:
        verbose_name = _("list of regions")
        verbose_name_plural = _("lists of regions")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        return {**context, "regions": dossiers.regions}  # counted by the list only, not by each dossier

    @classmethod
    def entries(cls) -> list[tuple[str, str]]:
        regions = [(named(REGIONS[code]), f"{REGIONS[code].slug}/") for code, _name in region_choices()]
        return [*regions, (str(_("Coverage")), "couverture/")]

    def get_route_paths(self) -> list[str]:
        return [*super().get_route_paths(), *coverage.paths()]

    @path("couverture/")
    @path("couverture/<slug:family>/")
    def coverage(self, request: HttpRequest, family: str = "") -> HttpResponse:
        """Every region by family of sectors, or by sector of one family."""
        showcase = navigation(request).url_of("programmes.projectindexpage")
        found = coverage.context(family, address(self, request), showcase)
        return self.render(request, template="programmes/coverage.html", context_overrides=found)

    @path("couverture.csv/")
    @path("couverture/<slug:family>.csv/")
    def coverage_file(self, request: HttpRequest, family: str = "") -> HttpResponse:
        return coverage.spreadsheet(address(self, request), family)

    @path("<slug:slug>/")
    def dossier(self, request: HttpRequest, slug: str) -> HttpResponse:
        region = region_by_slug(slug)
        if region is None:
            raise Http404
        found = {"region": region, "dossier": dossiers.of_region(region), "below": region}
        return self.render(request, template="programmes/region.html", context_overrides=found)


class VocabularyIndexPage(RoutableIndexPage):
    """Abstract: lists a vocabulary and serves a page for each of its records, below its code."""

    vocabulary: ClassVar[Any]
    dossier_template: ClassVar[str]

    class Meta:
        abstract = True

    def dossier_of(self, record: Any) -> dossiers.Dossier:
        """What belongs to a record."""
        raise NotImplementedError

    @staticmethod
    def records() -> Iterable[Any]:
        """All records, in the order of their codes."""
        raise NotImplementedError

    @classmethod
    def entries(cls) -> list[tuple[str, str]]:
        return [(named(record), f"{record.code}/") for record in cls.records()]

    @path("<slug:code>/")
    def record(self, request: HttpRequest, code: str) -> HttpResponse:
        record = next((one for one in self.records() if one.code == code), None)
        if record is None:
            raise Http404
        name = self.vocabulary._meta.model_name
        found = {name: record, "dossier": self.dossier_of(record), "below": record}
        return self.render(request, template=self.dossier_template, context_overrides=found)


class SectorIndexPage(VocabularyIndexPage):
    """All sectors by family; serves a page for each."""

    vocabulary = Sector
    dossier_template = "programmes/sector.html"
    icon = "tag"
    page_description = _("All sectors by family, and a page for each.")

    class Meta:
        verbose_name = _("list of sectors")
        verbose_name_plural = _("lists of sectors")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        # Functions, which the list calls: the page of a sector needs neither.
        return {**context, "families": dossiers.families, "highest": dossiers.highest_of_sectors}

    @staticmethod
    def records() -> Iterable[Sector]:
        return tallies.sectors().values()

    def dossier_of(self, record: Any) -> dossiers.Dossier:
        return dossiers.of_sector(record)


class OrganisationIndexPage(VocabularyIndexPage):
    """All organisations by kind; serves a page for each."""

    vocabulary = Organisation
    dossier_template = "programmes/organisation.html"
    icon = "group"
    page_description = _("All organisations, and a page for each.")

    class Meta:
        verbose_name = _("list of organisations")
        verbose_name_plural = _("lists of organisations")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        return {**context, "kinds": self.kinds}

    def kinds(self) -> list[dossiers.Group]:
        """The records by kind, which the list calls: the page of an organisation does not need them."""
        return dossiers.by_kind(self.records())

    @staticmethod
    def records() -> Iterable[Organisation]:
        return registers.organisations()

    def dossier_of(self, record: Any) -> dossiers.Dossier:
        return dossiers.of_organisation(record)
