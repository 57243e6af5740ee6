"""A translation has the facts of its source, whatever is saved and by which door.

Facts and shared rows are copied from the live source page. Translated rows follow it too: which there are, their order
and their facts. Texts stay as they are, except that one which is empty in the source is empty everywhere.
"""

from typing import Any

from wagtail.models import Page, TranslatableMixin

from .declared import relations_of
from .following_rows import bring_facts, led_rows, shared_rows
from .led import is_led, source_of


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


def slug_for(page: Any, slug: str, source: Any) -> str:
    """The slug of the source; a home page stands beside it, and a page that stayed behind may stand beside another."""
    if page.depth == 2:
        return f"{source.slug}-{page.locale.language_code}"
    if slug == source.slug or Page._slug_is_available(source.slug, page.get_parent(), page):
        return str(source.slug)
    return slug
