"""Articles."""

import math
from typing import Self

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import BodyBlock
from home.fields import PartialDateField, StreamField
from home.models import BasePage
from home.publication import Errors, add

from .links import LINK_PANELS, LinkedQuerySet

WORDS_PER_MINUTE = 200  # a usual pace of silent reading in French


class NewsQuerySet(LinkedQuerySet):
    """Articles."""

    def latest_first(self) -> Self:
        """By date, the undated last."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "slug")


class NewsPage(BasePage):
    """An article."""

    published_on = PartialDateField(
        _("date of the news"), help_text=_("Empty if unknown. Example: 26/11/2024 or 11/2024")
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Example: titles, paragraphs, a file to download."),
    )

    texts = ("body",)
    facts = ("published_on",)
    objects = PageManager.from_queryset(NewsQuerySet)()
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    icon = "doc-full"
    page_description = _("An article: standfirst, text, statements, links to programmes and calls.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("statements", heading=_("Statements"), label=_("statement")),
        InlinePanel("downloads", heading=_("Documents"), label=_("document")),
    ]
    data_panels = LINK_PANELS
    date_panels = [FieldPanel("published_on")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not (self.summary or self.body):
            add(errors, "summary", _("Write a summary or a text: an article says something."))
        return errors

    @property
    def reading_minutes(self) -> int:
        """Minutes that reading takes, at least one."""
        words = f"{self.summary} {strip_tags(str(self.body))}".split()
        return max(1, math.ceil(len(words) / WORDS_PER_MINUTE))
