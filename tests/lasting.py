"""Content that many tests read: made once for the tests of a file or folder, taken away after them."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

Made = TypeVar("Made")
NAMES = {"demo"}  # of these fixtures


def lasting(make: Callable[[], Any] | None = None, *, autouse: bool = False) -> Any:
    """Decorator of what fills the database: a fixture of its file. Each test may change what it finds, for itself."""
    if make is None:
        return lambda make: lasting(make, autouse=autouse)

    NAMES.add(make.__name__)

    @pytest.fixture(scope="module", autouse=autouse, name=make.__name__)
    def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
        yield from kept(django_db_blocker, make)

    return made


def kept(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """What a fixture that lasts longer than a test yields."""
    with blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        made = make()
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)
        Site.clear_site_root_paths_cache()
