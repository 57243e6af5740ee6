"""A translation has the facts of its source, whatever is saved and by which door.

Facts and shared rows are copied from the live source page. Translated rows follow it too: which there are, their order
and their facts. Texts stay as they are, except that one which is empty in the source is empty everywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db.models import Model
from wagtail.models import Locale, Page, TranslatableMixin

from .declared import facts_of, is_code, relations_of, texts_of
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


def keep_in_step(page: Any) -> None:
    """Give a translation the facts of its source, if that is live (1 query, and 2 for each kind of rows)."""
    if is_led(page) and (source := source_of(page)) and source.live:
        follow(page, source)


def adopt_rows(page: Any) -> None:
    """Tell rows in memory what the database asks for and no form says: their language, and whether they are new."""
    for relation in relations_of(type(page)):
        manager = getattr(page, relation.get_accessor_name())
        for row in manager.get_object_list() if manager.is_deferring else ():
            row._state.adding = row.pk is None
            if isinstance(row, TranslatableMixin):
                row.locale_id = page.locale_id


def follow(page: Any, source: Any) -> None:
    """Bring the facts of a translation, in memory, to those of its source."""
    slug = page.slug
    bring_facts(page, source)
    page.slug = slug_for(page, slug, source)
    for relation in relations_of(type(page)):
        name = relation.get_accessor_name()
        theirs = list(getattr(source, name).all())
        step = led_rows if issubclass(relation.related_model, TranslatableMixin) else shared_rows
        before = list(getattr(page, name).all())
        after = step(before, theirs, relation.field.attname, page.locale_id)
        if after is not None:
            getattr(page, name).set(after)


def bring_facts(record: Any, source: Any) -> bool:
    """Set the facts of a page or a row, and clear the texts that the source cleared; whether anything changed."""
    model = type(record)
    names = [name for name in texts_of(model) if is_code(source, name) or not getattr(source, name)]
    changed = [name for name in (*facts_of(model), *names) if getattr(record, name) != getattr(source, name)]
    for name in changed:
        setattr(record, name, getattr(source, name))
    return bool(changed)


def slug_for(page: Any, slug: str, source: Any) -> str:
    """The slug of the source; a home page stands beside it, and a page that stayed behind may stand beside another."""
    if page.depth == 2:
        return f"{source.slug}-{page.locale.language_code}"
    if slug == source.slug or Page._slug_is_available(source.slug, page.get_parent(), page):
        return str(source.slug)
    return slug


def shared_rows(rows: list[Any], theirs: list[Any], parent: str, _locale: int) -> list[Any] | None:
    """The same rows as the source, in the place of those that there are; nothing where they are the same already."""
    if [values(row, parent) for row in rows] == [values(row, parent) for row in theirs]:
        return None
    keys = [row.pk for row in rows[: len(theirs)]]
    keys += [None] * (len(theirs) - len(keys))
    return [copied(row, parent, pk=key) for row, key in zip(theirs, keys, strict=True)]


def led_rows(rows: list[Any], theirs: list[Any], parent: str, locale: int) -> list[Any] | None:
    """The translations of the source's rows, in its order; new ones with its texts, if they say more than texts."""
    known = {row.translation_key: row for row in rows}
    found = [known.get(row.translation_key) or untranslated(row, parent, locale) for row in theirs]
    pairs = [(row, source) for row, source in zip(found, theirs, strict=True) if row is not None]
    changed = [bring_row(row, source) for row, source in pairs]
    after = [row for row, _source in pairs]
    same = [row.pk for row in after] == [row.pk for row in rows] and not any(changed)
    return None if same else after


def bring_row(row: Any, source: Any) -> bool:
    moved = row.sort_order != source.sort_order
    row.sort_order = source.sort_order
    return bring_facts(row, source) or moved


def untranslated(row: Any, parent: str, locale: int) -> Any:
    """A new row as a translation shows it until somebody translates it; nothing if all that it has is text."""
    if row.is_all_text:
        return None
    language = SOURCE if any(getattr(row, name) for name in texts_of(type(row))) else ""
    return copied(row, parent, locale_id=locale, text_language=language)


def values(row: Model, parent: str) -> tuple[Any, ...]:
    """What a row says, whoever it belongs to."""
    return tuple(getattr(row, field.attname) for field in columns(row, parent))


def copied(row: Any, parent: str, **others: Any) -> Any:
    """A new row that says the same."""
    return type(row)(**{field.attname: getattr(row, field.attname) for field in columns(row, parent)} | others)


def columns(row: Model, parent: str) -> list[Any]:
    """All columns but a row's own key and that of its page."""
    return [field for field in row._meta.concrete_fields if not field.primary_key and field.attname != parent]
