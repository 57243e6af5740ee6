"""A translation goes live when its text is complete: no sentence of the source within a page of another language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .following import adopt_rows, slug_for
from .led import is_led, source_key, source_of
from .publication import check_publication
from .text_sources import is_blank


class TranslationRefused(Exception):
    """A translation was about to be made where it cannot stand; `page` is what it would translate."""

    def __init__(self, page: Any, message: str) -> None:
        super().__init__(message)
        self.page = page


def check_parent(page: Any, locale: Locale, *, alias: bool) -> None:
    """Wagtail-localize shows untranslated parents as live copies of their source, which we never do."""
    if alias:
        raise TranslationRefused(page, _("A page is translated, or shown in its own language: it is not copied."))
    parent = page.get_parent()
    if not (parent.is_root() or parent.has_translation(locale)):
        raise TranslationRefused(
            page, _("Translate “%(title)s” first: the page stands below it.") % {"title": parent.title}
        )


def translation_into(page: Any) -> Translation | None:
    """The work of which a page is the result; nothing where it was stopped, and the page is written like any other."""
    work = Translation.objects.filter(source__object_id=page.translation_key, source__locale_id=source_key())
    return work.filter(target_locale_id=page.locale_id, enabled=True).select_related("source").first()


def missing_texts(work: Translation) -> int:
    """How many texts of a translation nobody translated yet, or not without a mistake."""
    texts = StringSegment.objects.filter(source=work.source_id).annotate_translation(work.target_locale_id)
    rows = texts.values_list("translation", "string__data")
    return sum(is_blank(translation, source) for translation, source in rows)


def refusal(page: Any) -> str:
    """Why a translation may not go live; empty for a page that is none, or that says no more than what is live."""
    source = source_of(page) if is_led(page) else None
    if source is None:
        return ""
    if not source.live:
        return _("The page that it translates is not published. Publish that page first.")
    work = translation_into(page)
    if work is None:
        return _("Nothing of this page is translated yet.") if words(page) == words(source) else ""
    missing = missing_texts(work)
    if not missing or says_what_is_live(page):
        return ""
    text = ngettext(
        "%(number)d text is not translated yet. Translate it, then publish the page.",
        "%(number)d texts are not translated yet. Translate them, then publish the page.",
        missing,
    )
    return text % {"number": missing}


def says_what_is_live(page: Any) -> bool:
    """Whether a page's texts are those that readers see already, whose source has changed since."""
    live = type(page)._default_manager.filter(pk=page.pk, live=True).first()
    return bool(live) and words(live) == words(page)


def words(page: Any) -> list[tuple[str, str]]:
    """The texts of a page, each with its place in it."""
    return [(one.path, one.string.data) for one in extract_segments(page) if isinstance(one, StringSegmentValue)]


def check_translation(work: Translation) -> None:
    """Raise `PublicationRefused` if the page that a work of translation makes may not go live."""
    page = work.source.get_ephemeral_translated_instance(work.target_locale, fallback=True)
    adopt_rows(page)
    page.slug = slug_for(page, work.get_target_instance().slug, source_of(page))
    check_publication(page)
