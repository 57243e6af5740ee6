"""Inline rows of a translation have the facts of the source's rows, and their order."""

from typing import Any

from django.db.models import Model

from .declared import facts_of, is_code, texts_of
from .languages import SOURCE


def bring_facts(record: Any, source: Any) -> bool:
    """Set the facts of a page or a row, and clear the texts that the source cleared; whether anything changed."""
    model = type(record)
    names = [name for name in texts_of(model) if is_code(source, name) or not getattr(source, name)]
    changed = [name for name in (*facts_of(model), *names) if getattr(record, name) != getattr(source, name)]
    for name in changed:
        setattr(record, name, getattr(source, name))
    return bool(changed)


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
