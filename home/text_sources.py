"""The texts of pages as translators have them."""

import json
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
    get_schema_version,
)

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


def says_nothing(text: str | None) -> bool:
    """Whether nothing is left of a text without its tags and spaces."""
    return not unescape(strip_tags(text or "")).strip()


def is_blank(text: str | None, source: str) -> bool:
    """Whether a translation says nothing where its source says something: it is none."""
    return says_nothing(text) and not says_nothing(source)


def on_text_saved(sender: Any, instance: StringTranslation, **_options: Any) -> None:
    """An empty translation is a mistake, which its translator is told of: wagtail-localize takes it for done."""
    if not instance.has_error and is_blank(instance.data, instance.translation_of.data):
        # Which saves it again, and comes back here.
        instance.set_field_error([ValidationError(_("This translation is empty: the text is still to be translated."))])
    elif instance.context and instance.context.path == "title":
        list_by(instance)


def list_by(title: StringTranslation) -> None:
    """Editors find a page under its newest title, unless that is a mistake; a list takes the beginning of a long one,
    which wagtail-localize would give to the database whole."""
    pages = Page.objects.filter(translation_key=title.context.object_id, locale=title.locale_id)
    room = Page._meta.get_field("draft_title").max_length
    pages.update(draft_title=F("title") if title.has_error else title.data[:room])
