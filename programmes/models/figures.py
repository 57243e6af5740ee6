"""Key figures: what a source declares, with its date, beside what the site counts itself."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from home.declared import Names
from home.fields import PartialDateField
from home.models import SourceFields, TranslatedRow
from home.publication import Errors, Publishable, add


class Measure(models.TextChoices):
    """What the site can count from its own records, to show beside a declared figure."""

    LAUREATES = "laureates", _("laureate projects")
    GRANTS = "grants", _("sum of the grants")
    REGIONS = "regions", _("regions of the holders")
    ANTENNAS = "antennas", _("regional antennas")


DECLARED = ["label", "value", "unit", "scope", "as_of", "source_url", "source_title"]
COUNTED = [*DECLARED, "measure"]  # what the site counts too, on programmes and calls


class FigureFields(Publishable, SourceFields):
    """Abstract: value, unit, what it counts, as of when, who says so."""

    label = models.CharField(_("label"), max_length=255, help_text=_("Example: Training schemes funded"))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, help_text=_("Example: 182"))
    unit = models.CharField(
        _("unit"),
        max_length=40,
        blank=True,
        help_text=_("EUR for amounts, the percent sign for shares, else a plural word. Example: learners"),
    )
    scope = models.CharField(
        _("scope"), max_length=255, blank=True, help_text=_("What is counted. Example: both seasons")
    )
    as_of = PartialDateField(
        _("as of"), help_text=_("Empty if the source does not say. Example: 26/11/2024, 11/2024 or 2024")
    )
    measure = models.CharField(
        _("counted on the site as"),
        max_length=10,
        choices=Measure,
        blank=True,
        help_text=_("If our own records count the same thing. Example: laureate projects"),
    )

    texts: ClassVar[Names] = ("label", "unit", "scope")
    facts: ClassVar[Names] = ("value", "as_of", "measure")
    codes: ClassVar[Mapping[str, Collection[str]]] = {"unit": ("EUR", "%")}
    panels = [*DECLARED]

    class Meta:
        abstract = True

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not self.has_source:
            add(errors, "source_url", _("Give the source of this figure: an address or a document."))
        if self.value is not None and self.value < 0:
            add(errors, "value", _("A key figure is not negative. Check the value."))
        if self.unit == "%" and self.value is not None and self.value > 100:
            add(errors, "value", _("A share does not exceed 100 %. Check the value or the unit."))
        return errors


class KeyFigure(FigureFields, TranslatedRow):
    """A key figure of a programme, a call, one of its seasons, a project or an antenna."""

    page = ParentalKey(Page, related_name="key_figures")
    season = models.SlugField(
        _("season or wave"),
        max_length=40,
        blank=True,
        help_text=_("Code of the season that the figure is about, on a call. Example: s1"),
    )

    facts = ("season",)
    panels = [*COUNTED, "season"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
