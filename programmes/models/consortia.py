"""What hangs on a project: partners, sectors, places of action."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home.models import Row, TranslatedRow
from home.publication import Errors, Publishable, add

from .organisations import Party
from .places import PlaceFields
from .projects import ProjectPage
from .sectors import SectorLink


class ProjectPartner(Party, TranslatedRow):
    """A member of the consortium."""

    page = ParentalKey(ProjectPage, related_name="partners")
    role = models.CharField(_("role"), max_length=255, blank=True, help_text=_("Example: designs the courses"))

    texts = ("role",)
    panels = [*Party.panels, "role"]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")


class ProjectSector(SectorLink):
    """A sector of a project."""

    page = ParentalKey(ProjectPage, related_name="sectors")

    class Meta(SectorLink.Meta):
        verbose_name = _("sector of a project")
        verbose_name_plural = _("sectors of a project")


class ProjectPlace(PlaceFields, Publishable, Row):
    """A place where a project acts."""

    page = ParentalKey(ProjectPage, related_name="places")

    panels = PlaceFields.place_panels

    class Meta(Row.Meta):
        verbose_name = _("place of action")
        verbose_name_plural = _("places of action")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not (self.region or self.departement or self.commune):
            add(errors, "region", _("Choose a region or a département."))
        return errors
