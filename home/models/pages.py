"""The home page and pages of text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index

from ..blocks import BodyBlock
from ..fields import StreamField
from ..publication import Errors, Publishable, add
from .base import BasePage
from .rows import Row


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

    texts = ("hero", "body")
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    icon = "home"
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


class FeaturedPage(Publishable, Row):
    """A programme, a call or a project that the home page puts forward."""

    TYPES = ("programmes.ProgrammePage", "programmes.CallPage", "programmes.ProjectPage")

    page = ParentalKey(HomePage, related_name="featured")
    target = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,  # a draft may be incomplete
        related_name="+",
        verbose_name=_("page"),
        help_text=_("A programme, a call or a project. Example: CO2i"),
    )

    facts = ("target",)
    panels = [PageChooserPanel("target", list(TYPES))]

    class Meta(Row.Meta):
        verbose_name = _("featured page")
        verbose_name_plural = _("featured pages")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if self.target and self.target.specific_class._meta.label not in self.TYPES:
            add(errors, "target", _("Choose a programme, a call or a project."))
        return errors


class StandardPage(BasePage):
    """A page of text: about, legal notice, personal data."""

    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        help_text=_("Example: titles, paragraphs, a file to download."),
    )

    texts = ("body",)
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    icon = "doc-full"
    page_description = _("A page of text: about the site, legal notice, personal data.")

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
