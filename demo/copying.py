"""A page in another language before its texts are: what is declared of its type, nothing else."""

from typing import Any

from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, TranslatableMixin

from home.declared import facts_of, relations_of, texts_of
from home.following_rows import copied


def copy_of(original: Any, locale: Locale, parent: Page) -> Any:
    """A page in memory, with its rows; the original is one in memory too."""
    model = type(original)
    fields = {name: getattr(original, name) for name in (*facts_of(model), *texts_of(model))}
    page = model(locale=locale, translation_key=original.translation_key, **fields)
    page.slug = find_available_slug(parent, slug(original, locale, parent))
    for relation in relations_of(model):
        getattr(page, relation.get_accessor_name()).set(rows(original, relation, locale))
    return page


def slug(original: Any, locale: Locale, parent: Page) -> str:
    """That of the original; home pages stand side by side."""
    return f"{original.slug}-{locale.language_code}" if parent.is_root() else str(original.slug)


def rows(original: Any, relation: Any, locale: Locale) -> list[Any]:
    """The rows of a relation: translations of the original's, or the same facts again."""
    others = {"locale_id": locale.pk} if issubclass(relation.related_model, TranslatableMixin) else {}
    known = getattr(original, relation.get_accessor_name()).all()
    return [copied(row, relation.field.attname, **others) for row in known]
