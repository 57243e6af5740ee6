"""Wagtail's two indexes, brought up to date once for all that was placed instead of at each save."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.search.index import get_indexed_models
from wagtail.search.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def suspended() -> Iterator[None]:
    """No index follows what is saved in this block, in this process: the caller sees to it."""
    models = [model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def update(objects: Iterable[Model]) -> None:
    """Bring both indexes up to date for these objects."""
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for one in objects:
        by_model[type(one)].append(one)
    for model, group in by_model.items():
        refer(model, group)
        if model in get_indexed_models():
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, group)


def refer(model: type[Model], group: list[Model]) -> None:
    if ReferenceIndex.is_indexed(model):
        for one in group:
            ReferenceIndex.create_or_update_for_object(one)
