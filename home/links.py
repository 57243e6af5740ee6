"""Links of rich text to pages of the site: to where the reader finds them, in his language."""

from typing import Any

from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler as WagtailsHandler

from .languages import running
from .navigation import address


class PageLinkHandler(WagtailsHandler):
    """As Wagtail's, in one query for all links of a text, and in the frame that the reader is in."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        pages = Page.objects.in_bulk([attributes["id"] for attributes in attrs_list if attributes.get("id")])
        return [pages.get(int(attributes.get("id") or 0)) for attributes in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        pages = cls.get_many(attrs_list)
        return [format_html('<a href="{}">', address(page, running())) if page else "<a>" for page in pages]


def register_page_links(features: FeatureRegistry) -> None:
    """Receiver of Wagtail's hook: ours in place of its own."""
    features.register_link_type(PageLinkHandler)
