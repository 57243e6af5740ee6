"""What hangs on a call: seasons and waves, operators, areas."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel

from home.fields import StableCodeField
from home.models import Row, SourceFields, TranslatedRow
from home.publication import Errors, Publishable, add

from ..fields import DepartementField, RegionField, place_errors, region_of
from ..territories import DEPARTEMENTS, REGIONS
from .calls import CallPage
from .organisations import Party
from .periods import Period


class Season(Period, SourceFields, TranslatedRow):
    """A season or a wave of a call, with its own dates and figures."""

    page = ParentalKey(CallPage, related_name="seasons")
    code = StableCodeField(
        _("code"), max_length=40, help_text=_("Used by projects and addresses. Example: s1 or s1-v2")
    )
    title = models.CharField(_("name"), max_length=255, help_text=_("Example: Season 1, wave 2"))
    season = models.PositiveSmallIntegerField(_("season"), null=True, blank=True, help_text=_("Example: 1"))
    wave = models.PositiveSmallIntegerField(_("wave"), null=True, blank=True, help_text=_("Example: 2"))
    note = models.TextField(_("note"), blank=True, help_text=_("Example: 70 is 136 laureates of two waves less 66."))

    texts = ("title", "note")
    facts = ("code", "season", "wave")
    panels = [
        FieldRowPanel(["code", "season", "wave"]),
        "title",
        FieldRowPanel(["opens_on", "closes_on", "results_on"]),
        FieldRowPanel(["budget", "applications", "laureates_count"]),
        "source_url",
        "source_title",
        "note",
    ]

    class Meta(TranslatedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "code"], name="programmes_season_code")]
        verbose_name = _("season or wave")
        verbose_name_plural = _("seasons and waves")


class CallOperator(Party):
    """An organisation that runs a call."""

    page = ParentalKey(CallPage, related_name="operators")

    class Meta(Party.Meta):
        verbose_name = _("operator")
        verbose_name_plural = _("operators")


class CallArea(Publishable, Row):
    """A region or a département where a call applies; none means all of France."""

    page = ParentalKey(CallPage, related_name="areas")
    region = RegionField(_("region"), help_text=_("Example: Bourgogne-Franche-Comté"))
    departement = DepartementField(_("département"), help_text=_("Example: Doubs (25)"))

    facts = ("region", "departement")
    panels = ["region", "departement"]

    class Meta(Row.Meta):
        verbose_name = _("area covered")
        verbose_name_plural = _("areas covered")

    def save(self, *arguments: Any, **options: Any) -> Any:
        """A département known alone says the region too, which a region's dossier asks for."""
        self.region = self.region or region_of(self.departement)
        return super().save(*arguments, **options)

    @property
    def label(self) -> str:
        place = DEPARTEMENTS.get(self.departement) or REGIONS.get(self.region)
        return place.name if place else ""

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        for field, message in place_errors(self.region, self.departement, "").items():
            add(errors, field, message)
        if not (self.region or self.departement):
            add(errors, "region", _("Choose a region or a département."))
        return errors
