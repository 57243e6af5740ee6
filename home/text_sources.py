"""The texts of pages as translators have them."""

from typing import Any

from wagtail_localize.models import Translation, TranslationSource, get_schema_version
from wagtail_localize.segments.extract import extract_segments


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
    old = segments(source.as_instance())
    fresh = source.get_source_instance()
    if segments(fresh) != old:
        source.update_from_db()
        return
    source.content_json, source.schema_version = fresh.to_json(), get_schema_version(fresh._meta.app_label)
    source.save(update_fields=["content_json", "schema_version"])


def segments(page: Any) -> list[Any]:
    return [(one.order, one) for one in extract_segments(page)]
