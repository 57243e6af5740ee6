"""What happens to a page of the source language happens to its translations, in the same transaction.

Facts follow at once. Texts follow when all of them are translated; until then a live translation keeps its last good
ones. A page that is withdrawn, moved, restricted or deleted takes its translations with it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move
from wagtail_localize.models import StringTranslation, post_save_string_translation

from .declared import declared
from .leading import WITHDRAWN, lead, withdraw
from .led import forget_locales, is_led, source_key, source_of, translations_of
from .restrictions import is_below_restriction, mirror
from .signals import page_saved
from .text_sources import on_text_saved


def connect() -> None:
    """Listen to all doors through which a page changes."""
    page_saved.connect(on_saved, dispatch_uid="home.propagation")
    page_unpublished.connect(on_unpublished, dispatch_uid="home.propagation")
    post_page_move.connect(on_moved, dispatch_uid="home.propagation")
    pre_delete.connect(on_deleted, sender=Page, dispatch_uid="home.propagation")
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)  # a title is listed by `on_text_saved`
    post_save.connect(on_text_saved, sender=StringTranslation, dispatch_uid="home.propagation")
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
    if fields is not None and not is_content(page, fields):
        return
    if page.locale_id == source_key():
        (lead if page.live else withdraw)(page)
    elif page.live and is_led(page) and (source := source_of(page)):
        mirror(source, page)


def is_content(page: Any, fields: Iterable[str]) -> bool:
    """Whether a save of some fields changes what readers see; the others are Wagtail's accounts."""
    return not {"live", *declared(type(page), "texts"), *declared(type(page), "facts")}.isdisjoint(fields)


def on_unpublished(sender: Any, instance: Any, **_options: Any) -> None:
    """What expires is not saved as a page of its type."""
    if instance.locale_id == source_key():
        withdraw(instance)


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
