"""Inline rows of pages, at fewer queries than rows.

Pages of a type that has few of them, such as calls, have all their rows read once per content version, then only
looked up. Of the other pages, which ones have a row of some kind is known, so those that have none cost no query.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from wagtail.models import get_page_models

from .content import kept
from .translations import key_of_rows


def rows(page: Any, relation: str, *names: str, usual: bool = False) -> Sequence[Any]:
    """The inline rows of a page, each with the records that it names (1 query at most).

    A page that has its rows in memory, as in a preview, is asked for them. `usual` is for what nearly all pages have.
    """
    manager = getattr(page, relation)
    if manager.is_deferring:
        return list(manager.select_related(*names) if names else manager.all())
    key = key_of_rows(page)
    if page.are_few:
        return rows_of_few(manager.model, names).get(key, ())
    if not usual and key not in pages_with(manager.model):
        return ()
    found = manager.model.objects.filter(page=key).order_by("sort_order")
    return list(found.select_related(*names) if names else found)


def rows_of_few(model: Any, names: tuple[str, ...]) -> dict[int, list[Any]]:
    """The inline rows of a model by page, of the pages whose types have few: shared, whoever gets one leaves it so."""
    return kept(("rows", model, names), lambda: read_rows(model, names))


def read_rows(model: Any, names: tuple[str, ...]) -> dict[int, list[Any]]:
    types = [one._meta.model_name for one in get_page_models() if getattr(one, "are_few", False)]
    found = model.objects.filter(page__content_type__model__in=types).order_by("sort_order")
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in found.select_related(*names) if names else found:
        groups[row.page_id].append(row)
    return dict(groups)


def pages_with(model: Any) -> frozenset[int]:
    """Keys of the pages that have an inline row of a model."""
    return kept(("pages with", model), lambda: frozenset(model.objects.order_by().values_list("page", flat=True)))
