"""Regional antennas: where one learns, close to where one lives."""

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import TEXT_FEATURES
from home.fields import PartialDateField
from home.models import BasePageQuerySet, CodedPage, TranslatedRow
from home.publication import Errors, add

from .. import registers
from ..fields import AmountField, amount_error, order_error
from .figures import DECLARED
from .organisations import Organisation, Party
from .places import PlaceFields


class Network(models.TextChoices):
    """Networks of antennas."""

    CNAM = "cnam", _("Cnam")
    AFPA = "afpa", _("Afpa")
    OTHER = "autre", _("Other network")


class AntennaQuerySet(BasePageQuerySet):
    """Antennas in the words of the domain."""

    def for_cards(self) -> Self:
        return self.select_related("host")

    def to_serve(self) -> Self:
        return super().to_serve().select_related("host")


class AntennaPage(PlaceFields, CodedPage):
    """A regional antenna."""

    HIGHEST = Decimal(10) ** 9  # euros

    network = models.CharField(
        _("network"), max_length=10, choices=Network, default=Network.CNAM, help_text=_("Example: Cnam")
    )
    host = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="antennas",
        verbose_name=_("host"),
        help_text=_("Example: Cnam Bourgogne-Franche-Comté"),
    )
    programme = models.ForeignKey(
        "programmes.ProgrammePage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="antennas",
        verbose_name=_("programme"),
        help_text=_("Example: Au cœur des territoires"),
    )
    call = models.ForeignKey(
        "programmes.CallPage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="antennas",
        verbose_name=_("call of origin"),
        help_text=_("Example: second call of Au cœur des territoires"),
    )
    selected_on = PartialDateField(_("selected on"), help_text=_("Example: 08/09/2021"))
    opened_on = PartialDateField(_("opened on"), help_text=_("Example: 13/09/2019"))
    address = models.CharField(
        _("address"), max_length=255, blank=True, help_text=_("Example: former polyclinic of Portes du Jura")
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True, help_text=_("Example: 47.50957")
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True, help_text=_("Example: 6.79823")
    )
    budget = AmountField(_("budget in euros"), help_text=_("Example: 786000"))
    budget_from = PartialDateField(_("budget from"), help_text=_("Example: 2021"))
    budget_until = PartialDateField(_("budget until"), help_text=_("Example: 2024"))
    presentation = RichTextField(
        _("presentation"), features=TEXT_FEATURES, blank=True, help_text=_("Example: what one finds there.")
    )
    hours = RichTextField(
        _("opening hours"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Empty if unknown. Example: Monday to Friday, 9 a.m. to 5 p.m."),
    )
    contact = RichTextField(
        _("contact"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Empty if unknown. Example: a telephone number, an e-mail address"),
    )

    texts = ("presentation", "hours", "contact")
    facts = (
        *("network", "host", "programme", "call", "selected_on", "opened_on", "address", "latitude", "longitude"),
        *("budget", "budget_from", "budget_until"),
    )
    objects = PageManager.from_queryset(AntennaQuerySet)()
    parent_page_types = ["programmes.AntennaIndexPage"]
    subpage_types: list[str] = []
    icon = "site"
    page_description = _("A place of learning close to people: stages, needs, offer, address.")

    content_panels = [
        *CodedPage.content_panels,
        FieldPanel("presentation"),
        InlinePanel("stages", heading=_("Stages"), label=_("stage")),
        InlinePanel("needs", heading=_("Needs of the territory"), label=_("need")),
        InlinePanel("trainings", heading=_("Training offer"), label=_("training")),
        FieldPanel("hours"),
        FieldPanel("contact"),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
    ]
    data_panels = [
        FieldPanel("code"),
        FieldRowPanel(["network", "host"]),
        PageChooserPanel("programme"),
        PageChooserPanel("call"),
        InlinePanel("criteria", heading=_("Criteria of selection"), label=_("criterion")),
        MultiFieldPanel(
            [*PlaceFields.place_panels, "address", FieldRowPanel(["latitude", "longitude"])],
            heading=_("Place"),
        ),
        InlinePanel("partners", heading=_("Partners"), label=_("partner")),
        InlinePanel("key_figures", panels=DECLARED, heading=_("Key figures"), label=_("figure")),
    ]
    date_panels = [
        MultiFieldPanel(["selected_on", "opened_on"], heading=_("Dates")),
        MultiFieldPanel(["budget", "budget_from", "budget_until"], heading=_("Budget")),
    ]
    search_fields = [
        *CodedPage.search_fields,
        index.SearchField("presentation"),
        index.SearchField("commune"),
        index.FilterField("region"),
    ]

    class Meta(CodedPage.Meta):
        verbose_name = _("regional antenna")
        verbose_name_plural = _("regional antennas")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> Any:
        """With the programme and the call that all pages share, which spares two joins."""
        if programme := registers.programme(self.programme_id):
            self.programme = programme
        if call := registers.call(self.call_id):
            self.call = call
        return super().get_context(request, *arguments, **options)

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if message := amount_error(self.budget, self.HIGHEST):
            add(errors, "budget", message)
        if order_error(self.budget_from, self.budget_until):
            add(errors, "budget_until", _("The end comes before the start. Correct one of the two."))
        if (self.latitude is None) != (self.longitude is None):
            add(errors, "longitude", _("Give both latitude and longitude, or none."))
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            add(errors, "latitude", _("A latitude lies between -90 and 90."))
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            add(errors, "longitude", _("A longitude lies between -180 and 180."))
        return errors


class AntennaStage(TranslatedRow):
    """A stage of an antenna's life."""

    page = ParentalKey(AntennaPage, related_name="stages")
    period = models.CharField(_("period"), max_length=100, blank=True, help_text=_("Example: 2021-2022"))
    label = models.CharField(_("label"), max_length=255, help_text=_("Example: Reception at the Mattern Lab"))
    place = models.CharField(_("place"), max_length=255, blank=True, help_text=_("Example: Mattern Lab"))
    text = models.TextField(_("content"), blank=True, help_text=_("Example: guidance and remote modules"))

    texts = ("period", "label", "place", "text")
    is_all_text = True
    panels = [FieldRowPanel(["period", "place"]), "label", "text"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")


class AntennaPartner(Party):
    """A partner of an antenna."""

    page = ParentalKey(AntennaPage, related_name="partners")

    class Meta(Party.Meta):
        verbose_name = _("partner of an antenna")
        verbose_name_plural = _("partners of an antenna")


class AntennaNeed(TranslatedRow):
    """A need for skills that the antenna answers."""

    page = ParentalKey(AntennaPage, related_name="needs")
    title = models.CharField(_("need"), max_length=255, help_text=_("Example: Industry 4.0"))
    detail = models.TextField(_("detail"), blank=True, help_text=_("Example: hybrid, apprenticeship or work-study"))

    texts = ("title", "detail")
    is_all_text = True
    panels = ["title", "detail"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")


class AntennaTraining(TranslatedRow):
    """A training on offer."""

    page = ParentalKey(AntennaPage, related_name="trainings")
    title = models.CharField(_("title"), max_length=255, help_text=_("Example: professional bachelor in plastics"))
    level = models.CharField(_("level"), max_length=60, blank=True, help_text=_("Example: bac+3"))
    school = models.CharField(_("school"), max_length=255, blank=True, help_text=_("Example: Lycée Nelson-Mandela"))
    mode = models.CharField(_("mode"), max_length=60, blank=True, help_text=_("Example: work-study"))
    year = models.CharField(_("since"), max_length=60, blank=True, help_text=_("Example: 2021"))

    texts = ("title", "level", "mode", "year")
    facts = ("school",)
    panels = ["title", FieldRowPanel(["level", "mode", "year"]), "school"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
