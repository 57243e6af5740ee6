"""What a change of content leaves behind it: entries, the log, and nothing forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from search.indexing import differences
from search.models import Change, Entry


def entry(page: Any) -> Entry | None:
    return Entry.objects.filter(pk=page.pk).first()


def forgotten() -> set[int]:
    """Keys of the pages whose entries are not what they should be."""
    return {key for batch in differences() for key in batch}


@contextmanager
def noted() -> Iterator[set[int]]:
    """The keys that the log notes meanwhile, known at the end; fails where an entry was forgotten."""
    head = max(Change.objects.values_list("n", flat=True), default=0)
    keys: set[int] = set()
    yield keys
    assert forgotten() == set()
    keys.update(Change.objects.filter(n__gt=head).values_list("entry", flat=True))


def state() -> tuple[list[Any], list[Any]]:
    """All entries and the whole log."""
    return list(Entry.objects.order_by("pk").values()), list(Change.objects.order_by("n").values())
