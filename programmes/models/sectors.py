"""Sectors, each in one of eight families."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from home.models import Row

from .codes import FixedCode


class Family(models.TextChoices):
    """The eight families, each with its hallmark."""

    ENERGY = "energie", _("Energy and decarbonisation")
    DIGITAL = "numerique", _("Digital and electronics")
    HEALTH = "sante", _("Health")
    LIVING = "vivant", _("Living world and materials")
    MOBILITY = "mobilites", _("Mobility, air, space, sea")
    INDUSTRY = "industrie", _("Industry and manufacturing")
    BUILDING = "batiment", _("Building and cities")
    CULTURE = "culture", _("Culture, school and inclusion")


class Sector(FixedCode, index.Indexed, models.Model):
    """A sector or national strategy: an immutable code and a label per language."""

    code = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Used in addresses and filters; it does not change. Example: hydrogene-decarbone"),
    )
    label_fr = models.CharField(_("French label"), max_length=100, help_text=_("Example: Hydrogène décarboné"))
    label_en = models.CharField(
        _("English label"), max_length=100, blank=True, help_text=_("Example: Low-carbon hydrogen")
    )
    family = models.CharField(
        _("family"), max_length=20, choices=Family, help_text=_("Example: Energy and decarbonisation")
    )
    france_2030 = models.BooleanField(
        _("strategy of France 2030"),
        default=False,
        help_text=_("Tick it if France 2030 has a strategy for it. Example: hydrogen"),
    )

    panels = ["label_fr", "label_en", "code", "family", "france_2030"]
    search_fields = [
        index.SearchField("label_fr"),
        index.AutocompleteField("label_fr"),
        index.FilterField("family"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the reader's language, else in French."""
        french = (get_language() or "fr").startswith("fr")
        return self.label_fr if french else self.label_en or self.label_fr


class SectorLink(Row):
    """Abstract: a row that names a sector."""

    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,  # a draft may be incomplete
        related_name="+",
        verbose_name=_("sector"),
        help_text=_("Example: Batteries"),
    )

    facts = ("sector",)
    panels = ["sector"]

    class Meta(Row.Meta):
        abstract = True
