"""The accessibility statement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from ..blocks import BodyBlock
from ..fields import PartialDateField, StreamField
from ..publication import Errors, add
from .base import BasePage
from .rows import TranslatedRow


class AccessibilityStatementPage(BasePage):
    """The statement that the law asks for (decree 2019-768): state, rate, auditor, derogations."""

    class State(models.TextChoices):
        """The three states that the law knows."""

        NONE = "non", _("not compliant")
        PARTIAL = "partial", _("partially compliant")
        FULL = "full", _("fully compliant")

    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.NONE,
        help_text=_("What the audit found. Example: not compliant, as long as no audit was made."),
    )
    rate = models.DecimalField(
        _("rate of compliance, in percent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Share of the criteria that are met. Example: 74.5"),
    )
    audited_on = PartialDateField(_("date of the audit"), help_text=_("Example: 03/2026"))
    auditor = models.CharField(_("auditor"), max_length=255, blank=True, help_text=_("Example: Temesis"))
    body = StreamField(BodyBlock(), verbose_name=_("text"), help_text=_("Example: how to report a difficulty."))

    texts = ("body",)
    facts = ("state", "rate", "audited_on", "auditor")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    icon = "check"
    page_description = _("The accessibility statement that the law asks for.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("derogations", heading=_("Content that is not accessible"), label=_("content")),
    ]
    data_panels = [
        FieldPanel("state"),
        FieldPanel("rate"),
        FieldPanel("audited_on"),
        FieldPanel("auditor"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if self.rate is not None and not 0 <= self.rate <= 100:
            add(errors, "rate", _("A rate lies between 0 and 100."))
        if self.state != self.State.NONE and not (self.auditor and self.audited_on and self.rate is not None):
            add(errors, "state", _("A state other than “not compliant” needs an audit: rate, date, auditor."))
        return errors


class Derogation(TranslatedRow):
    """Something that is not accessible, and why."""

    page = ParentalKey(AccessibilityStatementPage, related_name="derogations")
    text = models.TextField(
        _("what is not accessible, and why"), help_text=_("Example: PDF files published before 2019")
    )

    texts = ("text",)
    is_all_text = True

    class Meta(TranslatedRow.Meta):
        verbose_name = _("content that is not accessible")
        verbose_name_plural = _("contents that are not accessible")

    panels = ["text"]
