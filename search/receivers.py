"""The doors through which content changes, each leading to `indexing` inside the transaction that opened it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site

from home.languages import SOURCE, code_of, source_id
from home.signals import page_saved
from programmes.models import CallPage, Organisation, ProgrammePage, Sector

from . import indexing


@receiver(page_saved)
def follow_page(page: Any, fields: Iterable[str] | None, **_context: Any) -> None:
    indexing.follow(page, fields)


@receiver(post_save, sender=Page)
def follow_place(instance: Page, update_fields: Iterable[str] | None, created: bool, **_context: Any) -> None:
    """A page saved as Wagtail's base type, which knows its place alone: what a move does."""
    if type(instance) is Page and not created and instance.specific_class is not Page:
        indexing.follow(moved(instance), update_fields)


def moved(page: Page) -> Any:
    """The page of its own type, where it now is."""
    specific = page.specific_class.objects.get(pk=page.pk)
    specific.path, specific.url_path = page.path, page.url_path
    return specific


@receiver(pre_delete, sender=CallPage)
@receiver(pre_delete, sender=ProgrammePage)
def remember_naming(instance: Any, **_context: Any) -> None:
    """Which pages name a call or a programme: once it is gone, nothing says so."""
    instance.named_by = indexing.naming(instance)


@receiver(post_delete, sender=CallPage)
@receiver(post_delete, sender=ProgrammePage)
def follow_naming(instance: Any, **_context: Any) -> None:
    indexing.index(indexing.pages_of(instance.named_by))


@receiver(post_delete, sender=Page)
def forget_page(instance: Page, **_context: Any) -> None:
    indexing.forget([instance.pk])
    if code_of(instance) != SOURCE:  # what it translated is now what its readers find
        same = Page.objects.filter(translation_key=instance.translation_key, locale=source_id())
        indexing.index(indexing.pages_of(same.values_list("pk", flat=True)))
    if indexing.is_home_elsewhere(instance):
        indexing.index_readers()


@receiver([post_save, post_delete], sender=Site)
def follow_site(**_context: Any) -> None:
    """The home page of a site decides on the languages in which it is served."""
    indexing.index_readers()


# Wagtail saves a restriction outside any transaction; with what it takes away from readers it is one change.
PageViewRestriction.save = transaction.atomic(PageViewRestriction.save)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_restriction(instance: PageViewRestriction, **_context: Any) -> None:
    """A restriction takes a whole branch away from search, or gives it back."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        indexing.index([page.specific])
        indexing.index_below(page, everything=True)


@receiver([post_save, post_delete], sender=Organisation)
@receiver([post_save, post_delete], sender=Sector)
def follow_record(instance: Any, **_context: Any) -> None:
    """A record whose name or kind entries hold."""
    indexing.index(indexing.pages_of(indexing.naming(instance)))
