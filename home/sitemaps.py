"""The site's addresses for search engines, in every language that each page is translated into."""

import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Max, Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from .languages import SOURCE, code_of
from .navigation import address_in, homes
from .translations import languages_of

Address = dict[str, Any]  # a line of the sitemap, in Django's words


class PageSitemap(Sitemap):
    """Live pages that everyone may read, with what each serves below itself (`BasePage.get_sitemap_urls`)."""

    limit = 10_000  # pages in a file: a few of them stand for many addresses, and a file may hold 50,000

    def items(self) -> Any:
        """Of their own types, but with nothing read beyond what all pages have; a language without a home has none."""
        trees = [Q(path__startswith=home.path) for home in homes(self.get_wagtail_site()).values()]
        pages = Page.objects.filter(reduce(or_, trees)) if trees else Page.objects.none()
        return pages.live().public().order_by("path").specific(defer=True)

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Asked of the database: Django would read every page."""
        latest: datetime.datetime | None = self.items().aggregate(latest=Max("last_published_at"))["latest"]
        return latest

    def _urls(self, page: int, protocol: str, domain: str) -> list[Address]:
        shown = self.paginator.page(page).object_list.iterator()
        return [self.in_all_languages(one, line) for one in shown for line in one.get_sitemap_urls(self.request)]

    def in_all_languages(self, page: Any, line: Address) -> Address:
        """An address with those of the same thing in other languages, each of which names the same ones."""
        known = [code for code in homes(self.get_wagtail_site()) if code == SOURCE or code in languages_of(page)]
        if len(known) < 2:
            return line
        root = self.get_wagtail_site().root_url
        own = f"{root}{address_in(page, code_of(page), self.request)}"
        rest = line["location"].removeprefix(own)
        places = {code: f"{root}{address_in(page, code, self.request)}{rest}" for code in known}
        named = [*places.items(), ("x-default", places[SOURCE])]
        return {**line, "alternates": [{"lang_code": code, "location": place} for code, place in named]}
