"""Wagtail's index of references, left alone while what is saved will be looked at once, at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.signal_handlers import reference_index_auto_update_disabled as suspended


@contextmanager
def references_suspended() -> Iterator[None]:
    """As Wagtail's `disable_reference_index_auto_update`, and may be within itself: theirs ends all of them at once."""
    before = getattr(suspended, "value", False)
    suspended.value = True
    try:
        yield
    finally:
        suspended.value = before
