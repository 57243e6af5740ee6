"""What each field is to a translation: a text, which is translated, or a fact, which is the same in every language.

Page types and inline rows say it of the fields that they add: `texts`, `facts`, and `own` for what only the page that
has it uses. A fact is never overridden in a translation. A check fails for a field that nobody declared.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db.models import AutoField, Field, Model
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

PLACE = {"path", "depth", "numchild"}  # in the tree, which is each language's own


class Declared:
    """Mixin of page types and inline rows; what a class declares is added to what its bases do."""

    texts: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[str, ...]] = ()
    own: ClassVar[tuple[str, ...]] = ()
    codes: ClassVar[Mapping[str, Collection[str]]] = {}  # values of a text that are not words, such as the unit "%"

    # The same, in the words of wagtail-localize.
    translatable_fields = classproperty(lambda model: localized(model))


class Text(TranslatableField):
    """A text; where its value is a code, it is a fact of its row."""

    def is_translated(self, obj: Any) -> bool:
        return not is_code(obj, self.field_name)

    def is_synchronized(self, source: Any) -> bool:
        return is_code(source, self.field_name) or bool(super().is_synchronized(source))


def is_code(record: Any, name: str) -> bool:
    """Whether a text holds a code, which no language changes."""
    return getattr(record, name, None) in record.codes.get(name, ())


def declared(model: type[Model], kind: str) -> list[str]:
    """The names in `texts`, `facts` or `own`, those of the bases first."""
    return [name for one in reversed(model.__mro__) for name in vars(one).get(kind, ())]


@cache
def texts_of(model: type[Model]) -> tuple[str, ...]:
    """The fields that are translated."""
    return tuple(declared(model, "texts"))


@cache
def facts_of(model: type[Model]) -> tuple[str, ...]:
    """The columns that are the same in every language."""
    return tuple(model._meta.get_field(name).attname for name in declared(model, "facts"))


@cache
def relations_of(model: type[Model]) -> tuple[Any, ...]:
    """The inline rows of a page type; the comments of editors are no content."""
    return tuple(one for one in get_all_child_relations(model) if one.name != COMMENTS_RELATION_NAME)


@cache
def localized(model: type[Model]) -> list[Any]:
    """Rows that have texts are translated, others are copied."""
    rows = [
        TranslatableField(one.name)
        if issubclass(one.related_model, TranslatableMixin)
        else SynchronizedField(one.name, overridable=False)
        for one in relations_of(model)
    ]
    facts = [SynchronizedField(name, overridable=False) for name in declared(model, "facts")]
    return [*map(Text, declared(model, "texts")), *facts, *rows]


def check_declarations(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """Receiver of Django's checks: `home.E001` for each field that is not declared exactly once."""
    pages = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]
    rows = {one.related_model for model in pages for one in relations_of(model)}
    return [
        Error(problem, obj=model, id="home.E001")
        for model in [*pages, *sorted(rows, key=lambda one: str(one._meta.label))]
        for problem in problems(model)
    ]


def problems(model: type[Model]) -> Iterator[str]:
    """What is wrong with a model's declarations, in words."""
    if not issubclass(model, Declared):
        yield _("This model does not declare which of its fields are translated (home/declared.py).")
        return
    names = Counter(name for kind in ("texts", "facts", "own") for name in declared(model, kind))
    known = {field.name for field in model._meta.get_fields()}
    for name in editable(model) - names.keys():
        yield _("Nobody declared the field “%(name)s”: name it in `texts`, `facts` or `own`.") % {"name": name}
    for name, times in names.items():
        if times > 1:
            yield _("The field “%(name)s” is declared more than once.") % {"name": name}
        if name not in known:
            yield _("The field “%(name)s” is declared, but there is none of this name.") % {"name": name}
    if texts_of(model) and not issubclass(model, TranslatableMixin):
        yield _("Rows that have texts are translated: make this model a `TranslatedRow`.")


def editable(model: type[Model]) -> set[str]:
    """The fields that somebody fills in."""
    return {field.name for field in model._meta.concrete_fields if field.editable and is_content(model, field)}


def is_content(model: type[Model], field: "Field[Any, Any]") -> bool:
    """Not a key, a place in the tree, or the page that a row belongs to."""
    is_link = isinstance(field, ParentalKey) or bool(getattr(field.remote_field, "parent_link", False))
    return not (isinstance(field, AutoField) or is_link or (issubclass(model, Page) and field.name in PLACE))
