"""The check that every field of pages and inline rows is declared a text or a fact (`declared`), once."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db.models import AutoField, Field, Model
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin

from .declared import Declared, declared, relations_of, texts_of

PLACE = {"path", "depth", "numchild"}  # in the tree, which is each language's own


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
    names: Counter[str] = Counter(name for kind in ("texts", "facts", "own") for name in declared(model, kind))
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
