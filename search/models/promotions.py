"""What editors put first: pages for search terms."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from .asked import key_of


class Promotion(index.Indexed, ClusterableModel):
    """Pages that readers who ask one of some terms find first."""

    terms = models.CharField(
        _("search terms"),
        max_length=255,
        help_text=_(
            "What readers search, separated by commas; accents and capitals do not matter. "
            "Example: hydrogène, H2, pile à combustible"
        ),
    )

    panels = [
        "terms",
        InlinePanel(
            "pages",
            heading=_("Pages"),
            label=_("page"),
            min_num=1,
            help_text=_("In this order, above the results. A reader sees those in his language that are published."),
        ),
    ]
    search_fields = [index.AutocompleteField("terms")]
    objects: ClassVar[models.Manager["Promotion"]]
    pages: Any

    class Meta:
        ordering = ["terms"]
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")

    def __str__(self) -> str:
        return self.terms

    def clean(self) -> None:
        if not self.keys:
            raise ValidationError({"terms": _("Write at least one word.")})

    @property
    def keys(self) -> list[str]:
        """Its terms as they are compared."""
        return list(filter(None, map(key_of, self.terms.split(","))))

    @property
    def titles(self) -> str:
        """Its pages, for lists."""
        return " · ".join(one.page.title for one in self.pages.all())


class PromotedPage(Orderable):
    """A page of a promotion."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = ["page"]
    objects: ClassVar[models.Manager["PromotedPage"]]

    class Meta(Orderable.Meta):
        verbose_name = _("page of a promoted result")
        verbose_name_plural = _("pages of promoted results")

    def __str__(self) -> str:
        return str(self.page)
