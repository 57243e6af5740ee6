"""Dossiers: numbered proposals, reports."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import BodyBlock
from home.fields import PartialDateField, StreamField
from home.models import BasePage, BasePageQuerySet, TranslatedRow


class DossierQuerySet(BasePageQuerySet):
    """Dossiers."""

    def latest_first(self) -> Self:
        """By date, the undated last."""
        return self.order_by(models.F("issued_on").desc(nulls_last=True), "slug")

    def to_serve(self) -> Self:
        return super().to_serve().select_related("issuer")


class DossierPage(BasePage):
    """Numbered proposals, a report."""

    issuer = models.ForeignKey(
        "programmes.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers",
        verbose_name=_("issuing body"),
        help_text=_("Example: Cnam"),
    )
    issued_on = PartialDateField(_("date"), help_text=_("Example: 11/06/2021"))
    recipients = models.CharField(
        _("addressed to"), max_length=255, blank=True, help_text=_("Example: candidates in the elections")
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Example: titles, paragraphs, a file to download."),
    )

    texts = ("recipients", "body")
    facts = ("issuer", "issued_on")
    objects = PageManager.from_queryset(DossierQuerySet)()
    parent_page_types = ["home.HomePage", "news.NewsIndexPage"]
    subpage_types: list[str] = []
    icon = "list-ol"
    page_description = _("Numbered proposals or a report, with its issuing body and date.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("proposals", heading=_("Proposals"), label=_("proposal")),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
        InlinePanel("read_also", heading=_("Read also"), label=_("page")),
    ]
    data_panels = [FieldPanel("issuer"), FieldPanel("recipients")]
    date_panels = [FieldPanel("issued_on")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")


class Proposal(TranslatedRow):
    """A numbered proposal of a dossier."""

    page = ParentalKey(DossierPage, related_name="proposals")
    number = models.PositiveSmallIntegerField(_("number"), null=True, help_text=_("Example: 1"))
    title = models.CharField(_("title"), max_length=255, help_text=_("Example: Fund territorial chairs"))
    text = models.TextField(_("text"), blank=True, help_text=_("Example: What would change."))
    theme = models.CharField(_("theme"), max_length=100, blank=True, help_text=_("Example: research"))

    texts = ("title", "text", "theme")
    facts = ("number",)
    is_all_text = True
    panels = [FieldRowPanel(["number", "theme"]), "title", "text"]

    class Meta(TranslatedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="news_proposal_number")]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
