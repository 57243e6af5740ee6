"""The site's addresses for search engines."""

import datetime
from typing import Any

from django.db.models import Max
from wagtail.contrib.sitemaps import Sitemap


class PageSitemap(Sitemap):
    """Live pages that everyone may read, with what each serves below itself (`BasePage.get_sitemap_urls`)."""

    limit = 10_000  # pages in a file: a few of them stand for many addresses, and a file may hold 50,000

    def items(self) -> Any:
        """Of their own types, but with nothing read beyond what all pages have."""
        pages = self.get_wagtail_site().root_page.get_descendants(inclusive=True)
        return pages.live().public().order_by("path").specific(defer=True)

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Asked of the database: Django would read every page."""
        latest: datetime.datetime | None = self.items().aggregate(latest=Max("last_published_at"))["latest"]
        return latest
