"""What happens to a page of the source language happens to its translations, in the same transaction.

Facts follow at once. Texts follow when all of them are translated; until then a live translation keeps its last good
ones. A page that is withdrawn, moved, restricted or deleted takes its translations with it.
"""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageLogEntry, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move
from wagtail_localize.models import MissingTranslationError, Translation, TranslationSource, get_schema_version
from wagtail_localize.segments.extract import extract_segments

from .completeness import text_source
from .following import (
    adopt_rows,
    follow,
    forget_locales,
    is_led,
    leading,
    slug_for,
    source_key,
    source_of,
    translations_of,
)
from .publication import check_publication
from .restrictions import is_below_restriction, mirror
from .signals import page_saved

logger = logging.getLogger(__name__)
WITHDRAWN = "home.withdraw"  # in a page's history: unpublished because its source was
KEYS_OF_STATE = {"live", "title", "slug"}  # a save of other fields alone is the work of Wagtail


def connect() -> None:
    """Listen to all doors through which a page changes."""
    page_saved.connect(on_saved, dispatch_uid="home.propagation")
    page_unpublished.connect(on_unpublished, dispatch_uid="home.propagation")
    post_page_move.connect(on_moved, dispatch_uid="home.propagation")
    pre_delete.connect(on_deleted, sender=Page, dispatch_uid="home.propagation")
    through = PageViewRestriction.groups.through
    for signal, sender in (
        (post_save, PageViewRestriction),
        (post_delete, PageViewRestriction),
        (m2m_changed, through),
    ):
        signal.connect(on_restricted, sender=sender, dispatch_uid="home.propagation")
    for signal in (post_save, post_delete):
        signal.connect(forget_locales, sender=Locale, dispatch_uid="home.propagation")


def on_saved(sender: Any, page: Any, fields: Any = None, **_options: Any) -> None:
    """A page of the source leads its translations; a translation that goes live is restricted as its source is."""
    if fields is not None and KEYS_OF_STATE.isdisjoint(fields):
        return
    if page.locale_id == source_key():
        (lead if page.live else withdraw)(page)
    elif page.live and is_led(page) and (source := source_of(page)):
        mirror(source, page)


def on_unpublished(sender: Any, instance: Any, **_options: Any) -> None:
    """What expires is not saved as a page of its type."""
    if instance.locale_id == source_key():
        withdraw(instance)


def lead(page: Any) -> None:
    """Bring every translation of a live page up to it (1 query where there is none)."""
    translations = list(translations_of(page).select_related("locale"))
    if not translations:
        return
    work = refreshed(page)
    with leading():
        for translation in translations:
            bring_up(translation, page, work.get(translation.locale_id))
            mirror(page, translation)


def withdraw(page: Any) -> None:
    """No translation of a page is live without it."""
    for translation in translations_of(page).filter(live=True):
        translation.unpublish(log_action=WITHDRAWN)


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


def bring_up(translation: Any, page: Any, work: Translation | None) -> None:
    """Facts and, where all are translated, texts; a translation that readers never saw stays a draft."""
    if not (translation.live or was_withdrawn(translation)):
        draft(translation, page, work)
        return
    whole = complete(translation, page, work) if work else None
    newer = None if whole else newer_draft(translation)
    publish(whole or with_facts(translation, page))
    if newer:
        with_facts(newer, page).save_revision()


def was_withdrawn(translation: Any) -> bool:
    """Whether a page is not live only because its source was not: its editors did not unpublish it."""
    if translation.first_published_at is None:
        return False
    entries = PageLogEntry.objects.filter(page=translation.pk, action__in=(WITHDRAWN, "wagtail.unpublish"))
    return bool(entries.order_by("-timestamp", "-pk").values_list("action", flat=True).first() == WITHDRAWN)


def complete(translation: Any, page: Any, work: Translation) -> Any:
    """The translation with all its texts; nothing where one is missing or cannot be published."""
    try:
        made = work.source.get_ephemeral_translated_instance(work.target_locale)
    except MissingTranslationError:
        return None
    adopt_rows(made)
    made.slug = slug_for(made, translation.slug, page)
    try:
        check_publication(made)
    except ValidationError as error:
        logger.warning("The translation “%s” keeps its last text: %s", translation, error)
        return None
    return made


def with_facts(translation: Any, page: Any) -> Any:
    follow(translation, page)
    return translation


def newer_draft(translation: Any) -> Any:
    """What translators wrote since they last published."""
    return translation.get_latest_revision_as_object() if translation.has_unpublished_changes else None


def publish(translation: Any) -> None:
    """Through Wagtail, so that history, search and caches see a publication like any other."""
    translation.go_live_at = None
    translation.save_revision().publish()


def draft(translation: Any, page: Any, work: Translation | None) -> None:
    """A draft shows the texts that are missing in the source language, so that translators see the whole page."""
    if work:
        work.save_target(publish=False)
    else:
        with_facts(translation.get_latest_revision_as_object(), page).save_revision()


def on_moved(
    sender: Any, instance: Any, parent_page_after: Any, url_path_before: str, url_path_after: str, **_options: Any
) -> None:
    """Translations go below the translation of the new parent; where there is none they stay where they are."""
    if instance.locale_id != source_key() or url_path_before == url_path_after:
        return
    page = instance.specific
    for translation in translations_of(page):
        parent = parent_page_after.get_translation_or_none(translation.locale_id)
        if parent is None:
            if translation.live and is_below_restriction(page):
                translation.unpublish(log_action=WITHDRAWN)
        elif not translation.is_child_of(parent):
            translation.move(parent, pos="last-child")


def on_deleted(sender: Any, instance: Page, **_options: Any) -> None:
    """A translation has no life of its own."""
    if instance.locale_id == source_key():
        for one in Page.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk):
            one.delete()


def on_restricted(sender: Any, instance: PageViewRestriction, **options: Any) -> None:
    """Who may read a page may read its translations, and nobody else."""
    if options.get("action", "").startswith("pre_") or instance.page.locale_id != source_key():
        return
    for translation in translations_of(instance.page):
        mirror(instance.page, translation)
