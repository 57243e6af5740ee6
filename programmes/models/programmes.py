"""Programmes and plans: a tree."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import TEXT_FEATURES, BodyBlock
from home.fields import PartialDateField, StreamField
from home.models import CodedPage, SourceFields, TranslatedRow
from home.publication import Errors, Publishable, add

from ..fields import AmountField, amount_error, order_error
from .figures import COUNTED
from .organisations import Party


class ProgrammePage(CodedPage):
    """A programme or a plan, below the index or below another programme."""

    HIGHEST = Decimal(10) ** 12  # euros; France Relance, the largest, has 10 ** 11

    acronym = models.CharField(_("acronym"), max_length=30, blank=True, help_text=_("Example: PIC"))
    started_on = PartialDateField(_("start"), help_text=_("Example: 2021, 12/2021 or 16/12/2021"))
    ended_on = PartialDateField(_("end"), help_text=_("Empty while it goes on. Example: 2030"))
    budget = AmountField(_("budget in euros"), help_text=_("Example: 2000000000"))
    objectives = RichTextField(
        _("objectives"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("What it is for, in a paragraph. Example: Train 400,000 people a year."),
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Example: titles, paragraphs, a file to download."),
    )

    texts = ("objectives", "body")
    facts = ("acronym", "started_on", "ended_on", "budget")
    parent_page_types = ["programmes.ProgrammeIndexPage", "programmes.ProgrammePage"]
    subpage_types = ["programmes.ProgrammePage"]
    are_few = True
    icon = "folder-open-inverse"
    page_description = _("A programme or a plan, with its calls and the programmes below it.")

    content_panels = [
        *CodedPage.content_panels,
        FieldPanel("objectives"),
        FieldPanel("body"),
        InlinePanel("axes", heading=_("Axes and levels of intervention"), label=_("axis or level")),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
        InlinePanel("read_also", heading=_("Read also"), label=_("page")),
    ]
    data_panels = [
        FieldPanel("code"),
        FieldPanel("acronym"),
        InlinePanel("roles", heading=_("Organisations"), label=_("organisation")),
        InlinePanel("labels", heading=_("Labels"), label=pgettext_lazy("award", "label")),
        InlinePanel("key_figures", panels=COUNTED, heading=_("Key figures"), label=_("figure")),
    ]
    date_panels = [MultiFieldPanel(["started_on", "ended_on"], heading=_("Period")), FieldPanel("budget")]
    search_fields = [
        *CodedPage.search_fields,
        index.SearchField("acronym"),
        index.SearchField("objectives"),
        index.SearchField("body"),
    ]

    class Meta(CodedPage.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if order_error(self.started_on, self.ended_on):
            add(errors, "ended_on", _("The end comes before the start. Correct one of the two."))
        if message := amount_error(self.budget, self.HIGHEST):
            add(errors, "budget", message)
        return errors


class ProgrammeRole(Party):
    """What an organisation does in a programme."""

    class Role(models.TextChoices):
        """Roles, in the order in which pages show them."""

        PILOT = "pilote", _("pilot")
        ASSOCIATE = "associe", _("associate")
        OPERATOR = "operateur", pgettext_lazy("role", "operator")
        FUNDER = "financeur", _("funder")

    page = ParentalKey(ProgrammePage, related_name="roles")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.PILOT, help_text=_("Example: pilot"))

    facts = ("role",)
    panels = [*Party.panels, "role"]

    class Meta(Party.Meta):
        verbose_name = _("organisation of a programme")
        verbose_name_plural = _("organisations of a programme")


class ProgrammeAxis(TranslatedRow):
    """A numbered axis or level of intervention."""

    class Kind(models.TextChoices):
        """Axes say what is done, levels where."""

        AXIS = "axe", _("axis")
        LEVEL = "niveau", _("level of intervention")

    page = ParentalKey(ProgrammePage, related_name="axes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.AXIS, help_text=_("Example: axis"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, default=1, help_text=_("Example: 1"))
    title = models.CharField(_("title"), max_length=255, help_text=_("Example: Foresee the needs for skills"))
    text = models.TextField(_("text"), blank=True, help_text=_("Example: Analyse the jobs market."))

    texts = ("title", "text")
    facts = ("kind", "number")
    is_all_text = True
    panels = ["kind", "number", "title", "text"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("axis or level")
        verbose_name_plural = _("axes and levels")


class ProgrammeLabel(Publishable, SourceFields, TranslatedRow):
    """A label that a programme gives, with the dates between which it holds."""

    page = ParentalKey(ProgrammePage, related_name="labels")
    title = models.CharField(
        pgettext_lazy("award", "label"), max_length=255, help_text=_("Example: 183 labelled territories")
    )
    valid_from = PartialDateField(_("valid from"), help_text=_("Example: 11/2023"))
    valid_until = PartialDateField(_("valid until"), help_text=_("Empty while it holds. Example: 2022"))
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("Example: 630 groupings of municipalities")
    )

    texts = ("title", "note")
    facts = ("valid_from", "valid_until")
    panels = ["title", "valid_from", "valid_until", "note", "source_url", "source_title"]

    class Meta(TranslatedRow.Meta):
        verbose_name = pgettext_lazy("award", "label")
        verbose_name_plural = pgettext_lazy("award", "labels")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if order_error(self.valid_from, self.valid_until):
            add(errors, "valid_until", _("The end comes before the start. Correct one of the two."))
        return errors


class Criterion(TranslatedRow):
    """A criterion by which a call or an antenna was selected."""

    page = ParentalKey(Page, related_name="criteria")
    text = models.CharField(_("criterion"), max_length=500, help_text=_("Example: Strong local partnership"))

    texts = ("text",)
    is_all_text = True
    panels = ["text"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
