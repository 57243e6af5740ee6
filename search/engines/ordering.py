"""Some of the entries that were found, in order: by a number that the bitmaps hold, or by title."""

from pyroaring import BitMap

from ..models import Entry
from .slices import Slices

FEW = 5_000  # entries that the database puts in order by themselves; for more it walks through all titles
AT_ONCE = 20_000  # titles read at once


def by_number(slices: Slices, keys: BitMap, start: int, end: int, highest: bool) -> list[int]:
    """The keys between two places of the order of their numbers."""
    if end <= start:
        return []
    page = slices.first(keys, end, highest)
    if start:
        page = page - slices.first(keys, start, highest)
    return slices.sorted(page, highest)


def by_title(keys: BitMap, start: int, end: int) -> list[int]:
    """The same by title, which the database compares."""
    ordered = Entry.objects.order_by("title_key", "page_id").values_list("page_id", flat=True)
    if len(keys) <= FEW:
        return list(ordered.filter(pk__in=list(keys))[start:end])
    found: list[int] = []
    for key in ordered.iterator(AT_ONCE):
        if key in keys:
            found.append(key)
            if len(found) == end:
                break
    return found[start:]
