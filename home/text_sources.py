"""The texts of pages as translators have them."""

import json
from typing import Any

from wagtail_localize.models import Translation, TranslationSource, get_schema_version

from .declared import relations_of, texts_of


def text_source(page: Any) -> TranslationSource | None:
    """The texts of a page of the source language, as translators have them; nothing if nobody translates it."""
    return TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first()


def refreshed(page: Any) -> dict[int, Translation]:
    """The works of translation that have begun, by the key of their language, once translators have the new texts."""
    source = text_source(page)
    if source is None:
        return {}
    refresh(source, page)
    return {
        one.target_locale_id: one for one in source.translations.filter(enabled=True).select_related("target_locale")
    }


def refresh(source: TranslationSource, page: Any) -> None:
    """Give translators the page as it is; where no text changed, the long list of texts stays as it is."""
    fresh = source.get_source_instance()
    content = fresh.to_json()
    if words(type(page), content) != words(type(page), source.content_json):
        source.update_from_db()
        return
    source.content_json, source.schema_version = content, get_schema_version(fresh._meta.app_label)
    source.save(update_fields=["content_json", "schema_version"])


def words(model: Any, content: str) -> list[Any]:
    """The texts in the JSON of a page and of its rows, in their order."""
    known = json.loads(content)
    rows = [
        (row.get("translation_key"), *(row.get(name) for name in texts_of(relation.related_model)))
        for relation in relations_of(model)
        for row in known.get(relation.name) or ()
    ]
    return [*(known.get(name) for name in texts_of(model)), *(row for row in rows if len(row) > 1)]
