"""Which pages everyone may read.

Lists ask `BasePageQuerySet.listed()`; a page that a fact or a link names is asked here. The paths of restricted pages
are read once per content version.
"""

from typing import Any

from wagtail.models import PageViewRestriction

from .content import kept


def restricted_paths() -> tuple[str, ...]:
    """Paths of the pages under a view restriction: they and all below them are not for everyone."""
    return kept("restricted paths", lambda: tuple(PageViewRestriction.objects.values_list("page__path", flat=True)))


def is_restricted(page: Any) -> bool:
    """Whether a page is restricted itself or below a restricted page."""
    return bool(page.path.startswith(restricted_paths()))


def visible(page: Any) -> bool:
    """Whether everyone may read a page: live, and neither restricted itself nor below a restricted page."""
    return bool(page and page.live and not is_restricted(page))
