"""Content that many tests read: made once for the tests of a file or folder, taken away after them."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

Made = TypeVar("Made")


def lasting(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """What a fixture yields that lasts longer than a test: each test sees it, and its changes are undone after it."""
    with blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        made = make()
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)
        Site.clear_site_root_paths_cache()
