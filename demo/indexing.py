"""Wagtail's two indexes and the site's search, brought up to date once for all that was placed, not at each save."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.search.index import get_indexed_models
from wagtail.search.signal_handlers import post_save_signal_handler

from home.references import references_suspended
from home.signals import page_saved
from programmes.models import Organisation, Sector
from search.indexing import differences, write
from search.receivers import follow_page, follow_record


@contextmanager
def suspended() -> Iterator[set[int]]:
    """No index follows what is saved in this block, in this process: the caller sees to the pages that it yields."""
    saved: set[int] = set()

    def note(page: Page, **_options: Any) -> None:
        saved.add(page.pk)

    models = [model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=model)]
    page_saved.connect(note)
    try:
        with references_suspended(), search_suspended():
            yield saved
    finally:
        page_saved.disconnect(note)
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


@contextmanager
def search_suspended() -> Iterator[None]:
    """The site's search looks at all pages once at the end, where each save would have it look at many."""
    records = [model for model in (Organisation, Sector) if post_save.disconnect(follow_record, sender=model)]
    page_saved.disconnect(follow_page)
    try:
        yield
    finally:
        page_saved.connect(follow_page)
        for model in records:
            post_save.connect(follow_record, sender=model)


def update_search() -> None:
    """Write the entries that differ from what they should be."""
    for entries in differences():
        write(entries)


def update(objects: Iterable[Model], saved: set[int]) -> None:
    """Bring the indexes up to date for these objects, and for the other pages that were saved with them."""
    known = list(objects)
    others = saved - {one.pk for one in known if isinstance(one, Page)}
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for one in [*known, *Page.objects.filter(pk__in=others).specific()]:
        by_model[type(one)].append(one)
    for model, group in by_model.items():
        refer(model, group)
        if model in get_indexed_models():
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, group)
    if by_model:
        update_search()


def refer(model: type[Model], group: list[Model]) -> None:
    if ReferenceIndex.is_indexed(model):
        for one in group:
            ReferenceIndex.create_or_update_for_object(one)
