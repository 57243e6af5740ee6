"""Calls: what one may answer, until when, and what became of it."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import TEXT_FEATURES, BodyBlock, QuestionsBlock
from home.calendars import CalendarPageMixin, Entry
from home.fields import CodesField, StreamField
from home.models import BasePageQuerySet, CodedPage
from home.publication import Errors, add

from .. import registers
from ..forms import CallForm
from ..timing import Status, closing, midnight, opening, today
from .periods import Period

SOON = 14  # days before its end from which a call "closes soon"


class CallKind(models.TextChoices):
    """What a call is, in the words of the administration."""

    AMI = "ami", _("Call for expressions of interest (AMI)")
    AAP = "aap", _("Call for projects (AAP)")
    LABEL = "label", _("Label")
    OTHER = "autre", _("Other scheme")


class Support(models.TextChoices):
    """Kinds of support that a call gives."""

    STUDY = "etude", _("Study")
    ENGINEERING = "ingenierie", _("Engineering")
    INVESTMENT = "investissement", _("Investment")
    RUNNING = "fonctionnement", _("Running costs")
    SEED = "amorcage", _("Seed funding")
    GUIDANCE = "accompagnement", _("Guidance")


class CallQuerySet(BasePageQuerySet):
    """Calls by their state at a moment, which is now unless said."""

    def begun(self, now: datetime.datetime | None = None) -> Self:
        return self.filter(Q(opens_at__isnull=True) | Q(opens_at__lte=now or timezone.now()))

    def upcoming(self, now: datetime.datetime | None = None) -> Self:
        return self.filter(opens_at__gt=now or timezone.now())

    def open(self, now: datetime.datetime | None = None) -> Self:
        """One may apply: before the deadline, or stated open or permanent where none is known."""
        stated = Q(closes_at__isnull=True, stated_status__in=[Status.OPEN, Status.PERMANENT])
        return self.begun(now).filter(Q(closes_at__gt=now or timezone.now()) | stated)

    def closed(self, now: datetime.datetime | None = None) -> Self:
        stated = Q(closes_at__isnull=True, stated_status=Status.CLOSED)
        return self.begun(now).filter(Q(closes_at__lte=now or timezone.now()) | stated)

    def closing_within(self, days: int, now: datetime.datetime | None = None) -> Self:
        """Whose last day is at most so many days ahead: 0 is today."""
        now = now or timezone.now()
        return self.open(now).filter(closes_at__lte=midnight(today(now) + datetime.timedelta(days=days + 1)))

    def without_results(self) -> Self:
        """Neither a date of results nor a number of laureates nor a laureate's page."""
        return self.filter(results_on__isnull=True, laureates_count__isnull=True, projects__isnull=True)

    def by_deadline(self) -> Self:
        """The next deadline first, then calls without one."""
        return self.order_by(models.F("closes_at").asc(nulls_last=True), "slug")


class CallPage(CalendarPageMixin, Period, CodedPage):
    """An AMI, an AAP or a label."""

    kind = models.CharField(
        _("kind"), max_length=10, choices=CallKind, default=CallKind.AMI, help_text=_("Example: AMI")
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True, help_text=_("Example: AMI CMA"))
    programme = models.ForeignKey(
        "programmes.ProgrammePage",
        models.PROTECT,
        null=True,
        related_name="calls",
        verbose_name=_("programme"),
        help_text=_("Example: Compétences et métiers d’avenir"),
    )
    closing_time = models.TimeField(
        _("closing hour, in Paris"),
        null=True,
        blank=True,
        help_text=_("Midnight at the end of the day if left empty. Example: 12:00"),
    )
    stated_status = models.CharField(
        _("stated status"),
        max_length=10,
        blank=True,
        choices=[(one, one.label) for one in (Status.OPEN, Status.PERMANENT, Status.CLOSED)],
        help_text=_("Only where no closing date is known; say where you know it from. Example: Permanent"),
    )
    status_note = models.CharField(
        _("why this status"),
        max_length=255,
        blank=True,
        help_text=_("Example: Seen as open on the operator’s site on 26 March 2025"),
    )
    support = CodesField(Support, verbose_name=_("kinds of support"), help_text=_("Example: Study and investment"))
    purpose = RichTextField(
        _("purpose"), features=TEXT_FEATURES, blank=True, help_text=_("Example: Adapt training to new jobs.")
    )
    funding = RichTextField(
        _("what is funded"), features=TEXT_FEATURES, blank=True, help_text=_("Example: Studies and new courses.")
    )
    applying = RichTextField(
        _("how to apply"), features=TEXT_FEATURES, blank=True, help_text=_("Example: On the operator’s site.")
    )
    contact = RichTextField(_("contact"), features=TEXT_FEATURES, blank=True, help_text=_("Example: cma@example.org"))
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("more text"),
        blank=True,
        help_text=_("Example: titles, paragraphs, a file to download."),
    )
    faq = StreamField(
        QuestionsBlock(required=False),
        verbose_name=_("frequent questions"),
        blank=True,
        help_text=_("Example: Who may apply?"),
    )
    opens_at = models.DateTimeField(null=True, editable=False, db_index=True)
    closes_at = models.DateTimeField(null=True, editable=False, db_index=True)

    texts = ("status_note", "purpose", "funding", "applying", "contact", "body", "faq")
    facts = ("kind", "acronym", "programme", "closing_time", "stated_status", "support")
    objects = PageManager.from_queryset(CallQuerySet)()
    base_form_class = CallForm
    parent_page_types = ["programmes.CallIndexPage"]
    subpage_types: list[str] = []
    are_few = True
    icon = "calendar-alt"
    page_description = _("An AMI, an AAP or a label, with its seasons, dates and laureates.")

    content_panels = [
        *CodedPage.content_panels,
        FieldPanel("purpose"),
        FieldPanel("funding"),
        FieldPanel("applying"),
        InlinePanel("criteria", heading=_("Criteria"), label=_("criterion")),
        FieldPanel("contact"),
        FieldPanel("body"),
        FieldPanel("faq"),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
        InlinePanel("read_also", heading=_("Read also"), label=_("page")),
    ]
    data_panels = [
        FieldPanel("code"),
        FieldPanel("kind"),
        FieldPanel("acronym"),
        FieldPanel("programme"),
        InlinePanel("operators", heading=_("Operators"), label=_("operator")),
        FieldPanel("support"),
        InlinePanel("areas", heading=_("Areas covered"), label=_("area")),
        InlinePanel("key_figures", heading=_("Key figures"), label=_("figure")),
    ]
    date_panels = [
        MultiFieldPanel(["opens_on", "closes_on", "closing_time", "results_on"], heading=_("Dates")),
        MultiFieldPanel(["stated_status", "status_note"], heading=_("Where no closing date is known")),
        MultiFieldPanel(["budget", "applications", "laureates_count"], heading=_("Amounts and numbers")),
        InlinePanel("seasons", heading=_("Seasons and waves"), label=_("season or wave")),
    ]
    search_fields = [
        *CodedPage.search_fields,
        index.SearchField("acronym"),
        index.SearchField("purpose"),
        index.SearchField("funding"),
        index.FilterField("closes_at"),
    ]

    class Meta(CodedPage.Meta):
        verbose_name = _("call")
        verbose_name_plural = _("calls")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> Any:
        """With the programme that all pages share, which spares a join."""
        if known := registers.programme(self.programme_id):
            self.programme = known
        return super().get_context(request, *arguments, **options)

    def save(self, clean: bool = True, **options: Any) -> Any:
        """Keep the instants that `open()` and its like compare with."""
        self.opens_at = opening(self.opens_on)
        self.closes_at = closing(self.closes_on, self.closing_time)
        return super().save(clean=clean, **options)

    def status_at(self, now: datetime.datetime) -> Status:
        """The state at a moment: from the dates, else as stated."""
        opens, closes = opening(self.opens_on), closing(self.closes_on, self.closing_time)
        if opens and now < opens:
            return Status.UPCOMING
        if closes and now < closes:
            return Status.OPEN
        if closes is None and self.stated_status in (Status.OPEN, Status.PERMANENT):
            return Status(self.stated_status)
        if self.has_results(today(now)):
            return Status.RESULTS
        return Status.CLOSED if closes or self.stated_status else Status.UNKNOWN

    def has_results(self, day: datetime.date) -> bool:
        """Whether results are known on a day: from their date, else because laureates are counted."""
        return self.results_on.first_day <= day if self.results_on else self.laureates_count is not None

    @property
    def status(self) -> Status:
        return self.status_at(timezone.now())

    @property
    def days_left(self) -> int | None:
        """Days until the last day, 0 on that day; nothing where no deadline is ahead."""
        if self.closes_on is None or self.status is not Status.OPEN:
            return None
        return (self.closes_on.last_day - today(timezone.now())).days

    @property
    def closes_soon(self) -> bool:
        return self.days_left is not None and self.days_left <= SOON

    @property
    def is_archived(self) -> bool:
        return self.status in (Status.CLOSED, Status.RESULTS)

    @property
    def calendar_entry(self) -> Entry | None:
        """The deadline: its hour if there is one, else its whole day."""
        if self.closes_on is None or self.closes_on.precision != "day":
            return None
        title, day = str(_("Deadline: %(title)s")) % {"title": self.title}, self.closes_on.last_day
        hour = closing(self.closes_on, self.closing_time) if self.closing_time else None
        return Entry(self, title, hour) if hour else Entry(self, title, day, day)

    @property
    def support_labels(self) -> list[str]:
        return [str(Support(code).label) for code in self.support if code in Support]

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not (self.closes_on or self.stated_status):
            add(errors, "stated_status", _("No closing date is known: state whether it is open, permanent or closed."))
        if self.stated_status and self.contradicts_dates():
            add(errors, "stated_status", _("The known dates decide of the status: leave this empty."))
        if self.closing_time and not self.closes_on:
            add(errors, "closing_time", _("An hour needs a closing date."))
        return errors

    def contradicts_dates(self) -> bool:
        """Whether a closing date is known, which decides; or whether it is called closed before it opened.

        A statement that agrees with a date today would contradict it tomorrow, on a page that nobody touched.
        """
        ahead = self.status_at(timezone.now()) is Status.UPCOMING
        return bool(self.closes_on) or (ahead and self.stated_status == Status.CLOSED)
