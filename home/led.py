"""Which pages are translations, of which page, and whether that page is leading them now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from wagtail.models import Locale

from .languages import SOURCE

_led: ContextVar[bool] = ContextVar("translations are led", default=False)


@contextmanager
def leading() -> Iterator[None]:
    """Translations that are saved meanwhile have their facts already and are not asked whether they are complete."""
    mark = _led.set(True)
    try:
        yield
    finally:
        _led.reset(mark)


@cache
def source_key() -> int:
    """The key of the source language's locale, which every save asks for; forgotten when a locale is saved."""
    return int(Locale.objects.get(language_code=SOURCE).pk)


def forget_locales(**_options: Any) -> None:
    """Receiver of changes of locales."""
    source_key.cache_clear()


def are_led() -> bool:
    """Whether the translations that are saved now come from their source."""
    return _led.get()


def is_foreign(page: Any) -> bool:
    """Whether a page is in another language than the source."""
    return page.locale_id not in (None, source_key())


def is_led(page: Any) -> bool:
    """Whether a page may be the translation of another one, which decides of its facts and is still to be asked."""
    return page.pk is not None and is_foreign(page) and not are_led()


def translations_of(page: Any) -> Any:
    """The pages of a page's type that say the same in other languages."""
    return type(page)._default_manager.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def source_of(page: Any) -> Any:
    """The page in the source language that a page translates; nothing where there is none."""
    return translations_of(page).filter(locale_id=source_key()).first()
