"""Sectors, each in one of eight families, with a label in each language that it is known in."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from home.languages import SOURCE, spoken
from home.models import Row

from ..forms import LABELS, LabelledForm
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


class Readable(json.JSONEncoder):
    """Letters as they are, so that a search for them finds them in any database."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


def label_panels() -> list[FieldPanel]:
    """A field of the form for each language but the source."""
    said = _("Empty: the French label is shown. Example: Low-carbon hydrogen")
    return [FieldPanel(name, help_text=said) for name in LABELS.values()]


class Sector(FixedCode, index.Indexed, models.Model):
    """A sector or national strategy: an immutable code and a label per language."""

    code = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Used in addresses and filters; it does not change. Example: hydrogene-decarbone"),
    )
    label_fr = models.CharField(_("French label"), max_length=100, help_text=_("Example: Hydrogène décarboné"))
    labels = models.JSONField(
        _("labels in other languages"), default=dict, blank=True, encoder=Readable, help_text=_("By code of language")
    )
    family = models.CharField(
        _("family"), max_length=20, choices=Family, help_text=_("Example: Energy and decarbonisation")
    )
    france_2030 = models.BooleanField(
        _("strategy of France 2030"),
        default=False,
        help_text=_("Tick it if France 2030 has a strategy for it. Example: hydrogen"),
    )

    base_form_class = LabelledForm
    panels = ["label_fr", *label_panels(), "code", "family", "france_2030"]
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
        """The label in the spoken language, else in French."""
        return str(self.labels.get(spoken()) or self.label_fr)

    @property
    def language(self) -> str:
        """The language that its label is in."""
        return spoken() if self.labels.get(spoken()) else SOURCE

    @property
    def other_labels(self) -> str:
        """The labels in other languages in a line: `en: Low-carbon hydrogen`."""
        return ", ".join(f"{language}: {label}" for language, label in self.labels.items())


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
