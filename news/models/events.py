"""Events, past and to come."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import BodyBlock
from home.calendars import CalendarPageMixin, Entry
from home.fields import PartialDateField, StreamField
from home.models import BasePage
from home.publication import Errors, add
from programmes.fields import DepartementField, order_error
from programmes.territories import DEPARTEMENTS, REGIONS
from programmes.timing import today

from .links import LINK_PANELS, LinkedQuerySet


class EventQuerySet(LinkedQuerySet):
    """Events, past and to come."""

    def in_region(self, code: str) -> Self:
        """Linked to a region, or held in one of its départements."""
        inside = [one.code for one in REGIONS[code].departements] if code in REGIONS else []
        return self.filter(departement__in=inside) | super().in_region(code)

    def coming(self, day: datetime.date | None = None) -> Self:
        return self.filter(last_day__gte=day or today(timezone.now())).order_by("starts_on")

    def past(self, day: datetime.date | None = None) -> Self:
        over = Q(last_day__lt=day or today(timezone.now())) | Q(last_day__isnull=True)
        return self.filter(over).latest_first()

    def latest_first(self) -> Self:
        """By date, the undated last."""
        return self.order_by(models.F("starts_on").desc(nulls_last=True), "slug")

    def to_serve(self) -> Self:
        return super().to_serve().select_related("organiser")


class EventPage(CalendarPageMixin, BasePage):
    """An event."""

    starts_on = PartialDateField(_("start"), help_text=_("Example: 26/11/2024"))
    ends_on = PartialDateField(_("end"), help_text=_("Empty for a single day. Example: 27/11/2024"))
    place = models.CharField(
        _("place"), max_length=255, blank=True, help_text=_("Example: AgroParisTech, plateau de Saclay")
    )
    commune = models.CharField(_("commune"), max_length=100, blank=True, help_text=_("Example: Palaiseau"))
    departement = DepartementField(_("département"), help_text=_("Example: Essonne (91)"))
    organiser = models.ForeignKey(
        "programmes.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("organiser"),
        help_text=_("Example: SGPI"),
    )
    attendance = models.CharField(_("attendance"), max_length=255, blank=True, help_text=_("Example: 160 laureates"))
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Example: titles, paragraphs, a file to download."),
    )
    last_day = models.DateField(null=True, editable=False, db_index=True)

    texts = ("place", "attendance", "body")
    facts = ("starts_on", "ends_on", "commune", "departement", "organiser")
    objects = PageManager.from_queryset(EventQuerySet)()
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    icon = "date"
    page_description = _("An event: dates, place, organiser, attendance.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("statements", heading=_("Statements"), label=_("statement")),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
    ]
    data_panels = [
        MultiFieldPanel(["place", FieldRowPanel(["commune", "departement"])], heading=_("Place")),
        FieldPanel("organiser"),
        FieldPanel("attendance"),
        *LINK_PANELS,
    ]
    date_panels = [FieldRowPanel(["starts_on", "ends_on"])]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("place")]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def save(self, clean: bool = True, **options: Any) -> Any:
        """Keep the last day, which `coming()` compares with."""
        end = self.ends_on or self.starts_on
        self.last_day = end.last_day if end else None
        return super().save(clean=clean, **options)

    @property
    def is_over(self) -> bool:
        return self.last_day is None or self.last_day < today(timezone.now())

    @property
    def place_label(self) -> str:
        """`AgroParisTech, Palaiseau (91)`, as far as known."""
        town = f"{self.commune} ({self.departement})" if self.commune and self.departement else self.commune
        return ", ".join(part for part in (self.place, town) if part)

    @property
    def calendar_entry(self) -> Entry | None:
        """All its days, if both ends are known to the day."""
        first, last = self.starts_on, self.ends_on or self.starts_on
        if not (first and last) or {first.precision, last.precision} != {"day"}:
            return None
        return Entry(self, self.title, first.first_day, last.last_day, self.place_label)

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not self.starts_on:
            add(errors, "starts_on", _("Say when it starts: the day, the month or the year."))
        if order_error(self.starts_on, self.ends_on):
            add(errors, "ends_on", _("The end comes before the start. Correct one of the two."))
        if self.departement and self.departement not in DEPARTEMENTS:
            add(errors, "departement", _("Choose a département in the list."))
        return errors
