"""Languages: the reader's, which the address says, and the one that a text is in.

The source language has no prefix. `get_language()` is the language of what is being written: the reader's, but for the
text of a page that has no translation, which is written in its own language within the frame of the reader's.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import activate, get_language, get_language_from_path, override
from wagtail.models import Locale

from .content import kept

SOURCE: str = settings.LANGUAGE_CODE
_running: ContextVar[HttpRequest | None] = ContextVar("running request", default=None)


class LanguageMiddleware:
    """Speaks the language of the address, as Django's own does, but asks no browser: a copy is for everyone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.LANGUAGE_CODE = get_language_from_path(request.path_info) or SOURCE
        activate(request.LANGUAGE_CODE)
        _running.set(request)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


def running() -> HttpRequest | None:
    """The request that is being answered, for what nobody hands it to: links within rich text."""
    return _running.get()


def reader(request: HttpRequest | None) -> str:
    """The reader's language; where nobody reads, the one that is spoken."""
    return getattr(request, "LANGUAGE_CODE", None) or spoken()


def spoken() -> str:
    """The language that is being written."""
    return get_language() or SOURCE


def locale_ids() -> dict[str, int]:
    """Keys of Wagtail's locales by the code of their language."""
    return kept("locales", lambda: dict(Locale.objects.values_list("language_code", "pk")), shared=True)


def source_id() -> int | None:
    """The key of the source language's locale."""
    return locale_ids().get(SOURCE)


def code_of(record: Any) -> str:
    """The language of a page or a record: of its locale, else as it says itself; the source's for all others."""
    if late := getattr(record, "text_language", ""):
        return str(late)
    if key := getattr(record, "locale_id", None):
        return next((code for code, known in locale_ids().items() if known == key), SOURCE)
    return getattr(record, "language", "") or SOURCE


def mark(language: str) -> SafeString:
    """` lang="fr"` where the text around is in another language, with the direction if that differs too."""
    here = spoken()
    if language == here:
        return SafeString("")
    if direction(language) == direction(here):
        return format_html(' lang="{}"', language)
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def named(record: Any) -> SafeString | str:
    """A name as HTML that says its language where that is another one: of a region, of a sector.

    Words that are a fact, which all languages share, are in the language of the source.
    """
    if record and (attributes := mark(code_of(record))):
        return format_html("<span{}>{}</span>", attributes, record)
    return str(record)


def prefix(language: str) -> str:
    """What the addresses of a language begin with: `/` or `/en/`."""
    return get_script_prefix() if language == SOURCE else f"{get_script_prefix()}{language}/"


def view_address(name: str, request: HttpRequest | None) -> str:
    """Where a reader finds what is no page, such as search: in his language, also from a page of another one."""
    with override(reader(request)):
        return reverse(name)


def swapped(path: str, old: str, new: str) -> str:
    """The address of the same thing in another language, which leads on to where it is if it is elsewhere."""
    return f"{prefix(new)}{path.removeprefix(prefix(old))}"


def direction(language: str) -> str:
    """How a language is written, as HTML says it."""
    return "rtl" if language.partition("-")[0] in settings.LANGUAGES_BIDI else "ltr"
