"""The home page and the pages that any site has."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.mail import EmailMessage
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.forms.models import FormMixin
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from ..blocks import TEXT_FEATURES, BodyBlock
from ..contact import ContactForm
from ..fields import PartialDateField, StreamField
from ..publication import Errors, add
from .base import BasePage

logger = logging.getLogger(__name__)

LEAF: list[str] = []


class HomePage(BasePage):
    """The entrance: what is open, who won, where, and the latest news."""

    hero = models.TextField(
        _("what this site is, in a sentence"),
        max_length=400,
        help_text=_("Example: Find the public programmes that fund skills for industry near you."),
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Example: titles, paragraphs, a file to download."),
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    page_description = _("The entrance of the site; there is one.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("hero"),
        InlinePanel("featured", heading=_("Featured pages"), label=_("page")),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class FeaturedPage(Orderable):
    """A programme, a call or a project that the home page puts forward."""

    page = ParentalKey(HomePage, related_name="featured")
    target = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("A programme, a call or a project. Example: CO2i"),
    )

    panels = [PageChooserPanel("target", ["programmes.ProgrammePage", "programmes.CallPage", "programmes.ProjectPage"])]

    class Meta(Orderable.Meta):
        verbose_name = _("featured page")
        verbose_name_plural = _("featured pages")


class StandardPage(BasePage):
    """A page of text: about, legal notice, personal data."""

    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        help_text=_("Example: titles, paragraphs, a file to download."),
    )

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    page_description = _("A page of text: about the site, legal notice, personal data.")

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")


class ContactPage(FormMixin, BasePage):
    """A form whose messages are stored in the admin and mailed."""

    intro = RichTextField(
        _("introduction"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Before the form. Example: For a question about a call, write to its operator first."),
    )
    thanks = RichTextField(
        _("confirmation"),
        features=TEXT_FEATURES,
        help_text=_("After sending. Example: Thank you: your message has arrived."),
    )
    to_address = models.EmailField(
        _("messages are mailed to"),
        blank=True,
        help_text=_("They are stored in the admin in any case. Example: contact@example.org"),
    )

    base_form_class = BasePage.base_form_class
    landing_page_template = "home/contact_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = LEAF
    max_count = 1
    page_description = _("A form: messages are stored in the admin and mailed.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("thanks"),
        FieldPanel("to_address"),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_form_class(self) -> type[ContactForm]:
        return ContactForm

    def get_data_fields(self) -> list[tuple[str, Any]]:
        """Columns of the admin's list of messages."""
        fields = [(name, ContactForm.base_fields[name].label) for name in CONTACT_FIELDS]
        return [("submit_time", _("Received on")), *fields]

    def process_form_submission(self, form: ContactForm) -> Any:
        """Store the message first: a mail server that is down loses nothing."""
        submission = super().process_form_submission(form)
        if self.to_address:
            self.mail(form.cleaned_data)
        return submission

    def mail(self, data: dict[str, str]) -> None:
        message = EmailMessage(
            subject=data["subject"],
            body=f"{data['name']} <{data['email']}>\n\n{data['message']}",
            to=[self.to_address],
            reply_to=[data["email"]],
        )
        try:
            message.send()
        except OSError:
            logger.exception("A contact message is stored but could not be mailed.")

    def render_landing_page(
        self, request: HttpRequest, form_submission: Any = None, *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Redirect, so that a reload does not send twice."""
        if form_submission is None:  # a preview
            return super().render_landing_page(request, form_submission, *arguments, **options)
        return redirect(f"{self.get_url(request)}?envoye")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        return {**context, "sent": "envoye" in request.GET}


CONTACT_FIELDS = ("name", "email", "subject", "message")


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

    parent_page_types = ["home.HomePage"]
    subpage_types = LEAF
    max_count = 1
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


class Derogation(Orderable):
    """Something that is not accessible, and why."""

    page = ParentalKey(AccessibilityStatementPage, related_name="derogations")
    text = models.TextField(
        _("what is not accessible, and why"), help_text=_("Example: PDF files published before 2019")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("content that is not accessible")
        verbose_name_plural = _("contents that are not accessible")

    panels = ["text"]


class SiteMapPage(BasePage):
    """The readable map of the site."""

    parent_page_types = ["home.HomePage"]
    subpage_types = LEAF
    max_count = 1
    page_description = _("The readable map of the site, made by itself.")

    class Meta:
        verbose_name = _("site map")
        verbose_name_plural = _("site maps")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        """The sections below home with the pages right below each (2 queries)."""
        context = super().get_context(request, *arguments, **options)
        home = self.get_parent()
        pages = Page.objects.descendant_of(home).live().public().filter(depth__lte=home.depth + 2)
        return {
            **context,
            "sections": sections(page for page in pages.order_by("path") if not page.specific_class.is_folder),
        }


@dataclass(frozen=True)
class Section:
    """A page right below home, with those below it."""

    page: Page
    children: list[Page] = field(default_factory=list)


def sections(pages: Iterable[Page]) -> list[Section]:
    """Pages of two levels, in the order of the tree, by their upper page."""
    rows: list[Section] = []
    for page in pages:
        if rows and page.path.startswith(rows[-1].page.path):
            rows[-1].children.append(page)
        else:
            rows.append(Section(page))
    return rows
