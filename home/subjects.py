"""What an address is about, as machines and those who share it are told.

`subject_of` has a part for each type of record. An app writes those of its own types in its `subjects.py`, which is
found like its `admin.py`: no model knows how it is described.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from django.http import HttpRequest
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from .models import BasePage, ContactPage, HomePage, SiteMapPage
from .navigation import footer, site_of
from .visibility import visible

EXCERPT = 200  # characters, more than search engines show
Thing = dict[str, Any]  # a node of JSON-LD, in the words of schema.org


@dataclass(frozen=True)
class Subject:
    """A title, the kind of what it names, a few facts, and the same as a thing of schema.org."""

    title: str
    kind: str = ""
    summary: str = ""
    facts: tuple[str, ...] = ()
    thing: Thing = field(default_factory=dict)
    page_type: str = "WebPage"

    @property
    def description(self) -> str:
        """What search engines show under the title: the summary, else what is known in few words."""
        known = filter(None, (self.title, self.kind, *self.facts))
        return re.sub("[ \t\r\n]+", " ", self.summary or " · ".join(known)).strip()


@singledispatch
def subject_of(record: Any, request: HttpRequest) -> Subject:
    """The subject of a page, or of a record that a page serves an address for."""
    return Subject(str(record))


@subject_of.register
def ready_made(subject: Subject, _request: HttpRequest) -> Subject:
    """An address that no record stands behind brings its own."""
    return subject


@subject_of.register
def any_page(page: BasePage, _request: HttpRequest) -> Subject:
    """A page that is about nothing but itself: its kind would say nothing more."""
    return subject_of_page(page, kind="")


def subject_of_page(page: BasePage, facts: Iterable[Any] = (), **more: Any) -> Subject:
    """What all pages have in common; facts that are not known are left out."""
    defaults = {
        "title": page.title,
        "kind": capfirst(str(page._meta.verbose_name)),
        "summary": page.description or excerpt(getattr(page, "body", ())),
        "facts": tuple(str(fact) for fact in facts if fact),
    }
    return Subject(**defaults | more)


@subject_of.register
def home_page(page: HomePage, request: HttpRequest) -> Subject:
    """Home stands for the whole site."""
    settings = footer(request).settings
    facts = (settings.baseline,) if settings.baseline else ()
    return Subject(settings.name, summary=page.description or page.hero, facts=facts)


@subject_of.register
def site_map(page: SiteMapPage, _request: HttpRequest) -> Subject:
    return subject_of_page(page, kind="", summary=page.description or _("All the pages of the site."))


@subject_of.register
def contact_page(page: ContactPage, _request: HttpRequest) -> Subject:
    summary = page.description or _("A form to write to those who run the site.")
    return subject_of_page(page, kind="", summary=summary, page_type="ContactPage")


def excerpt(body: Iterable[Any]) -> str:
    """The beginning of a page's text."""
    text = next((block.value.source for block in body if block.block_type == "text"), "")
    return Truncator(get_text_for_indexing(text)).chars(EXCERPT)


def root(request: HttpRequest) -> str:
    """The address of the site as its settings say it, whatever the host that was asked."""
    site = site_of(request)
    return str(site.root_url) if site else ""


def website(request: HttpRequest) -> Thing:
    """A reference to the site as a whole, which each page describes."""
    return {"@id": f"{root(request)}/#website"}


def publisher(request: HttpRequest) -> Thing:
    """A reference to who publishes the site."""
    return {"@id": f"{root(request)}/#publisher"}


def reference(page: Any, kind: str, request: HttpRequest) -> Thing | None:
    """Another page's thing by its name and address, if everyone may read it."""
    if not visible(page):
        return None
    return {"@type": kind, "name": page.title, "url": page.get_full_url(request)}
