"""Projects: what a laureate of a call does."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import TEXT_FEATURES
from home.fields import CodesField, PartialDateField, StableCodeField
from home.models import BasePageQuerySet, CodedPage
from home.publication import Errors, add

from .. import registers, tallies
from ..fields import AmountField, amount_error
from ..forms import ProjectForm
from .figures import DECLARED
from .organisations import Organisation
from .places import PlaceFields


class ProjectKind(models.TextChoices):
    """Kinds found in the field."""

    DIAGNOSIS = "diagnostic", _("Diagnosis of needs")
    TRAINING = "formation", _("Training")
    ATCF = "atcf", _("Vocational schools’ provision (ATCF)")
    EQUIPMENT = "equipement", _("Equipment")
    PRODUCTION_SCHOOL = "ecole-de-production", _("Production school")
    THIRD_PLACE = "tiers-lieu", _("Third place")
    CAMPUS = "campus", _("Campus")
    APPEAL = "attractivite", _("Attractiveness of jobs")
    AWARENESS = "sensibilisation", _("Awareness")
    INCLUSION = "insertion", _("Inclusion")
    REGIONAL_PACT = "pacte-regional", _("Regional pact")
    TERRITORY = "territoire", _("Labelled territory")


NOT_LAUREATES = (ProjectKind.REGIONAL_PACT, ProjectKind.TERRITORY)

# What a card shows and what its address is made of; the rest of a project is long.
CARD = (
    *("title", "slug", "path", "depth", "live", "url_path", "locale", "translation_key"),
    *("summary", "kind", "call", "season"),
    *("holder", "holder__name", "holder_name", "region", "departement", "commune", "grant", "learners", "announced_on"),
)


class Audience(models.TextChoices):
    """Whom a project addresses."""

    YOUNG = "jeunes", _("Young people")
    JOBSEEKERS = "demandeurs-emploi", _("Jobseekers")
    EMPLOYEES = "salaries", _("Employees")
    STUDENTS = "etudiants", _("Students")
    APPRENTICES = "apprentis", _("Apprentices")
    WOMEN = "femmes", _("Women")
    EVERYONE = "grand-public", _("General public")
    TEACHERS = "enseignants", _("Teachers")
    REFUGEES = "refugies", _("Refugees")


class Modality(models.TextChoices):
    """How one learns."""

    ON_SITE = "presentiel", _("On site")
    REMOTE = "distance", _("Remote")
    HYBRID = "hybride", _("Hybrid")
    WORK_STUDY = "alternance", _("Work-study")
    APPRENTICESHIP = "apprentissage", _("Apprenticeship")


def rows_of(name: str) -> Any:
    """The inline rows of a model, which is defined after projects."""
    return apps.get_model("programmes", name).objects


class ProjectQuerySet(BasePageQuerySet):
    """Projects in the words of the domain."""

    def laureates(self) -> Self:
        """Without regional pacts and labelled territories, which no jury chose."""
        return self.exclude(kind__in=NOT_LAUREATES)

    def others(self) -> Self:
        """Regional pacts and labelled territories."""
        return self.filter(kind__in=NOT_LAUREATES)

    def around(self, region: str) -> Self:
        """Whose holder is in a region (INSEE code), or which act there."""
        acting = rows_of("ProjectPlace").filter(region=region)
        return self.filter(Q(region=region) | Q(pk__in=acting.values("page")))

    def beside_laureates_of(self, region: str) -> Self:
        """Without the laureates whose holder is in a region (INSEE code)."""
        return self.filter(~Q(region=region) | Q(kind__in=NOT_LAUREATES))

    def in_sector(self, sector: Any) -> Self:
        return self.filter(pk__in=rows_of("ProjectSector").filter(sector=sector).values("page"))

    def latest_first(self) -> Self:
        """By the day of the announcement, those without one last."""
        return self.order_by(models.F("announced_on").desc(nulls_last=True), "slug")

    def for_cards(self) -> Self:
        """With what a card shows, in the list's one query."""
        return self.with_main_sector().select_related("holder").only(*CARD)

    def with_main_sector(self) -> Self:
        """With the key of the first sector, which `main_sector` looks up."""
        links = rows_of("ProjectSector").filter(page=OuterRef("pk"), sector__isnull=False)
        first = links.order_by("sort_order", "pk").values("sector")[:1]
        return self.annotate(first_sector=Subquery(first))

    def to_serve(self) -> Self:
        return super().to_serve().select_related("holder")


class ProjectPage(PlaceFields, CodedPage):
    """A laureate's project; its place is the holder's."""

    HIGHEST = Decimal(10) ** 10  # euros
    SIBLINGS = 5000  # in a folder: the tree's moves and the admin's lists stay quick below

    code = StableCodeField(
        _("reference"),
        help_text=_("Stable name, kept by imports; locked once published. Example: ecole-de-la-batterie"),
    )
    call = models.ForeignKey(
        "programmes.CallPage",
        models.PROTECT,
        null=True,
        related_name="projects",
        verbose_name=_("call"),
        help_text=_("Example: AMI “Compétences et métiers d’avenir”"),
    )
    season = models.SlugField(
        _("season or wave"), max_length=40, blank=True, help_text=_("Its code on the call. Example: s1-v2")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ProjectKind, blank=True, help_text=_("Example: Training"))
    holder = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="held_projects",
        verbose_name=_("holder"),
        help_text=_("Example: OPCO 2i"),
    )
    holder_name = models.CharField(
        _("or the holder’s name"),
        max_length=255,
        blank=True,
        help_text=_("Where it is not in the list. Example: Lycée des Huisselets"),
    )
    budget = AmountField(_("total budget in euros"), help_text=_("Example: 19000000"))
    grant = AmountField(_("grant in euros"), help_text=_("Example: 13000000"))
    learners = models.PositiveIntegerField(_("learners targeted"), null=True, blank=True, help_text=_("Example: 8000"))
    audiences = CodesField(Audience, verbose_name=_("audiences"), help_text=_("Example: Employees"))
    modalities = CodesField(Modality, verbose_name=_("modalities"), help_text=_("Example: Hybrid"))
    announced_on = PartialDateField(_("announced on"), help_text=_("Example: 28/07/2022"))
    website = models.URLField(_("website"), max_length=500, blank=True, help_text=_("Example: https://fore-cy.fr"))
    featured = models.BooleanField(
        _("featured"),
        default=False,
        help_text=_("Tick it to put the project forward in the showcase. Example: one that has a picture."),
    )
    story = RichTextField(
        _("story"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Only what sources say; empty otherwise. Example: how the first class went."),
    )

    texts = ("story",)
    facts = (
        *("call", "season", "kind", "holder", "holder_name", "budget", "grant", "learners", "audiences", "modalities"),
        *("announced_on", "website", "featured"),
    )
    why: Iterable[str] = ()  # the reasons to show it beside another one

    objects = PageManager.from_queryset(ProjectQuerySet)()
    base_form_class = ProjectForm
    parent_page_types = ["programmes.ProjectFolderPage"]
    subpage_types: list[str] = []
    icon = "success"
    page_description = _("A laureate’s project: holder, partners, places, amounts.")

    content_panels = [
        *CodedPage.content_panels,
        FieldPanel("story"),
        InlinePanel("statements", heading=_("Statements"), label=_("statement")),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
    ]
    data_panels = [
        FieldPanel("code"),
        PageChooserPanel("call"),
        FieldPanel("season"),
        FieldPanel("kind"),
        MultiFieldPanel(["holder", "holder_name", *PlaceFields.place_panels], heading=_("Holder and its place")),
        InlinePanel("partners", heading=_("Partners"), label=_("partner")),
        InlinePanel("places", heading=_("Places of action"), label=_("place")),
        InlinePanel("sectors", heading=_("Sectors, the main one first"), label=_("sector")),
        FieldRowPanel(["audiences", "modalities"]),
        FieldPanel("website"),
        InlinePanel("key_figures", panels=DECLARED, heading=_("Key figures"), label=_("figure")),
    ]
    date_panels = [
        FieldPanel("announced_on"),
        MultiFieldPanel(["budget", "grant", "learners"], heading=_("Amounts and numbers")),
    ]
    settings_panels = [FieldPanel("featured"), *CodedPage.settings_panels]
    search_fields = [
        *CodedPage.search_fields,
        index.SearchField("story"),
        index.SearchField("holder_label"),
        index.FilterField("kind"),
        index.FilterField("region"),
    ]

    class Meta(CodedPage.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> Any:
        """With the call that all pages share, which spares a join."""
        if known := registers.call(self.call_id):
            self.call = known
        return super().get_context(request, *arguments, **options)

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        return bool(super().can_create_at(parent)) and parent.numchild < cls.SIBLINGS

    def can_move_to(self, parent: Any) -> bool:
        return bool(super().can_move_to(parent)) and parent.numchild < self.SIBLINGS

    def folder_error(self, folder: Any) -> str:
        """Why a folder is not the one of the project's call; empty where it is, or where one is not known."""
        of = getattr(folder.specific, "call", None) if folder else None
        if not (of and self.call) or of == self.call:
            return ""
        return str(_("This folder holds the projects of “%(call)s”. Choose that call, or move the project.")) % {
            "call": of.title
        }

    @property
    def kind_label(self) -> str:
        """As Django's `get_kind_display`, which translates every kind to show one."""
        return str(ProjectKind(self.kind).label) if self.kind in ProjectKind else ""

    @property
    def holder_label(self) -> str:
        return self.holder.name if self.holder else self.holder_name

    @property
    def main_sector(self) -> Any:
        """The first sector; nothing where there is none."""
        if hasattr(self, "first_sector"):  # a card's
            return tallies.sectors().get(self.first_sector)
        return next((one.sector for one in self.sectors.all() if one.sector), None)

    @property
    def audience_labels(self) -> list[str]:
        return [str(Audience(code).label) for code in self.audiences if code in Audience]

    @property
    def modality_labels(self) -> list[str]:
        return [str(Modality(code).label) for code in self.modalities if code in Modality]

    @property
    def is_laureate(self) -> bool:
        return self.kind not in NOT_LAUREATES

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        for field in ("budget", "grant"):
            if message := amount_error(getattr(self, field), self.HIGHEST):
                add(errors, field, message)
        if self.budget is not None and (self.grant or 0) > self.budget:
            add(errors, "grant", _("The grant is above the total budget. Correct one of the two."))
        if message := self.folder_error(self.get_parent() if self.path else None):
            add(errors, "call", message)
        if self.season and self.call and not self.call.seasons.filter(code=self.season).exists():
            add(errors, "season", _("The call has no season with this code. Look at the call’s page."))
        return errors
