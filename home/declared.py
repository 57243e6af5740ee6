"""What each field is to a translation: a text, which is translated, or a fact, which is the same in every language.

Page types and inline rows say it of the fields that they add: `texts`, `facts`, and `own` for what only the page that
has it uses. A fact is never overridden in a translation. A check (`declaring`) fails for a field that nobody declared.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, ClassVar

from django.utils.functional import classproperty
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

Names = tuple[str, ...]


class Text(TranslatableField):
    """A text; where its value is a code, it is a fact of its row."""

    def is_translated(self, obj: Any) -> bool:
        return not is_code(obj, self.field_name)

    def is_synchronized(self, source: Any) -> bool:
        return is_code(source, self.field_name) or bool(super().is_synchronized(source))


def is_code(record: Any, name: str) -> bool:
    """Whether a text holds a code, which no language changes."""
    return getattr(record, name, None) in record.codes.get(name, ())


def declared(model: Any, kind: str) -> Names:
    """The names in `texts`, `facts` or `own`, those of the bases first."""
    return tuple(name for one in reversed(model.__mro__) for name in vars(one).get(kind, ()))


def texts_of(model: Any) -> Names:
    """The fields that are translated."""
    return declared(model, "texts")


def facts_of(model: Any) -> Names:
    """The columns that are the same in every language."""
    return tuple(model._meta.get_field(name).attname for name in declared(model, "facts"))


def relations_of(model: Any) -> list[Any]:
    """The inline rows of a page type; the comments of editors are no content."""
    return [one for one in get_all_child_relations(model) if one.name != COMMENTS_RELATION_NAME]


@cache
def localized(model: Any) -> list[Any]:
    """The same, in the words of wagtail-localize: rows that have texts are translated, others are copied."""
    rows = [
        TranslatableField(one.name)
        if issubclass(one.related_model, TranslatableMixin)
        else SynchronizedField(one.name, overridable=False)
        for one in relations_of(model)
    ]
    facts = [SynchronizedField(name, overridable=False) for name in declared(model, "facts")]
    return [*map(Text, texts_of(model)), *facts, *rows]


class Declared:
    """Mixin of page types and inline rows; what a class declares is added to what its bases do."""

    texts: ClassVar[Names] = ()
    facts: ClassVar[Names] = ()
    own: ClassVar[Names] = ()
    codes: ClassVar[Mapping[str, Collection[str]]] = {}  # values of a text that are not words, such as the unit "%"

    translatable_fields = classproperty(localized)
