"""Inline rows that few pages have: which pages have some is kept, so the others cost no query."""

from collections.abc import Iterable
from typing import Any

from .content import kept


def rows(page: Any, relation: str, *names: str) -> Iterable[Any]:
    """The inline rows of a page, each with the records that it names, in one query; none where it has no row.

    A page that keeps its rows itself, as in a preview, is asked them.
    """
    manager = getattr(page, relation)
    if not manager.is_deferring and page.pk not in pages_with(manager.model):
        return ()
    return list(manager.select_related(*names) if names else manager.all())


def pages_with(model: Any) -> frozenset[int]:
    """Keys of the pages that have an inline row of a model."""
    return kept(("pages with", model), lambda: frozenset(model.objects.order_by().values_list("page", flat=True)))
