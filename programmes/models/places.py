"""A place as INSEE codes: region, département, commune."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel

from home.declared import Names
from home.publication import Errors, Publishable, add

from ..fields import DepartementField, RegionField, place_errors, region_of
from ..territories import DEPARTEMENTS, REGIONS, Departement, Region

NOT_THE_POSTCODE = _("Not the postcode. Example: 25388")
INSEE = RegexValidator(r"^(\d{2}|2[AB])\d{3}$", _("An INSEE code has five characters. Example: 25388 or 2A004"))


class PlaceFields(Publishable, models.Model):
    """Abstract: codes are stored, names are resolved."""

    region = RegionField(_("region"), db_index=True, help_text=_("Example: Bourgogne-Franche-Comté"))
    departement = DepartementField(_("département"), help_text=_("Example: Doubs (25)"))
    commune = models.CharField(_("commune"), max_length=100, blank=True, help_text=_("Example: Montbéliard"))
    commune_insee = models.CharField(
        _("INSEE code of the commune"), max_length=5, blank=True, validators=[INSEE], help_text=NOT_THE_POSTCODE
    )

    facts: ClassVar[Names] = ("region", "departement", "commune", "commune_insee")
    place_panels = [FieldRowPanel(["region", "departement"]), FieldRowPanel(["commune", "commune_insee"])]

    class Meta:
        abstract = True

    def save(self, *arguments: Any, **options: Any) -> Any:
        """A département known alone says the region too, which lists and counts ask for."""
        self.region = self.region or region_of(self.departement)
        return super().save(*arguments, **options)

    @property
    def region_place(self) -> Region | None:
        return REGIONS.get(self.region)

    @property
    def departement_place(self) -> Departement | None:
        return DEPARTEMENTS.get(self.departement)

    @property
    def place_label(self) -> str:
        """`Chalon-sur-Saône (71)`, `Doubs`, `Corse`, or nothing."""
        if self.commune:
            return f"{self.commune} ({self.departement})" if self.departement else self.commune
        place = self.departement_place or self.region_place
        return place.name if place else ""

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        for field, message in place_errors(self.region, self.departement, self.commune_insee).items():
            add(errors, field, message)
        return errors
