"""Which pages everyone may read, for pages that others name one by one.

Lists ask `BasePageQuerySet.listed()`; a page that a fact or a link names is asked here, at the cost of one
query per request.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.models import PageViewRestriction


def restricted_paths(request: HttpRequest | None) -> tuple[str, ...]:
    """Paths of the pages under a view restriction, read once per request."""
    if request is None:
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    kept = vars(request)
    if "restricted_paths" not in kept:
        kept["restricted_paths"] = restricted_paths(None)
    known: tuple[str, ...] = kept["restricted_paths"]
    return known


def visible(page: Any, request: HttpRequest | None) -> bool:
    """Whether a page is live, and neither restricted itself nor below a restricted page."""
    return bool(page and page.live and not page.path.startswith(restricted_paths(request)))
