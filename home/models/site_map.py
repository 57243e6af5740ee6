"""The readable map of the site."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .base import BasePage


class SiteMapPage(BasePage):
    """The readable map of the site."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    icon = "list-ul"
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
