"""Pages in the reader's language: which translations are live, and how a list shows them.

A list, a count or a register has each thing once, as its record in the source language. What a reader sees of it is
that record with the translated texts laid over it: its key, its place in the tree and its facts stay those of the
source, so whatever looks something up by them finds it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from .content import kept
from .languages import SOURCE, code_of, locale_ids, source_id, spoken
from .visibility import restricted_paths

AnyPage = TypeVar("AnyPage")
ALWAYS = ("slug", "url_path", "locale_id")


class Origin(NamedTuple):
    """The record of a page in the source language."""

    pk: int
    path: str
    url_path: str


def origin(page: Any) -> Origin:
    """The source record of a page: the page itself unless it is a translation."""
    return origins().get(page.pk) or Origin(page.pk, page.path, page.url_path)


def origins() -> dict[int, Origin]:
    """The source record of each translation, live or not."""
    return kept("origins", read_origins, shared=True)


def read_origins() -> dict[int, Origin]:
    translated = dict(Page.objects.exclude(locale=source_id()).values_list("pk", "translation_key"))
    sources = Page.objects.filter(locale=source_id(), translation_key__in=set(translated.values()))
    known = {key: Origin(*rest) for key, *rest in sources.values_list("translation_key", *Origin._fields)}
    return {pk: known[key] for pk, key in translated.items() if key in known}


class Place(NamedTuple):
    """Where a translation is: its key and its address in the tree."""

    pk: int
    url_path: str


def places() -> dict[Any, dict[str, Place]]:
    """Each translation that everyone may read, by translation key and language."""
    return kept("places of translations", read_places, shared=True)


def read_places() -> dict[Any, dict[str, Place]]:
    codes = {key: code for code, key in locale_ids().items()}
    found: dict[Any, dict[str, Place]] = defaultdict(dict)
    pages = Page.objects.exclude(locale=source_id()).filter(live=True, alias_of=None)
    for key, locale, path, *place in pages.values_list("translation_key", "locale", "path", *Place._fields):
        if locale in codes and not path.startswith(restricted_paths()):
            found[key][codes[locale]] = Place(*place)
    return dict(found)


def languages_of(page: Any) -> set[str]:
    """The languages other than the source that a page may be read in."""
    return set(places().get(page.translation_key, ()))


def key_of_rows(page: Any) -> int:
    """The key of the page that the inline rows of a page belong to: its translation's, if it has the texts of one."""
    place = places().get(page.translation_key, {}).get(code_of(page))
    return place.pk if place else page.pk


def in_language(page: AnyPage) -> AnyPage:
    """A page of the source language as a reader of the spoken language sees it: itself where it is not translated."""
    texts = live_texts(type(page), getattr(page, "translation_key", None))
    return laid_over(page, texts) if texts else page


def live_texts(model: Any, key: Any) -> dict[str, Any] | None:
    """The short texts of a page in the spoken language, by its type and translation key; nothing where there are none.

    The texts of a type may be read as those of pages in general: a title and an address.
    """
    language = spoken()
    if language == SOURCE or language not in places().get(key, ()):
        return None
    return translated(model, language).get(key)


def all_in_language(pages: Iterable[AnyPage]) -> list[AnyPage]:
    """Pages in the spoken language, in their order."""
    return [in_language(page) for page in pages]


def laid_over(page: AnyPage, texts: dict[str, Any]) -> AnyPage:
    """A copy of a page with other texts; the page itself is shared by all readers and languages."""
    copy = type(page).__new__(type(page))
    vars(copy).update(vars(page), **texts)
    return copy


def translated(model: Any, language: str) -> dict[Any, dict[str, Any]]:
    """The short texts of the translations of a type, by translation key."""
    return kept(("translated", model, language), lambda: read_translated(model, language), shared=True)


def read_translated(model: Any, language: str) -> dict[Any, dict[str, Any]]:
    names = (*short_texts(model), *ALWAYS)
    rows = model._default_manager.filter(locale=locale_ids()[language], live=True)
    return {key: dict(zip(names, values, strict=True)) for key, *values in rows.values_list("translation_key", *names)}


def short_texts(model: Any) -> list[str]:
    """The translated fields of a type that lists may show: one line or a few, not rich text."""
    names = [field.field_name for field in get_translatable_fields(model) if isinstance(field, TranslatableField)]
    fields = [model._meta.get_field(name) for name in names if name != "slug"]
    return [one.name for one in fields if is_short(one)]


def is_short(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not isinstance(field, RichTextField)
