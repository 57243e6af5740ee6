"""A page type says what is found of it, or that it is not searched: forgetting is an error at start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import get_page_models

from .documents import document_of


@register()
def every_page_type_is_registered(**_options: Any) -> list[CheckMessage]:
    """Types of ours that `document_of` does not know."""
    return [forgotten(model) for model in get_page_models() if is_ours(model) and not is_registered(model)]


def is_ours(model: Any) -> bool:
    return not str(model.__module__).startswith("wagtail.") and not model._meta.abstract


def is_registered(model: Any) -> bool:
    """Whether a function is registered for the type, or for an abstract parent of it."""
    return any(parent in document_of.registry for parent in model.__mro__ if parent is not object)


def forgotten(model: Any) -> CheckMessage:
    return Error(
        f"{model.__name__} does not say what is found of it.",
        hint="Register a function for it with `document_of` in search/documents/, or `not_searched`.",
        obj=model,
        id="search.E001",
    )
