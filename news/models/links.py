"""What articles and events are linked to: pages, regions, sectors."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Page

from home.models import BasePageQuerySet, Row
from home.publication import Errors, Publishable, add
from programmes.fields import RegionField
from programmes.models import Season
from programmes.models.sectors import SectorLink
from programmes.territories import REGIONS


class LinkedQuerySet(BasePageQuerySet):
    """Articles and events by the region or the sector that they are linked to."""

    def in_region(self, code: str) -> Self:
        return self.filter(pk__in=LinkedRegion.objects.filter(region=code).values("page"))

    def in_sector(self, sector: Any) -> Self:
        return self.filter(pk__in=LinkedSector.objects.filter(sector=sector).values("page"))


class LinkedPage(Publishable, Row):
    """A programme, a call or a project that an article or an event is about."""

    page = ParentalKey(Page, related_name="links")
    target = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,  # a draft may be incomplete
        related_name="+",
        verbose_name=_("page"),
        help_text=_("A programme, a call or a project. Example: CO2i"),
    )
    season = models.SlugField(_("season or wave"), max_length=40, blank=True, help_text=_("Of the call. Example: s2"))

    facts = ("target", "season")
    panels = [
        PageChooserPanel("target", ["programmes.ProgrammePage", "programmes.CallPage", "programmes.ProjectPage"]),
        FieldPanel("season"),
    ]

    class Meta(Row.Meta):
        verbose_name = _("linked page")
        verbose_name_plural = _("linked pages")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if self.season and not Season.objects.filter(page=self.target_id, code=self.season).exists():
            add(errors, "season", _("The call has no season with this code. Look at the call’s page."))
        return errors


class LinkedRegion(Publishable, Row):
    """A region that an article or an event is about."""

    page = ParentalKey(Page, related_name="linked_regions")
    region = RegionField(_("region"), blank=False, help_text=_("Example: Occitanie"))

    facts = ("region",)
    panels = ["region"]

    class Meta(Row.Meta):
        verbose_name = _("linked region")
        verbose_name_plural = _("linked regions")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if self.region not in REGIONS:
            add(errors, "region", _("Choose a region in the list."))
        return errors


class LinkedSector(SectorLink):
    """A sector that an article or an event is about."""

    page = ParentalKey(Page, related_name="linked_sectors")

    class Meta(SectorLink.Meta):
        verbose_name = _("linked sector")
        verbose_name_plural = _("linked sectors")


LINK_PANELS = [
    InlinePanel("links", heading=_("Programmes, calls and projects"), label=_("page")),
    InlinePanel("linked_regions", heading=_("Regions"), label=_("region")),
    InlinePanel("linked_sectors", heading=_("Sectors"), label=_("sector")),
]
