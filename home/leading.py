"""A page of the source language leads its translations: facts at once, texts when all of them are translated."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry
from wagtail_localize.models import Translation

from .completeness import missing_texts
from .following import adopt_rows, follow, slug_for
from .led import leading, translations_of
from .publication import check_publication
from .references import references_suspended
from .restrictions import mirror
from .text_sources import refreshed

logger = logging.getLogger(__name__)
WITHDRAWN = "home.withdraw"  # in a page's history: unpublished because its source was


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


def bring_up(translation: Any, page: Any, work: Translation | None) -> None:
    """Facts and, where all are translated, texts; a translation that readers never saw stays a draft."""
    if not (translation.live or was_withdrawn(translation)):
        draft(translation, page, work)
        return
    whole = complete(translation, page, work) if work else None
    if whole and not is_moderated(translation):
        publish(whole)
        return
    newer = whole or newer_draft(translation)
    publish(with_facts(translation, page))
    if newer:
        with_facts(newer, page).save_revision()


def is_moderated(translation: Any) -> bool:
    """Whether somebody is asked to approve texts, which do not go live before."""
    return bool(translation.workflow_states.active().exists())


def was_withdrawn(translation: Any) -> bool:
    """Whether a page is not live only because its source was not: its editors did not unpublish it."""
    if translation.first_published_at is None:
        return False
    entries = PageLogEntry.objects.filter(page=translation.pk, action__in=(WITHDRAWN, "wagtail.unpublish"))
    return bool(entries.order_by("-timestamp", "-pk").values_list("action", flat=True).first() == WITHDRAWN)


def complete(translation: Any, page: Any, work: Translation) -> Any:
    """The translation with all its texts; nothing where one is missing or cannot be published."""
    if missing_texts(work):
        return None
    made = work.source.get_ephemeral_translated_instance(work.target_locale)
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
    with references_suspended():  # publishing updates it
        revision = translation.save_revision()
    revision.publish()


def draft(translation: Any, page: Any, work: Translation | None) -> None:
    """A draft shows the texts that are missing in the source language, so that translators see the whole page."""
    if work:
        try:
            work.save_target(publish=False)
        except ValidationError as error:  # a translator's mistake, which the form of the translation shows
            logger.warning("The draft “%s” stays as it was: %s", translation, error)
    else:
        with_facts(translation.get_latest_revision_as_object(), page).save_revision()
