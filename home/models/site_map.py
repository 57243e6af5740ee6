"""The readable map of the site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..translations import live_texts, origin
from ..visibility import visible
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
        """The sections below home, each with all that stands below it but what folders keep."""
        context = super().get_context(request, *arguments, **options)
        path = origin(self).path
        pages = Page.objects.live().filter(path__startswith=path[: -self.steplen], depth__gte=self.depth)
        named = (Named(*row) for row in pages.order_by("path").values_list(*Named._fields))
        return {**context, "branches": tree(shown(one.in_language() for one in named if visible(one)))}


class Named(NamedTuple):
    """What the map says of a page: there are many, and whole pages are heavy."""

    title: str
    path: str
    url_path: str
    live: bool
    content_type: int
    locale_id: int
    translation_key: Any

    def in_language(self) -> Self:
        """The same in the spoken language, if it is translated."""
        texts = live_texts(Page, self.translation_key)
        return self._replace(**{name: texts[name] for name in ("title", "url_path", "locale_id")}) if texts else self

    @property
    def specific_class(self) -> Any:
        return ContentType.objects.get_for_id(self.content_type).model_class()


@dataclass(frozen=True)
class Branch:
    """A page with those below it."""

    page: Any
    children: list["Branch"] = field(default_factory=list)

    @cached_property
    def entries(self) -> list[tuple[str, str]]:
        """Names and paths of what the page serves besides its children, such as the dossier of a region."""
        served: list[tuple[str, str]] = self.page.specific_class.entries()
        return served


def shown(pages: Iterable[Named]) -> Iterator[Named]:
    """Pages in the order of their paths, without folders and what is below them."""
    folder = None
    for page in pages:
        if folder and page.path.startswith(folder):
            continue
        if page.specific_class.is_folder:
            folder = page.path
        else:
            yield page


def tree(pages: Iterable[Any]) -> list[Branch]:
    """Pages in the order of their paths as a tree; a page whose parent is missing stands at the top."""
    top: list[Branch] = []
    above: list[Branch] = []
    for page in pages:
        while above and not page.path.startswith(above[-1].page.path):
            above.pop()
        branch = Branch(page)
        (above[-1].children if above else top).append(branch)
        above.append(branch)
    return top
